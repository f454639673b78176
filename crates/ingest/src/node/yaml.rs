//! YAML to the common tree. Anchors, tags' meanings and other cleverness are refused or left alone.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::{DEEPEST, Fault, Field, Node, Value, in_one_line};
use crate::diagnostic::quoted;
use crate::place::Place;

/// Longer tables are refused: each key is compared with those before it.
const MOST_KEYS: usize = 1000;
/// As many anchors and aliases are no slip such as `*so*`, but a bomb.
const BOMB: usize = 4;

/// The tree of a YAML document whose first line is line `first_line` of its file.
pub(crate) fn parse(yaml: &str, first_line: u32) -> Result<Node, Fault> {
    parse_document(yaml, first_line).map_err(|mut fault| {
        fault.is_excessive |= fault.sentence == ANCHOR_SENTENCE && is_bomb(yaml);
        fault
    })
}

/// Whether it has so many anchors and aliases that it may be meant to fill the memory.
fn is_bomb(yaml: &str) -> bool {
    let is_mark = |pair: &[u8]| {
        matches!(pair[0], b' ' | b'\n' | b'[' | b',' | b'-') && matches!(pair[1], b'&' | b'*')
    };
    yaml.as_bytes().windows(2).filter(|pair| is_mark(pair)).nth(BOMB - 1).is_some()
}

fn parse_document(yaml: &str, first_line: u32) -> Result<Node, Fault> {
    let mut reader = Reader { parser: Parser::new_from_str(yaml), first_line };
    let mut root = Node { value: Value::Nothing, place: Place { line: first_line, column: 1 } };
    let mut n_documents = 0;
    while let Some((event, place)) = reader.next()? {
        match event {
            Event::DocumentStart(_) if n_documents > 0 => {
                return Err(fault(place, "a second YAML document begins here", "write one only"));
            }
            Event::DocumentStart(_) => n_documents += 1,
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
            event => root = reader.node(event, place, 0)?,
        }
    }
    Ok(root)
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    first_line: u32,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Place)>, Fault> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok((event, Span { start, .. }))) => {
                Ok(Some((event, self.place(start.line(), start.col()))))
            }
            Some(Err(error)) => Err(self.syntax_fault(&error)),
        }
    }

    /// The next event, where one must follow because something is still open.
    fn expect_next(&mut self, open: Place) -> Result<(Event<'a>, Place), Fault> {
        self.next()?.ok_or_else(|| fault(open, "what begins here does not end", ""))
    }

    fn node(&mut self, event: Event<'a>, place: Place, depth: usize) -> Result<Node, Fault> {
        if depth > DEEPEST {
            return Err(depth_fault(place));
        }
        let value = match event {
            Event::Alias(_) => return Err(anchor_fault(place)),
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _)
                if anchor != 0 =>
            {
                return Err(anchor_fault(place));
            }
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null") => {
                Value::Nothing
            }
            Event::Scalar(text, ..) => Value::Text(text.into_owned()),
            Event::SequenceStart(..) => self.list(place, depth)?,
            Event::MappingStart(..) => self.table(place, depth)?,
            _ => return Err(fault(place, "a value is missing here", "")),
        };
        Ok(Node { value, place })
    }

    fn list(&mut self, open: Place, depth: usize) -> Result<Value, Fault> {
        let mut items = Vec::new();
        loop {
            match self.expect_next(open)? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, place) => items.push(self.node(event, place, depth + 1)?),
            }
        }
    }

    fn table(&mut self, open: Place, depth: usize) -> Result<Value, Fault> {
        let mut fields: Vec<Field> = Vec::new();
        loop {
            let (event, key_place) = self.expect_next(open)?;
            if event == Event::MappingEnd {
                return Ok(Value::Table(fields));
            }
            let key = match self.node(event, key_place, depth + 1)?.value {
                Value::Text(key) => key,
                key => {
                    let sentence = format!("expected a key, found {}", key.sort());
                    return Err(fault(key_place, &sentence, "write `key: value`"));
                }
            };
            if let Some(first) = fields.iter().find(|field| field.key == key) {
                let line = first.key_place.line;
                let sentence = format!("the key {} stands on line {line} too", quoted(&key));
                return Err(fault(key_place, &sentence, "keep one of them"));
            }
            if fields.len() == MOST_KEYS {
                let fault = fault(key_place, "the table has too many keys", "make it smaller");
                return Err(Fault { is_excessive: true, ..fault });
            }
            let (event, place) = self.expect_next(open)?;
            let node = self.node(event, place, depth + 1)?;
            fields.push(Field { key, key_place, node });
        }
    }

    fn place(&self, line: usize, column: usize) -> Place {
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Place {
            line: number(line).saturating_add(self.first_line).saturating_sub(1),
            column: number(column).saturating_add(1),
        }
    }

    fn syntax_fault(&self, error: &ScanError) -> Fault {
        let place = self.place(error.marker().line(), error.marker().col());
        if error.info().contains("recursion limit") {
            return depth_fault(place);
        }
        let sentence = format!("this is not YAML: {}", in_one_line(error.info()));
        fault(place, &sentence, "put text that holds `: ` or ` #` in quotes")
    }
}

