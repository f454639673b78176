//! Reading the fields of a table: types, missing values and unknown keys, the same for every file.

use crate::characters::tidied;
use crate::diagnostic::{Report, quoted};
use crate::nearest::nearest;
use crate::node::{Field, Node, Value};
use crate::place::{Place, Placed};

/// The fields of one table; reading one of the wrong type reports it and gives what an absent one
/// gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    fields: &'a [Field],
    /// Where the table begins.
    pub place: Place,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, which must be a table; warns of every key that is not in `known`.
    pub fn of(node: &'a Node, known: &[&str], report: &mut Report) -> Option<Self> {
        let fields: &[Field] = match &node.value {
            Value::Table(fields) => fields,
            Value::Nothing => &[],
            other => {
                let sentence = format!("expected a table, found {}", other.sort());
                report.error(node.place, sentence, "write `key: value`, one a line");
                return None;
            }
        };
        for field in fields.iter().filter(|field| !known.contains(&field.key.as_str())) {
            let way_out = match nearest(&field.key, known.iter().copied()) {
                Some(key) => format!("did you mean {}?", quoted(key)),
                None => format!("known here: {}", known.join(", ")),
            };
            let sentence = format!("unknown key {}", quoted(&field.key));
            report.warning(field.key_place, sentence, &way_out);
        }
        Some(Self { fields, place: node.place })
    }

    /// Where the value of a key stands; the table's own place if there is none.
    pub fn place_of(&self, key: &str) -> Place {
        self.node(key).map_or(self.place, |node| node.place)
    }

    /// Whether a value was refused because it is neither text nor nothing.
    pub fn is_wrong_type(&self, key: &str) -> bool {
        self.node(key).is_some_and(|node| !matches!(node.value, Value::Text(_) | Value::Nothing))
    }

    /// The text of a key, on one line; `None` if it is absent or blank.
    pub fn text(&self, key: &str, report: &mut Report) -> Option<Placed<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Nothing => None,
            Value::Text(text) => {
                let value = one_line(text);
                (!value.is_empty()).then_some(Placed { value, place: node.place })
            }
            other => wrong_type(node, "text", other, key, report),
        }
    }

    /// The text of a key that a `thing` must have; its absence is reported.
    pub fn required_text(
        &self,
        key: &str,
        thing: &str,
        report: &mut Report,
    ) -> Option<Placed<String>> {
        let text = self.text(key, report);
        if text.is_none() && !self.is_wrong_type(key) {
            let sentence = format!("the {thing} has no {}", quoted(key));
            report.error(self.place_of(key), sentence, &format!("add {key} = \"…\""));
        }
        text
    }

    /// The texts of a key that takes a list; one text alone is a list of one.
    pub fn texts(&self, key: &str, report: &mut Report) -> Vec<Placed<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let items = match &node.value {
            Value::Nothing => return Vec::new(),
            Value::List(items) => items.as_slice(),
            Value::Text(_) => std::slice::from_ref(node),
            other => return wrong_type(node, "a list", other, key, report).unwrap_or_default(),
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) if one_line(text).is_empty() => {
                    let sentence = format!("an empty entry in {}", quoted(key));
                    report.error(item.place, sentence, "take it out");
                }
                Value::Text(text) => {
                    texts.push(Placed { value: one_line(text), place: item.place });
                }
                other => texts.extend(wrong_type(item, "text", other, key, report)),
            }
        }
        texts
    }

    /// The whole number of a key.
    pub fn whole(&self, key: &str, report: &mut Report) -> Option<Placed<i64>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Whole(value) => Some(Placed { value: *value, place: node.place }),
            other => wrong_type(node, "a whole number", other, key, report),
        }
    }

    /// Whether a key is set to true; `unsaid` if it is absent.
    pub fn flag(&self, key: &str, unsaid: bool, report: &mut Report) -> bool {
        let Some(node) = self.node(key) else { return unsaid };
        match &node.value {
            Value::Flag(flag) => *flag,
            other => wrong_type(node, "true or false", other, key, report).unwrap_or(unsaid),
        }
    }

    /// The table of a key.
    pub fn table(&self, key: &str, known: &[&str], report: &mut Report) -> Option<Self> {
        let node = self.node(key)?;
        match &node.value {
            Value::Table(_) | Value::Nothing => Self::of(node, known, report),
            other => wrong_type(node, "a table", other, key, report),
        }
    }

    /// The tables of a key that takes a list of them.
    pub fn tables(&self, key: &str, known: &[&str], report: &mut Report) -> Vec<Self> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            return wrong_type(node, "a list of tables", &node.value, key, report)
                .unwrap_or_default();
        };
        items.iter().filter_map(|item| Self::of(item, known, report)).collect()
    }

    fn node(&self, key: &str) -> Option<&'a Node> {
        self.fields.iter().find(|field| field.key == key).map(|field| &field.node)
    }
}

