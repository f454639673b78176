//! Whether a site has to be built: a note of what it was built from and what came out.
//!
//! Contents are compared and not times, so a fresh clone and a touched file make no difference, and
//! a file of the result that was altered or lost does.

use std::{env, fmt::Write as _, path::Path};

use anyhow::Result;

use super::{Files, Site, digest};
use crate::{command, project, tools::Trunk};

/// Folders at the project's root that no page is made of. Everything else counts, so that a folder
/// this list does not know yet causes a build too many and never one too few.
const NOT_INPUTS: &[&str] = &["target", "dist", "tests", "benches", "docs", "node_modules"];

/// Variables that change what is compiled, by how they begin.
const VARIABLES: &[&str] = &["CORPUS_DIR", "RUSTFLAGS", "CARGO_BUILD_", "CARGO_PROFILE_", "TRUNK_"];

/// A digest of everything the site is built from.
pub fn inputs(site: &Site, trunk: &Trunk) -> Result<String> {
    let mut note = format!(
        "{}\n{}\n{:?} {} {}\n",
        site.name,
        trunk.versions(),
        site.url,
        site.is_kept,
        site.is_whole
    );
    let rustc = command::probe(command::command("rustc").arg("--version"));
    writeln!(note, "{}", rustc.unwrap_or_default())?;
    let mut variables: Vec<_> = env::vars_os()
        .filter(|(name, _)| {
            let name = name.to_string_lossy();
            VARIABLES.iter().any(|start| name.starts_with(start))
        })
        .collect();
    variables.sort();
    writeln!(note, "{variables:?}")?;

    let root = project::root();
    add_folder(&mut note, root, &|path| {
        let in_root = path.parent() == Some(root);
        is_hidden(path) || (in_root && NOT_INPUTS.iter().any(|name| path.ends_with(name)))
    })?;
    let corpus = match &site.corpus {
        Some(corpus) => corpus.clone(),
        None => project::corpus()?,
    };
    for folder in [&site.folder, &corpus] {
        if folder != root {
            add_folder(&mut note, folder, &is_hidden)?;
        }
    }
    Ok(digest::hex(note.as_bytes()))
}

/// Whether the files in `dist` are those that were built from these inputs.
pub fn is_up_to_date(stamp: &Path, inputs: &str, dist: &Path) -> Result<bool> {
    if !stamp.is_file() || !dist.is_dir() {
        return Ok(false);
    }
    Ok(project::read_text(stamp)? == note(inputs, &super::read(dist)?))
}

/// Notes what was built from what.
pub fn write(stamp: &Path, inputs: &str, files: &Files) -> Result<()> {
    project::write(stamp, note(inputs, files).as_bytes())
}

fn note(inputs: &str, files: &Files) -> String {
    let mut note = format!("{inputs} inputs\n");
    for (name, content) in files {
        note.push_str(&format!("{} {name}\n", digest::hex(content)));
    }
    note
}

fn add_folder(note: &mut String, folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<()> {
    for path in project::files(folder, skip)? {
        let content = digest::hex(&project::read(&path)?);
        writeln!(note, "{content} {}", project::shown(&path))?;
    }
    Ok(())
}

/// Files of editors, version control and systems; but cargo's settings lie in such a folder too.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name != ".cargo"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note_of(folder: &Path) -> String {
        let mut note = String::new();
        add_folder(&mut note, folder, &is_hidden).unwrap();
        note
    }

    #[test]
    fn a_changed_an_added_and_a_lost_file_are_noticed_and_a_rewritten_one_is_not() {
        let folder = project::sites().join(format!("test-stamp-{}", std::process::id()));
        let article = folder.join("seeds/a.md");
        project::write(&article, b"one").unwrap();
        project::write(&folder.join(".git/index"), b"other").unwrap();
        let before = note_of(&folder);

        project::write(&article, b"one").unwrap();
        project::write(&folder.join(".git/index"), b"another").unwrap();
        assert_eq!(note_of(&folder), before);

        project::write(&article, b"two").unwrap();
        assert_ne!(note_of(&folder), before);

        project::write(&article, b"one").unwrap();
        project::write(&folder.join("seeds/b.md"), b"").unwrap();
        assert_ne!(note_of(&folder), before);
        project::remove_folder(&folder).unwrap();
    }

    #[test]
    fn an_altered_result_is_not_up_to_date() {
        let built = Files::from([("index.html".to_owned(), b"<p>".to_vec())]);
        let altered = Files::from([("index.html".to_owned(), b"<b>".to_vec())]);
        assert_ne!(note("x", &built), note("x", &altered));
        assert_ne!(note("x", &built), note("x", &Files::new()));
        assert_ne!(note("x", &built), note("y", &built));
    }
}
