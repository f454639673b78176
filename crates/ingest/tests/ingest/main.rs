//! What callers of the library and users of the command can rely on.

mod annotations;
#[cfg(feature = "cli")]
mod command;
mod diagnostics;
mod folder;
mod odd_input;
mod sameness;
mod seeds;
