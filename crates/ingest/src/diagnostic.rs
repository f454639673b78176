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
}

/// The diagnostics of one file, while it is worked on.
#[derive(Debug)]
pub(crate) struct Report {
    path: String,
    diagnostics: Vec<Diagnostic>,
}

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
        })
    }
}

impl Report {
    pub fn new(path: &str) -> Self {
        // A file may be called almost anything, but a diagnostic is one line.
        Self { path: path.replace(char::is_control, "?"), diagnostics: Vec::new() }
    }

    pub fn error(&mut self, place: impl Into<Option<Place>>, sentence: String, way_out: &str) {
        self.add(Severity::Error, place.into(), sentence, way_out);
    }

    pub fn warning(&mut self, place: impl Into<Option<Place>>, sentence: String, way_out: &str) {
        self.add(Severity::Warning, place.into(), sentence, way_out);
    }

    fn add(&mut self, severity: Severity, place: Option<Place>, sentence: String, way_out: &str) {
        let (path, way_out) = (self.path.clone(), way_out.to_owned());
        self.diagnostics.push(Diagnostic { path, place, severity, sentence, way_out });
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
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
    fn quoted_words_stay_on_one_line_and_short() {
        assert_eq!(quoted("a\nb"), r#""a\nb""#);
        assert_eq!(quoted(&"x".repeat(99)).chars().count(), 63);
    }
}
