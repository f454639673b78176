//! The topics of an article, each with the words that speak for it.

use corpus::{ArticleId, FacetValue, Provenance, Span, TopicAssignment, passage};
use yew::prelude::*;

use super::marked_text::marked_text;
use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::view_state::Action;
use crate::wording;

#[derive(PartialEq, Properties)]
pub struct ArticleTopicsProps {
    /// The article.
    pub article: ArticleId,
    /// Takes the passage to show.
    pub on_show: Callback<Span>,
}

/// Topics as disclosures; inside, each piece of evidence leads to its sentence.
#[component]
pub fn ArticleTopics(props: &ArticleTopicsProps) -> Html {
    let corpus = use_corpus();
    let assignments = &corpus.article(props.article).topics;
    let topic = |place: usize| {
        html! {
            <ArticleTopic key={place} article={props.article} {place} on_show={props.on_show.clone()} />
        }
    };
    html! {
        if !assignments.is_empty() {
            <section class="article-topics" aria-labelledby="topics-heading">
                <h3 id="topics-heading" class="article-topics__head">{ "Topics" }</h3>
                <ul class="article-topics__list">{ for (0..assignments.len()).map(topic) }</ul>
            </section>
        }
    }
}

#[derive(PartialEq, Properties)]
struct ArticleTopicProps {
    article: ArticleId,
    place: usize,
    on_show: Callback<Span>,
}

#[component]
fn ArticleTopic(props: &ArticleTopicProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let dispatch = use_dispatch();
    let article = corpus.article(props.article);
    let assignment: &TopicAssignment = &article.topics[props.place];
    let topic = corpus.topic(assignment.topic);
    let value = FacetValue::Topic(assignment.topic);
    let is_chosen = state.query.filter.chooses(value);
    let toggle = Callback::from(move |_| dispatch.dispatch(Action::Toggle(value)));
    let piece = |&mark: &Span| {
        let passage = passage(article, mark);
        let onclick = props.on_show.reform(move |_: MouseEvent| passage.sentence);
        html! {
            <li>
                <button type="button" class="article-topic__passage" {onclick}>
                    { marked_text(&article.text, passage.sentence, &[passage.mark]) }
                </button>
            </li>
        }
    };
    let given_by = match assignment.provenance {
        Provenance::Editor => Some("Given by the editor."),
        Provenance::Publisher => Some("Given by the publisher."),
        Provenance::Gazetteer | Provenance::Rule | Provenance::Discovery => None,
    };
    html! {
        <li>
            <details class="article-topic" data-chosen={is_chosen.to_string()}>
                <summary>
                    { &topic.label }
                    <span class="article-topic__count">{ assignment.evidence.len() }</span>
                </summary>
                <div class="article-topic__reasons">
                    <p class="article-topic__description">
                        { &topic.description }{ " " }
                        if let Some(given_by) = given_by { { given_by } }
                    </p>
                    <ul>{ for assignment.evidence.iter().map(piece) }</ul>
                    <button type="button" aria-pressed={is_chosen.to_string()} onclick={toggle}>
                        { format!("Filter by {}", wording::value(&corpus, value)) }
                    </button>
                </div>
            </details>
        </li>
    }
}
