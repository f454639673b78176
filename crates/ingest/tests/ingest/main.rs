//! What callers of the library and users of the command can rely on.

mod annotations;
mod bibliography;
mod cleaning;
#[cfg(feature = "cli")]
mod command;
mod dates;
mod diagnostics;
mod discovery;
mod figures;
mod folder;
mod formats;
mod found_topics;
mod fuzz_seeds;
mod ieer_names;
mod likeness;
#[cfg(feature = "cli")]
mod newswire;
mod odd_input;
mod originals;
#[expect(clippy::print_stdout, reason = "figures are to be read")]
mod reuters_places;
mod sameness;
mod saved_pages;
mod seeds;
