//! JSON in lines: one object a line. Values that no article needs are passed over unread.

use std::borrow::Cow;
use std::fmt;

use memchr::{memchr, memchr_iter};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::plan::{Aim, Aims};
use super::value::Value;
use super::{Cell, Event};
use crate::diagnostic::Report;
use crate::place::Place;

/// In bytes. With smaller parts, more time goes into putting them together; with larger ones,
/// threads wait for the last.
const PART: usize = 1 << 18;

/// A file in parts that can be read side by side: whole lines, each with the number of the first. One
/// part where there may be more than `most` records, so that they are counted.
pub(super) fn parts(file: &str, most: usize) -> Vec<(u32, &str)> {
    let mut parts = Vec::with_capacity(file.len() / PART + 1);
    let (mut rest, mut first_line) = (file, 1_usize);
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let newline = bytes.get(PART..).and_then(|rest| memchr(b'\n', rest));
        let (part, later) = rest.split_at(newline.map_or(rest.len(), |at| PART + at + 1));
        parts.push((u32::try_from(first_line).unwrap_or(u32::MAX), part));
        first_line += memchr_iter(b'\n', part.as_bytes()).count();
        rest = later;
    }
    if first_line > most { vec![(1, file)] } else { parts }
}

/// Calls `take` with each of some lines, of which the first has the number `first_line`.
pub(super) fn read(
    lines: &str,
    first_line: u32,
    aims: &mut Aims<'_>,
    report: &mut Report,
    take: &mut dyn FnMut(Event, &mut Report),
) {
    let ends = memchr_iter(b'\n', lines.as_bytes()).chain([lines.len()]);
    let mut start = 0;
    for (idx, end) in ends.enumerate() {
        let line = &lines[start..end];
        start = end + 1;
        let number = first_line.saturating_add(u32::try_from(idx).unwrap_or(u32::MAX));
        if line.trim_ascii().is_empty() {
            continue;
        }
        let mut cells = cells(line, aims);
        if cells.is_err()
            && let Cow::Owned(mended) = without_lone_surrogates(line)
        {
            let mended = self::cells(&mended, aims);
            if mended.is_ok() {
                take(Event::MendedSurrogates { line: number }, report);
                cells = mended;
            }
        }
        match cells {
            Ok(cells) => take(Event::Record { line: number, cells }, report),
            Err(error) => {
                report_broken(line, number, &error, report);
                take(Event::Broken, report);
            }
        }
    }
}

fn report_broken(line: &str, number: u32, error: &serde_json::Error, report: &mut Report) {
    let byte = line.floor_char_boundary(error.column().saturating_sub(1));
    let column = line[..byte].chars().count() + 1;
    let place = Place { line: number, column: u32::try_from(column).unwrap_or(u32::MAX) };
    // The parser adds its own idea of the place.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    let sentence = format!("this line is not JSON: {message}");
    report.warning(place, sentence, "the record is left out");
}

fn cells(line: &str, aims: &mut Aims<'_>) -> serde_json::Result<Vec<Cell>> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let cells = RecordSeed { aims }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(cells)
}

/// Reads the fields of a record that are of use.
struct RecordSeed<'a, 'b> {
    aims: &'a mut Aims<'b>,
}

impl<'de> DeserializeSeed<'de> for RecordSeed<'_, '_> {
    type Value = Vec<Cell>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Cell>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_, '_> {
    type Value = Vec<Cell>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Vec<Cell>, A::Error> {
        let mut cells = Vec::new();
        while let Some(key) = fields.next_key::<Key<'de>>()? {
            let aims = self.aims.of(&key.0);
            if aims.is_empty() {
                fields.next_value::<IgnoredAny>()?;
                continue;
            }
            let value: Value = fields.next_value()?;
            cells.extend(cells_of(aims, value));
        }
        Ok(cells)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Vec<Cell>, E> {
        Err(E::custom("expected an object with the fields of an article"))
    }
}

/// A value for each use of its field.
pub(super) fn cells_of(aims: &[Aim], value: Value) -> impl Iterator<Item = Cell> {
    let n_aims = aims.len();
    let mut value = Some(value);
    aims.iter().enumerate().filter_map(move |(idx, aim)| {
        // Nearly every field has one use, and texts are long.
        let value = if idx + 1 == n_aims { value.take()? } else { value.clone()? };
        Some(Cell { target: aim.target, rank: aim.rank, value: value.at(&aim.path) })
    })
}

/// A key, borrowed from the line where it has no escapes.
struct Key<'de>(Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// The line with U+FFFD in the place of escapes that stand for half a character.
fn without_lone_surrogates(line: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut kept = 0;
    let mut at = 0;
    let bytes = line.as_bytes();
    while at + 1 < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let width = match (surrogate(bytes, at), surrogate(bytes, at + 6)) {
            (Some(Half::Leading), Some(Half::Trailing)) => 12,
            (Some(_), _) => {
                mended.push_str(&line[kept..at]);
                mended.push_str("\\ufffd");
                kept = at + 6;
                6
            }
            // Whatever it escapes, it is no backslash of its own.
            (None, _) => 2,
        };
        at += width;
    }
    if kept == 0 {
        return Cow::Borrowed(line);
    }
    mended.push_str(&line[kept..]);
    Cow::Owned(mended)
}

enum Half {
    Leading,
    Trailing,
}

/// Which half of a character the escape at a byte stands for, if it does.
fn surrogate(bytes: &[u8], at: usize) -> Option<Half> {
    let escape = bytes.get(at..at + 6)?;
    let digits = str::from_utf8(&escape[2..]).ok()?;
    let is_escape = escape.starts_with(b"\\u") && digits.bytes().all(|b| b.is_ascii_hexdigit());
    match u16::from_str_radix(digits, 16).ok().filter(|_| is_escape)? {
        0xd800..=0xdbff => Some(Half::Leading),
        0xdc00..=0xdfff => Some(Half::Trailing),
        _ => None,
    }
}