fn wrong_type<T>(
    node: &Node,
    expected: &str,
    found: &Value,
    key: &str,
    report: &mut Report,
) -> Option<T> {
    let sentence = format!("expected {expected}, found {} in {}", found.sort(), quoted(key));
    report.error(node.place, sentence, "");
    None
}

/// Text as a title or name has it: without line breaks, control characters and space around it.
fn one_line(text: &str) -> String {
    let words = text.split(|char: char| char == ' ' || char.is_control() || char == '\u{feff}');
    let words = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    tidied(words).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::{toml, yaml};

    fn lines(report: Report) -> Vec<String> {
        report.into_diagnostics().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn unknown_keys_are_warned_of_with_the_nearest_known_one() {
        let node = yaml::parse("titel: x\nqqq: y", 2).unwrap();
        let mut report = Report::new("a.md");
        Fields::of(&node, &["title", "lang"], &mut report);
        assert_eq!(
            lines(report),
            [
                r#"a.md:2:1: warning: unknown key "titel"; did you mean "title"?"#,
                r#"a.md:3:1: warning: unknown key "qqq"; known here: title, lang"#,
            ]
        );
    }

    #[test]
    fn wrong_types_are_named() {
        let node = toml::parse("a = ['x', 1]\nb = 1\nc = 'x'\nd = ''\ne = ['']").unwrap();
        let mut report = Report::new("x.toml");
        let fields = Fields::of(&node, &["a", "b", "c", "d", "e"], &mut report).unwrap();
        assert_eq!(fields.text("a", &mut report), None);
        assert_eq!(fields.texts("a", &mut report).len(), 1);
        assert_eq!(fields.text("b", &mut report), None);
        assert_eq!(fields.whole("c", &mut report), None);
        assert!(fields.tables("c", &[], &mut report).is_empty());
        assert_eq!(fields.text("d", &mut report), None);
        assert!(fields.texts("e", &mut report).is_empty());
        assert_eq!(
            lines(report),
            [
                r#"x.toml:1:5: error: expected text, found a list in "a""#,
                r#"x.toml:1:11: error: expected text, found a number in "a""#,
                r#"x.toml:2:5: error: expected text, found a number in "b""#,
                r#"x.toml:3:5: error: expected a whole number, found text in "c""#,
                r#"x.toml:3:5: error: expected a list of tables, found text in "c""#,
                r#"x.toml:5:6: error: an empty entry in "e"; take it out"#,
            ]
        );
    }

    #[test]
    fn text_is_put_on_one_line() {
        let node = yaml::parse("a: |\n  one\n  two\t three\nb: x", 2).unwrap();
        let mut report = Report::new("a.md");
        let fields = Fields::of(&node, &["a", "b"], &mut report).unwrap();
        assert_eq!(fields.text("a", &mut report).unwrap().value, "one two three");
        assert_eq!(fields.texts("b", &mut report)[0].value, "x");
    }
}
