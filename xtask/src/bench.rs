//! `cargo xtask bench`: the built page and its engine beside others to compare them with, what the page
//! weighs, and how long builds take.

mod builds;
mod corpus;
mod peers;

use anyhow::{Result, bail};

use crate::{
    command::{self, cargo},
    flags, project, site, size,
    test::with_browser,
};

/// What is measured in a browser with the finished page, each by a name of `benches/browser`.
const OF_THE_PAGE: [&str; 4] = ["hosted", "takeover", "filter", "embedded"];
/// What else can be measured.
const OTHERS: [&str; 3] = ["peers", "builds", "size"];

/// Measures the parts that are named, or all.
pub fn bench(options: &flags::Bench) -> Result<()> {
    let named = |part: &str| options.part.iter().any(|name| name == part);
    if let Some(unknown) = options.part.iter().find(|name| {
        !OF_THE_PAGE.iter().chain(&OTHERS).any(|part| part == name) && *name != "browser"
    }) {
        bail!(
            "there is no benchmark {unknown:?}; there are browser ({}, peers), builds and size",
            OF_THE_PAGE.join(", ")
        );
    }
    let is_wanted = |part: &str| options.part.is_empty() || named(part);
    let is_wanted_in_browser = |part: &str| is_wanted(part) || named("browser");

    let of_the_page: Vec<&str> =
        OF_THE_PAGE.into_iter().filter(|part| is_wanted_in_browser(part)).collect();
    if !of_the_page.is_empty() {
        page(&of_the_page, options)?;
    }
    if is_wanted_in_browser("peers") {
        peers::measure(options)?;
    }
    if is_wanted("builds") {
        builds::measure()?;
    }
    // Last, because it fails where there is too much.
    if is_wanted("size") {
        size::size()?;
    }
    Ok(())
}

/// Builds the viewer, with another corpus if the options name one, and a bare counter; measures them in a
/// browser, and weighs the counter.
fn page(parts: &[&str], options: &flags::Bench) -> Result<()> {
    let counter = site::beside("bare-counter", project::root().join("benches/bare-counter"), None);
    site::build(&counter)?;

    let mut browser = in_browser();
    with_browser(&mut browser)?;
    if let Some((name, folder)) = corpus::named(options)? {
        let site = site::beside(name, project::root().to_path_buf(), Some(folder));
        site::build(&site)?;
        browser.env("VIEWER_DIST", &site.dist);
    }
    browser.env("COUNTER_DIST", &counter.dist).arg("--").args(parts);
    command::run(&mut browser, "the messages above say what is wrong")?;
    println!("{}", size::weights(counter.name, &site::loads(&counter.dist)?));
    Ok(())
}

/// The program that measures in a browser, still without the names of what to measure.
fn in_browser() -> std::process::Command {
    let mut browser = cargo();
    // What is measured is the page; the program that measures need not be optimised.
    browser.args(["bench", "--profile", "dev", "--package", "corpus-viewer", "--bench", "browser"]);
    browser
}
