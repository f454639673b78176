//! Real wikis, each from a private copy of Debian's package and served by PHP itself.
//!
//! What their keepers have to set, the tests take from `docs/embedding`.

use std::path::Path;
use std::process::Command;

use crate::process::Process;
use crate::{dokuwiki, mediawiki, settings};

/// What the documentation calls the host of the viewer, and its folder.
const EXAMPLE_FOLDER: &str = "https://corpus.example/clippings/";
const EXAMPLE_ORIGIN: &str = "https://corpus.example";

/// Which software it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WikiKind {
    /// With a database, as Wikipedia does.
    MediaWiki,
    /// With plain files.
    DokuWiki,
}

/// A running wiki of its own; it ends with this value, and with the tests.
pub struct Wiki {
    kind: WikiKind,
    process: Process,
}

impl Wiki {
    /// Sets up an empty wiki whose keeper has allowed the viewer at `viewer`, an address of a folder.
    pub fn start(kind: WikiKind, viewer: &str) -> Self {
        let process = match kind {
            WikiKind::MediaWiki => mediawiki::start(viewer),
            WikiKind::DokuWiki => dokuwiki::start(viewer),
        };
        Self { kind, process }
    }

    /// Where it is. Its host is called otherwise than that of [`Server`](crate::Server), so that the
    /// two are not only different origins but different sites.
    pub fn origin(&self) -> String {
        origin(self.process.port())
    }

    /// Writes a page that consists of this HTML, and gives its address.
    pub fn write(&self, title: &str, html: &str) -> String {
        let path = match self.kind {
            WikiKind::MediaWiki => mediawiki::write(self.process.folder(), title, html),
            WikiKind::DokuWiki => dokuwiki::write(self.process.folder(), title, html),
        };
        format!("{}{path}", self.origin())
    }
}

/// What a wiki on this port is called.
pub fn origin(port: u16) -> String {
    format!("http://localhost:{port}")
}

/// An example of the documentation as a keeper fills it in for a viewer.
pub fn filled_in(example: &str, viewer: &str) -> String {
    example.replace(EXAMPLE_FOLDER, viewer).replace(EXAMPLE_ORIGIN, origin_of(viewer))
}

/// The scheme, host and port of an address.
pub fn origin_of(url: &str) -> &str {
    let rest = url.find("://").map_or(0, |end| end + 3);
    let end = url[rest..].find('/').map_or(url.len(), |end| rest + end);
    &url[..end]
}

/// PHP, still without arguments but with what all of its programs need.
pub fn php(folder: &Path) -> Command {
    let mut php = Command::new(settings::php());
    php.args(["-d", "opcache.enable_cli=1", "-d", "display_errors=stderr", "-d"])
        .arg(format!("session.save_path={}", folder.display()));
    php
}

/// PHP that serves a folder by way of a script.
pub fn php_server(folder: &Path, files: &str, router: Option<&str>, port: u16) -> Command {
    let mut php = php(folder);
    // A page asks for its parts at the same time.
    php.env("PHP_CLI_SERVER_WORKERS", "4");
    php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(folder.join(files));
    php.args(router.map(|router| folder.join(router)));
    php
}

/// Copies what is in a folder, following links; some entries are left out.
pub fn copy(from: &Path, to: &Path, without: &[&str]) {
    std::fs::create_dir_all(to).expect("a folder of the wiki can be made");
    let entries = std::fs::read_dir(from);
    let entries = entries.unwrap_or_else(|error| panic!("cannot list {}: {error}", from.display()));
    let mut copy = Command::new("cp");
    copy.args(["-r", "-L", "--"]);
    for entry in entries {
        let entry = entry.expect("an entry of a folder can be read");
        if without.iter().all(|name| entry.file_name() != *name) {
            copy.arg(entry.path());
        }
    }
    run(copy.arg(to), "");
}

/// Runs a program with this input, which has to succeed.
pub fn run(command: &mut Command, input: &str) {
    use std::io::Write;
    use std::process::Stdio;

    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    let mut stdin = child.stdin.take().expect("an input to write to");
    // A program that ends without reading all of it says why in its output.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("its output can be read");
    assert!(
        output.status.success(),
        "{command:?} {}:\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_filled_in_with_origin_and_folder() {
        let example = "'https://corpus.example' https://corpus.example/clippings/embed.js";
        let filled_in = filled_in(example, "http://127.0.0.1:80/a/b/");
        assert_eq!(filled_in, "'http://127.0.0.1:80' http://127.0.0.1:80/a/b/embed.js");
    }
}
