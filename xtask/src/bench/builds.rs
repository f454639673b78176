//! How long builds take, from the shell's point of view.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::{
    command::{self, cargo},
    project, site, table,
    test::seconds,
};

/// Measures and prints them.
pub fn measure() -> Result<()> {
    let (one_changed, reading) = build_with_one_article_changed()?;
    let rows = [
        ["build", "seconds"].map(String::from).to_vec(),
        vec!["nothing changed".to_owned(), build_with_nothing_changed()?],
        vec!["one article changed".to_owned(), one_changed],
        vec!["of that, reading all articles".to_owned(), reading],
    ];
    println!("{}", table::table(&rows));
    Ok(())
}

/// The seconds of a second `cargo xtask build`.
fn build_with_nothing_changed() -> Result<String> {
    let mut build = cargo();
    build.args(["xtask", "build"]).stdout(std::process::Stdio::null());
    let start = Instant::now();
    command::run(&mut build, "the messages above say what is wrong")?;
    Ok(seconds(start.elapsed()))
}

/// The seconds that a build takes after an editor changed one article. It works on a copy, so that
/// neither the corpus nor the finished site is touched. The second value is how many of them it takes to make
/// a corpus of the folder, which happens once for the page and once for the static pages.
fn build_with_one_article_changed() -> Result<(String, String)> {
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
    let building = seconds(start.elapsed());
    Ok((building, seconds(2 * reading(&corpus)?)))
}

/// How long it takes to read a folder for a program that is as little optimised as a build script.
fn reading(corpus: &Path) -> Result<Duration> {
    let check = || -> Result<Duration> {
        let mut check = cargo();
        check.args(["run", "--quiet", "--package", "ingest", "--", "check"]).arg(corpus);
        check.stdout(std::process::Stdio::null());
        let start = Instant::now();
        command::run(&mut check, "the messages above say what is wrong")?;
        Ok(start.elapsed())
    };
    // The first time it is compiled.
    check()?;
    check()
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
