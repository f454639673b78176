//! Chromium and its driver, which the browser tests and benchmarks steer.
//!
//! `CHROMIUM` and `CHROMEDRIVER` name them; otherwise they are looked for on the PATH. On a system
//! with apt they can be installed, if this task may do that.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use super::{Found, on_path, version_of};
use crate::command;

const CHROMIUM: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];
/// What to do where this task cannot install them.
pub const WAY_OUT: &str = "install Chromium and the chromedriver of the same major version \
    (Debian: `apt-get install chromium chromium-driver`), or set CHROMIUM and CHROMEDRIVER to their paths";

/// A browser and its driver, each `None` if it is missing.
pub struct Browsers {
    pub chromium: Option<Found>,
    pub chromedriver: Option<Found>,
}

impl Browsers {
    /// Both, if both are there and fit each other.
    pub fn fitting(&self) -> Option<(&Found, &Found)> {
        let (chromium, chromedriver) = (self.chromium.as_ref()?, self.chromedriver.as_ref()?);
        (chromium.version.0 == chromedriver.version.0).then_some((chromium, chromedriver))
    }
}

/// What is there.
pub fn find_browsers() -> Browsers {
    Browsers {
        chromium: find("CHROMIUM", CHROMIUM),
        chromedriver: find("CHROMEDRIVER", CHROMEDRIVER),
    }
}

/// The paths of Chromium and its driver, installing them if they are missing and that is possible.
pub fn bring_browsers() -> Result<(PathBuf, PathBuf)> {
    if find_browsers().fitting().is_none() {
        install()?;
    }
    let browsers = find_browsers();
    let (chromium, chromedriver) = browsers.fitting().with_context(|| {
        format!("Chromium or a chromedriver that fits it is missing; {WAY_OUT}")
    })?;
    Ok((chromium.path.clone(), chromedriver.path.clone()))
}

fn find(variable: &str, programs: &[&str]) -> Option<Found> {
    let named = env::var_os(variable).map(PathBuf::from);
    named.into_iter().chain(programs.iter().flat_map(|program| on_path(program))).find_map(|path| {
        let version = version_of(&path)?;
        Some(Found { path, version })
    })
}

fn install() -> Result<()> {
    if on_path("apt-get").is_empty() {
        bail!("Chromium or its chromedriver is missing; {WAY_OUT}");
    }
    let Some(apt_get) = apt_get() else {
        bail!("Chromium or its chromedriver is missing, and installing needs root; {WAY_OUT}");
    };
    eprintln!("the browser tests need Chromium: apt-get installs it, once; a minute or two");
    command::run(apt_get().args(["update", "--quiet"]), WAY_OUT)?;
    command::run(
        apt_get()
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(["chromium", "chromium-driver"]),
        WAY_OUT,
    )
}

/// How to start apt-get with the rights it needs: as it is for root, through sudo where that asks
/// for no password; `None` where neither holds.
fn apt_get() -> Option<fn() -> Command> {
    if command::probe(command::command("id").arg("-u"))? == "0" {
        return Some(|| command::command("apt-get"));
    }
    command::probe(command::command("sudo").args(["-n", "true"]))?;
    Some(|| {
        let mut sudo = command::command("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    })
}
