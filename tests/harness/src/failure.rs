//! What is said and kept when something is not as expected.

use std::path::PathBuf;

use thirtyfour::prelude::*;

use crate::browser::Browser;
use crate::runtime::block_on;

/// Letters of the page that are printed: about two screens of it.
const N_LETTERS: usize = 3000;

/// The page as it is now, for a message.
pub fn report(browser: &Browser) -> String {
    let session = browser.session();
    let address = block_on(session.current_url()).map(|url| url.to_string()).unwrap_or_default();
    let text = block_on(async {
        session.execute("return document.body.innerText", []).await?.convert::<String>()
    });
    let text: String = text.unwrap_or_default().chars().take(N_LETTERS).collect();
    let console = browser.console().unwrap_or_default().join("\n");
    let screenshot = screenshot(session).map_or_else(
        |error| format!("no screenshot: {error}"),
        |path| format!("screenshot: {}", path.display()),
    );
    format!("{screenshot}\naddress: {address}\nconsole: {console}\npage:\n{text}\n")
}

/// A picture of the page, named after the test.
fn screenshot(session: &WebDriver) -> WebDriverResult<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let thread = std::thread::current();
    let path = folder.join(format!("{}.png", thread.name().unwrap_or("page").replace("::", "-")));
    block_on(session.screenshot(&path))?;
    Ok(path)
}
