//! RIS, which programs for references exchange. A record describes the original, as in BibTeX.

use corpus::{Article, ArticleId, Corpus, EdtfDate};

use crate::line::one_line;

/// The articles as records. A value never begins a line, so that none can pass for a tag.
pub fn ris(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> String {
    articles.map(|id| record(corpus, corpus.article(id))).collect::<Vec<_>>().join("\r\n")
}

fn record(corpus: &Corpus, article: &Article) -> String {
    let mut record = "TY  - NEWS\r\n".to_owned();
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            record.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    let source = &article.source;
    let original = source.title.as_deref().unwrap_or(&article.title);
    line("ID", &article.slug);
    line("TI", original);
    article.authors.iter().for_each(|name| line("AU", name));
    line("T2", source.publisher.as_deref().unwrap_or_default());
    if let Some(published) = &article.published {
        let (first, last) = (published.earliest().ymd(), published.latest().ymd());
        if first.0 == last.0 {
            line("PY", &format!("{:04}", first.0));
        }
        line("DA", &date(published));
    }
    line("UR", source.url.as_deref().unwrap_or_default());
    line("LA", &article.lang);
    article.topics.iter().for_each(|given| line("KW", &corpus.topic(given.topic).label));
    article.tags.iter().for_each(|tag| line("KW", tag));
    line("AB", article.summary.as_deref().unwrap_or_default());
    if original != article.title {
        line("N1", &article.title);
    }
    line("N1", article.date_note.as_deref().unwrap_or_default());
    record.push_str("ER  - \r\n");
    record
}

/// `YYYY/MM/DD/words`: parts that are not known stay empty, and what the parts cannot say, such as
/// "about", stands in the words.
fn date(date: &EdtfDate) -> String {
    let ((year, month, day), last) = (date.earliest().ymd(), date.latest().ymd());
    let year_part = format!("{year:04}");
    let month_part =
        if (year, month) == (last.0, last.1) { format!("{month:02}") } else { String::new() };
    let day_part =
        if date.earliest() == date.latest() { format!("{day:02}") } else { String::new() };
    let parts = [&year_part, &month_part, &day_part];
    let said: Vec<_> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect();
    let words = if said.join("-") == date.edtf() {
        String::new()
    } else {
        date.in_words().replace('/', " ")
    };
    format!("{year_part}/{month_part}/{day_part}/{words}")
}
