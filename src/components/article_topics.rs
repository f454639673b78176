//! The topics of an article, each with the words that speak for it.

use corpus::{Article, ArticleId, FacetValue, Provenance, Span, TopicAssignment, passage};
use yew::prelude::*;

use super::control::{button, deed, flag, toggle};
use super::marked_text::marked_text;
use crate::page::Page;
use crate::view_state::Action;

/// Topics as disclosures; inside, each piece of evidence leads to its sentence.
pub fn article_topics(page: &Page, article: ArticleId, on_show: &Callback<Span>) -> Html {
    let article = page.corpus.article(article);
    if article.topics.is_empty() {
        return Html::default();
    }
    html! {
        <section class="article-topics" aria-labelledby="topics-heading">
            <h3 id="topics-heading" class="article-topics__head">{ "Topics" }</h3>
            <ul class="article-topics__list">
                { for article.topics.iter().map(|given| article_topic(page, article, given, on_show)) }
            </ul>
        </section>
    }
}

fn article_topic(
    page: &Page,
    article: &Article,
    given: &TopicAssignment,
    on_show: &Callback<Span>,
) -> Html {
    let topic = page.corpus.topic(given.topic);
    let value = FacetValue::Topic(given.topic);
    let is_chosen = page.state.query.filter.chooses(value);
    let piece = |&mark: &Span| {
        let passage = passage(article, mark);
        let sentence = marked_text(&article.text, passage.sentence, &[passage.mark]);
        let onclick = on_show.reform(move |_: MouseEvent| passage.sentence);
        html! {
            <li>
                { button("article-topic__passage", None, onclick, sentence) }
            </li>
        }
    };
    let filter = format!("Filter by {}", topic.label);
    let filter = if page.is_static() {
        deed(page, "article-topic__filter", None, Action::Toggle(value), filter.into())
    } else {
        toggle("article-topic__filter", is_chosen, page.on(Action::Toggle(value)), filter.into())
    };
    let given_by = match given.provenance {
        Provenance::Editor => " Given by the editor.",
        Provenance::Publisher => " Given by the publisher.",
        Provenance::Gazetteer | Provenance::Rule | Provenance::Discovery => "",
    };
    html! {
        <li key={given.topic.0}>
            <details class="article-topic" data-chosen={flag(is_chosen)}>
                <summary>
                    { &topic.label }
                    <span class="article-topic__count">{ given.evidence.len() }</span>
                </summary>
                <div class="article-topic__reasons">
                    <p class="article-topic__description">{ &topic.description }{ given_by }</p>
                    <ul>{ for given.evidence.iter().map(piece) }</ul>
                    { filter }
                </div>
            </details>
        </li>
    }
}
