//! `card.svg`: a small picture that says what the corpus is, for wikis that allow a link with a picture
//! and nothing else.

use corpus::Corpus;

use crate::markup::escape;

/// Letters of a line at most; what is longer is cut, because text in a picture does not wrap.
const N_LETTERS: usize = 44;

/// The picture: title and size of the corpus.
pub fn card(corpus: &Corpus) -> String {
    let about = corpus.about();
    let counts = [
        count(corpus.n_articles(), "article", "articles"),
        count(
            corpus.entities().filter(|(_, entity)| !entity.is_weak()).count(),
            "entity",
            "entities",
        ),
        count(corpus.topics().count(), "topic", "topics"),
    ];
    let (title, counts) = (cut(&about.title), counts.join(" · "));
    let name = escape(&format!("{}: {counts}", about.title));
    let (title, counts) = (escape(&title), escape(&counts));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"480\" height=\"120\" viewBox=\"0 0 480 120\" \
         role=\"img\" aria-label=\"{name}\">\
         <rect x=\".5\" y=\".5\" width=\"479\" height=\"119\" rx=\"8\" fill=\"#fbfaf7\" stroke=\"#8b8577\"/>\
         <rect x=\".5\" y=\".5\" width=\"8\" height=\"119\" fill=\"#842d1a\"/>\
         <text x=\"28\" y=\"52\" font-family=\"Georgia,serif\" font-size=\"20\" font-weight=\"600\" \
         fill=\"#1e1d1a\">{title}</text>\
         <text x=\"28\" y=\"84\" font-family=\"sans-serif\" font-size=\"15\" fill=\"#4d4a41\">{counts}</text>\
         </svg>\n"
    )
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn cut(text: &str) -> String {
    if text.chars().count() <= N_LETTERS {
        return text.to_owned();
    }
    text.chars().take(N_LETTERS - 2).chain(" …".chars()).collect()
}
