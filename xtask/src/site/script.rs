//! The scripts of a page: what wasm-bindgen writes, with what is written by hand behind it.
//!
//! Trunk starts the program by a script in the page, which the strict policy forbids. The start
//! script takes its place in the file that is loaded anyway.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::published::Published;
use crate::{command, project};

/// Where the start script takes the program from: the file `WASM` beside the script, which has the digest
/// `INTEGRITY`.
pub const FROM_FILE: &str =
    r#"fetch(new URL("./WASM", import.meta.url), { integrity: "INTEGRITY" })"#;

/// The scripts that are written by hand; `INIT` in the first stands for the function that starts the
/// program.
#[derive(Clone, Debug, Default)]
pub struct Scripts {
    /// Starts the program and says so if it cannot.
    pub start: String,
    /// What the page does in a frame; empty for a page that knows nothing of frames.
    pub frame: String,
    /// Keeps the page for use without a network; empty if it is not kept.
    pub offline: String,
    /// Takes the program out of the page, for the page that is one file.
    pub one_file: String,
}

impl Scripts {
    /// The scripts of the viewer, from the folder they lie in.
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name: &str| project::read_text(&folder.join(name));
        Ok(Self {
            start: read("start.js")?,
            frame: read("frame.js")?,
            offline: read("offline.js")?,
            one_file: read("one-file.js")?,
        })
    }

    /// Those of a page that only starts.
    pub fn start_only(folder: &Path) -> Result<Self> {
        Ok(Self { start: project::read_text(&folder.join("start.js"))?, ..Self::default() })
    }

    /// The script of a page whose program is a file that lies beside it.
    pub fn hosted(&self, bindings: &str, wasm: &Published) -> Result<String> {
        let start = from(&self.starting(bindings)?, wasm);
        Ok(together(&[bindings, &start, &self.frame, &self.offline]))
    }

    /// The script of a page that has its program inside.
    pub fn inlined(&self, bindings: &str) -> Result<String> {
        let start = self.starting(bindings)?;
        ensure!(
            start.contains(FROM_FILE),
            "the start script does not take the program `{FROM_FILE}`"
        );
        let start = start.replace(FROM_FILE, "unpacked()").replace("WASM", "the program");
        Ok(together(&[bindings, &self.one_file, &start, &self.frame]))
    }

    fn starting(&self, bindings: &str) -> Result<String> {
        Ok(self.start.replace("INIT", init_of(bindings)?))
    }
}

/// The script of a program that a page asks for later: it starts, and what goes wrong is the
/// console's.
pub fn started_later(bindings: &str, wasm: &Published) -> Result<String> {
    let init = init_of(bindings)?;
    let start = format!("{init}({{ module_or_path: {FROM_FILE} }}).catch(console.error);\n");
    Ok(together(&[bindings, &from(&start, wasm)]))
}

/// A start script that takes its program from that file.
fn from(start: &str, wasm: &Published) -> String {
    start.replace("WASM", &wasm.name).replace("INTEGRITY", &wasm.integrity())
}

/// A module with short names and without what does nothing, by the program `minifier`. Trunk's own minifier
/// gives up on `import.meta`.
pub fn minified(minifier: &Path, script: &str) -> Result<String> {
    let mut command = command::command(minifier);
    // More passes find no more than ten bytes.
    command.args(["--module", "--compress", "passes=2,ecma=2020", "--mangle", "toplevel"]);
    let small = command::filter(&mut command, script.as_bytes(), "see what it says of the script")?;
    String::from_utf8(small).context("the script was made smaller and is no text any more")
}

/// The script without indentation, empty lines and lines that are a comment: all that is done to a script
/// of a few lines, which may be read where it lies.
pub fn without_layout(script: &str) -> String {
    // Inside a literal that goes over several lines, layout would be content.
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut stripped = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            stripped.push_str(line);
            stripped.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    stripped
}

fn together(scripts: &[&str]) -> String {
    scripts.iter().map(|script| without_layout(script)).collect()
}

fn init_of(bindings: &str) -> Result<&str> {
    default_export(bindings).context(
        "cannot find the function that starts the program in what wasm-bindgen wrote; \
         this version may write it differently",
    )
}

/// The name behind `export { … NAME as default … }`.
fn default_export(script: &str) -> Option<&str> {
    let (_, exports) = script.rsplit_once("export")?;
    let (before, _) = exports.split_once(" as default")?;
    before.rsplit(['{', ',', ' ']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "
        /** Made by a program.
         */
        async function __wbg_init(module_or_path) {
            // why
            return fetch('a' + `//b`);
        }

        export { initSync, __wbg_init as default };
    ";

    fn scripts() -> Scripts {
        Scripts {
            start: format!("// why\nINIT({{ module_or_path: {FROM_FILE} }});"),
            frame: "framed();".to_owned(),
            offline: "kept();".to_owned(),
            one_file: "const unpacked = () => 0;".to_owned(),
        }
    }

    #[test]
    fn a_hosted_page_starts_the_default_export_with_the_file() {
        let wasm = Published::new("app", "wasm", b"\0asm".to_vec());
        let script = scripts().hosted(BINDINGS, &wasm).unwrap();
        let end = format!(
            "__wbg_init({{ module_or_path: fetch(new URL(\"./{}\", import.meta.url), \
             {{ integrity: \"{}\" }}) }});\nframed();\nkept();\n",
            wasm.name,
            wasm.integrity()
        );
        assert!(script.ends_with(&end), "{script}");
    }

    #[test]
    fn a_page_in_one_file_asks_for_no_file_and_keeps_none() {
        let script = scripts().inlined(BINDINGS).unwrap();
        let end =
            "const unpacked = () => 0;\n__wbg_init({ module_or_path: unpacked() });\nframed();\n";
        assert!(script.ends_with(end), "{script}");
    }

    #[test]
    fn a_start_script_that_takes_the_program_from_elsewhere_is_noticed() {
        let scripts = Scripts { start: "INIT({});".to_owned(), ..scripts() };
        assert!(scripts.inlined(BINDINGS).is_err());
    }

    #[test]
    fn a_part_for_later_starts_by_itself() {
        let wasm = Published::new("part", "wasm", b"\0asm".to_vec());
        let script = started_later(BINDINGS, &wasm).unwrap();
        let start = format!("__wbg_init({{ module_or_path: fetch(new URL(\"./{}\"", wasm.name);
        assert!(script.contains(&start), "{script}");
    }

    #[test]
    fn the_default_export_is_found_however_it_is_laid_out() {
        assert_eq!(default_export(BINDINGS), Some("__wbg_init"));
        assert_eq!(default_export("export{a as b,c as default};"), Some("c"));
        assert_eq!(default_export("export { a };"), None);
    }

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        assert_eq!(
            without_layout(BINDINGS),
            "async function __wbg_init(module_or_path) {\nreturn fetch('a' + `//b`);\n}\n\
             export { initSync, __wbg_init as default };\n"
        );
        let literal = "let a = `\n  // text\n`;";
        assert_eq!(without_layout(literal), literal);
    }
}
