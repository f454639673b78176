//! What the browser said in its console: messages, refused policies, failed requests, exceptions.

use thirtyfour::prelude::*;

use crate::runtime::block_on;

/// The messages since the last time, oldest first.
pub fn messages(session: &WebDriver) -> WebDriverResult<Vec<String>> {
    let entries = block_on(session.browser_log())?;
    Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect())
}
