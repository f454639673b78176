//! A Content-Security-Policy as browsers read it: directives, what they fall back to, and sources.

use std::fmt;

use crate::address::{Address, Origin};

/// Where a directive looks for its sources, itself first.
pub const SCRIPT: &[&str] = &["script-src-elem", "script-src", "default-src"];
pub const WASM: &[&str] = &["script-src", "default-src"];
pub const STYLE: &[&str] = &["style-src-elem", "style-src", "default-src"];
pub const CONNECT: &[&str] = &["connect-src", "default-src"];
pub const IMAGE: &[&str] = &["img-src", "default-src"];
pub const WORKER: &[&str] = &["worker-src", "child-src", "script-src", "default-src"];
pub const FRAME: &[&str] = &["frame-src", "child-src", "default-src"];
pub const FRAME_ANCESTORS: &[&str] = &["frame-ancestors"];

/// One policy. Where a page has several, each of them has to allow what the page does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Names in lower case, each once.
    directives: Vec<(String, Vec<String>)>,
}

impl Policy {
    /// The policies of a header or a `<meta>` element, which commas part.
    pub fn parse(text: &str) -> Vec<Self> {
        text.split(',')
            .map(Self::parse_one)
            .filter(|policy| !policy.directives.is_empty())
            .collect()
    }

    fn parse_one(text: &str) -> Self {
        let mut policy = Self { directives: Vec::new() };
        for directive in text.split(';') {
            let mut words = directive.split_ascii_whitespace();
            let Some(name) = words.next() else { continue };
            let name = name.to_ascii_lowercase();
            // Of two directives of a name, browsers take the first.
            if policy.sources(&[&name]).is_none() {
                policy.directives.push((name, words.map(str::to_owned).collect()));
            }
        }
        policy
    }

    /// The same policy without directives that a `<meta>` element cannot give.
    pub fn in_meta(mut self) -> Self {
        let ignored = ["frame-ancestors", "sandbox", "report-uri"];
        self.directives.retain(|(name, _)| !ignored.contains(&name.as_str()));
        self
    }

    /// The first directive of the chain that the policy has, with its sources; `None` where it has none and
    /// so allows everything.
    pub fn sources(&self, chain: &[&str]) -> Option<Sources<'_>> {
        chain.iter().find_map(|name| {
            let (name, words) = self.directives.iter().find(|(key, _)| key == name)?;
            Some(Sources { directive: name, words })
        })
    }

    /// Whether it has a directive of this name.
    pub fn has(&self, name: &str) -> bool {
        self.sources(&[name]).is_some()
    }

    /// The same policy with a source added to the directive `name`, which takes what it fell back to along.
    pub fn with(&self, name: &str, chain: &[&str], source: &str) -> Self {
        let mut words = self.sources(chain).map_or_else(Vec::new, |sources| sources.words.to_vec());
        words.retain(|word| !word.eq_ignore_ascii_case("'none'"));
        if !words.iter().any(|word| word == source) {
            words.push(source.to_owned());
        }
        let mut policy = self.clone();
        match policy.directives.iter_mut().find(|(key, _)| key == name) {
            Some((_, sources)) => *sources = words,
            None => policy.directives.push((name.to_owned(), words)),
        }
        policy
    }

    /// The same policy with a directive that lacks one of its sources.
    pub fn without_source(&self, name: &str, source: &str) -> Self {
        let mut policy = self.clone();
        for (_, words) in policy.directives.iter_mut().filter(|(key, _)| key == name) {
            words.retain(|word| !word.eq_ignore_ascii_case(source));
        }
        policy
    }

    /// What the policy says by this directive alone; `None` where it has none of the name.
    pub fn only(&self, name: &str) -> Option<Self> {
        let directive = self.directives.iter().find(|(key, _)| key == name)?;
        Some(Self { directives: vec![directive.clone()] })
    }

    /// The same policy without a directive.
    pub fn without(&self, name: &str) -> Self {
        let mut policy = self.clone();
        policy.directives.retain(|(key, _)| key != name);
        policy
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, (name, words)) in self.directives.iter().enumerate() {
            if idx > 0 {
                f.write_str("; ")?;
            }
            f.write_str(name)?;
            for word in words {
                write!(f, " {word}")?;
            }
        }
        Ok(())
    }
}

/// What a directive allows.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The directive that says so.
    pub directive: &'a str,
    words: &'a [String],
}

impl fmt::Display for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

