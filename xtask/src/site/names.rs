//! Short names for what a program and its bindings have of each other.
//!
//! wasm-bindgen ends most of them with a digest, which no compression makes smaller, once in the program
//! and once in the script. They are no names that anyone else knows.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::wasm::{N_HEADER, Part, parts, push_number, sections};

/// Hexadecimal digits of the digest at the end of a name.
const N_DIGITS: usize = 16;

/// The program and its bindings with short names in the place of those that end with a digest.
pub fn shorten(wasm: &[u8], bindings: &str) -> Result<(Vec<u8>, String)> {
    let short = short_names(wasm, bindings).context("the program is no WebAssembly")?;
    let wasm = renamed(wasm, &short).context("the program is no WebAssembly")?;
    let bindings = tokens(bindings).map(|token| short.get(token).map_or(token, String::as_str));
    Ok((wasm, bindings.collect()))
}

/// A short name for each that ends with a digest: none that the script has already.
fn short_names(wasm: &[u8], bindings: &str) -> Option<BTreeMap<String, String>> {
    let mut long = BTreeSet::new();
    for (id, content) in sections(wasm)? {
        for part in parts(id, content)? {
            match part {
                Part::Name(name) if has_digest(name) => {
                    long.insert(name.to_owned());
                }
                _ => {}
            }
        }
    }
    let taken: BTreeSet<&str> = tokens(bindings).collect();
    let free = (0..).map(|number| format!("_{number}")).filter(|name| !taken.contains(&**name));
    Some(long.into_iter().zip(free).collect())
}

fn has_digest(name: &str) -> bool {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    name.as_bytes().last_chunk::<N_DIGITS>().is_some_and(|end| end.iter().all(is_digit))
}

/// A script as identifiers and what stands between them.
fn tokens(script: &str) -> impl Iterator<Item = &str> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    script
        .as_bytes()
        .chunk_by(move |&a, &b| is_part(a) && is_part(b))
        .scan(0, |at, chunk| {
            let start = *at;
            *at += chunk.len();
            Some(start..*at)
        })
        // Two bytes of one character are two chunks: they are joined to what is valid text again.
        .scan(0, |start, chunk| {
            let is_whole = script.is_char_boundary(chunk.end);
            let from = *start;
            if is_whole {
                *start = chunk.end;
            }
            Some(is_whole.then(|| &script[from..chunk.end]))
        })
        .flatten()
}

/// The program with other names.
fn renamed(wasm: &[u8], short: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut program = wasm.get(..N_HEADER).unwrap_or(wasm).to_vec();
    for (id, content) in sections(wasm)? {
        let mut section = Vec::new();
        for part in parts(id, content)? {
            match part {
                Part::Name(name) => {
                    let name = short.get(name).map_or(name, String::as_str);
                    push_number(&mut section, name.len());
                    section.extend(name.bytes());
                }
                Part::Other(bytes) => section.extend(bytes),
            }
        }
        program.push(id);
        push_number(&mut program, section.len());
        program.extend(section);
    }
    Some(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_a_0123456789abcdef";
    const OTHER: &str = "__wbg_b_fedcba9876543210";

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut section = vec![id];
        push_number(&mut section, content.len());
        section.extend(content);
        section
    }

    fn name(name: &str) -> Vec<u8> {
        section(name.len() as u8, name.as_bytes())[..1]
            .iter()
            .copied()
            .chain(name.bytes())
            .collect()
    }

    /// A program with imports of each kind, an export, and a section in which nothing is a name.
    fn program(imported: &str, exported: &str) -> Vec<u8> {
        let kinds: [&[u8]; 6] = [
            &[0, 0x85, 1],
            &[1, 0x70, 1, 2, 3],
            &[1, 0x70, 0, 9],
            &[2, 0, 1],
            &[3, 0x7f, 0],
            &[4, 0, 1],
        ];
        let mut imports = vec![kinds.len() as u8];
        for kind in kinds {
            imports.extend([name("./app.js"), name(imported), kind.to_vec()].concat());
        }
        let exports = [vec![2], name(exported), vec![0, 7], name("memory"), vec![2, 0]].concat();
        let header = b"\0asm\x01\0\0\0".to_vec();
        [header, section(2, &imports), section(7, &exports), section(10, LONG.as_bytes())].concat()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let script =
            format!("const a = {{ {LONG}: () => 'é', x{LONG}: 1 }}; wasm.{OTHER}(\"{LONG}\");");
        let (wasm, script) = shorten(&program(LONG, OTHER), &script).unwrap();
        assert_eq!(wasm, program("_0", "_1"));
        let kept = format!("x{LONG}");
        assert_eq!(script, format!("const a = {{ _0: () => 'é', {kept}: 1 }}; wasm._1(\"_0\");"));
    }

    #[test]
    fn a_name_that_the_script_has_is_not_given_again() {
        let script = format!("let _0, _2; {LONG}; {OTHER};");
        assert_eq!(shorten(&program(LONG, OTHER), &script).unwrap().1, "let _0, _2; _1; _3;");
    }

    #[test]
    fn names_without_a_digest_stay() {
        let wasm = program("__wbindgen_throw", "main");
        assert_eq!(shorten(&wasm, "main").unwrap(), (wasm, "main".to_owned()));
    }

    #[test]
    fn a_program_that_was_cut_off_is_refused() {
        let wasm = program(LONG, OTHER);
        for end in N_HEADER..wasm.len() {
            // Between two sections it is a program, though a shorter one.
            let is_program = sections(&wasm[..end]).is_some();
            assert_eq!(shorten(&wasm[..end], "").is_ok(), is_program, "{end}");
        }
        assert!(shorten(&[], "").is_ok_and(|(wasm, _)| wasm.is_empty()));
    }
}
