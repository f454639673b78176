//! The requests that a deployment is judged by, and what came back.

use crate::address::{Address, Origin};
use crate::plan::plan;

/// Where the requests are made from, which decides what can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vantage {
    /// By a program that sets and reads every header.
    Outside,
    /// By the viewer's own page, where the browser sets some headers and follows redirects by itself.
    Page,
}

/// Why a request is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The page itself; what it names is asked for next.
    Page,
    /// A file that the page names. With the integrity it states for it, if any.
    Part {
        /// The value of the `integrity` attribute; empty where there is none.
        integrity: String,
    },
    /// The first bytes of a file.
    Range,
    /// The script for other pages.
    EmbedScript,
    /// The worker that keeps the page working without a network.
    ServiceWorker,
    /// A static page that the page links to.
    StaticPage,
    /// The viewer with everything in one file.
    OneFile,
}

/// A request to make with GET.
///
/// In a page it is `fetch(url, { headers, cache: "no-store" })`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What to ask for.
    pub address: Address,
    /// Headers to send. From a page this holds only those that a page may set.
    pub headers: Vec<(&'static str, String)>,
    /// Why.
    pub purpose: Purpose,
}

/// What came back, after redirects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it came from; another address than the probe's where the host redirected.
    pub address: Address,
    /// The status of the last answer.
    pub status: u16,
    /// Its headers in the order they came, in any case; several of a name are several entries.
    pub headers: Vec<(String, String)>,
    /// The body with its content encoding taken off.
    pub body: Vec<u8>,
}

impl Answer {
    /// The values of a header, one each time it was sent.
    pub fn header_values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    /// A header as browsers read it: all its values, joined by commas; `None` if it was not sent.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self.header_values(name).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Whether it is what was asked for.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer, whatever its status.
    Answered(Answer),
    /// Without one, for this reason.
    Failed(String),
}

/// What is known of a deployment so far.
#[derive(Clone, Debug)]
pub struct Observed {
    /// The address of the viewer's page or folder.
    pub address: Address,
    /// Where the requests are made from.
    pub vantage: Vantage,
    /// A page's origin that is to show the viewer in a frame, if one is named.
    pub host: Option<Origin>,
    seen: Vec<(Probe, Outcome)>,
}

impl Observed {
    /// A deployment of which nothing is known yet.
    pub fn new(address: Address, vantage: Vantage) -> Self {
        Self { address, vantage, host: None, seen: Vec::new() }
    }

    /// The requests that are still to be made, in any order; none when everything is known. What the page
    /// names is asked for after the page, so this has to be asked again after each round.
    pub fn plan(&self) -> Vec<Probe> {
        plan(self)
    }

    /// Keeps what came of a request.
    pub fn record(&mut self, probe: Probe, outcome: Outcome) {
        self.seen.push((probe, outcome));
    }

    /// What came of a request, if it has been made.
    pub(crate) fn outcome(&self, probe: &Probe) -> Option<&Outcome> {
        self.seen.iter().find(|(seen, _)| seen == probe).map(|(_, outcome)| outcome)
    }

    /// All requests with what came of them, in the order they were recorded.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (&Probe, &Outcome)> {
        self.seen.iter().map(|(probe, outcome)| (probe, outcome))
    }

    /// The page, if it answered as a page does.
    pub(crate) fn page(&self) -> Option<&Answer> {
        self.seen().find_map(|(probe, outcome)| match outcome {
            Outcome::Answered(answer) if probe.purpose == Purpose::Page && answer.is_success() => {
                Some(answer)
            }
            _ => None,
        })
    }
}