impl<'a> Sources<'a> {
    /// Whether a keyword such as `'unsafe-inline'` is among them.
    pub fn has(&self, keyword: &str) -> bool {
        self.words.iter().any(|word| word.eq_ignore_ascii_case(keyword))
    }

    /// Whether something may come from `address` into a page of the origin `own`.
    pub fn allow(&self, address: &Address, own: &Origin) -> bool {
        self.words.iter().any(|word| matches(word, &address.origin, Some(address.path()), own))
    }

    /// Whether a page of the origin `other` is meant, for a page of the origin `own`.
    pub fn allow_origin(&self, other: &Origin, own: &Origin) -> bool {
        self.words.iter().any(|word| matches(word, other, None, own))
    }

    /// Whether WebAssembly may be compiled.
    pub fn allow_wasm(&self) -> bool {
        self.has("'wasm-unsafe-eval'") || self.has("'unsafe-eval'")
    }

    /// Whether `data:` addresses are allowed, which no star and no host means.
    pub fn allow_data(&self) -> bool {
        self.has("data:")
    }

    /// Whether an element with text of its own is allowed. A hash or nonce makes browsers pass over
    /// `'unsafe-inline'`; whether it is the right one is for the caller to know, by `hashes`.
    pub fn allow_inline(&self, hashes: &[&str]) -> bool {
        let strict = |word: &&String| {
            let word = word.to_ascii_lowercase();
            word.starts_with("'nonce-") || word.starts_with("'sha") || word == "'strict-dynamic'"
        };
        match self.words.iter().find(strict) {
            None => self.has("'unsafe-inline'"),
            Some(_) => {
                !hashes.is_empty() && hashes.iter().all(|hash| self.words.iter().any(|w| w == hash))
            }
        }
    }

    /// The hashes among them.
    pub fn hashes(&self) -> Vec<&'a str> {
        self.words.iter().map(String::as_str).filter(|word| word.starts_with("'sha")).collect()
    }

    /// Whether they name a place that is not the page's own.
    pub fn reach_beyond(&self, own: &Origin) -> bool {
        self.words.iter().any(|word| {
            let lower = word.to_ascii_lowercase();
            let is_own = lower == "'self'"
                || Origin::parse(&lower).is_ok_and(|origin| origin == *own)
                || matches!(lower.as_str(), "'none'" | "'report-sample'" | "data:" | "blob:");
            !is_own
        })
    }
}

/// Whether a source expression means this origin and path. Without a path, as for pages around a frame,
/// an expression's own path is passed over.
fn matches(expression: &str, origin: &Origin, path: Option<&str>, own: &Origin) -> bool {
    let expression_lower = expression.to_ascii_lowercase();
    match expression_lower.as_str() {
        "*" => return true,
        "'self'" => return is_same_or_upgraded(own, origin),
        "https:" => return origin.is_secure,
        // A scheme also means its secure form.
        "http:" => return true,
        word if word.starts_with('\'') || word.ends_with(':') => return false,
        _ => {}
    }
    let (scheme, rest) = match expression_lower.split_once("://") {
        Some((scheme, _)) => (Some(scheme), &expression[scheme.len() + 3..]),
        None => (None, expression),
    };
    let scheme_fits = match scheme {
        Some("https") => origin.is_secure,
        Some("http") => true,
        Some(_) => false,
        None => origin.is_secure || !own.is_secure,
    };
    let (authority, wanted_path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    scheme_fits
        && host_fits(&host.to_ascii_lowercase(), &origin.host)
        && port_fits(port, origin)
        && path.is_none_or(|path| path_fits(wanted_path, path))
}

/// A page is its own source, also when the same host is asked by https.
fn is_same_or_upgraded(own: &Origin, origin: &Origin) -> bool {
    own == origin
        || (own.host == origin.host
            && !own.is_secure
            && own.port == 80
            && origin.is_secure
            && origin.port == 443)
}

fn host_fits(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some("") => true,
        Some(end) => end.starts_with('.') && host.len() > end.len() && host.ends_with(end),
        None => pattern == host,
    }
}

fn port_fits(port: Option<&str>, origin: &Origin) -> bool {
    let usual = if origin.is_secure { 443 } else { 80 };
    match port {
        Some("*") => true,
        Some(port) => {
            port.parse() == Ok(origin.port)
                || (port == "80" && origin.is_secure && origin.port == 443)
        }
        None => origin.port == usual,
    }
}

