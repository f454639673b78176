//! `cargo xtask size`: what the page weighs, and whether that is within the budget.

use anyhow::{Context, Result, bail};

use crate::{
    project,
    site::{self, Loaded},
    table,
};

const BUDGET: &str = "budget.toml";

/// Builds the site if needed, prints what it loads, and fails if that is too much.
pub fn size() -> Result<()> {
    let site = site::viewer();
    site::build(&site)?;
    let loaded = site::loads(&site.dist)?;
    let budget = budget()?;
    let weight: u64 = loaded.iter().map(|loaded| loaded.n_brotli_bytes).sum();
    println!("{}", weights(&loaded));
    println!(
        "budget for the page with brotli: {} kB, used: {} kB",
        table::kilobytes(budget),
        table::kilobytes(weight)
    );
    if weight > budget {
        bail!(
            "the page weighs {} bytes more than {BUDGET} allows; make it lighter, \
             or raise the budget in the change that needs it and say why",
            weight - budget
        );
    }
    Ok(())
}

/// A row for each file, and one for all of them.
pub fn weights(loaded: &[Loaded]) -> String {
    let row = |name: &str, n_bytes, n_brotli_bytes| {
        vec![name.to_owned(), table::kilobytes(n_bytes), table::kilobytes(n_brotli_bytes)]
    };
    let mut rows = vec![["the page loads", "kB", "brotli"].map(String::from).to_vec()];
    rows.extend(
        loaded.iter().map(|loaded| row(&loaded.name, loaded.n_bytes, loaded.n_brotli_bytes)),
    );
    rows.push(row(
        "all",
        loaded.iter().map(|loaded| loaded.n_bytes).sum(),
        loaded.iter().map(|loaded| loaded.n_brotli_bytes).sum(),
    ));
    table::table(&rows)
}

fn budget() -> Result<u64> {
    let path = project::root().join(BUDGET);
    project::read_toml(&path)?
        .get("page_brotli_bytes")
        .and_then(toml::Value::as_integer)
        .and_then(|n_bytes| u64::try_from(n_bytes).ok())
        .with_context(|| format!("{BUDGET} has no number of bytes `page_brotli_bytes`"))
}
