//! The folder on disk: which files there are, in the order of their paths, and their bytes.
//!
//! The only place that reads files. What the files mean is left to others.

use std::io::Read;
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

/// A file of the folder, or what stands in the place of one.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    content: Content,
    /// A sentence that says why there is nothing to read, whoever asks.
    pub fault: Option<String>,
}

/// Where the bytes of a file are.
#[derive(Debug)]
enum Content {
    OnDisk(PathBuf),
    InMemory(Vec<u8>),
}

/// The files that a corpus is made from, sub-folders included and hidden ones left out, in the
/// order of their paths: what a build script watches.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    Ok(walk(folder)?.into_iter().map(|found| folder.join(found.relative)).collect())
}

/// Every file of a folder, none of them read yet.
pub(crate) fn list(folder: &Path) -> Result<Vec<SourceFile>, FolderError> {
    let file = |Found { relative, fault }: Found| SourceFile {
        path: slashed(&relative),
        content: Content::OnDisk(folder.join(&relative)),
        fault,
    };
    let mut files: Vec<_> = walk(folder)?.into_iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl SourceFile {
    /// A file that lies nowhere.
    pub fn in_memory(path: &str, bytes: &[u8]) -> Self {
        let content = Content::InMemory(bytes.to_vec());
        Self { path: path.to_owned(), content, fault: None }
    }

    /// Its bytes, or a sentence that says why they cannot be had.
    pub fn read(&self) -> Result<Vec<u8>, String> {
        match (&self.fault, &self.content) {
            (Some(fault), _) => Err(fault.clone()),
            (None, Content::OnDisk(path)) => read_file(path),
            (None, Content::InMemory(bytes)) => Ok(bytes.clone()),
        }
    }
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
        let file_type = entry.file_type()?;
        let fault = if file_type.is_dir() {
            let Err(error) = walk_into(folder, &relative, found) else { continue };
            Some(format!("cannot read the folder: {error}"))
        } else if file_type.is_symlink() {
            // A link to a file is followed; one to a folder is not, because it may lead in a circle.
            match fs::metadata(entry.path()) {
                Ok(metadata) if metadata.is_dir() => {
                    Some("this link leads to a folder and is not followed".to_owned())
                }
                Ok(_) => None,
                Err(error) => Some(format!("this link leads nowhere: {error}")),
            }
        } else {
            None
        };
        found.push(Found { relative, fault });
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: io::Error| format!("cannot read the file: {error}");
    let metadata = fs::metadata(path).map_err(cannot)?;
    // A pipe would wait for ever when it is opened.
    if !metadata.is_file() {
        return Err("cannot read the file: it is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    let is_short = metadata.len() <= LONGEST_FILE && {
        bytes.reserve_exact(metadata.len() as usize + 1);
        let file = fs::File::open(path).map_err(cannot)?;
        // It may have grown since.
        file.take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(cannot)? as u64 <= LONGEST_FILE
    };
    is_short.then_some(bytes).ok_or_else(|| format!("the file is longer than {LONGEST_FILE} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(folder: &Path) -> Vec<String> {
        list(folder).unwrap().into_iter().map(|file| file.path).collect()
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
    fn a_file_that_vanishes_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "a").unwrap();
        let files = list(folder.path()).unwrap();
        assert_eq!(files[0].read().unwrap(), b"a");
        fs::remove_file(folder.path().join("a.md")).unwrap();
        assert!(files[0].read().unwrap_err().starts_with("cannot read the file: "));
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
        std::os::unix::fs::symlink("round.md", folder.path().join("round.md")).unwrap();
        let files = list(folder.path()).unwrap();
        let faults: Vec<_> =
            files.iter().map(|file| (file.path.as_str(), file.read().unwrap_err())).collect();
        assert_eq!(faults.len(), 3);
        assert!(faults[0].0 == "lost.md" && faults[0].1.starts_with("this link leads nowhere: "));
        assert!(faults[1].0 == "round.md" && faults[1].1.starts_with("this link leads nowhere: "));
        let line = "this link leads to a folder and is not followed";
        assert_eq!(faults[2], ("sub/up", line.to_owned()));
    }
}