const ANCHOR_SENTENCE: &str = "anchors and aliases (`&`, `*`) are not read";

fn anchor_fault(place: Place) -> Fault {
    fault(place, ANCHOR_SENTENCE, "put the text in quotes")
}

fn depth_fault(place: Place) -> Fault {
    let fault = fault(place, "lists and tables are nested too deeply", "make it flat");
    Fault { is_excessive: true, ..fault }
}

fn fault(place: Place, sentence: &str, way_out: &'static str) -> Fault {
    Fault { place, sentence: sentence.to_owned(), way_out, is_excessive: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in short: text in quotes, places left out.
    fn show(node: &Node) -> String {
        match &node.value {
            Value::Text(text) => format!("{text:?}"),
            Value::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
            }
            Value::Table(fields) => {
                let fields =
                    fields.iter().map(|field| format!("{}={}", field.key, show(&field.node)));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(" "))
            }
            other => other.sort().to_owned(),
        }
    }

    fn check(yaml: &str, expected: &str) {
        let shown = match parse(yaml, 2) {
            Ok(node) => show(&node),
            Err(Fault { place, sentence, .. }) => {
                format!("{}:{}: {sentence}", place.line, place.column)
            }
        };
        assert_eq!(shown, expected, "{yaml}");
    }

    #[test]
    fn scalars_are_the_text_that_was_written() {
        check("published: 2018", r#"{published="2018"}"#);
        check(
            "a: 2018-09-20\nb: no\nc: 1.50\nd: 0x1F",
            r#"{a="2018-09-20" b="no" c="1.50" d="0x1F"}"#,
        );
        check("a: '~'\nb: ~\nc:\nd: null", r#"{a="~" b=nothing c=nothing d=nothing}"#);
        check("a: >\n  one\n  two\n", "{a=\"one two\\n\"}");
        check("", "nothing");
    }

    #[test]
    fn lists_and_tables_are_kept_in_order() {
        check("b: [x, y]\na:\n- p: 1\n", r#"{b=["x" "y"] a=[{p="1"}]}"#);
    }

    #[test]
    fn what_is_clever_or_broken_is_refused_with_its_place() {
        check("a: &x 1\nb: *x", "2:4: anchors and aliases (`&`, `*`) are not read");
        check("a: 1\nb: 2\na: 3", "4:1: the key \"a\" stands on line 2 too");
        check("[a]: b", "2:1: expected a key, found a list");
        check("a: 1\n--- \nb: 2", "3:1: a second YAML document begins here");
        let deep = format!("a: {}{}", "[".repeat(99), "]".repeat(99));
        check(&deep, "2:36: lists and tables are nested too deeply");
    }

    #[test]
    fn slips_are_told_from_what_is_made_to_wear_a_reader_out() {
        let is_excessive = |yaml: &str| parse(yaml, 2).unwrap_err().is_excessive;
        assert!(!is_excessive("title: &x 1"));
        assert!(is_excessive("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"));
        for depth in [40, 100, 200, 100_000] {
            assert!(is_excessive(&format!("a: {}", "[".repeat(depth))), "{depth}");
        }
        let keys: String = (0..100_000).map(|key| format!("k{key}: x\n")).collect();
        assert!(is_excessive(&keys));
    }

    #[test]
    fn values_and_keys_know_where_they_stand() {
        let Value::Table(fields) = parse("a: 1\nsource:\n  url: ü x", 5).unwrap().value else {
            panic!("a table");
        };
        let Value::Table(inner) = &fields[1].node.value else { panic!("a table") };
        assert_eq!(fields[1].key_place, Place { line: 6, column: 1 });
        assert_eq!(inner[0].node.place, Place { line: 7, column: 8 });
    }
}
