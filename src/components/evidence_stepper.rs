//! The sentences because of which an article has a chosen value, one at a time.

use corpus::{ArticleId, FacetValue, evidence};
use yew::prelude::*;

use super::control::link;
use super::marked_text::marked_text;
use super::stepper::stepper;
use crate::hooks::use_local;
use crate::page::Page;
use crate::view_state::{Open, ViewState};
use crate::wording;

#[derive(PartialEq, Properties)]
pub struct EvidenceStepperProps {
    /// The page it stands on.
    pub page: Page,
    /// The article.
    pub article: ArticleId,
    /// The value that it has: an entity or a topic.
    pub value: FacetValue,
}

/// The reason for one chosen value: a sentence with the words marked, and a way to the next.
#[component]
pub fn EvidenceStepper(props: &EvidenceStepperProps) -> Html {
    let EvidenceStepperProps { page, article, value } = props;
    let shown = use_local(0usize);
    let place = shown.get();
    let passages = evidence(&page.corpus, *article, *value);
    let name = wording::value(&page.corpus, *value);
    let Some(passage) = passages.get(place).or_else(|| passages.first()) else {
        return html! {
            <p class="evidence evidence__head">
                <b class="evidence__name">{ &name }</b>{ " given by the editor" }
            </p>
        };
    };
    let noun = match value {
        FacetValue::Topic(_) => format!("passage on {name}"),
        _ => format!("mention of {name}"),
    };
    let on_step = {
        let shown = shown.clone();
        Callback::from(move |to| shown.set(to))
    };
    let paragraph = Some(passage.paragraph).filter(|&number| number > 0);
    let open = Some(Open { article: *article, paragraph });
    let to = ViewState { open, ..(*page.state).clone() };
    let text = &page.corpus.article(*article).text;
    let sentence = marked_text(text, passage.sentence, &[passage.mark]);
    html! {
        <div class="evidence">
            <div class="evidence__head">
                <b class="evidence__name">{ &name }</b>
                { stepper(&noun, Some(place), passages.len(), &on_step) }
            </div>
            <p class="evidence__sentence">
                { link(page, "evidence__link", None, to, sentence) }
            </p>
        </div>
    }
}
