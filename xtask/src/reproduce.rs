//! `cargo xtask reproduce`: builds the site a second time elsewhere and compares the bytes.

use std::{collections::BTreeSet, env, ffi::OsString, path::Path, process::Stdio};

use anyhow::{Context, Result, bail};

use crate::{command, project, site, tools::Trunk};

/// What is not copied: what was built, and what no build reads.
const NOT_COPIED: &[&str] = &["target", "dist", "docs", "node_modules"];

/// Builds the site here and from a copy of the sources that knows nothing of earlier builds, in another
/// folder. Fails if any file differs.
pub fn reproduce() -> Result<()> {
    let site = site::viewer();
    site::build(&site)?;

    let copy = project::sites().join("second/checkout");
    project::remove_folder(&copy)?;
    copy_sources(&copy)?;
    eprintln!("building again in {}, from nothing: some minutes", project::shown(&copy));
    let mut build = command::cargo();
    build
        .args(["xtask", "build"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env("PATH", search_path()?)
        .stdout(Stdio::null());
    if env::var_os("CORPUS_DIR").is_some() {
        build.env("CORPUS_DIR", project::corpus()?);
    }
    command::run(&mut build, "the messages above say what is wrong")?;

    let (first, second) = (site::read(&site.dist)?, site::read(&copy.join("dist"))?);
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let differing: Vec<&str> = names
        .iter()
        .filter(|&&name| first.get(name) != second.get(name))
        .map(|name| name.as_str())
        .collect();
    if !differing.is_empty() {
        bail!(
            "two builds of the same sources differ; compare {} with {}:\n{}",
            project::shown(&site.dist),
            project::shown(&copy.join("dist")),
            differing.join("\n")
        );
    }
    println!("two builds in two folders gave the same {} files, byte for byte", names.len());
    project::remove_folder(&copy)
}

fn copy_sources(copy: &Path) -> Result<()> {
    let root = project::root();
    let is_skipped = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let in_root = path.parent() == Some(root);
        (name.starts_with('.') && name != ".cargo") || (in_root && NOT_COPIED.contains(&&*name))
    };
    for path in project::files(root, &is_skipped)? {
        let name = path.strip_prefix(root).expect("a file below the folder");
        project::write(&copy.join(name), &project::read(&path)?)?;
    }
    Ok(())
}

/// A PATH on which the copy finds the programs that were brought here, so that it brings none.
fn search_path() -> Result<OsString> {
    let trunk = Trunk::bring()?.command()?;
    let path = trunk.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, path)| path);
    let path = path.context("trunk is started with a PATH")?;
    let program = Path::new(trunk.get_program()).parent().map(Path::to_path_buf);
    Ok(env::join_paths(program.into_iter().chain(env::split_paths(path)))?)
}
