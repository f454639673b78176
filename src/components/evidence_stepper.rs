//! The sentences because of which an article has a chosen value, one at a time.

use corpus::{ArticleId, FacetValue, evidence};
use yew::prelude::*;

use super::marked_text::marked_text;
use super::stepper::Stepper;
use crate::hooks::{use_corpus, use_view_state};
use crate::link::Link;
use crate::view_state::{Open, ViewState};
use crate::wording;

#[derive(PartialEq, Properties)]
pub struct EvidenceStepperProps {
    /// The article.
    pub article: ArticleId,
    /// The value that it has: an entity or a topic.
    pub value: FacetValue,
}

/// The reason for one chosen value: a sentence with the words marked, and a way to the next.
#[component]
pub fn EvidenceStepper(props: &EvidenceStepperProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let place = use_state_eq(|| 0);
    let passages = evidence(&corpus, props.article, props.value);
    let name = wording::value(&corpus, props.value);
    let Some(passage) = passages.get(*place).or_else(|| passages.first()) else {
        return html! {
            <div class="evidence">
                <p class="evidence__head">
                    <b class="evidence__name">{ &name }</b>{ " given by the editor" }
                </p>
            </div>
        };
    };
    let is_topic = matches!(props.value, FacetValue::Topic(_));
    let noun = if is_topic { "passage on" } else { "mention of" };
    let on_step = {
        let place = place.clone();
        Callback::from(move |to| place.set(to))
    };
    let open = Open {
        article: props.article,
        paragraph: Some(passage.paragraph).filter(|&number| number > 0),
    };
    let to = ViewState { open: Some(open), ..(*state).clone() };
    let text = &corpus.article(props.article).text;
    html! {
        <div class="evidence">
            <div class="evidence__head">
                <b class="evidence__name">{ &name }</b>
                <Stepper noun={format!("{noun} {name}")} place={Some(*place)} n_places={passages.len()} {on_step} />
            </div>
            <p class="evidence__sentence">
                <Link {to}>{ marked_text(text, passage.sentence, &[passage.mark]) }</Link>
            </p>
        </div>
    }
}
