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
mod chromium;
mod command;
mod dokuwiki;
mod driver;
mod failure;
mod firefox;
mod http;
mod locator;
mod mediawiki;
mod nginx;
mod page;
mod port;
mod process;
mod role;
mod runtime;
mod server;
mod settings;
mod wait;
mod wiki;

pub use browser::Engine;
pub use http::{Answer, get};
pub use locator::{Find, Locator};
pub use nginx::Nginx;
pub use page::{Page, Screen};
pub use role::Role;
pub use server::{Request, STRICT_POLICY, Server, Site};
pub use settings::{
    axe_script, clippings_dist, counter_dist, hostile_corpus, hostile_dist, long_dist, viewer_dist,
};
pub use thirtyfour::Key;
pub use wait::eventually;
pub use wiki::{Wiki, WikiKind};
