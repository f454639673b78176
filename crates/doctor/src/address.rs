//! Addresses of the web, as far as a deployment needs them: http and https, joined and compared.

use std::error::Error;
use std::fmt;

/// Scheme, host and port: what a browser compares when it asks whether two pages are the same site's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Whether the scheme is https; otherwise it is http.
    pub is_secure: bool,
    /// In lower case; an IPv6 address stands in brackets.
    pub host: String,
    /// The port, also where it is the scheme's own.
    pub port: u16,
}

impl Origin {
    /// Reads `https://wiki.example`; a path behind it is left out of account.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        Address::parse(text).map(|address| address.origin)
    }

    /// The scheme's name.
    pub fn scheme(&self) -> &'static str {
        if self.is_secure { "https" } else { "http" }
    }

    /// Whether browsers trust it as they trust https: it is, or it is the reader's own machine.
    pub fn is_trustworthy(&self) -> bool {
        let host = self.host.as_str();
        self.is_secure
            || host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || is_loopback_v4(host)
    }
}

fn is_loopback_v4(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme(), self.host)?;
        if self.port == default_port(self.is_secure) { Ok(()) } else { write!(f, ":{}", self.port) }
    }
}

fn default_port(is_secure: bool) -> u16 {
    if is_secure { 443 } else { 80 }
}

/// An address without a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it is.
    pub origin: Origin,
    /// The path, which begins with a slash and has no `.` or `..` in it.
    path: String,
    /// What follows the path, with its question mark; mostly empty.
    query: String,
}

/// A text that is no address of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress {
    text: String,
    reason: &'static str,
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no address: {}", self.text, self.reason)
    }
}

impl Error for BadAddress {}

impl Address {
    /// Reads an absolute address; its fragment is dropped.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let bad = |reason| BadAddress { text: text.to_owned(), reason };
        let trimmed = text.trim();
        let (scheme, rest) = trimmed
            .split_once("://")
            .ok_or_else(|| bad("it has to begin with https:// or http://"))?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(bad("it has to begin with https:// or http://")),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        if authority.contains('@') {
            return Err(bad("it must not hold a name and password"));
        }
        let (host, port) = host_and_port(authority).ok_or_else(|| bad("the port is no number"))?;
        if !is_host(&host) {
            return Err(bad("the host has no proper name"));
        }
        let port = port.unwrap_or_else(|| default_port(is_secure));
        let origin = Origin { is_secure, host, port };
        let (path, query) = path_and_query(rest);
        Ok(Self { origin, path: normal(if path.is_empty() { "/" } else { path }), query })
    }

    /// The address that a reference in a page at this address leads to; `None` where that is not of the
    /// web (`mailto:`, `data:`).
    pub fn join(&self, reference: &str) -> Option<Self> {
        let reference = reference.trim();
        if reference.starts_with("//") {
            return Self::parse(&format!("{}:{reference}", self.origin.scheme())).ok();
        }
        if has_scheme(reference) {
            return Self::parse(reference).ok();
        }
        let (path, query) = path_and_query(reference);
        let query = if path.is_empty() && query.is_empty() { self.query.clone() } else { query };
        let path = if path.is_empty() {
            self.path.clone()
        } else if path.starts_with('/') {
            normal(path)
        } else {
            normal(&format!("{}{path}", self.folder()))
        };
        Some(Self { origin: self.origin.clone(), path, query })
    }

    /// The path, which begins with a slash.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path up to its last slash.
    fn folder(&self) -> &str {
        &self.path[..=self.path.rfind('/').unwrap_or(0)]
    }

    /// The last part of the path; empty for a folder.
    pub fn file(&self) -> &str {
        &self.path[self.folder().len()..]
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.origin, self.path, self.query)
    }
}

fn host_and_port(authority: &str) -> Option<(String, Option<u16>)> {
    let host_end = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    let (host, port) = match authority[host_end..].rfind(':') {
        Some(colon) => authority.split_at(host_end + colon),
        None => (authority, ""),
    };
    let port = match port.strip_prefix(':') {
        None | Some("") => None,
        Some(digits) => Some(digits.parse().ok()?),
    };
    Some((host.to_ascii_lowercase(), port))
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inside) => inside.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !host.is_empty()
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        }
    }
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// What stands before the fragment, cut in two.
fn path_and_query(text: &str) -> (&str, String) {
    let text = text.split('#').next().unwrap_or_default();
    let at = text.find('?').unwrap_or(text.len());
    (&text[..at], text[at..].to_owned())
}

/// A path without `.` and `..`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut pieces = path.split('/').skip(1).peekable();
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        match piece {
            "." | ".." => {
                if piece == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            piece => parts.push(piece),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str, reference: &str) -> Option<String> {
        Address::parse(base).unwrap().join(reference).map(|address| address.to_string())
    }

    #[test]
    fn references_lead_where_browsers_take_them() {
        let base = "https://Host.example/a/b/index.html?x=1#q=y";
        let cases = [
            ("./c.js", "https://host.example/a/b/c.js"),
            ("c.js?v=2#f", "https://host.example/a/b/c.js?v=2"),
            ("../c.js", "https://host.example/a/c.js"),
            ("../../../c.js", "https://host.example/c.js"),
            ("/c.js", "https://host.example/c.js"),
            ("//cdn.example/c.js", "https://cdn.example/c.js"),
            ("http://other.example:8080/c.js", "http://other.example:8080/c.js"),
            ("#q=z", "https://host.example/a/b/index.html?x=1"),
            (".", "https://host.example/a/b/"),
        ];
        for (reference, expected) in cases {
            assert_eq!(joined(base, reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(joined(base, "mailto:a@host.example"), None);
        assert_eq!(joined(base, "data:image/png;base64,AA"), None);
    }

    #[test]
    fn an_origin_names_its_port_only_where_it_is_not_the_usual_one() {
        let origin = |text: &str| Origin::parse(text).unwrap().to_string();
        assert_eq!(origin("https://wiki.example:443/page"), "https://wiki.example");
        assert_eq!(origin("http://wiki.example:8080"), "http://wiki.example:8080");
        assert_eq!(origin("http://[::1]:8000/"), "http://[::1]:8000");
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason() {
        for text in
            ["", "corpus/", "ftp://host.example/", "https://", "https://a b/", "https://h:x/"]
        {
            assert!(Address::parse(text).is_err(), "{text}");
        }
        assert!(Address::parse("https://me:secret@host.example/").is_err());
    }

    #[test]
    fn the_readers_own_machine_is_trusted_without_https() {
        for (text, trusted) in [
            ("http://localhost:8000", true),
            ("http://127.0.0.1", true),
            ("http://[::1]", true),
            ("http://127.0.0.1.example", false),
            ("http://wiki.example", false),
            ("https://wiki.example", true),
        ] {
            assert_eq!(Origin::parse(text).unwrap().is_trustworthy(), trusted, "{text}");
        }
    }
}
