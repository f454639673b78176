//! `cargo xtask bench`: the built page beside others to compare it with, what it weighs, and how long
//! builds take.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};

use crate::{
    command::{self, cargo},
    project, site, size, table,
    test::{seconds, with_browser},
};

/// Builds the viewer and a bare counter, measures them in a browser, measures builds, and weighs.
pub fn bench() -> Result<()> {
    let counter = site::beside("bare-counter", project::root().join("benches/bare-counter"), None);
    site::build(&counter)?;

    let mut browser = cargo();
    // What is measured is the page; the program that measures need not be optimised.
    browser.args(["bench", "--profile", "dev", "--package", "corpus-viewer", "--bench", "browser"]);
    with_browser(&mut browser)?;
    browser.env("COUNTER_DIST", &counter.dist);

    command::run(&mut browser, "the messages above say what is wrong")?;

    let rows = [
        ["build", "seconds"].map(String::from).to_vec(),
        vec!["nothing changed".to_owned(), build_with_nothing_changed()?],
        vec!["one article changed".to_owned(), build_with_one_article_changed()?],
    ];
    println!("{}", table::table(&rows));

    println!("{}", size::weights(counter.name, &site::loads(&counter.dist)?));
    // Last, because it fails where there is too much.
    size::size()
}

/// The seconds of a second `cargo xtask build`, from the shell's point of view.
fn build_with_nothing_changed() -> Result<String> {
    let mut build = cargo();
    build.args(["xtask", "build"]).stdout(std::process::Stdio::null());
    let start = Instant::now();
    command::run(&mut build, "the messages above say what is wrong")?;
    Ok(seconds(start.elapsed()))
}

/// The seconds that a build takes after an editor changed one article. It works on a copy, so that
/// neither the corpus nor the finished site is touched.
fn build_with_one_article_changed() -> Result<String> {
    let corpus = project::sites().join("one-article/corpus");
    project::remove_folder(&corpus)?;
    copy(&project::corpus()?, &corpus)?;
    let site = site::beside("one-article", project::root().to_path_buf(), Some(corpus.clone()));
    site::build(&site)?;

    let article = first_article(&corpus)?;
    let mut text = project::read_text(&article)?;
    text.push_str("\nA benchmark added this sentence.\n");
    project::write(&article, text.as_bytes())?;
    let start = Instant::now();
    site::build(&site)?;
    Ok(seconds(start.elapsed()))
}

fn first_article(corpus: &Path) -> Result<PathBuf> {
    project::files(corpus, &|_| false)?
        .into_iter()
        .find(|path| {
            path.extension().is_some_and(|extension| extension == "md" || extension == "txt")
        })
        .with_context(|| {
            format!("{} has no article in .md or .txt to change", project::shown(corpus))
        })
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in project::files(from, &|_| false)? {
        let name = path.strip_prefix(from).expect("a file below the folder");
        project::write(&to.join(name), &project::read(&path)?)?;
    }
    Ok(())
}
