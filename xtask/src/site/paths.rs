//! Keeps the paths of this machine out of the page: a panic names its file, and the same sources must
//! give the same bytes wherever they lie.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::{command, project};

/// `RUSTFLAGS` that put a short name in place of the project's folder and of the crates' sources.
pub fn rustflags() -> Result<String> {
    let set = env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags = vec![set, remap(project::root(), "")];
    flags.extend(standard_library());
    let sources = cargo_home().map(|home| home.join("registry").join("src"));
    if let Some(sources) = sources.filter(|sources| sources.is_dir()) {
        for entry in sources.read_dir()? {
            flags.push(remap(&entry?.path(), "crates"));
        }
    }
    Ok(flags.join(" ").trim().to_owned())
}

/// With the component `rust-src` the standard library names its files on this machine; without it, the
/// way they are named here.
fn standard_library() -> Option<String> {
    let rustc = |args: &[&str]| command::probe(Command::new("rustc").args(args));
    let version = rustc(&["--verbose", "--version"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(&rustc(&["--print", "sysroot"])?).join("lib/rustlib/src/rust");
    Some(remap(&sources, &format!("/rustc/{commit}")))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

fn cargo_home() -> Option<PathBuf> {
    let home = || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    let default = || home().map(|home| PathBuf::from(home).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(default)
}
