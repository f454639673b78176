//! How the viewer fares where people meet it, each figure beside something to compare it with: a static
//! page of the same HTML, a bare Yew counter, a frame of the screen.
//!
//! Run by `cargo xtask bench`, which builds the pages. Times are milliseconds in the page's own clock. What
//! is compared is visited in turns, so that a busy moment hits all alike.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark is there to print")]

mod embedded;
mod figures;
mod filter;
mod hosted;
mod peers;
mod static_page;
mod takeover;
mod visit;

/// What can be measured, with a name to call it by.
const MEASUREMENTS: [(&str, fn()); 5] = [
    ("hosted", hosted::measure),
    ("takeover", takeover::measure),
    ("filter", filter::measure),
    ("embedded", embedded::measure),
    ("peers", peers::measure),
];

/// Measures what the arguments name, or all.
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this too, and has nothing to learn from it.
    if args.iter().any(|arg| arg == "--test") {
        return;
    }
    let named: Vec<&str> =
        args.iter().map(String::as_str).filter(|arg| !arg.starts_with("--")).collect();
    for (name, measure) in MEASUREMENTS {
        if named.is_empty() || named.contains(&name) {
            measure();
            println!();
        }
    }
}
