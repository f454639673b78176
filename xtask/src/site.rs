//! The finished site: what trunk builds, made fit to publish.
//!
//! Trunk compiles and bundles; [`finish`] turns its output into a page that runs under a strict
//! security policy; [`compress`] lays smaller copies beside; [`stamp`] knows whether anything has
//! to be done at all. The result is swapped in when it is complete.

mod compress;
mod digest;
mod finish;
mod html;
mod loads;
mod page;
mod paths;
mod script;
mod stamp;
mod styles;

pub use loads::{Loaded, loads};

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{command, project, table, tools::Trunk};

/// The files of a site: name, with `/` between folders, and content.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A page to build.
pub struct Site {
    /// Names its files, and its folder among the others.
    pub name: &'static str,
    /// The folder with `index.html` and `Cargo.toml`.
    pub folder: PathBuf,
    /// Where the finished site goes.
    pub dist: PathBuf,
    /// The corpus folder to compile, if not the one that the environment says.
    pub corpus: Option<PathBuf>,
}

/// The corpus viewer.
pub fn viewer() -> Site {
    Site {
        name: "corpus-viewer",
        folder: project::root().to_path_buf(),
        dist: project::root().join("dist"),
        corpus: None,
    }
}

/// A site apart from the one to publish, to compare with it.
pub fn beside(name: &'static str, folder: PathBuf, corpus: Option<PathBuf>) -> Site {
    Site { name, folder, dist: project::sites().join(name).join("dist"), corpus }
}

/// `cargo xtask build`.
pub fn build_and_tell() -> Result<()> {
    let site = viewer();
    build(&site)?;
    println!("{}", written(&site.dist)?);
    Ok(())
}

/// Builds the site if anything changed since it was built.
pub fn build(site: &Site) -> Result<()> {
    let trunk = Trunk::bring()?;
    let inputs = stamp::inputs(site, &trunk)?;
    let work = project::sites().join(site.name);
    let stamp = work.join("stamp");
    if stamp::is_up_to_date(&stamp, &inputs, &site.dist)? {
        eprintln!("{} is up to date", project::shown(&site.dist));
        return Ok(());
    }

    let bundled = work.join("trunk");
    project::remove_folder(&bundled)?;
    bundle(site, &trunk, &bundled)?;
    eprintln!("finishing and compressing the site");
    let files = compress::with_copies(finish::finish(site.name, read(&bundled)?)?)?;

    let complete = work.join("complete");
    project::remove_folder(&complete)?;
    for (name, content) in &files {
        project::write(&complete.join(name), content)?;
    }
    swap_in(&complete, &site.dist, &work.join("old"))?;
    stamp::write(&stamp, &inputs, &files)
}

/// Has trunk compile and bundle the page into a folder.
fn bundle(site: &Site, trunk: &Trunk, folder: &Path) -> Result<()> {
    let mut trunk = trunk.command()?;
    if let Some(corpus) = &site.corpus {
        trunk.env("CORPUS_DIR", corpus);
    }
    trunk
        .current_dir(&site.folder)
        .env("RUSTFLAGS", paths::rustflags()?)
        // Its minifier gives up on `import.meta` in the script and says so, to no use: `script` does
        // that work. What it says of style sheets `styles` notices.
        .args(["--log", "error,trunk=info,trunk::processing=error"])
        .args(["build", "index.html", "--release", "--minify"])
        .args(["--public-url", "./", "--no-sri"])
        .arg("--dist")
        .arg(folder);
    command::run(&mut trunk, "the messages above say what is wrong")
}

/// Replaces the finished site by the complete new one; before and after, no reader sees half of it.
fn swap_in(complete: &Path, dist: &Path, old: &Path) -> Result<()> {
    project::remove_folder(old)?;
    if dist.exists() {
        fs::rename(dist, old)
            .with_context(|| format!("cannot move {} away", project::shown(dist)))?;
    }
    fs::rename(complete, dist)
        .with_context(|| format!("cannot put the new site at {}", project::shown(dist)))?;
    project::remove_folder(old)
}

/// All files below a folder.
fn read(folder: &Path) -> Result<Files> {
    project::files(folder, &|_| false)?
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(folder).expect("a file below the folder");
            let parts: Vec<OsString> = name.iter().map(OsString::from).collect();
            let name = parts.join("/".as_ref()).to_string_lossy().into_owned();
            Ok((name, project::read(&path)?))
        })
        .collect()
}

/// What is in the finished site, with the sizes of the copies.
fn written(dist: &Path) -> Result<String> {
    let files = read(dist)?;
    let size = |name: &str| {
        files.get(name).map_or_else(String::new, |content| table::kilobytes(content.len() as u64))
    };
    let mut rows = vec![["file", "kB", "gzip", "brotli"].map(String::from).to_vec()];
    for name in files.keys().filter(|name| !compress::is_copy(name)) {
        rows.push(vec![
            format!("{}/{name}", project::shown(dist)),
            size(name),
            size(&compress::gzip_name(name)),
            size(&compress::brotli_name(name)),
        ]);
    }
    Ok(table::table(&rows))
}
