//! What was found: how grave it is, about what, in one sentence, and what to do.

use std::fmt;

/// How much a finding matters. The order is that of a report: what is gravest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Readers notice it: something does not work, or is far slower than it need be.
    Problem,
    /// It works, and could be better or safer.
    Advice,
    /// It cannot be told from where the requests were made.
    Unseen,
    /// As it should be.
    Good,
}

impl Severity {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Advice => "advice",
            Self::Unseen => "not visible from here",
            Self::Good => "good",
        }
    }
}

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The page answers, and is a viewer.
    Page,
    /// Where it redirects to.
    Redirect,
    /// Whether the connection is one that browsers trust.
    Connection,
    /// The viewer's files are there.
    Files,
    /// They are the files that were built.
    Integrity,
    /// The types that files are sent with.
    Types,
    /// The policy that the page is sent with.
    Policy,
    /// Who may show the page in a frame.
    Framing,
    /// The script that makes `<corpus-viewer>` work in other pages.
    EmbedScript,
    /// The worker that keeps the page working without a network.
    ServiceWorker,
    /// How files travel.
    Compression,
    /// How long browsers keep files.
    Caching,
    /// Whether files load in a sandboxed frame without an origin.
    Sharing,
    /// Whether a part of a file can be asked for.
    Ranges,
}

impl Check {
    /// The name that people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Redirect => "redirect",
            Self::Connection => "connection",
            Self::Files => "files",
            Self::Integrity => "integrity",
            Self::Types => "content types",
            Self::Policy => "content security policy",
            Self::Framing => "frames",
            Self::EmbedScript => "embed.js",
            Self::ServiceWorker => "service worker",
            Self::Compression => "compression",
            Self::Caching => "caching",
            Self::Sharing => "sandboxed frames",
            Self::Ranges => "ranges",
        }
    }
}

/// Lines to put somewhere, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where they belong, such as "Caddy, in the site of the viewer".
    pub place: &'static str,
    /// The lines.
    pub lines: String,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub check: Check,
    /// The files or the header that were looked at, such as "corpus-viewer-0123.wasm".
    pub subject: String,
    /// One sentence without a full stop.
    pub matter: String,
    /// What mends it; empty where nothing need be. Several are the same fix for different servers.
    pub fixes: Vec<Fix>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity.label(), self.check.label())?;
        if !self.subject.is_empty() {
            write!(f, ": {}", self.subject)?;
        }
        write!(f, ": {}", self.matter)
    }
}
