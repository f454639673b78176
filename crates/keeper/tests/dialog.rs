//! The dialog as a string, without a browser: what stands in it for which view.

#![cfg(not(target_arch = "wasm32"))]

use doctor::{Check, Finding, Fix, Severity};
use keeper::components::{Dialog, DialogProps, finding_item};
use keeper::view::View;
use yew::prelude::*;

/// The dialog for a view of the page.
fn render(fragment: &str) -> String {
    let view = View::new("https://host.example/corpus/", fragment, "Clippings");
    to_string::<Dialog>(DialogProps { view, on_close: Callback::noop() })
}

fn to_string<T: BaseComponent>(props: T::Properties) -> String {
    let renderer = yew::LocalServerRenderer::<T>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// The dialog says each of these, in this order.
#[track_caller]
fn says(page: &str, expected: &[&str]) {
    let mut rest = page;
    for words in expected {
        let Some(at) = rest.find(words) else {
            panic!("the dialog does not say {words:?} (where it should), but {page}");
        };
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn the_dialog_has_a_name_and_two_tabs_of_which_one_is_shown() {
    let dialog = render("");
    says(
        &dialog,
        &[
            "<dialog",
            r#"aria-labelledby="keeper-title""#,
            r#"<h2 id="keeper-title">Embed and check</h2>"#,
            ">Close</button>",
            r#"role="tablist""#,
            r#"aria-selected="true""#,
            ">Embed this view</button>",
            r#"aria-selected="false""#,
            ">Check this deployment</button>",
            r#"role="tabpanel" aria-labelledby="keeper-tab-embed" class"#,
            r#"role="tabpanel" aria-labelledby="keeper-tab-check" hidden"#,
        ],
    );
}

#[test]
fn the_snippet_is_for_the_view_and_so_is_the_preview() {
    let dialog = render("entity=megvii&article=a");
    says(
        &dialog,
        &[
            ">Snippet</label>",
            r#"&lt;iframe src="https://host.example/corpus/#entity=megvii&amp;amp;article=a"#,
            "frame-src",
            r#"title="Preview""#,
            "entity=megvii",
            "host=https%3A%2F%2Fhost.example",
        ],
    );
}

#[test]
fn filters_can_be_locked_one_by_one_and_a_view_without_any_has_nothing_to_lock() {
    let dialog = render("topic=privacy&not=entity:x&q=word");
    says(&dialog, &["Lock, so that", "All of these", "Topic: privacy", "Without: entity:x"]);
    assert!(!dialog.contains(": word"));
    assert!(!render("q=word").contains("Lock, so that"));
}

#[test]
fn no_element_has_a_style_or_a_handler_of_its_own() {
    let dialog = render("entity=%22%3E%3Cscript%3E&article=a");
    // The snippet is text, and has a style: that of another page's frame.
    let (before, rest) = dialog.split_once("<textarea").unwrap();
    let (_, after) = rest.split_once("</textarea>").unwrap();
    let dialog = format!("{before}{after}");
    for forbidden in [" style=", " onclick=", "<script", "<style"] {
        assert!(!dialog.contains(forbidden), "{forbidden}");
    }
}

#[derive(PartialEq, Properties)]
struct ItemProps {
    finding: Finding,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    finding_item(&props.finding)
}

#[test]
fn a_finding_says_what_is_the_matter_and_each_fix_word_for_word() {
    let lines = "types { application/wasm wasm; }\n<b>".to_owned();
    let finding = Finding {
        severity: Severity::Problem,
        check: Check::Types,
        subject: "a.wasm".to_owned(),
        matter: "it is sent as text".to_owned(),
        fixes: vec![Fix { place: "nginx", lines }],
    };
    says(
        &to_string::<Item>(ItemProps { finding }),
        &[
            r#"data-severity="problem""#,
            "problem</strong>",
            "content types",
            "a.wasm",
            "it is sent as text.",
            "nginx",
            "<pre",
            "types { application/wasm wasm; }\n&lt;b&gt;",
            ">Copy</button>",
        ],
    );
}

#[test]
fn nothing_is_found_before_it_is_asked_for() {
    let dialog = render("");
    says(&dialog, &["Check now", "corpus doctor https://host.example/corpus/"]);
    assert!(!dialog.contains("keeper__finding"));
}
