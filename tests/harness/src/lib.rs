//! The built page in a real browser, as its readers meet it.
//!
//! A [`Site`] is served with the strictest policy that the page must live under, a [`Page`] is a
//! browser with that site open, and a [`Locator`] is a thing on it, found by role and accessible name
//! as the browser computes them. Everything waits for a condition and fails with what was there
//! instead; a page that is dropped has to leave an empty console and no failed request behind.
//!
//! The tests say what a reader does and sees; how that goes over the wire stays in here.

#![cfg(not(target_arch = "wasm32"))]

mod axe;
mod browser;
mod chromedriver;
mod command;
mod console;
mod failure;
mod locator;
mod page;
mod role;
mod runtime;
mod server;
mod settings;
mod wait;

pub use locator::{Find, Locator};
pub use page::{Page, Screen};
pub use role::Role;
pub use server::{Request, STRICT_POLICY, Server, Site};
pub use settings::{axe_script, counter_dist, viewer_dist};
pub use thirtyfour::Key;
pub use wait::eventually;
