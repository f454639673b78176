//! CSV (RFC 4180) that no spreadsheet takes for formulas.

use corpus::{Article, ArticleId, Corpus, EdtfDate};

/// The articles as CSV (RFC 4180), one a line below a line of names; several values in one cell are
/// separated by `; `.
pub fn csv(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> String {
    let mut csv = String::new();
    let mut line = |cells: [String; COLUMNS.len()]| {
        csv.push_str(&cells.map(|text| cell(&text)).join(","));
        csv.push_str("\r\n");
    };
    line(COLUMNS.map(str::to_owned));
    articles.for_each(|id| line(cells(corpus, id)));
    csv
}

const COLUMNS: [&str; 10] = [
    "id",
    "title",
    "publisher",
    "published",
    "updated",
    "authors",
    "topics",
    "entities",
    "original",
    "summary",
];

fn cells(corpus: &Corpus, id: ArticleId) -> [String; COLUMNS.len()] {
    let article: &Article = corpus.article(id);
    let date = |date: &Option<EdtfDate>| {
        date.as_ref().map(|date| date.edtf().to_owned()).unwrap_or_default()
    };
    let topics = article.topics.iter().map(|given| corpus.topic(given.topic).label.as_str());
    let entities = corpus.entities_of(id).map(|entity| corpus.entity(entity).name.as_str());
    [
        article.slug.clone(),
        article.title.clone(),
        article.source.publisher.clone().unwrap_or_default(),
        date(&article.published),
        date(&article.updated),
        article.authors.join("; "),
        topics.collect::<Vec<_>>().join("; "),
        entities.collect::<Vec<_>>().join("; "),
        article.source.url.clone().unwrap_or_default(),
        article.summary.clone().unwrap_or_default(),
    ]
}

/// A quoted cell. What a spreadsheet would take for a formula gets an apostrophe before it, as the Open
/// Worldwide Application Security Project advises against "CSV injection".
fn cell(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
        || text.starts_with(['\t', '\r', '\n']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        assert_eq!(cell("plain"), "\"plain\"");
        assert_eq!(cell("say \"a, b\"\nc"), "\"say \"\"a, b\"\"\nc\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
    }
}
