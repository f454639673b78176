//! What the tests need of the system: browsers to look with, web servers and wikis to look at.
//!
//! An environment variable names each; otherwise it is looked for where Debian puts it. What is missing
//! on a system with apt is installed in one go, if this task may do that.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use super::{Version, on_path};
use crate::command;

/// A program or folder that a system has, or its packages bring.
pub struct SystemTool {
    pub name: &'static str,
    /// Names it, and tells the tests where it is.
    pub variable: &'static str,
    /// Programs to look for on the PATH, or whole paths.
    candidates: &'static [&'static str],
    /// The version of what is there; `None` if it will not do.
    version: fn(&Path) -> Option<String>,
    /// What Debian calls it.
    packages: &'static [&'static str],
}

/// One that is there and fits.
pub struct Present {
    pub path: PathBuf,
    pub version: String,
}

const CHROMIUM: &str = "chromium";
const CHROMEDRIVER: &str = "chromedriver";

pub const SYSTEM_TOOLS: [SystemTool; 9] = [
    SystemTool {
        name: CHROMIUM,
        variable: "CHROMIUM",
        candidates: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        version: program,
        packages: &["chromium"],
    },
    SystemTool {
        name: CHROMEDRIVER,
        variable: "CHROMEDRIVER",
        candidates: &["chromedriver"],
        version: program,
        packages: &["chromium-driver"],
    },
    SystemTool {
        name: "firefox",
        variable: "FIREFOX",
        candidates: &["firefox-esr", "firefox"],
        version: program,
        packages: &["firefox-esr"],
    },
    SystemTool {
        name: "nginx",
        variable: "NGINX",
        // Not everyone has the second folder on the PATH.
        candidates: &["nginx", "/usr/sbin/nginx"],
        version: nginx,
        packages: &["nginx", "libnginx-mod-http-brotli-static"],
    },
    SystemTool {
        name: "apache2",
        variable: "APACHE",
        candidates: &["apache2", "/usr/sbin/apache2"],
        version: apache,
        packages: &["apache2"],
    },
    SystemTool {
        name: "caddy",
        variable: "CADDY",
        candidates: &["caddy"],
        version: caddy,
        packages: &["caddy"],
    },
    SystemTool {
        name: "php",
        variable: "PHP",
        candidates: &["php"],
        version: php,
        // With php-cgi the package of PHP is content, and does not plug itself into Apache.
        packages: &["php-cli", "php-cgi", "php-sqlite3", "php-mbstring", "php-xml", "php-intl"],
    },
    SystemTool {
        name: "mediawiki",
        variable: "MEDIAWIKI",
        candidates: &["/usr/share/mediawiki"],
        version: mediawiki,
        packages: &["mediawiki"],
    },
    SystemTool {
        name: "dokuwiki",
        variable: "DOKUWIKI",
        candidates: &["/usr/share/dokuwiki"],
        version: dokuwiki,
        packages: &["dokuwiki"],
    },
];

impl SystemTool {
    /// The one that the tests will use.
    pub fn find(&self) -> Option<Present> {
        let present = self.find_any()?;
        // A driver steers the browser of its own major version alone.
        if self.name == CHROMEDRIVER {
            let chromium = SYSTEM_TOOLS.iter().find(|tool| tool.name == CHROMIUM)?.find_any()?;
            let major = |present: &Present| Version::first_in(&present.version).map(|it| it.0);
            if major(&chromium) != major(&present) {
                return None;
            }
        }
        Some(present)
    }

    /// What to do where this task cannot install it.
    pub fn way_out(&self) -> String {
        let fitting =
            if self.name == CHROMEDRIVER { " of the same major version as Chromium" } else { "" };
        format!(
            "install {}{fitting} (Debian: `apt-get install {}`), or set {} to its path",
            self.name,
            self.packages.join(" "),
            self.variable
        )
    }

    fn find_any(&self) -> Option<Present> {
        let named = env::var_os(self.variable).map(PathBuf::from);
        let usual = self.candidates.iter().flat_map(|candidate| {
            let path = Path::new(candidate);
            if path.is_absolute() { vec![path.to_path_buf()] } else { on_path(candidate) }
        });
        named.into_iter().chain(usual).find_map(|path| {
            let version = (self.version)(&path)?;
            Some(Present { path, version })
        })
    }
}

