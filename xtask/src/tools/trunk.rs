//! Trunk with the programs it calls, and the one that makes smaller what they wrote.
//!
//! It takes wasm-bindgen and wasm-opt from its PATH where they fit, and would otherwise download
//! them from a place that a closed network does not reach. Started from here it always finds them.

use std::{env, ffi::OsString, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{Found, bring, bring_wasm_target, for_pages};
use crate::{command, project};

/// All that building a page needs.
pub struct Trunk {
    trunk: Found,
    wasm_bindgen: Found,
    wasm_opt: Found,
    /// Makes scripts smaller.
    pub terser: Found,
}

impl Trunk {
    /// Brings what is missing.
    pub fn bring() -> Result<Self> {
        bring_wasm_target()?;
        let [trunk, wasm_bindgen, wasm_opt, terser] = bring(&for_pages()?)?;
        Ok(Self { trunk, wasm_bindgen, wasm_opt, terser })
    }

    /// Which versions would build: another one may build something else.
    pub fn versions(&self) -> String {
        format!(
            "trunk {}, wasm-bindgen {}, wasm-opt {}, terser {}",
            self.trunk.version,
            self.wasm_bindgen.version,
            self.wasm_opt.version,
            self.terser.version
        )
    }

    /// The command `trunk`, still without arguments.
    pub fn command(&self) -> Result<Command> {
        let mut command = command::command(&self.trunk.path);
        command.env("PATH", self.search_path()?).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // A stack of trunk under a diagnostic of the corpus hides it.
        command.env("RUST_BACKTRACE", "0");
        // By convention NO_COLOR may have any value, but trunk takes no other than `true`.
        match env::var_os("NO_COLOR") {
            Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
            _ => command.env_remove("NO_COLOR"),
        };
        Ok(command)
    }

    /// The command `wasm-opt`, still without arguments.
    pub fn wasm_opt(&self) -> Command {
        command::command(&self.wasm_opt.path)
    }

    /// The user's PATH, and before it the folders of programs that we brought. A folder of ours in
    /// which nothing was found stays away: an outdated program there must not hide a fitting one.
    fn search_path(&self) -> Result<OsString> {
        let ours = [&self.wasm_bindgen, &self.wasm_opt]
            .into_iter()
            .filter(|found| found.path.starts_with(project::tools()))
            .filter_map(|found| found.path.parent().map(Path::to_path_buf));
        let users = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.chain(env::split_paths(&users)))
            .context("a folder of the PATH has a character that no PATH may contain")
    }
}
