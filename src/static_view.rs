//! What can be shown where the program does not run: the list, each article, and the articles of each
//! entity and topic. Each has a place of its own, as a file and as a section of the one file.

use corpus::order::sorted;
use corpus::{ArticleId, Corpus, Facet, FacetValue, Query, evaluate};

use crate::address;
use crate::view_state::{Action, Open, ViewState};

/// Articles that a static page lists.
pub const N_LISTED: usize = 100;

/// The most views that are written. Each repeats the filters and the list, some 45 kB: towards 0 little can
/// be read without the program, many thousands make a site that takes hours to compress and upload.
pub const N_WRITTEN: usize = 2000;

/// A view that needs no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaticView {
    /// All articles.
    Index,
    /// One article.
    Article(ArticleId),
    /// The articles of an entity or a topic; of nothing else.
    Value(FacetValue),
}

impl StaticView {
    /// All that are written for a corpus: the whole of it, or the list and the articles on it where that
    /// would be too many.
    pub fn written(corpus: &Corpus) -> Vec<Self> {
        match listed_only(corpus) {
            Some(articles) => {
                let articles = articles.into_iter().map(Self::Article);
                std::iter::once(Self::Index).chain(articles).collect()
            }
            None => Self::all(corpus),
        }
    }

    /// All of a corpus. An entity or topic without articles has none, nor has an uncertain name.
    fn all(corpus: &Corpus) -> Vec<Self> {
        let articles = (0..corpus.n_articles()).map(|idx| Self::Article(ArticleId::new(idx)));
        let values = [Facet::Entity, Facet::Topic].into_iter().flat_map(|facet| {
            let values = corpus.values(facet).into_iter();
            values.filter_map(|value| Self::of(corpus, value))
        });
        std::iter::once(Self::Index).chain(articles).chain(values).collect()
    }

    /// The view of a value, if it has one.
    pub fn of(corpus: &Corpus, value: FacetValue) -> Option<Self> {
        let has_one = matches!(value, FacetValue::Entity(_) | FacetValue::Topic(_))
            && corpus.n_articles_with(value) > 0
            && !matches!(value, FacetValue::Entity(id) if corpus.entity(id).is_weak());
        has_one.then_some(Self::Value(value))
    }

    /// What comes nearest to a view that a link on another one leads to: the article that it opens,
    /// else the one value that it chooses.
    pub fn nearest(corpus: &Corpus, from: &ViewState, to: &ViewState) -> Self {
        let article = to.open.map(|open| Self::Article(open.article));
        let mut chosen = to.query.filter.chosen();
        let value = match (chosen.next(), chosen.next()) {
            (Some(value), None) => Self::of(corpus, value),
            _ => None,
        };
        let is_opened = to.open != from.open;
        let wanted = if is_opened { article.or(value) } else { value.or(article) };
        wanted.unwrap_or(Self::Index)
    }

    /// The same as a state of the page.
    pub fn state(self) -> ViewState {
        let start = ViewState::default();
        match self {
            Self::Index => start,
            Self::Article(article) => start.after(Action::Open(Open { article, paragraph: None })),
            Self::Value(value) => start.after(Action::Toggle(value)),
        }
    }

    /// The same as a fragment, and the name of its section; empty for the list.
    pub fn fragment(self, corpus: &Corpus) -> String {
        address::write(corpus, &self.state())
    }

    /// Its file, from the folder of `index.html`.
    pub fn path(self, corpus: &Corpus) -> String {
        match self {
            Self::Article(id) => format!("articles/{}.html", file_stem(&corpus.article(id).slug)),
            Self::Value(FacetValue::Entity(id)) => {
                format!("entities/{}.html", file_stem(&corpus.entity(id).key))
            }
            Self::Value(FacetValue::Topic(id)) => {
                format!("topics/{}.html", file_stem(&corpus.topic(id).key))
            }
            Self::Index | Self::Value(_) => "index.html".to_owned(),
        }
    }
}

/// The articles of the first list, in order of ids, where a corpus has more views than are written; none
/// where all of them are.
pub fn listed_only(corpus: &Corpus) -> Option<Vec<ArticleId>> {
    (corpus.n_articles() > N_WRITTEN || StaticView::all(corpus).len() > N_WRITTEN).then(|| {
        let results = evaluate(corpus, &Query::default());
        sorted(results.articles().take(N_LISTED))
    })
}

/// A name as the stem of a file that any host can hold and any link can name as it is: what is not a
/// letter or digit of ASCII, `-`, `_` or an inner `.` becomes `~` and its bytes in hexadecimal.
fn file_stem(name: &str) -> String {
    let mut stem = String::new();
    for (at, byte) in name.bytes().enumerate() {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if is_plain || (byte == b'.' && at > 0) {
            stem.push(char::from(byte));
        } else {
            stem.push_str(&format!("~{byte:02x}"));
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_makes_a_harmless_and_unmistakable_file() {
        assert_eq!(file_stem("hong-kong_2.0"), "hong-kong_2.0");
        assert_eq!(file_stem("a b/c?d#e%"), "a~20b~2fc~3fd~23e~25");
        assert_eq!(file_stem("../x"), "~2e.~2fx");
        assert_eq!(file_stem("~20"), "~7e20");
        assert_eq!(file_stem("香"), "~e9~a6~99");
        assert_eq!(file_stem("<img>"), "~3cimg~3e");
    }
}
