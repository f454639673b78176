//! TOML to the common tree.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::{DEEPEST, Fault, Field, Node, Value, in_one_line};
use crate::place::{Lines, Place};

/// The tree of a TOML document, or everything that its syntax lacks.
pub(crate) fn parse(toml: &str) -> Result<Node, Vec<Fault>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let lines = Lines::new(toml);
    if errors.is_empty() {
        let value = read_table(&lines, table.into_inner(), 0).map_err(|fault| vec![fault])?;
        Ok(Node { value, place: Place::START })
    } else {
        Err(errors.iter().map(|error| syntax_fault(&lines, error)).collect())
    }
}

fn read_table(lines: &Lines<'_>, table: DeTable<'_>, depth: usize) -> Result<Value, Fault> {
    let mut fields = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key_place = lines.place(key.span().start);
        let node = read_value(lines, value, depth + 1)?;
        fields.push(Field { key: key.into_inner().into_owned(), key_place, node });
    }
    fields.sort_by_key(|field| field.key_place);
    Ok(Value::Table(fields))
}

fn read_value(lines: &Lines<'_>, value: Spanned<DeValue<'_>>, depth: usize) -> Result<Node, Fault> {
    let place = lines.place(value.span().start);
    if depth > DEEPEST {
        let sentence = "lists and tables are nested too deeply".to_owned();
        return Err(Fault { place, sentence, way_out: "make it flat", is_excessive: true });
    }
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number that is too large"), Value::Whole),
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Boolean(flag) => Value::Flag(flag),
        // What reads a date reads it as it was written.
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| read_value(lines, item, depth + 1))
                .collect::<Result<_, _>>()?,
        ),
        DeValue::Table(table) => read_table(lines, table, depth)?,
    };
    Ok(Node { value, place })
}

fn syntax_fault(lines: &Lines<'_>, error: &Error) -> Fault {
    let place = error.span().map_or(Place::START, |span| lines.place(span.start));
    let sentence = format!("this is not TOML: {}", in_one_line(error.message()));
    let way_out = match error.message() {
        "duplicate key" => "keep one of them",
        _ => "text stands in quotes, lists in square brackets",
    };
    Fault { place, sentence, way_out, is_excessive: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_the_order_of_the_file_and_know_their_places() {
        let toml = "b = 'x'\na = [1, 'ü']\n[[t]]\nid = 'p'\n";
        let Value::Table(fields) = parse(toml).unwrap().value else { panic!("a table") };
        let keys: Vec<_> = fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["b", "a", "t"]);
        let Value::List(items) = &fields[1].node.value else { panic!("a list") };
        assert_eq!(items[0].value, Value::Whole(1));
        assert_eq!(items[1].place, Place { line: 2, column: 9 });
    }

    #[test]
    fn every_syntax_error_is_found_in_one_run() {
        let faults = parse("a = \nb = 1\nc = [1,, 2]\nb = 2\n").unwrap_err();
        let lines: Vec<_> = faults.iter().map(|fault| fault.place.line).collect();
        assert!(lines.contains(&1) && lines.contains(&3), "{faults:?}");
        assert!(faults.iter().all(|fault| !fault.sentence.contains('\n')));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let toml = format!("a = {}{}", "[".repeat(60), "]".repeat(60));
        assert_eq!(parse(&toml).unwrap_err()[0].sentence, "lists and tables are nested too deeply");
        let toml = format!("a = {}", "[".repeat(100_000));
        assert!(parse(&toml).is_err());
    }

    #[test]
    fn dates_are_texts() {
        let node = parse("a = 2018-09-20\nb = 2018-09-20T10:00:00Z").unwrap();
        let Value::Table(fields) = node.value else { panic!("a table") };
        assert_eq!(fields[0].node.value, Value::Text("2018-09-20".to_owned()));
        assert_eq!(fields[1].node.value, Value::Text("2018-09-20T10:00:00Z".to_owned()));
    }
}
