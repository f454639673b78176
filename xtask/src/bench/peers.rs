//! The engine beside other search libraries: everything that `benches/browser/peers` needs, and the run.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::{corpus, in_browser};
use crate::{
    command::{self, cargo},
    flags, project,
    site::rustflags,
    tools::{self, WASM_TARGET},
};

const WAY_OUT: &str = "the messages above say what is wrong";

/// Prepares a corpus for all libraries, and has a browser visit them. The tables of the invented corpus
/// become a page of the documentation.
pub fn measure(options: &flags::Bench) -> Result<()> {
    let (name, folder) = match corpus::named(options)? {
        Some(named) => named,
        None => corpus::invented(options.quick)?,
    };
    let work = project::root().join("target/bench").join(name);
    ensure!(folder.is_dir(), "the corpus folder {} does not exist", project::shown(&folder));

    eprintln!("preparing {} for all libraries", project::shown(&folder));
    let mut prepare = cargo();
    // What reads a corpus of this size has to be fast; it is not what is measured.
    prepare.args(["run", "--quiet", "--profile", "bench", "--package", "bench-engine"]);
    prepare.args(["--bin", "prepare", "--"]).arg(&folder).arg(&work);
    command::run(&mut prepare, WAY_OUT)?;
    let engine = engine(&work)?;

    let packages = packages()?;
    let site = work.join("site");
    let mut build = command::command("node");
    // A corpus of a hundred megabytes is held several times.
    build.arg("--max-old-space-size=8000").arg(peers().join("build.mjs"));
    build.arg(work.join("corpus.json")).arg(&engine).arg(&site);
    build.args(options.quick.then_some("--quick")).env("PEERS_PACKAGES", &packages);
    command::run(&mut build, WAY_OUT)?;

    let mut browser = in_browser();
    browser.envs(tools::bring_system_tools()?).env("PEERS_SITE", &site);
    if options.quick {
        browser.env("PEERS_ROUNDS", "1");
    } else if name == "invented" {
        browser.env("PEERS_DOCS", project::root().join("docs/benchmarks.md"));
    }
    command::run(browser.args(["--", "peers"]), WAY_OUT)
}

/// Builds the engine with the prepared corpus, by the steps and the profile of the page. Gives the folder
/// with its wasm and script.
fn engine(work: &Path) -> Result<PathBuf> {
    tools::bring_wasm_target()?;
    let [_, bindgen, opt, _] = tools::bring(&tools::for_pages()?)?;
    let mut build = cargo();
    build.args(["build", "--package", "bench-engine", "--lib", "--release"]);
    build.args(["--target", WASM_TARGET]);
    build.env("BENCH_CORPUS", work.join("corpus.bin")).env("RUSTFLAGS", rustflags()?);
    command::run(&mut build, WAY_OUT)?;

    let engine = work.join("engine");
    let built = target_folder().join(WASM_TARGET).join("release/bench_engine.wasm");
    let mut bind = command::command(&bindgen.path);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&engine).arg(&built);
    command::run(&mut bind, WAY_OUT)?;
    let wasm = engine.join("bench_engine_bg.wasm");
    let mut optimise = command::command(&opt.path);
    command::run(optimise.arg("-Oz").arg(&wasm).arg("-o").arg(&wasm), WAY_OUT)?;
    Ok(engine)
}

/// Where cargo puts what it builds.
fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), |folder| project::root().join(folder))
}

/// The folder of the pages of other libraries.
fn peers() -> PathBuf {
    project::root().join("benches/browser/peers")
}

/// The folder with the libraries, of exactly the versions that the lock file names.
fn packages() -> Result<PathBuf> {
    let folder = project::tools().join("peers");
    let lock = project::read(&peers().join("package-lock.json"))?;
    // Written last, so that what was begun and not finished is begun again.
    let installed = folder.join("installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    eprintln!("getting other search libraries from the npm registry, once; some seconds");
    for name in ["package.json", "package-lock.json"] {
        project::write(&folder.join(name), &project::read(&peers().join(name))?)?;
    }
    let mut install = command::command("npm");
    // Not `ci`: it refuses a lock file that lacks the packages of other systems, and a registry may lack them.
    install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    install.arg(&folder);
    command::run(
        install.current_dir(&folder),
        "install Node.js with npm; if the registry could not be reached, try again later",
    )?;
    project::write(&installed, &lock)?;
    Ok(folder)
}
