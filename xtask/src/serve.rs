//! `cargo xtask serve`: the viewer on this machine, rebuilt on every change.

use std::{
    ffi::OsString,
    net::TcpListener,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{command, flags::Serve, project, tools::Trunk};

/// Brings what is missing and runs trunk until it is interrupted.
pub fn serve(options: &Serve) -> Result<()> {
    let settings = Settings::read()?;
    let port = options.port.unwrap_or(settings.port);
    let corpus = project::corpus()?;
    let trunk = Trunk::bring()?;
    // Trunk would find out after the first build, minutes later.
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot serve on port {port}; choose another with --port"))?;
    eprintln!("the viewer will be at http://127.0.0.1:{port}/ when it is built; Ctrl-C ends it");
    eprintln!(
        "the first build compiles all dependencies and takes a few minutes, later ones seconds"
    );

    let mut command = trunk.command()?;
    command
        .arg("serve")
        .arg("--port")
        .arg(port.to_string())
        .args(options.open.then_some("--open"))
        .args(options.release.then_some("--release"))
        .args(watch_arguments(&settings.watch, &corpus));
    command::run(&mut command, "the messages above say what is wrong")
}

/// What Trunk.toml says and this task needs to know.
struct Settings {
    port: u16,
    watch: Vec<PathBuf>,
}

impl Settings {
    fn read() -> Result<Self> {
        let path = project::root().join("Trunk.toml");
        Self::parse(&project::read_toml(&path)?)
            .context("Trunk.toml lacks a port in [serve] or a list of paths in [watch]")
    }

    fn parse(toml: &toml::Table) -> Option<Self> {
        let port = toml.get("serve")?.get("port")?.as_integer()?;
        let watch = toml.get("watch")?.get("watch")?.as_array()?;
        Some(Self {
            port: port.try_into().ok()?,
            watch: watch
                .iter()
                .map(|path| path.as_str().map(PathBuf::from))
                .collect::<Option<_>>()?,
        })
    }
}

/// A corpus folder outside of what is watched anyway is watched too. Given on the command line,
/// such a list replaces that of Trunk.toml, which is why it is repeated.
fn watch_arguments(watched: &[PathBuf], corpus: &Path) -> Vec<OsString> {
    let root = project::root();
    if watched.iter().any(|path| corpus.starts_with(root.join(path))) {
        return Vec::new();
    }
    watched
        .iter()
        .map(PathBuf::as_path)
        .chain([corpus])
        .flat_map(|path| [OsString::from("--watch"), OsString::from(path)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_elsewhere_is_watched_besides_the_rest() {
        let watched = [PathBuf::from("src"), PathBuf::from("seeds")];
        let root = project::root();
        assert!(watch_arguments(&watched, &root.join("seeds")).is_empty());
        assert!(watch_arguments(&watched, &root.join("seeds/press")).is_empty());
        assert_eq!(
            watch_arguments(&watched, Path::new("/elsewhere")),
            ["--watch", "src", "--watch", "seeds", "--watch", "/elsewhere"]
        );
    }

    #[test]
    fn the_settings_of_this_project_are_understood() {
        let settings = Settings::read().unwrap();
        assert!(settings.watch.contains(&PathBuf::from("seeds")));
    }
}
