//! The text of an article: blocks and inlines become elements, marks are laid over them.

use corpus::{Article, Block, FacetValue, Inline, Mention, Span};
use yew::prelude::*;

use super::control::{element, flag, link};
use super::mention::way_to_entity;
use super::reader::TARGET_ID;
use crate::app::Card;
use crate::hooks::paragraph_id;
use crate::marks::{Marks, Part, Piece, pieces};
use crate::page::{Links, Page};
use crate::view_state::{Open, ViewState};

/// The text of an article with its marks. `open` says the article and the paragraph that the link
/// leads to; `on_card` opens the card of a mentioned entity.
pub fn article_body(page: &Page, open: Open, marks: &Marks, on_card: &Callback<Card>) -> Html {
    let article = page.corpus.article(open.article);
    let body = Body { page, article, open, marks, on_card };
    html! { <div class="article-body">{ body.blocks(&article.blocks, &mut 0) }</div> }
}

/// What is needed all the way down the tree.
struct Body<'a> {
    page: &'a Page,
    article: &'a Article,
    open: Open,
    marks: &'a Marks,
    on_card: &'a Callback<Card>,
}

impl Body<'_> {
    /// Whether it is one of many on the page, so that names of its parts would be taken.
    fn is_section(&self) -> bool {
        self.page.is_static() && self.page.links == Links::Sections
    }

    fn blocks(&self, blocks: &[Block], n_paragraphs: &mut u32) -> Html {
        blocks.iter().map(|block| self.block(block, n_paragraphs)).collect()
    }

    fn block(&self, block: &Block, n_paragraphs: &mut u32) -> Html {
        match block {
            Block::Heading { level, inlines, .. } => {
                // The article's own title is an `h2`.
                let tag = match level {
                    ..=2 => "h3",
                    3 => "h4",
                    4 => "h5",
                    5.. => "h6",
                };
                element(tag, &[], [], None, self.inlines(inlines))
            }
            Block::Paragraph { inlines, .. } => {
                self.paragraph("p", self.inlines(inlines), n_paragraphs)
            }
            Block::Code(span) => self.paragraph("pre", self.run(*span), n_paragraphs),
            Block::Quote(blocks) => {
                html! { <blockquote>{ self.blocks(blocks, n_paragraphs) }</blockquote> }
            }
            Block::List { ordered, items } => {
                let items: Html = items
                    .iter()
                    .map(|item| html! { <li>{ self.blocks(item, n_paragraphs) }</li> })
                    .collect();
                if *ordered {
                    html! { <ol>{ items }</ol> }
                } else {
                    html! { <ul>{ items }</ul> }
                }
            }
        }
    }

    /// A paragraph with a link to itself.
    fn paragraph(&self, tag: &'static str, content: Html, n_paragraphs: &mut u32) -> Html {
        *n_paragraphs += 1;
        let number = *n_paragraphs;
        let open = Open { paragraph: Some(number), ..self.open };
        let is_linked = self.open == open;
        let to = ViewState { open: Some(open), ..(*self.page.state).clone() };
        let label = format!("Link to paragraph {number}");
        if self.is_section() {
            return html! { <div class="paragraph">{ element(tag, &[], [], None, content) }</div> };
        }
        let values = [Some(paragraph_id(number).into()), Some("-1".into())];
        html! {
            <div class="paragraph" data-linked={flag(is_linked)}>
                { element(tag, &["id", "tabindex"], values, None, content) }
                { link(self.page, "paragraph__link", Some(label), to, "¶".into()) }
            </div>
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> Html {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(span) => self.run(*span),
            Inline::Code(span) => html! { <code>{ self.run(*span) }</code> },
            Inline::Emphasis(inlines) => html! { <em>{ self.inlines(inlines) }</em> },
            Inline::Strong(inlines) => html! { <strong>{ self.inlines(inlines) }</strong> },
            Inline::Link { url, inlines } => html! {
                <a href={url.clone()} rel="noopener noreferrer external" target="_blank">
                    { inlines.iter().map(|inline| self.plain(inline)).collect::<Html>() }
                </a>
            },
        }
    }

    /// The words of a link: a link inside a link cannot be.
    fn plain(&self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(span) | Inline::Code(span) => html! { { self.article.words(*span) } },
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Link { inlines, .. } => {
                inlines.iter().map(|inline| self.plain(inline)).collect()
            }
        }
    }

    fn run(&self, span: Span) -> Html {
        pieces(span, self.marks).iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Piece) -> Html {
        let parts: Html = piece.parts.iter().map(|part| self.part(part)).collect();
        match piece.mention.map(|idx| (idx, &self.article.mentions[idx])) {
            Some((idx, mention)) if self.page.shows(mention.entity) => {
                self.mention(idx, mention, parts)
            }
            _ => parts,
        }
    }

    /// A mention is a way to the entity.
    fn mention(&self, idx: usize, mention: &Mention, parts: Html) -> Html {
        let value = FacetValue::Entity(mention.entity);
        let entity = self.page.corpus.entity(mention.entity);
        let is_chosen = self.page.state.query.filter.chooses(value);
        let id = AttrValue::from(format!("mention-{idx}"));
        let (href, onclick) = way_to_entity(self.page, mention.entity, id.clone(), self.on_card);
        let id = Some(id).filter(|_| !self.is_section());
        html! {
            <a {id} class="mention" data-kind={entity.kind.key()} data-chosen={flag(is_chosen)}
                title={entity.name.clone()} {href} {onclick}>{ parts }</a>
        }
    }

    fn part(&self, part: &Part) -> Html {
        let words = self.article.words(part.span);
        let target = self.marks.target.filter(|_| part.is_target);
        match (target, part.is_word) {
            (Some(target), _) => {
                let is_first = target.start == part.span.start;
                html! {
                    <mark class="target" id={is_first.then_some(TARGET_ID)} tabindex="-1">{ words }</mark>
                }
            }
            (None, true) => html! { <mark class="word">{ words }</mark> },
            (None, false) => html! { { words } },
        }
    }
}
