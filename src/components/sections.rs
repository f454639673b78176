//! The one file without its program: a section per article, entity and topic, named as its view is
//! addressed, so that the same links lead to it.

use corpus::{ArticleId, FacetValue};
use yew::prelude::*;

use super::article_body::article_body;
use crate::marks::Marks;
use crate::page::Page;
use crate::static_view::StaticView;
use crate::view_state::Open;
use crate::wording;

/// Every view but the list, of which the one that the address names is shown.
pub fn sections(page: &Page) -> Html {
    let corpus = &page.corpus;
    let section = |view: StaticView| {
        let id = view.fragment(corpus);
        let content = match view {
            StaticView::Index => return Html::default(),
            StaticView::Article(article) => article_section(page, article),
            StaticView::Value(value) => value_section(page, value),
        };
        html! {
            <section {id} class="section" tabindex="-1">
                <p><a href="#">{ "All articles" }</a></p>
                { content }
            </section>
        }
    };
    StaticView::written(corpus).into_iter().map(section).collect()
}

fn article_section(page: &Page, id: ArticleId) -> Html {
    let corpus = &page.corpus;
    let article = corpus.article(id);
    let marks = Marks {
        mentions: article.mentions.iter().map(|mention| mention.span).collect(),
        ..Marks::default()
    };
    let topics = article.topics.iter().map(|given| FacetValue::Topic(given.topic));
    let entities =
        corpus.entities_of(id).filter(|&entity| page.shows(entity)).map(FacetValue::Entity);
    let open = Open { article: id, paragraph: None };
    html! {
        <article class="reader" lang={article.lang.clone()}>
            <p class="reader__kicker">{ wording::source(article) }</p>
            <h2 class="reader__title">{ &article.title }</h2>
            <p class="reader__summary">{ article.summary.clone() }</p>
            { ways(page, topics) }
            { article_body(page, open, &marks, &Callback::noop()) }
            { ways(page, entities) }
        </article>
    }
}

fn value_section(page: &Page, value: FacetValue) -> Html {
    let corpus = &page.corpus;
    let articles = corpus.articles().filter(|&(id, _)| corpus.has(id, value));
    html! {
        <>
            <h2>{ wording::value(corpus, value) }</h2>
            <ul>
                { for articles.map(|(id, article)| html! {
                    <li>
                        <a href={page.href(&StaticView::Article(id).state())}>{ &article.title }</a>
                        { ", " }{ wording::source(article) }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// Links to the sections of values.
fn ways(page: &Page, values: impl Iterator<Item = FacetValue>) -> Html {
    let way = |value: FacetValue| {
        let view = StaticView::of(&page.corpus, value).filter(|&view| page.has(view))?;
        let name = wording::value(&page.corpus, value);
        Some(html! { <li><a class="way-in" href={page.href(&view.state())}>{ name }</a></li> })
    };
    html! { <ul class="welcome__ways">{ for values.filter_map(way) }</ul> }
}