fn path_fits(pattern: &str, path: &str) -> bool {
    match pattern {
        "" | "/" => true,
        folder if folder.ends_with('/') => path.starts_with(folder),
        file => path == file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(policy: &str, chain: &[&str], address: &str) -> bool {
        let own = Origin::parse("https://host.example").unwrap();
        let address = Address::parse(address).unwrap();
        let policies = Policy::parse(policy);
        policies
            .iter()
            .all(|policy| policy.sources(chain).is_none_or(|sources| sources.allow(&address, &own)))
    }

    #[test]
    fn a_directive_falls_back_as_in_browsers() {
        let own = "https://host.example/corpus/x";
        let cases = [
            ("", SCRIPT, true),
            ("img-src 'none'", SCRIPT, true),
            ("default-src 'none'", SCRIPT, false),
            ("default-src 'none'; script-src 'self'", SCRIPT, true),
            ("script-src 'self'; script-src-elem 'none'", SCRIPT, false),
            ("script-src 'none'; script-src-elem 'self'", SCRIPT, true),
            ("default-src 'none'; script-src 'self'", WORKER, true),
            ("child-src 'none'; script-src 'self'", WORKER, false),
            ("worker-src 'self'; child-src 'none'", WORKER, true),
            ("default-src 'self'; child-src 'none'", FRAME, false),
            ("script-src 'self'; frame-src 'none'", FRAME, false),
            ("default-src 'none'; default-src 'self'", IMAGE, false),
            ("Script-Src 'SELF'", SCRIPT, true),
            ("default-src 'self', script-src 'none'", SCRIPT, false),
            ("style-src", STYLE, false),
        ];
        for (policy, chain, expected) in cases {
            assert_eq!(allows(policy, chain, own), expected, "{policy} {chain:?}");
        }
    }

    #[test]
    fn sources_mean_the_addresses_that_browsers_take_them_for() {
        let cases = [
            ("*", "https://cdn.example/x", true),
            ("https:", "https://cdn.example/x", true),
            ("https:", "http://host.example/x", false),
            ("http:", "https://cdn.example/x", true),
            ("'self'", "https://cdn.example/x", false),
            ("'self'", "https://host.example:8443/x", false),
            ("cdn.example", "https://cdn.example/x", true),
            ("CDN.example", "https://cdn.example/x", true),
            ("cdn.example", "http://cdn.example/x", false),
            ("cdn.example", "https://cdn.example:8443/x", false),
            ("cdn.example:8443", "https://cdn.example:8443/x", true),
            ("cdn.example:*", "https://cdn.example:8443/x", true),
            ("http://cdn.example", "https://cdn.example/x", true),
            ("*.example", "https://cdn.example/x", true),
            ("*.cdn.example", "https://cdn.example/x", false),
            ("*.dn.example", "https://cdn.example/x", false),
            ("https://cdn.example/a/", "https://cdn.example/a/x", true),
            ("https://cdn.example/a/", "https://cdn.example/b/x", false),
            ("https://cdn.example/a", "https://cdn.example/a/x", false),
            ("data:", "https://cdn.example/x", false),
            ("'none'", "https://host.example/x", false),
        ];
        for (source, address, expected) in cases {
            let policy = format!("connect-src {source}");
            assert_eq!(allows(&policy, CONNECT, address), expected, "{source} {address}");
        }
    }

    #[test]
    fn inline_text_needs_its_hash_or_the_keyword_that_a_hash_overrules() {
        let inline = |policy: &str, hashes: &[&str]| {
            Policy::parse(policy)[0].sources(SCRIPT).unwrap().allow_inline(hashes)
        };
        assert!(inline("script-src 'unsafe-inline'", &[]));
        assert!(!inline("script-src 'self'", &["'sha256-A'"]));
        assert!(!inline("script-src 'unsafe-inline' 'nonce-x'", &["'sha256-A'"]));
        assert!(inline("script-src 'sha256-A' 'sha256-B'", &["'sha256-A'"]));
        assert!(!inline("script-src 'sha256-B'", &["'sha256-A'"]));
    }

    #[test]
    fn a_mended_policy_keeps_what_the_directive_fell_back_to() {
        let policy = Policy::parse("default-src 'self'; img-src 'none'").remove(0);
        let mended = policy.with("script-src", WASM, "'wasm-unsafe-eval'");
        let mended = mended.with("img-src", IMAGE, "data:").without("default-src");
        assert_eq!(mended.to_string(), "img-src data:; script-src 'self' 'wasm-unsafe-eval'");
    }
}
