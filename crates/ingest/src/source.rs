//! The folder on disk: which files there are and their bytes, in the order of their paths.
//!
//! The only place that reads files. What the files mean is left to others.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// Longer files are refused: no article comes near, and spans count bytes in 32 bits.
const LONGEST_FILE: u64 = 1 << 30;

/// A folder that cannot be read.
#[derive(Debug)]
pub struct FolderError {
    /// The folder, as it was given.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: error: cannot read the folder: {}", slashed(&self.path), self.error)
    }
}

impl std::error::Error for FolderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// A file of the folder.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// Its bytes, or a sentence that says why they cannot be had.
    pub bytes: Result<Vec<u8>, String>,
}

/// The files that a corpus is made from, sub-folders included and hidden ones left out, in the
/// order of their paths: what a build script watches.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    Ok(walk(folder)?.into_iter().map(|found| folder.join(found.relative)).collect())
}

/// Reads every file that `wanted` asks for by its path; the others keep no bytes.
pub(crate) fn read_folder(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<SourceFile>, FolderError> {
    let read = |found: Found| {
        let path = slashed(&found.relative);
        let bytes = match found.fault {
            Some(fault) => Err(fault),
            None if wanted(&path) => read_file(&folder.join(&found.relative)),
            None => Ok(Vec::new()),
        };
        SourceFile { path, bytes }
    };
    let mut files: Vec<_> = walk(folder)?.into_iter().map(read).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A path as it is shown and kept: with `/` on every machine, without one at the end.
pub(crate) fn slashed(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    match shown.trim_end_matches('/') {
        "" => shown,
        trimmed => trimmed.to_owned(),
    }
}

/// What a folder is called, also if it was given as `.`.
pub(crate) fn name(folder: &Path) -> String {
    let canonical = || folder.canonicalize().ok();
    let name = folder.file_name().map(ToOwned::to_owned);
    let name = name.or_else(|| canonical()?.file_name().map(ToOwned::to_owned));
    name.map_or_else(|| "corpus".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Something that the walk met.
struct Found {
    relative: PathBuf,
    /// A sub-folder that cannot be read is kept, so that it can be reported beside the files.
    fault: Option<String>,
}

fn walk(folder: &Path) -> Result<Vec<Found>, FolderError> {
    let mut found = Vec::new();
    let result = walk_into(folder, Path::new(""), &mut found);
    result.map_err(|error| FolderError { path: folder.to_owned(), error })?;
    found.sort_by(|a, b| a.relative.cmp(&b.relative));
    Ok(found)
}

fn walk_into(folder: &Path, relative: &Path, found: &mut Vec<Found>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(relative))? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let relative = relative.join(entry.file_name());
        // A link to a file is followed; one to a folder is not, because it may lead in a circle.
        if entry.file_type()?.is_dir() {
            if let Err(error) = walk_into(folder, &relative, found) {
                let fault = Some(format!("cannot read the folder: {error}"));
                found.push(Found { relative, fault });
            }
        } else if !fs::metadata(entry.path()).is_ok_and(|metadata| metadata.is_dir()) {
            found.push(Found { relative, fault: None });
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: io::Error| format!("cannot read the file: {error}");
    let metadata = fs::metadata(path).map_err(cannot)?;
    if !metadata.is_file() {
        return Err("cannot read the file: it is not a regular file".to_owned());
    }
    if metadata.len() > LONGEST_FILE {
        return Err(format!("the file is longer than {LONGEST_FILE} bytes"));
    }
    fs::read(path).map_err(cannot)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(folder: &Path) -> Vec<String> {
        let files = read_folder(folder, |_| true).unwrap();
        files.into_iter().map(|file| file.path).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_paths_without_hidden_ones() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/.git")).unwrap();
        for name in ["c.md", "b/z.md", "b/.git/config", ".DS_Store", "b/a.md", "b.md", "a.md"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        assert_eq!(paths(folder.path()), ["a.md", "b.md", "b/a.md", "b/z.md", "c.md"]);
        assert_eq!(files(folder.path()).unwrap().len(), 5);
    }

    #[test]
    fn only_wanted_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "a").unwrap();
        fs::write(folder.path().join("b.png"), "b").unwrap();
        let files = read_folder(folder.path(), |path| path == "a.md").unwrap();
        let bytes: Vec<_> = files.into_iter().map(|file| file.bytes.unwrap()).collect();
        assert_eq!(bytes, [b"a".to_vec(), Vec::new()]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_that_names_it() {
        let error = files(Path::new("no/such/folder/")).unwrap_err();
        assert!(error.to_string().starts_with("no/such/folder: error: cannot read the folder: "));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_a_circle_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("sub/up")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("lost.md")).unwrap();
        let files = read_folder(folder.path(), |_| true).unwrap();
        assert_eq!(files.len(), 1);
        assert!(files[0].bytes.as_ref().unwrap_err().starts_with("cannot read the file: "));
    }
}
