//! Where things are in the project, and reading and writing them with the path in every error.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the xtask folder to lie in the project")
}

/// Programs the tasks brought, apart from what the user has installed.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where sites are built before they are swapped in.
pub fn sites() -> PathBuf {
    root().join("target/site")
}

/// The corpus folder that will be compiled. A relative one is relative to the project, as it is for
/// the build script, wherever the task was started.
pub fn corpus() -> Result<PathBuf> {
    let folder = root().join(env::var_os("CORPUS_DIR").unwrap_or_else(|| "seeds".into()));
    if !folder.is_dir() {
        bail!(
            "the corpus folder {} does not exist; set CORPUS_DIR to a folder of articles",
            shown(&folder)
        );
    }
    Ok(folder)
}

/// The path as a person at the project's root would write it.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", shown(path)))
}

pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", shown(path)))
}

pub fn read_toml(path: &Path) -> Result<toml::Table> {
    read_text(path)?.parse().with_context(|| format!("{} is not valid TOML", shown(path)))
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", shown(path)))
}

/// Waits until no other task has that lock; it is given back when the value goes.
pub fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    let file = File::create(path).with_context(|| format!("cannot write {}", shown(path)))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another build, which has {}", shown(path));
        file.lock().with_context(|| format!("cannot lock {}", shown(path)))?;
    }
    Ok(file)
}

/// Creates a folder and those above it; one that is there is fine.
pub fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create folder {}", shown(folder)))
}

/// Removes a folder with everything in it; one that is not there is fine.
pub fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove folder {}", shown(folder)))
        }
        _ => Ok(()),
    }
}

/// All files below a folder, in an order that is the same everywhere. Entries for which `skip` says
/// so are left out, folders with all that is in them.
pub fn files(folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", shown(&folder)))?;
        for entry in entries {
            let path = entry.with_context(|| format!("cannot list {}", shown(&folder)))?.path();
            if skip(&path) {
                continue;
            }
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