/// Where all of them are, installing those that are missing if that is possible.
pub fn bring_system_tools() -> Result<Vec<(&'static str, PathBuf)>> {
    let missing: Vec<_> = SYSTEM_TOOLS.iter().filter(|tool| tool.find().is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    SYSTEM_TOOLS.iter().map(|tool| located(tool)).collect()
}

fn located(tool: &SystemTool) -> Result<(&'static str, PathBuf)> {
    match tool.find() {
        Some(present) => Ok((tool.variable, present.path)),
        None => bail!("{} is missing, or does not fit; {}", tool.name, tool.way_out()),
    }
}

fn install(missing: &[&SystemTool]) -> Result<()> {
    let names: Vec<&str> = missing.iter().map(|tool| tool.name).collect();
    let names = names.join(", ");
    let ways_out: Vec<String> = missing.iter().map(|tool| tool.way_out()).collect();
    let ways_out = ways_out.join("; ");
    if on_path("apt-get").is_empty() {
        bail!("the tests need what is missing: {names}; {ways_out}");
    }
    let Some(apt_get) = apt_get() else {
        bail!("the tests need what is missing: {names}, and installing needs root; {ways_out}");
    };
    eprintln!("the tests need {names}: apt-get installs what is missing, once; a minute or two");
    let packages = missing.iter().flat_map(|tool| tool.packages);
    command::run(apt_get().args(["update", "--quiet"]), &ways_out)?;
    command::run(
        apt_get().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages),
        &ways_out,
    )
}

/// How to start apt-get with the rights it needs and without its questions: as it is for root, through
/// sudo where that asks for no password; `None` where neither holds.
fn apt_get() -> Option<fn() -> Command> {
    if command::probe(command::command("id").arg("-u"))? == "0" {
        return Some(|| {
            let mut apt_get = command::command("apt-get");
            apt_get.env("DEBIAN_FRONTEND", "noninteractive");
            apt_get
        });
    }
    command::probe(command::command("sudo").args(["-n", "true"]))?;
    Some(|| {
        let mut sudo = command::command("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    })
}

/// The version of a program that tells it when it is asked in the usual way.
fn program(path: &Path) -> Option<String> {
    super::version_of(path).map(|version| version.to_string())
}

/// nginx tells its version as an error, and needs a module for files that are compressed already.
fn nginx(path: &Path) -> Option<String> {
    const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
    let output = command::command(path).arg("-v").output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let version = Version::first_in(said.rsplit('/').next()?)?;
    Path::new(MODULE).is_file().then(|| version.to_string())
}

/// Apache with the modules that Debian brings beside it.
fn apache(path: &Path) -> Option<String> {
    let said = command::probe(command::command(path).arg("-v"))?;
    let version = Version::first_in(said.split('/').nth(1)?)?;
    Path::new("/etc/apache2/mods-available").is_dir().then(|| version.to_string())
}

/// Caddy takes a word where others take an option.
fn caddy(path: &Path) -> Option<String> {
    let said = command::probe(command::command(path).arg("version"))?;
    Some(Version::first_in(said.trim_start_matches('v'))?.to_string())
}

/// PHP with all the parts that the wikis are made of.
fn php(path: &Path) -> Option<String> {
    const PARTS: [&str; 5] = ["pdo_sqlite", "mbstring", "dom", "xml", "intl"];
    let parts = command::probe(command::command(path).arg("-m"))?;
    let has = |part: &&str| parts.lines().any(|line| line.eq_ignore_ascii_case(part));
    PARTS.iter().all(has).then(|| program(path)).flatten()
}

fn mediawiki(path: &Path) -> Option<String> {
    let defines = std::fs::read_to_string(path.join("includes/Defines.php")).ok()?;
    let line = defines.lines().find(|line| line.contains("'MW_VERSION'"))?;
    Some(line.rsplit('\'').nth(1)?.to_owned())
}

fn dokuwiki(path: &Path) -> Option<String> {
    path.join("doku.php").is_file().then_some(())?;
    Some(std::fs::read_to_string(path.join("VERSION")).ok()?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_names_the_package_and_the_variable() {
        let nginx = SYSTEM_TOOLS.iter().find(|tool| tool.name == "nginx").unwrap();
        assert_eq!(
            nginx.way_out(),
            "install nginx (Debian: `apt-get install nginx libnginx-mod-http-brotli-static`), \
             or set NGINX to its path"
        );
    }

    #[test]
    fn a_program_that_is_something_else_will_not_do() {
        let cargo = PathBuf::from(env::var_os("CARGO").unwrap());
        assert!(program(&cargo).is_some());
        assert_eq!((php(&cargo), mediawiki(&cargo), dokuwiki(&cargo)), (None, None, None));
    }

    #[test]
    fn the_version_of_a_wiki_is_read_from_its_files() {
        let folder = env::temp_dir().join(format!("wiki-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("includes")).unwrap();
        let line = "<?php\ndefine( 'MW_VERSION', '1.39.17' );\n";
        std::fs::write(folder.join("includes/Defines.php"), line).unwrap();
        let version = mediawiki(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(version.as_deref(), Some("1.39.17"));
    }
}
