//! Firefox: how it is started, and what it is told by scripts in its own window.
//!
//! It has no DevTools protocol. What WebDriver has no command for is done by privileged scripts, the
//! same that the browser's own developer tools are made of.

use std::cell::Cell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, FirefoxCapabilities};

use crate::command::privileged;
use crate::driver::Driver;
use crate::page::Screen;
use crate::runtime::block_on;
use crate::settings;

/// Gives the page's part of the window a size. The window itself cannot be as narrow as a phone.
const SET_SCREEN: &str = r#"
    const [width, height] = arguments;
    const page = gBrowser.selectedBrowser;
    resizeTo(width + 200, height + 200);
    for (const [property, pixels] of Object.entries({ width, height })) {
        for (const bound of ["min-", "max-", ""]) {
            page.style.setProperty(bound + property, `${pixels}px`, "important");
        }
    }
"#;

const SET_COLOUR_SCHEME: &str =
    "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0]";
const SET_REDUCED_MOTION: &str =
    "Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[0])";
const SET_PRINT: &str = "gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'";
const SET_DOWNLOAD_FOLDER: &str = r#"
    Services.prefs.setIntPref("browser.download.folderList", 2);
    Services.prefs.setStringPref("browser.download.dir", arguments[0]);
    Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);
"#;

/// Takes away what the browser has noted about pages. Notes about itself are its own business, and that
/// a frame's storage is kept apart from that of the hosted page is neither warning nor error.
const TAKE_NOTES: &str = r#"
    const notes = Services.console.getMessageArray().flatMap((note) => {
        const isComplaint = note instanceof Ci.nsIScriptError
            && note.category !== "cookiePartitionedForeign";
        return isComplaint && /^(https?|file|blob|data|about:srcdoc)/.test(note.sourceName)
            ? [`${note.category}: ${note.errorMessage} (${note.sourceName}:${note.lineNumber})`] : [];
    });
    Services.console.reset();
    return notes;
"#;

/// A browser with an empty profile below `profile`.
pub fn start(profile: &Path) -> (Driver, WebDriver) {
    let log = File::create(log_file(profile)).expect("a file for what the browser says");
    let mut driver = Driver::start(&settings::geckodriver(), |command| {
        command
            .args(["--allow-system-access", "--websocket-port=0"])
            .arg("--profile-root")
            .arg(profile)
            // What is neither profile nor preference goes there as well, and goes with it.
            .env("HOME", profile)
            .env("TMPDIR", profile)
            .env("MOZ_HEADLESS", "1")
            .stdout(log);
    });
    let capabilities = capabilities().expect("preferences and paths can be written as JSON");
    let session = driver.session(capabilities);
    (driver, session)
}

fn capabilities() -> WebDriverResult<Capabilities> {
    let mut preferences = FirefoxPreferences::new();
    // What pages say in their console is written out, what the browser says in its own is not.
    preferences.set("devtools.console.stdout.content", true)?;
    preferences.set("devtools.console.stdout.chrome", false)?;
    // Without a network it would say there that it could not get its experiments.
    preferences.set("messaging-system.log", "off")?;
    let mut capabilities = FirefoxCapabilities::new();
    capabilities.set_firefox_binary(&settings::firefox().display().to_string())?;
    capabilities.set_headless()?;
    capabilities.set_preferences(preferences)?;
    Ok(capabilities.into())
}

pub fn set_screen(session: &WebDriver, Screen { width, height }: Screen) -> WebDriverResult<()> {
    tell(session, SET_SCREEN, json!([width, height]))
}

/// Firefox can be told about two features; another one is a mistake of the test.
pub fn set_media_feature(session: &WebDriver, name: &str, value: &str) -> WebDriverResult<()> {
    match name {
        "prefers-color-scheme" => tell(session, SET_COLOUR_SCHEME, json!([value])),
        "prefers-reduced-motion" => {
            tell(session, SET_REDUCED_MOTION, json!([i32::from(value == "reduce")]))
        }
        _ => panic!("Firefox cannot be told what {name} says"),
    }
}

pub fn set_print(session: &WebDriver) -> WebDriverResult<()> {
    tell(session, SET_PRINT, json!([]))
}

pub fn set_download_folder(session: &WebDriver, folder: &Path) -> WebDriverResult<()> {
    tell(session, SET_DOWNLOAD_FOLDER, json!([folder]))
}

/// Exceptions, refused policies and the like, and what scripts wrote into the console; the latter from
/// where the driver's output was last read, which `n_read` bytes are behind. Requests that failed are
/// not among them: Firefox notes those for its developer tools alone. The server knows.
pub fn console(
    session: &WebDriver,
    profile: &Path,
    n_read: &Cell<usize>,
) -> WebDriverResult<Vec<String>> {
    let notes = block_on(privileged(session, TAKE_NOTES, json!([])))?;
    let notes = notes.as_array().into_iter().flatten().filter_map(Value::as_str);
    let log = fs::read(log_file(profile))?;
    let said = String::from_utf8_lossy(&log[n_read.replace(log.len())..]).into_owned();
    let said = said.lines().filter(|line| line.starts_with("console."));
    Ok(notes.chain(said).map(str::to_owned).collect())
}

/// Where the driver writes what its browser says.
fn log_file(profile: &Path) -> PathBuf {
    profile.join("driver.log")
}

fn tell(session: &WebDriver, script: &str, args: Value) -> WebDriverResult<()> {
    block_on(privileged(session, script, args)).map(|_| ())
}
