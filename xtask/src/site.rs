//! The finished site: what trunk builds, made fit to publish.
//!
//! Trunk compiles and bundles; [`finish`] turns its output into a page that runs under a strict
//! security policy; [`static_page`] lets it be read before the program runs; [`one_file`] packs it for
//! places without a host; [`offline`] keeps it for times without a network; [`compress`] lays smaller
//! copies beside; [`stamp`] knows whether anything has to be done at all. The result is swapped in
//! when it is complete.

mod bundle;
mod compress;
mod digest;
mod embed;
mod finish;
mod html;
mod lazy;
mod loads;
mod names;
mod offline;
mod one_file;
mod order;
mod page;
mod paths;
mod published;
mod script;
mod stamp;
mod static_page;
mod styles;
mod wasm;

pub use embed::{EMBED, MAX_BROTLI_BYTES as MAX_EMBED_BYTES};
pub use loads::{Loaded, loaded, loads, loads_later};
pub use one_file::ONE_FILE;
pub use paths::rustflags;

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use self::{bundle::Bundle, lazy::Lazy, script::Scripts, static_page::Written};
use crate::{command, flags, project, table, tools::Trunk};

/// The part of the page that it asks for later, and the crate that it is built from.
const KEEPER: &str = "keeper";

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
    /// The address it will have, if that is known and not the one that the corpus names.
    pub url: Option<String>,
    /// Whether browsers keep it for use without a network.
    pub is_kept: bool,
    /// Whether it has all that belongs to the viewer, or is no more than its page.
    pub is_whole: bool,
}

/// The corpus viewer.
pub fn viewer() -> Site {
    Site {
        name: "corpus-viewer",
        folder: project::root().to_path_buf(),
        dist: project::root().join("dist"),
        corpus: None,
        url: None,
        is_kept: true,
        is_whole: true,
    }
}

/// A site apart from the one to publish, to compare with it.
pub fn beside(name: &'static str, folder: PathBuf, corpus: Option<PathBuf>) -> Site {
    let is_whole = folder == project::root();
    let dist = project::sites().join(name).join("dist");
    Site { name, folder, dist, corpus, is_whole, ..viewer() }
}

/// The page of a folder without lists, for the tests. It is no more than its page, because that is the
/// cheapest to build, and what differs is in there.
pub fn clippings() -> Site {
    let corpus = project::root().join("tests/clippings");
    let site = beside("clippings", project::root().to_path_buf(), Some(corpus));
    Site { is_whole: false, ..site }
}

/// `cargo xtask build`.
pub fn build_and_tell(options: &flags::Build) -> Result<()> {
    let site = Site { url: options.url.clone(), is_kept: !options.no_offline, ..viewer() };
    build(&site)?;
    println!("{}", written(&site.dist)?);
    Ok(())
}

/// Builds the site if anything changed since it was built.
pub fn build(site: &Site) -> Result<()> {
    let trunk = Trunk::bring()?;
    let work = project::sites().join(site.name);
    let _lock = project::lock(&work.join("lock"))?;
    let inputs = stamp::inputs(site, &trunk)?;
    let stamp = work.join("stamp");
    if stamp::is_up_to_date(&stamp, &inputs, &site.dist)? {
        eprintln!("{} is up to date", project::shown(&site.dist));
        return Ok(());
    }

    let files = compress::with_copies(assemble(site, &trunk, &work)?)?;

    let complete = work.join("complete");
    project::remove_folder(&complete)?;
    for (name, content) in &files {
        project::write(&complete.join(name), content)?;
    }
    swap_in(&complete, &site.dist, &work.join("old"))?;
    stamp::write(&stamp, &inputs, &files)
}

/// All files of the site, still without their copies.
fn assemble(site: &Site, trunk: &Trunk, work: &Path) -> Result<Files> {
    let scripts = project::root().join("src/scripts");
    let page = bundle(site, trunk, &site.folder, &work.join("trunk"))?;
    if !site.is_whole {
        return finish::finish(site.name, &page, &Scripts::start_only(&scripts)?, None);
    }
    let keeper = if lazy::place(&page::Page::new(&page.html), KEEPER).is_some() {
        let keeper = project::root().join("crates").join(KEEPER);
        Some(Lazy::new(KEEPER, &bundle(site, trunk, &keeper, &work.join(KEEPER))?)?)
    } else {
        None
    };
    let mut written = static_pages(site)?;

    eprintln!("finishing and compressing the site");
    let mut own = Scripts::read(&scripts)?;
    if !site.is_kept {
        own.offline.clear();
    }
    let one_file = one_file::one_file(&page, &own, &written.take(ONE_FILE)?)?;
    let mut files = finish::finish(site.name, &page, &own, keeper.as_ref())?;
    static_page::add_to(&mut files, written)?;
    let service_worker = if site.is_kept {
        let template = project::read_text(&scripts.join(offline::SERVICE_WORKER))?;
        offline::service_worker(&template, &files)?
    } else {
        script::without_layout(&project::read_text(&scripts.join(offline::NO_SERVICE_WORKER))?)
    };
    files.insert(offline::SERVICE_WORKER.to_owned(), service_worker.into_bytes());
    files.insert(ONE_FILE.to_owned(), one_file.into_bytes());
    let embed = project::read_text(&scripts.join(EMBED))?;
    files.insert(EMBED.to_owned(), embed::embed(&embed)?);
    Ok(files)
}

/// What can be read without the program, written by a program of its own for this machine.
fn static_pages(site: &Site) -> Result<Written> {
    eprintln!("writing the static pages");
    let mut write = command::cargo();
    write.args(["run", "--quiet", "--package", "static-pages", "--"]);
    if let Some(url) = &site.url {
        write.args(["--url", url]);
    }
    if let Some(corpus) = &site.corpus {
        write.env("CORPUS_DIR", corpus);
    }
    Written::read(&command::output(&mut write, "the messages above say what is wrong")?)
}

/// Has trunk compile a page and bundle it into a folder, and takes that apart.
fn bundle(site: &Site, trunk: &Trunk, page: &Path, folder: &Path) -> Result<Bundle> {
    project::remove_folder(folder)?;
    let minifier = Some(trunk.terser.path.clone());
    let mut build = trunk.command()?;
    if let Some(corpus) = &site.corpus {
        build.env("CORPUS_DIR", corpus);
    }
    build
        .current_dir(page)
        .env("RUSTFLAGS", rustflags()?)
        // Its minifier gives up on `import.meta` in the script and says so, to no use: `script` does
        // that work. What it says of style sheets `styles` notices.
        .args(["--log", "error,trunk=info,trunk::processing=error"])
        .args(["build", "index.html", "--release", "--minify"])
        .args(["--public-url", "./", "--no-sri"])
        .arg("--dist")
        .arg(folder);
    command::run(&mut build, "the messages above say what is wrong")?;
    let bundle = Bundle::new(read(folder)?)?;
    let wasm = order::ordered(trunk, &bundle.wasm, folder)?;
    Ok(Bundle { minifier, wasm, ..bundle })
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
pub fn read(folder: &Path) -> Result<Files> {
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
