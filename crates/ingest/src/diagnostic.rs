//! What the editor of a corpus should know: one line each, with a place and a way out.

use std::fmt;

use crate::place::Place;

/// Something about the folder that is wrong, or that is probably not what the editor meant.
///
/// Sorted by path, place and severity, which is the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, or the folder itself, with `/`.
    pub path: String,
    /// Where in the file; `None` where it concerns the whole file.
    pub place: Option<Place>,
    /// Whether a corpus can be made all the same.
    pub severity: Severity,
    /// What is the matter: lower case, no full stop.
    pub sentence: String,
    /// What to do about it; empty where that goes without saying.
    pub way_out: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// There is no corpus until it is mended.
    Error,
    /// There is a corpus, perhaps not the one that was meant.
    Warning,
    /// How something was understood. Nothing is lost, and nothing need be done.
    Note,
}

/// The diagnostics of one file, while it is worked on.
///
/// A file with very many faults gets the first of them and a line that counts the others.
#[derive(Debug)]
pub(crate) struct Report {
    path: String,
    diagnostics: Vec<Diagnostic>,
    n_errors: usize,
    n_others: usize,
}

/// Errors of one file that are shown. More of them are seldom read in one go; with fewer, an editor
/// who mends a long list has to run again and again.
const MOST_ERRORS: usize = 100;
/// Warnings and notes of one file that are shown: a broken export has as many as it has records.
const MOST_OTHERS: usize = 20;

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}: {}", self.severity, self.sentence)?;
        if self.way_out.is_empty() { Ok(()) } else { write!(f, "; {}", self.way_out) }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

impl Report {
    pub fn new(path: &str) -> Self {
        // A file may be called almost anything, but a diagnostic is one line.
        let path = path.replace(char::is_control, "?");
        Self { path, diagnostics: Vec::new(), n_errors: 0, n_others: 0 }
    }

    pub fn error(&mut self, place: impl Into<Option<Place>>, sentence: String, way_out: &str) {
        self.add(Severity::Error, place.into(), sentence, way_out);
    }

    pub fn warning(&mut self, place: impl Into<Option<Place>>, sentence: String, way_out: &str) {
        self.add(Severity::Warning, place.into(), sentence, way_out);
    }

    pub fn note(&mut self, place: impl Into<Option<Place>>, sentence: String, way_out: &str) {
        self.add(Severity::Note, place.into(), sentence, way_out);
    }

    fn add(&mut self, severity: Severity, place: Option<Place>, sentence: String, way_out: &str) {
        let (n, most) = match severity {
            Severity::Error => (&mut self.n_errors, MOST_ERRORS),
            Severity::Warning | Severity::Note => (&mut self.n_others, MOST_OTHERS),
        };
        *n += 1;
        if *n <= most {
            let (path, way_out) = (self.path.clone(), way_out.to_owned());
            self.diagnostics.push(Diagnostic { path, place, severity, sentence, way_out });
        }
    }

    /// One of the same file with nothing in it yet, for a part that is read by itself.
    pub fn of_same_file(&self) -> Self {
        Self { path: self.path.clone(), diagnostics: Vec::new(), n_errors: 0, n_others: 0 }
    }

    /// Adds what was found in a later part of the file.
    pub fn append(&mut self, later: Self) {
        let mut n_free =
            [MOST_ERRORS.saturating_sub(self.n_errors), MOST_OTHERS.saturating_sub(self.n_others)];
        self.diagnostics.extend(later.diagnostics.into_iter().filter(|diagnostic| {
            let n_free = &mut n_free[usize::from(diagnostic.severity != Severity::Error)];
            let is_shown = *n_free > 0;
            *n_free = n_free.saturating_sub(1);
            is_shown
        }));
        self.n_errors += later.n_errors;
        self.n_others += later.n_others;
    }

    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let n_errors = self.n_errors.saturating_sub(MOST_ERRORS);
        let n_others = self.n_others.saturating_sub(MOST_OTHERS);
        let more = [
            (Severity::Error, n_errors, "errors in this file"),
            (Severity::Warning, n_others, "warnings and notes on this file"),
        ];
        for (severity, n_more, what) in more.into_iter().filter(|(_, n_more, _)| *n_more > 0) {
            let sentence = format!("there are {n_more} more {what}");
            let (path, way_out) = (self.path.clone(), String::new());
            self.diagnostics.push(Diagnostic { path, place: None, severity, sentence, way_out });
        }
        self.diagnostics
    }
}

/// Words from a file as a diagnostic shows them: in quotes, on one line, not too long.
pub(crate) fn quoted(words: &str) -> String {
    const MOST: usize = 60;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}", format!("{}…", &words[..end])),
        None => format!("{words:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_one_line() {
        let mut report = Report::new("seeds/a.md");
        let place = Place { line: 4, column: 9 };
        let sentence = format!("unknown topic {}", quoted("facial-recogniton"));
        report.error(place, sentence, r#"did you mean "facial-recognition" (topics.toml)?"#);
        report.warning(None, "the file\tis odd".to_owned(), "");
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "seeds/a.md:4:9: error: unknown topic \"facial-recogniton\"; \
                 did you mean \"facial-recognition\" (topics.toml)?",
                "seeds/a.md: warning: the file\tis odd",
            ]
        );
    }

    #[test]
    fn very_many_faults_of_a_file_are_counted() {
        let mut report = Report::new("a.jsonl");
        for line in 1..=30_000 {
            report.warning(Place::line(line), "this line is broken".to_owned(), "");
        }
        report.error(Place::START, "no".to_owned(), "");
        let mut in_parts = Report::new("a.jsonl");
        in_parts.warning(Place::line(1), "this line is broken".to_owned(), "");
        let mut later = in_parts.of_same_file();
        for line in 2..=30_000 {
            later.warning(Place::line(line), "this line is broken".to_owned(), "");
        }
        later.error(Place::START, "no".to_owned(), "");
        in_parts.append(later);
        let diagnostics = report.into_diagnostics();
        assert_eq!(in_parts.into_diagnostics(), diagnostics);
        assert_eq!(diagnostics.len(), MOST_OTHERS + 2);
        assert_eq!(
            diagnostics.last().unwrap().to_string(),
            "a.jsonl: warning: there are 29980 more warnings and notes on this file"
        );
    }

    #[test]
    fn quoted_words_stay_on_one_line_and_short() {
        assert_eq!(quoted("a\nb"), r#""a\nb""#);
        assert_eq!(quoted(&"x".repeat(99)).chars().count(), 63);
    }
}
