//! `cargo xtask test`: everything that is checked, what answers quickly first.

use std::{
    env,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    command::{self, cargo},
    hostile, long, site, size, table,
    tools::{self, WASM_TARGET},
};

/// A check with a name to call it by.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", what: "the layout of the code", run: fmt },
    Step { name: "clippy", what: "lints, as compiled for this machine", run: clippy },
    Step { name: "clippy-wasm", what: "lints, as compiled for the browser", run: clippy_wasm },
    Step { name: "doc", what: "the documentation of the code", run: doc },
    Step { name: "deny", what: "licences and sources of dependencies", run: deny },
    Step {
        name: "site",
        what: "the site as it is published",
        run: || site::build(&site::viewer()),
    },
    Step { name: "size", what: "what the page weighs", run: size::size },
    Step {
        name: "hostile",
        what: "a site of hostile content, for the tests",
        run: || hostile::build().map(drop),
    },
    Step {
        name: "clippings",
        what: "a page of a folder without lists, for the tests",
        run: || site::build(&site::clippings()),
    },
    Step {
        name: "long",
        what: "a site with long lists, for the tests",
        run: || long::build().map(drop),
    },
    Step {
        name: "test",
        what: "all tests, also those of the built page in a browser",
        run: test_all,
    },
];

const PROPTEST_SEED: &str = "PROPTEST_RNG_SEED";

/// Runs the named steps, or all; stops at the first that fails.
pub fn test(names: &[String]) -> Result<()> {
    let mut rows = vec![["step", "seconds"].map(String::from).to_vec()];
    let mut outcome = Ok(());
    for step in chosen(names)? {
        eprintln!("\n== {}: {}", step.name, step.what);
        let start = Instant::now();
        outcome = (step.run)().with_context(|| format!("step {} failed", step.name));
        rows.push(vec![step.name.to_owned(), seconds(start.elapsed())]);
        if outcome.is_err() {
            break;
        }
    }
    println!("\n{}", table::table(&rows));
    outcome
}

/// The steps of those names, in the order of all steps.
fn chosen(names: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) =
        names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step {unknown:?}; there are {}", known.join(", "));
    }
    Ok(STEPS
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
        .collect())
}

fn fmt() -> Result<()> {
    command::run(cargo().args(["fmt", "--all", "--check"]), "`cargo fmt --all` lays it out")
}

fn clippy() -> Result<()> {
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    command::run(&mut clippy, CLEAR_OR_ALLOW)
}

fn clippy_wasm() -> Result<()> {
    tools::bring_wasm_target()?;
    let mut clippy = cargo();
    clippy
        .args(["clippy", "--package", "corpus-viewer", "--target", WASM_TARGET])
        .args(["--", "-D", "warnings"]);
    command::run(&mut clippy, CLEAR_OR_ALLOW)
}

const CLEAR_OR_ALLOW: &str = "clear each warning, or allow it in place with a reason";

fn doc() -> Result<()> {
    let mut doc = cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    command::run(&mut doc, "mend the doc comments named above")
}

fn deny() -> Result<()> {
    let [deny] = tools::bring(&[tools::cargo_deny()])?;
    // Not `advisories`: they would have to be downloaded, and change from day to day.
    let mut deny = command::command(&deny.path);
    deny.args(["--workspace", "check", "licenses", "bans", "sources"]);
    command::run(&mut deny, "choose another dependency, or allow it in deny.toml with a reason")
}

fn test_all() -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--no-fail-fast"]);
    // Property tests try the same inputs on every machine, so that a change fails for what it changed;
    // `cargo test` alone tries others each time.
    if env::var_os(PROPTEST_SEED).is_none() {
        test.env(PROPTEST_SEED, "1");
    }
    with_browser(&mut test)?;
    test.env("AXE_JS", tools::bring_axe()?);
    test.env("HOSTILE_DIST", hostile::build()?.dist).env("HOSTILE_CORPUS", hostile::corpus());
    let clippings = site::clippings();
    site::build(&clippings)?;
    test.env("CLIPPINGS_DIST", clippings.dist);
    test.env("LONG_DIST", long::build()?.dist);
    command::run(&mut test, "the output above names the tests that failed")
}

/// Tells a command where the built site is, and the browsers, servers and wikis to look at it with;
/// brings them all.
pub fn with_browser(command: &mut Command) -> Result<()> {
    command.envs(tools::bring_system_tools()?);
    let [geckodriver] = tools::bring(&[tools::geckodriver()])?;
    command.env("GECKODRIVER", geckodriver.path);
    let site = site::viewer();
    site::build(&site)?;
    command.env("VIEWER_DIST", &site.dist);
    Ok(())
}

/// A duration in seconds, with one digit behind the point.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1}", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(chosen: &[&Step]) -> Vec<&'static str> {
        chosen.iter().map(|step| step.name).collect()
    }

    #[test]
    fn steps_run_in_their_own_order_whatever_order_they_are_named_in() {
        let steps = chosen(&["clippy".to_owned(), "fmt".to_owned()]).unwrap();
        assert_eq!(names(&steps), ["fmt", "clippy"]);
        assert_eq!(chosen(&[]).unwrap().len(), STEPS.len());
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_known_ones() {
        let error = chosen(&["lint".to_owned()]).err().unwrap().to_string();
        assert!(error.contains("\"lint\"") && error.contains("clippy-wasm"), "{error}");
    }
}
