//! What the corpus says of itself: `corpus.toml`.

use corpus::{About, Facet};

use crate::diagnostic::{Report, quoted};
use crate::fields::Fields;
use crate::nearest::nearest;
use crate::node::Node;
use crate::shape::{language, web_address};

const KEYS: [&str; 6] = ["title", "description", "lang", "licence", "url", "facets"];

/// What is said of a corpus whose folder is called `name` and says nothing itself.
pub(crate) fn unsaid(name: &str) -> About {
    About {
        title: name.to_owned(),
        lang: "en".to_owned(),
        facets: Facet::ALL.to_vec(),
        ..About::default()
    }
}

/// Reads `corpus.toml`; what it leaves out is taken from `unsaid`.
pub(crate) fn read(node: &Node, unsaid: About, report: &mut Report) -> About {
    let Some(fields) = Fields::of(node, &KEYS, report) else { return unsaid };
    let text = |key, report: &mut Report| fields.text(key, report).map(|placed| placed.value);
    let facets = fields.table("facets", &["order"], report);
    let facets = facets.and_then(|facets| read_facets(&facets, report));
    About {
        title: text("title", report).unwrap_or(unsaid.title),
        description: text("description", report).unwrap_or_default(),
        lang: language(fields.text("lang", report), report).unwrap_or(unsaid.lang),
        licence: text("licence", report).unwrap_or_default(),
        url: web_address(fields.text("url", report), report).unwrap_or_default(),
        facets: facets.unwrap_or(unsaid.facets),
    }
}

/// The facets in their order; `None` if none are named.
fn read_facets(fields: &Fields<'_>, report: &mut Report) -> Option<Vec<Facet>> {
    let mut facets = Vec::new();
    for written in fields.texts("order", report) {
        match Facet::from_key(&written.value) {
            Some(facet) if facets.contains(&facet) => {
                let sentence = format!("the facet {} stands here twice", quoted(&written.value));
                report.warning(written.place, sentence, "take one of them out");
            }
            Some(facet) => facets.push(facet),
            None => {
                let known = Facet::ALL.map(Facet::key);
                let way_out = match nearest(&written.value, known.into_iter()) {
                    Some(known) => format!("did you mean {}?", quoted(known)),
                    None => format!("known here: {}", known.join(", ")),
                };
                let sentence = format!("unknown facet {}", quoted(&written.value));
                report.error(written.place, sentence, &way_out);
            }
        }
    }
    (!facets.is_empty()).then_some(facets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    fn check(toml: &str, expected: &[&str]) -> About {
        let mut report = Report::new("corpus.toml");
        let about = read(&toml::parse(toml).unwrap(), unsaid("clippings"), &mut report);
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected);
        about
    }

    #[test]
    fn what_is_left_out_is_taken_from_the_folder() {
        let about = check("", &[]);
        assert_eq!((about.title.as_str(), about.lang.as_str()), ("clippings", "en"));
        assert_eq!(about.facets, Facet::ALL);
    }

    #[test]
    fn facets_that_are_not_named_are_not_shown() {
        let about = check("title = 'A'\n[facets]\norder = ['year', 'topic']\n", &[]);
        assert_eq!(about.facets, [Facet::Year, Facet::Topic]);
    }

    #[test]
    fn unknown_facets_are_errors_and_doubled_ones_warnings() {
        check(
            "[facets]\norder = ['year', 'topics', 'year', 'colour']\n",
            &[
                r#"corpus.toml:2:18: error: unknown facet "topics"; did you mean "topic"?"#,
                r#"corpus.toml:2:28: warning: the facet "year" stands here twice; take one of them out"#,
                r#"corpus.toml:2:36: error: unknown facet "colour"; known here: entity, topic, publisher, year"#,
            ],
        );
    }
}
