//! The deployment as this page can see it: what is wrong with it, and the exact fix.

use std::rc::Rc;

use doctor::{
    Address, Answer, Finding, Observed, Origin, Outcome, Probe, Severity, Vantage, examine,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::control::CopyButton;
use crate::browser;

/// More rounds than any deployment needs: the page, what it names, and what that leads to.
const N_ROUNDS: usize = 8;

/// How far the check is.
#[derive(Clone, PartialEq)]
enum State {
    /// Nobody has asked for it.
    Idle,
    /// Requests are on their way.
    Running,
    /// What came of it, or why there was none.
    Done(Result<Rc<[Finding]>, String>),
}

/// What is checked.
#[derive(PartialEq, Properties)]
pub struct CheckPanelProps {
    /// Address of the page.
    pub page: AttrValue,
}

/// The tab "Check this deployment". It asks for nothing before the keeper does.
#[component]
pub fn CheckPanel(props: &CheckPanelProps) -> Html {
    let state = use_state(|| State::Idle);
    let host = use_node_ref();
    let onclick = {
        let (state, host, page) = (state.clone(), host.clone(), props.page.clone());
        move |_: MouseEvent| {
            if *state == State::Running {
                return;
            }
            state.set(State::Running);
            let host = host.cast::<HtmlInputElement>().map(|host| host.value()).unwrap_or_default();
            let (state, page) = (state.clone(), page.clone());
            yew::platform::spawn_local(async move {
                state.set(State::Done(check(&page, host.trim()).await.map(Rc::from)));
            });
        }
    };
    let is_running = *state == State::Running;
    let (said, findings) = match &*state {
        State::Idle => (String::new(), Html::default()),
        State::Running => ("Checking …".to_owned(), Html::default()),
        State::Done(Err(error)) => (error.clone(), Html::default()),
        State::Done(Ok(findings)) => {
            let list = findings.iter().map(finding_item);
            (summary(findings), html! { <ul class="keeper__findings">{ for list }</ul> })
        }
    };
    html! {
        <>
            <p>
                { "Asks this host for the files of this page once more, and says what readers and \
                   wikis would stumble over. Nothing is asked before you press the button." }
            </p>
            <label class="keeper__field">
                <span>{ "Origin of the wiki, if it is to show this page in a frame" }</span>
                <input ref={host} type="url" placeholder="https://wiki.example" autocomplete="off" />
            </label>
            <p class="keeper__copy">
                <button type="button" aria-disabled={is_running.then_some("true")} {onclick}>
                    { "Check now" }
                </button>
                <span role="status">{ said }</span>
            </p>
            { findings }
            <p class="keeper__note">
                { "What a page cannot see of its own host, the command " }
                <code>{ format!("corpus doctor {}", props.page) }</code>
                { " can." }
            </p>
        </>
    }
}

/// One finding, with its fix to copy.
pub fn finding_item(finding: &Finding) -> Html {
    let key = match finding.severity {
        Severity::Problem => "problem",
        Severity::Advice => "advice",
        Severity::Unseen => "unseen",
        Severity::Good => "good",
    };
    let fixes = finding.fixes.iter().map(|fix| {
        html! {
            <div class="keeper__fix">
                <p>{ fix.place }</p>
                <pre tabindex="0">{ &fix.lines }</pre>
                <CopyButton text={fix.lines.clone()} />
            </div>
        }
    });
    html! {
        <li class="keeper__finding" data-severity={key}>
            <p>
                <strong>{ finding.severity.label() }</strong>
                { format!(" · {}", finding.check.label()) }
                if !finding.subject.is_empty() { { " · " }<code>{ &finding.subject }</code> }
            </p>
            <p>{ format!("{}.", finding.matter) }</p>
            { for fixes }
        </li>
    }
}

fn summary(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let advice = match count(Severity::Advice) {
        0 => String::new(),
        1 => ", 1 piece of advice".to_owned(),
        number => format!(", {number} pieces of advice"),
    };
    match count(Severity::Problem) {
        0 => format!("No problems{advice}"),
        1 => format!("1 problem{advice}"),
        number => format!("{number} problems{advice}"),
    }
}

/// Makes the requests that the doctor asks for, and gives what it finds, problems first.
async fn check(page: &str, host: &str) -> Result<Vec<Finding>, String> {
    let address = Address::parse(page).map_err(|error| error.to_string())?;
    let mut observed = Observed::new(address, Vantage::Page);
    if !host.is_empty() {
        observed.host = Some(Origin::parse(host).map_err(|error| error.to_string())?);
    }
    for _ in 0..N_ROUNDS {
        for probe in observed.plan() {
            let outcome = ask(&probe).await;
            observed.record(probe, outcome);
        }
    }
    let mut findings = examine(&observed);
    findings.sort_by_key(|finding| finding.severity);
    Ok(findings)
}

async fn ask(probe: &Probe) -> Outcome {
    match browser::fetch(&probe.address.to_string(), &probe.headers).await {
        Ok(fetched) => Outcome::Answered(Answer {
            address: Address::parse(&fetched.address).unwrap_or_else(|_| probe.address.clone()),
            status: fetched.status,
            headers: fetched.headers,
            body: fetched.body,
        }),
        Err(reason) => Outcome::Failed(reason),
    }
}
