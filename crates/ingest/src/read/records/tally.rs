//! What many records of a file have in common, said once.

use super::plan::Aims;
use crate::diagnostic::{Report, quoted};
use crate::place::Place;

/// As many fields are named where none of them is known.
const MOST_FIELDS: usize = 12;

/// Records that have something in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    n: usize,
    first_line: u32,
}

/// What was met in a file.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub n_records: usize,
    /// Whether records were left out because they cannot be read.
    pub has_broken: bool,
    pub without_text: Count,
    /// Records beyond the most that a file may have.
    pub beyond: Count,
    pub with_controls: Count,
    /// Records with an escape that stands for half a character.
    pub with_surrogates: Count,
}

impl Count {
    pub fn add(&mut self, line: u32) {
        if self.n == 0 {
            self.first_line = line;
        }
        self.n += 1;
    }

    /// Adds those of later records.
    fn append(&mut self, later: Self) {
        if self.n == 0 {
            self.first_line = later.first_line;
        }
        self.n += later.n;
    }

    /// "1 record …" or "5 records …", and where.
    fn said(self, one: &str, many: &str) -> String {
        match self.n {
            1 => format!("{one}, on line {}", self.first_line),
            n => format!("{n} {many}, the first on line {}", self.first_line),
        }
    }

    fn place(self) -> Place {
        Place::line(self.first_line)
    }
}

impl Tally {
    /// Adds what was met in later records.
    pub fn append(&mut self, later: &Self) {
        self.n_records += later.n_records;
        self.has_broken |= later.has_broken;
        self.without_text.append(later.without_text);
        self.beyond.append(later.beyond);
        self.with_controls.append(later.with_controls);
        self.with_surrogates.append(later.with_surrogates);
    }

    /// Reports it.
    pub fn report(&self, aims: &Aims<'_>, report: &mut Report) {
        if self.n_records == 0 {
            if !self.has_broken {
                report.warning(None, "there are no records in this file".to_owned(), "take it out");
            }
            return;
        }
        if self.without_text.n == self.n_records {
            let names = aims.keys().iter().take(MOST_FIELDS).map(|key| quoted(key));
            let names = names.collect::<Vec<_>>().join(", ");
            let more = if aims.keys().len() > MOST_FIELDS { " and more" } else { "" };
            let way_out = format!(
                "say in corpus.toml which field holds it: [records] body = \"…\" \
                 (there are {names}{more})"
            );
            report.warning(None, "no record has a text".to_owned(), &way_out);
            return;
        }
        if self.without_text.n > 0 {
            let sentence = self.without_text.said(
                "1 record has no text and is left out",
                "records have no text and are left out",
            );
            report.warning(self.without_text.place(), sentence, "");
        }
        if self.beyond.n > 0 {
            let sentence = self.beyond.said(
                "1 record is too many for one corpus and is left out",
                "records are too many for one corpus and are left out",
            );
            report.warning(self.beyond.place(), sentence, "make several corpora of the file");
        }
        if self.with_controls.n > 0 {
            let sentence = self.with_controls.said(
                "characters for control are left out of 1 record",
                "records had characters for control, which are left out",
            );
            report.warning(self.with_controls.place(), sentence, "");
        }
        if self.with_surrogates.n > 0 {
            let sentence = self.with_surrogates.said(
                "there is an escape for half of a character in 1 record",
                "records have escapes for half a character",
            );
            let way_out =
                "it shows as \u{fffd}; write characters in pairs of escapes or as they are";
            report.warning(self.with_surrogates.place(), sentence, way_out);
        }
        let taken = aims.taken_by_name();
        if !taken.is_empty() {
            let sentence = format!("the fields are taken by their usual names: {taken}");
            report.note(None, sentence, "say otherwise under [records] in corpus.toml");
        }
    }
}
