//! `cargo xtask size`: what the page weighs, and whether that is within the budget.

use anyhow::{Context, Result, bail, ensure};

use crate::{
    project,
    site::{self, Loaded},
    table,
};

const BUDGET: &str = "budget.toml";

/// The most that the page in one file may weigh, as a multiple of the page that it is made of: what is
/// packed into text does not compress as well.
const ONE_FILE_RATIO: f64 = 1.45;

/// Builds the site if needed, prints what it loads, and fails if that is too much.
pub fn size() -> Result<()> {
    let site = site::viewer();
    site::build(&site)?;
    let loaded = site::loads(&site.dist)?;
    let weight = n_brotli_bytes(&loaded);
    println!("{}", weights("the page loads", &loaded));
    println!("{}", weights("when asked for", &site::loads_later(&site.dist)?));

    let one_file = site::loaded(&site.dist, site::ONE_FILE)?;
    let embed = site::loaded(&site.dist, site::EMBED)?;
    let budget = budget()?;
    let ratio = one_file.n_brotli_bytes as f64 / weight as f64;
    println!("with brotli:");
    println!("the page: {} kB, budget {} kB", table::kilobytes(weight), table::kilobytes(budget));
    println!(
        "{}: {} kB, {ratio:.2} times the page, at most {ONE_FILE_RATIO}",
        one_file.name,
        table::kilobytes(one_file.n_brotli_bytes)
    );
    println!("{}: {} bytes, at most {}", embed.name, embed.n_brotli_bytes, site::MAX_EMBED_BYTES);
    if weight > budget {
        bail!(
            "the page weighs {} bytes more than {BUDGET} allows; make it lighter, \
             or raise the budget in the change that needs it and say why",
            weight - budget
        );
    }
    ensure!(ratio <= ONE_FILE_RATIO, "{} is too heavy beside the page", one_file.name);
    Ok(())
}

/// A row for each file, and one for all of them.
pub fn weights(title: &str, loaded: &[Loaded]) -> String {
    let row = |name: &str, n_bytes, n_brotli_bytes| {
        vec![name.to_owned(), table::kilobytes(n_bytes), table::kilobytes(n_brotli_bytes)]
    };
    let mut rows = vec![[title, "kB", "brotli"].map(String::from).to_vec()];
    rows.extend(
        loaded.iter().map(|loaded| row(&loaded.name, loaded.n_bytes, loaded.n_brotli_bytes)),
    );
    rows.push(row("all", loaded.iter().map(|loaded| loaded.n_bytes).sum(), n_brotli_bytes(loaded)));
    table::table(&rows)
}

fn n_brotli_bytes(loaded: &[Loaded]) -> u64 {
    loaded.iter().map(|loaded| loaded.n_brotli_bytes).sum()
}

fn budget() -> Result<u64> {
    let path = project::root().join(BUDGET);
    project::read_toml(&path)?
        .get("page_brotli_bytes")
        .and_then(toml::Value::as_integer)
        .and_then(|n_bytes| u64::try_from(n_bytes).ok())
        .with_context(|| format!("{BUDGET} has no number of bytes `page_brotli_bytes`"))
}
