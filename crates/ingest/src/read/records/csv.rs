//! Tables as text: the first line names the fields, each further record is an article.

use csv::{ReaderBuilder, StringRecord};

use super::Event;
use super::jsonl::cells_of;
use super::plan::{Aim, Aims};
use super::value::Value;
use crate::diagnostic::Report;
use crate::place::{Lines, Place};

/// The signs that part fields. Where the first line has none, there is one field.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// As often reading begins again after a quotation that does not end. Each time costs a look at
/// the rest of the file.
const MOST_FRESH_STARTS: usize = 8;

/// Calls `take` with each record.
pub(super) fn read(
    file: &str,
    aims: &mut Aims<'_>,
    report: &mut Report,
    take: &mut dyn FnMut(Event, &mut Report),
) {
    let sign = sign(file);
    let mut rest = Rest { start: 0, line: 1 };
    let mut columns: Option<Vec<Vec<Aim>>> = None;
    for n_starts in 0.. {
        let part = &file[rest.start..];
        let open = open_quotation(part, sign);
        let end = open.as_ref().map_or(part.len(), |open| open.record_start);
        read_part(&part[..end], sign, rest.line, &mut columns, aims, report, take);
        let Some(open) = open else { break };
        let at = rest.start + open.quotation;
        let sentence = "the quotation that begins here does not end".to_owned();
        let is_last = n_starts == MOST_FRESH_STARTS;
        let way_out = match is_last {
            false => "the record is left out, write a quotation mark inside of text as two",
            true => {
                "the rest of the file is left out, write a quotation mark inside of text as two"
            }
        };
        report.warning(Lines::new(&file[..at]).place(at), sentence, way_out);
        take(Event::Broken, report);
        let after = file[at..].find('\n').map(|newline| at + newline + 1);
        let Some(after) = after.filter(|_| !is_last) else { break };
        let n_lines = file[rest.start..after].bytes().filter(|&byte| byte == b'\n').count();
        rest = Rest { start: after, line: rest.line + n_lines as u64 };
    }
}

/// Where reading begins again.
struct Rest {
    start: usize,
    line: u64,
}

/// A part of the file in which every quotation ends.
fn read_part(
    part: &str,
    sign: u8,
    first_line: u64,
    columns: &mut Option<Vec<Vec<Aim>>>,
    aims: &mut Aims<'_>,
    report: &mut Report,
    take: &mut dyn FnMut(Event, &mut Report),
) {
    let mut reader = ReaderBuilder::new()
        .delimiter(sign)
        .flexible(true)
        .has_headers(false)
        .from_reader(part.as_bytes());
    let mut record = StringRecord::new();
    // The bytes are those of a `str`, so nothing is left that could fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, csv::Position::line) + first_line - 1;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let Some(columns) = columns else {
            *columns = Some(record.iter().map(|name| aims.of(name.trim()).to_vec()).collect());
            continue;
        };
        if record.len() > columns.len() {
            let (n, named) = (record.len(), columns.len());
            let sentence = format!("this record has {n} fields, the first line names {named}");
            let sign = char::from(sign);
            let way_out = format!("it is left out, put text that holds `{sign}` in quotes");
            report.warning(Place::line(line), sentence, &way_out);
            take(Event::Broken, report);
            continue;
        }
        let cells = columns.iter().zip(&record).flat_map(|(aims, cell)| {
            let value = (!aims.is_empty()).then(|| Value::Text(cell.to_owned()));
            value.into_iter().flat_map(|value| cells_of(aims, value))
        });
        let cells = cells.collect();
        take(Event::Record { line, cells }, report);
    }
}

/// What parts the fields: the sign that stands most often in the first line.
fn sign(file: &str) -> u8 {
    let first_line = file.lines().next().unwrap_or_default();
    let count = |sign: u8| first_line.bytes().filter(|&byte| byte == sign).count();
    // Of equally frequent ones the first.
    SIGNS.into_iter().rev().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

/// A quotation that runs to the end of the text.
struct OpenQuotation {
    record_start: usize,
    quotation: usize,
}

/// Finds a quotation that does not end, by the same rules as the reader: a quotation mark opens
/// at the start of a field only, and two of them inside are one.
fn open_quotation(text: &str, sign: u8) -> Option<OpenQuotation> {
    let bytes = text.as_bytes();
    let (mut record_start, mut at) = (0, 0);
    let mut is_field_start = true;
    while at < bytes.len() {
        if bytes[at] == b'"' && is_field_start {
            let quotation = at;
            loop {
                let end = bytes[at + 1..].iter().position(|&byte| byte == b'"');
                let Some(end) = end else { return Some(OpenQuotation { record_start, quotation }) };
                at += end + 1;
                if bytes.get(at + 1) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
            is_field_start = false;
        } else if bytes[at] == b'\n' {
            record_start = at + 1;
            is_field_start = true;
        } else {
            is_field_start = bytes[at] == sign;
        }
        at += 1;
    }
    None
}
