//! Tiny folders to ingest, written to a temporary place.

use std::fs;
use std::path::{Path, PathBuf};

use corpus::Corpus;
use ingest::{Ingested, ingest};
use tempfile::TempDir;

/// A folder that goes away with its test. Diagnostics show it as `seeds`.
pub struct Folder {
    dir: TempDir,
}

impl Folder {
    /// A folder with these files; a name may lead into sub-folders.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self { dir: tempfile::tempdir().unwrap() };
        files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
        folder
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("seeds")
    }

    /// The folder in which `seeds` lies.
    pub fn parent(&self) -> &Path {
        self.dir.path()
    }

    pub fn ingest(&self) -> Ingested {
        fs::create_dir_all(self.path()).unwrap();
        ingest(&self.path()).unwrap()
    }

    /// The corpus of a folder without errors and warnings.
    pub fn corpus(&self) -> Corpus {
        let ingested = self.ingest();
        let lines = self.lines(&ingested);
        let lines: Vec<_> = lines.iter().filter(|line| !line.contains(": note: ")).collect();
        assert_eq!(lines, [""; 0]);
        ingested.corpus.unwrap()
    }

    /// The diagnostics as they are printed.
    pub fn lines(&self, ingested: &Ingested) -> Vec<String> {
        let parent = format!("{}/", self.parent().display()).replace('\\', "/");
        let lines = ingested.diagnostics.iter().map(ToString::to_string);
        lines.map(|line| line.replacen(&parent, "", 1)).collect()
    }
}

/// Ingests these files and compares the printed diagnostics.
pub fn check(files: &[(&str, &str)], expected: &[&str]) {
    let folder = Folder::of(files);
    let ingested = folder.ingest();
    assert_eq!(folder.lines(&ingested), expected);
    let has_errors = expected.iter().any(|line| line.contains(": error: "));
    assert_eq!(ingested.corpus.is_none(), has_errors, "there is a corpus unless there are errors");
}

/// An article with this title and text.
pub fn article(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\n{text}\n")
}
