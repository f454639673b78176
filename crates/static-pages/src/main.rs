//! Prints every static page of the embedded corpus as JSON, for `cargo xtask build` to lay into the site.

use std::process::ExitCode;

use corpus_viewer::Shared;
use static_pages::{Address, files};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let url = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => None,
        ["--url", url] => Some(*url),
        _ => return fail("usage: static-pages [--url URL]", 2),
    };
    let corpus = match corpus_viewer::embedded_corpus() {
        Ok(corpus) => Shared::new(corpus),
        Err(error) => return fail(&error.to_string(), 1),
    };
    let address = match Address::new(url.unwrap_or(&corpus.about().url)) {
        Ok(address) => address,
        Err(reason) => return fail(&reason, 2),
    };
    match serde_json::to_writer(std::io::stdout().lock(), &files(&corpus, &address)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string(), 1),
    }
}

#[expect(clippy::print_stderr, reason = "a command says what is wrong")]
fn fail(reason: &str, code: u8) -> ExitCode {
    eprintln!("error: {reason}");
    ExitCode::from(code)
}
