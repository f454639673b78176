//! Chromium: how it is started, and what it is told by the DevTools protocol.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{
    Capabilities, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel,
};

use crate::browser::SiteData;
use crate::command::devtools;
use crate::driver::Driver;
use crate::page::Screen;
use crate::runtime::block_on;
use crate::settings;

/// A headless browser that knows nothing of earlier ones and asks nothing of the network by itself.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // The driver computes roles and names only in the process of the page itself. Frames of other
    // sites stay as foreign as they are: origins, storage and policies know nothing of processes.
    "--disable-site-isolation-trials",
    // The browser ends when its driver does, whatever that ended of.
    "--remote-debugging-pipe",
];

/// A browser with an empty profile in `profile`.
pub fn start(profile: &Path, site_data: SiteData) -> (Driver, WebDriver) {
    let mut driver = Driver::start(&settings::chromedriver(), |_| ());
    let capabilities =
        capabilities(profile, site_data).expect("flags and paths can be written as JSON");
    let session = driver.session(capabilities);
    (driver, session)
}

fn capabilities(profile: &Path, site_data: SiteData) -> WebDriverResult<Capabilities> {
    let mut capabilities = ChromeCapabilities::new();
    capabilities.set_binary(&settings::chromium().display().to_string())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    if site_data == SiteData::Refused {
        // The setting for cookies is that for all that a site may keep; 2 is "block".
        let settings = json!({ "profile.default_content_setting_values.cookies": 2 });
        capabilities.add_experimental_option("prefs", settings)?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities.into())
}

pub fn set_screen(session: &WebDriver, Screen { width, height }: Screen) -> WebDriverResult<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    tell(session, "Emulation.setDeviceMetricsOverride", size)
}

pub fn set_media_feature(session: &WebDriver, name: &str, value: &str) -> WebDriverResult<()> {
    let feature = json!({ "features": [{ "name": name, "value": value }] });
    tell(session, "Emulation.setEmulatedMedia", feature)
}

pub fn set_print(session: &WebDriver) -> WebDriverResult<()> {
    tell(session, "Emulation.setEmulatedMedia", json!({ "media": "print" }))
}

pub fn set_download_folder(session: &WebDriver, folder: &Path) -> WebDriverResult<()> {
    let behavior = json!({ "behavior": "allow", "downloadPath": folder });
    tell(session, "Browser.setDownloadBehavior", behavior)
}

/// Messages, refused policies, failed requests and exceptions since the last time.
pub fn console(session: &WebDriver) -> WebDriverResult<Vec<String>> {
    let entries = block_on(session.browser_log())?;
    Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect())
}

fn tell(session: &WebDriver, method: &str, params: Value) -> WebDriverResult<()> {
    block_on(devtools(session, method, params)).map(|_| ())
}
