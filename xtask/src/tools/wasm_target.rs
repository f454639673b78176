//! The standard library for WebAssembly, a part of the toolchain that is not installed by itself.

use std::path::Path;

use anyhow::{Result, bail};

use super::on_path;
use crate::command;

/// The target that pages are compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Whether the toolchain of this project can compile for the browser.
pub fn has_wasm_target() -> bool {
    let mut command = command::command("rustc");
    command.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    command::probe(&mut command).is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Adds the target if it is missing.
pub fn bring_wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    if on_path("rustup").is_empty() {
        bail!(
            "the standard library for {WASM_TARGET} is missing and so is rustup, which would add it; \
             install rustup, or the package of your system that has that library"
        );
    }
    eprintln!(
        "the toolchain lacks {WASM_TARGET}: rustup downloads its library, once; some seconds"
    );
    command::run(
        command::command("rustup").args(["target", "add", WASM_TARGET]),
        "if the download failed, try again later",
    )
}
