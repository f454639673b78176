//! Packages that programs come from, and installing them into `target/tools`.
//!
//! A crate is compiled here, with less optimisation than it is published with: these programs run
//! for seconds and compile for minutes. An npm package carries its program as it is.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{Version, on_path};
use crate::{command, project};

/// A package of a registry, at a version.
pub struct ToolPackage {
    registry: Registry,
    name: &'static str,
    version: Version,
}

enum Registry {
    /// Compiled by cargo, with the versions of the package's own lock file or without.
    Crates { locked: bool },
    /// Unpacked by npm.
    Npm,
}

/// The checker of accessibility rules that the browser tests load into the page.
const AXE: ToolPackage = ToolPackage::npm("axe-core", Version(4, 14, 1));

/// The script of axe, getting it if it is missing.
pub fn bring_axe() -> Result<PathBuf> {
    if let Some(script) = find_axe() {
        return Ok(script);
    }
    eprintln!("the browser tests need axe-core: {}", AXE.takes());
    AXE.install()?;
    find_axe().context("axe-core was installed, but its script axe.min.js is not there")
}

/// The script of axe, if the wanted version was brought.
pub fn find_axe() -> Option<PathBuf> {
    let folder = npm_folder().join("node_modules/axe-core");
    let manifest = std::fs::read_to_string(folder.join("package.json")).ok()?;
    let wanted = format!("\"version\": \"{}\"", AXE.version);
    let script = folder.join("axe.min.js");
    (manifest.contains(&wanted) && script.is_file()).then_some(script)
}

impl ToolPackage {
    pub const fn locked_crate(name: &'static str, version: Version) -> Self {
        Self { registry: Registry::Crates { locked: true }, name, version }
    }

    pub const fn unlocked_crate(name: &'static str, version: Version) -> Self {
        Self { registry: Registry::Crates { locked: false }, name, version }
    }

    pub const fn npm(name: &'static str, version: Version) -> Self {
        Self { registry: Registry::Npm, name, version }
    }

    /// Where a program of this package is once it is installed.
    pub fn program(&self, program: &str) -> PathBuf {
        match self.registry {
            Registry::Crates { .. } => {
                project::tools().join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX))
            }
            Registry::Npm => npm_folder().join("node_modules/.bin").join(program),
        }
    }

    /// How long getting it takes, and why.
    pub fn takes(&self) -> String {
        let Self { name, version, .. } = self;
        match self.registry {
            Registry::Crates { .. } => format!(
                "compiling the crate {name} {version} from source, once; \
                 some five minutes on two cores"
            ),
            Registry::Npm => {
                format!("getting the npm package {name} {version}, once; some seconds")
            }
        }
    }

    /// Whether there is what installing it needs.
    pub fn check(&self) -> Result<()> {
        if matches!(self.registry, Registry::Npm) && on_path("npm").is_empty() {
            let or_else = match self.name {
                "binaryen" => ", or binaryen 118 or later, so that wasm-opt is on your PATH",
                _ => "",
            };
            bail!(
                "npm is missing, and {} {} comes from its registry; install Node.js with npm{or_else}",
                self.name,
                self.version
            );
        }
        Ok(())
    }

    /// Gets it, with the output of what does so passed through.
    pub fn install(&self) -> Result<()> {
        match self.registry {
            Registry::Crates { locked } => self.install_crate(locked),
            Registry::Npm => self.install_npm(),
        }
    }

    fn install_crate(&self, locked: bool) -> Result<()> {
        let mut command = command::cargo();
        command
            .args(["install", self.name, "--version"])
            .arg(self.version.to_string())
            .arg("--root")
            .arg(project::tools())
            .args(locked.then_some("--locked"))
            // Otherwise cargo ends with the advice to do that, which nobody needs to follow.
            .env("PATH", path_with(&project::tools().join("bin"))?)
            .env("CARGO_TARGET_DIR", build_folder())
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        let way_out = format!(
            "if the registry could not be reached, try again later; \
             otherwise install {} {} yourself and put it on your PATH",
            self.name, self.version
        );
        command::run(&mut command, &way_out)
    }

    fn install_npm(&self) -> Result<()> {
        self.check()?;
        project::create_folder(&npm_folder())?;
        let mut command = command::command("npm");
        command
            .arg("install")
            .arg("--prefix")
            .arg(npm_folder())
            .args(["--no-audit", "--no-fund", "--ignore-scripts"])
            .arg(format!("{}@{}", self.name, self.version));
        command::run(&mut command, "if the registry could not be reached, try again later")
    }
}

/// Removes what compiling left behind, which is some hundred times the size of the programs.
pub fn tidy() -> Result<()> {
    project::remove_folder(&build_folder())
}

fn path_with(folder: &Path) -> Result<OsString> {
    let users = env::var_os("PATH").unwrap_or_default();
    env::join_paths(env::split_paths(&users).chain([folder.to_path_buf()]))
        .context("a folder of the PATH has a character that no PATH may contain")
}

fn build_folder() -> PathBuf {
    project::tools().join("build")
}

fn npm_folder() -> PathBuf {
    project::tools().join("npm")
}
