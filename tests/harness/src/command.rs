//! Commands that the WebDriver crate has no name for.

// The method type of the WebDriver crate, which does not pass it on.
use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

/// What the browser computed about an element for assistive technology.
#[derive(Clone, Copy, Debug)]
pub enum Computed {
    Role,
    /// The accessible name, which WebDriver calls label.
    Label,
}

/// Asks for one of them.
pub async fn computed(element: &WebElement, what: Computed) -> WebDriverResult<String> {
    let command = ComputedOf { element: element.element_id().to_string(), what };
    element.handle().cmd(command).await?.value()
}

/// Sends a command of the DevTools protocol and gives its result.
pub async fn devtools(session: &WebDriver, method: &str, params: Value) -> WebDriverResult<Value> {
    session.cmd(DevTools { method: method.to_owned(), params }).await?.value_json()
}

/// Runs a script in the window of Firefox itself, with all the rights of the browser.
pub async fn privileged(session: &WebDriver, script: &str, args: Value) -> WebDriverResult<Value> {
    session.cmd(Context("chrome")).await?;
    let args = args.as_array().cloned().unwrap_or_default();
    let given = session.execute(script, args).await.map(|given| given.json().clone());
    session.cmd(Context("content")).await?;
    given
}

#[derive(Debug)]
struct ComputedOf {
    element: String,
    what: Computed,
}

impl FormatRequestData for ComputedOf {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let what = match self.what {
            Computed::Role => "computedrole",
            Computed::Label => "computedlabel",
        };
        let path = format!("/session/{session}/element/{}/{what}", self.element);
        RequestData::new(Method::GET, path)
    }
}

#[derive(Debug)]
struct DevTools {
    method: String,
    params: Value,
}

impl FormatRequestData for DevTools {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("/session/{session}/goog/cdp/execute");
        RequestData::new(Method::POST, path)
            .add_body(json!({ "cmd": self.method, "params": self.params }))
    }
}

/// What scripts of Firefox run in: the page, or the browser around it.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("/session/{session}/moz/context");
        RequestData::new(Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}
