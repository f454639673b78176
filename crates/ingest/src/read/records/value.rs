//! Values of records, whatever their type: what an article needs of them are texts.

use std::fmt;

use corpus::Day;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The keys under which tables keep what they are called.
const NAMES: [&str; 6] = ["name", "title", "label", "text", "value", "rendered"];

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    Number(f64),
    /// A whole number, which may be an id.
    Whole(i64),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    /// The value that a way such as `a.b` leads to.
    pub fn at(self, path: &str) -> Self {
        if path.is_empty() {
            return self;
        }
        let mut value = self;
        for step in path.split('.') {
            let Self::Table(fields) = value else { return Self::Nothing };
            let found = fields.into_iter().find(|(key, _)| key == step);
            value = found.map_or(Self::Nothing, |(_, value)| value);
        }
        value
    }

    /// All of it as a text of several paragraphs.
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            other => other.into_texts().join("\n\n"),
        }
    }

    /// All of it in one line.
    pub fn into_line(self) -> String {
        match self {
            Self::Text(text) => text,
            other => other.into_texts().join(", "),
        }
    }

    /// A date as text. Numbers of seconds or milliseconds since 1970 and days as numbers, such as
    /// 20180920, are written out.
    pub fn into_date(self) -> String {
        let line = self.into_line();
        let digits = line.strip_suffix(".0").unwrap_or(&line);
        let number = digits.parse::<i64>().ok().filter(|_| digits.len() >= 8);
        number.and_then(written_out).unwrap_or(line)
    }

    /// Names: the items of a list, or what signs part in a text.
    pub fn into_names(self) -> Vec<String> {
        let names: Vec<_> = match self {
            Self::Text(text) => parted(&text),
            other => other.into_texts(),
        };
        let names = names.into_iter().map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    }

    fn into_texts(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Text(text) => vec![text],
            Self::Number(number) => vec![number.to_string()],
            Self::Whole(number) => vec![number.to_string()],
            Self::List(items) => items.into_iter().flat_map(Self::into_texts).collect(),
            Self::Table(fields) => {
                let named = NAMES.iter().find_map(|name| {
                    fields.iter().position(|(key, _)| key.eq_ignore_ascii_case(name))
                });
                let value = named.and_then(|idx| fields.into_iter().nth(idx));
                value.map(|(_, value)| value.into_texts()).unwrap_or_default()
            }
        }
    }
}

/// Names in one cell: a list as programs print it, or parted by `;` or `|`, or else by commas.
fn parted(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.starts_with('[')
        && let Ok(list @ Value::List(_)) = serde_json::from_str(text)
    {
        return list.into_texts();
    }
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let is_list = inner.is_some();
    let text = inner.unwrap_or(text);
    let sign = [';', '|'].into_iter().find(|&sign| text.contains(sign)).unwrap_or(',');
    let unquoted = |name: &str| match is_list {
        true => name.trim().trim_matches(['\'', '"']).to_owned(),
        false => name.to_owned(),
    };
    text.split(sign).map(unquoted).collect()
}
/// The day of a number that stands for one.
fn written_out(number: i64) -> Option<String> {
    const DAY: i64 = 86_400;
    if (10_000_101..=99_991_231).contains(&number) {
        let part = |number: i64| u32::try_from(number).unwrap_or_default();
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        Day::from_ymd(i32::try_from(year).ok()?, part(month), part(day))?;
        return Some(format!("{year:04}-{month:02}-{day:02}"));
    }
    // Seconds from 1973 to 2286, milliseconds of the same time.
    let days = match number {
        100_000_000..10_000_000_000 => number / DAY,
        100_000_000_000..10_000_000_000_000 => number / 1000 / DAY,
        _ => return None,
    };
    let (year, month, day) = Day(i32::try_from(days).ok()?).ymd();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Text(flag.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Text(number.to_string()), Value::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut table = Vec::new();
        while let Some(field) = fields.next_entry()? {
            table.push(field);
        }
        Ok(Value::Table(table))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn names_are_parted_by_the_sign_that_is_there() {
        let check = |value: Value, expected: &[&str]| assert_eq!(value.into_names(), expected);
        check(text("a, b,"), &["a", "b"]);
        check(text("Washington, D.C.; Oslo"), &["Washington, D.C.", "Oslo"]);
        check(text("a | b"), &["a", "b"]);
        check(text(r#"["a, b", "c"]"#), &["a, b", "c"]);
        check(text("['a', 'b']"), &["a", "b"]);
        check(text(" "), &[]);
        check(Value::List(vec![text("a, b"), Value::Nothing]), &["a, b"]);
        check(
            Value::Table(vec![("id".to_owned(), text("1")), ("Name".to_owned(), text("x"))]),
            &["x"],
        );
    }

    #[test]
    fn numbers_that_stand_for_days_are_written_out() {
        let check = |value: Value, expected: &str| assert_eq!(value.into_date(), expected);
        check(Value::Whole(1_537_401_600), "2018-09-20");
        check(Value::Whole(1_582_934_400_000), "2020-02-29");
        check(text("1537401599"), "2018-09-19");
        check(Value::Number(1_537_401_600.0), "2018-09-20");
        check(Value::Whole(20_180_920), "2018-09-20");
        check(Value::Whole(20_181_399), "20181399");
        check(text("2018"), "2018");
        check(text("2018-09-20"), "2018-09-20");
    }

    #[test]
    fn ways_lead_into_tables() {
        let value =
            Value::Table(vec![("a".to_owned(), Value::Table(vec![("b".to_owned(), text("x"))]))]);
        assert_eq!(value.clone().at("a.b"), text("x"));
        assert_eq!(value.at("a.c"), Value::Nothing);
    }
}
