//! The one script: what wasm-bindgen writes, with a loader behind it.
//!
//! Trunk starts the program by a script in the page, which the strict policy forbids. The loader
//! takes its place in the file that is loaded anyway.

use anyhow::{Context, Result, bail};

/// Starts the program; `INIT` stands for the function that does it, `WASM` for the file.
const LOADER: &str = include_str!("loader.js");

/// The script of a page whose program is the file `wasm`, which lies beside it.
pub fn with_loader(bindings: &str, wasm: &str) -> Result<String> {
    if bindings.contains("/snippets/") {
        bail!(
            "a dependency brings a script of its own, which would be one more request; \
             the bindings import it from a folder named snippets"
        );
    }
    let init = default_export(bindings).context(
        "cannot find the function that starts the program in what wasm-bindgen wrote; \
         this version may write it differently",
    )?;
    let loader = LOADER.replace("INIT", init).replace("WASM", wasm);
    Ok(format!("{}{}", without_layout(bindings), without_layout(&loader)))
}

/// The name behind `export { … NAME as default … }`.
fn default_export(script: &str) -> Option<&str> {
    let (_, exports) = script.rsplit_once("export")?;
    let (before, _) = exports.split_once(" as default")?;
    before.rsplit(['{', ',', ' ']).next()
}

/// The script without indentation, empty lines and lines that are a comment. Names stay, and with
/// them readable errors; the rest is what compresses away. Trunk's own minifier gives up on
/// `import.meta`.
fn without_layout(script: &str) -> String {
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

    #[test]
    fn the_loader_starts_the_default_export_with_the_wasm() {
        let script = with_loader(BINDINGS, "app-0123.wasm").unwrap();
        assert!(script.contains("__wbg_init({"), "{script}");
        assert!(script.contains("./app-0123.wasm"), "{script}");
        assert!(!script.contains("INIT") && !script.contains("\"./WASM"));
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

    #[test]
    fn a_script_that_would_load_another_is_refused() {
        let bindings = format!("import * as a from './snippets/a/b.js';{BINDINGS}");
        assert!(with_loader(&bindings, "app.wasm").is_err());
    }
}
