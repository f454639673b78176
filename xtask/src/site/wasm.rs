//! A program in WebAssembly, taken apart as far as a site needs it: its sections, and in some of them names.

/// What stands before the sections of a program.
pub const N_HEADER: usize = 8;

/// The numbers of sections.
pub const OTHERS: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;
pub const FUNCTIONS: u8 = 10;

/// A part of a section.
pub enum Part<'a> {
    /// A name that program and script share.
    Name(&'a str),
    Other(&'a [u8]),
}

/// Sections with their numbers; none of a program that is not even a header.
pub fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = wasm.get(N_HEADER..).unwrap_or_default();
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let n_bytes = take_number(&mut rest)?;
        sections.push((id, take(&mut rest, n_bytes)?));
    }
    Some(sections)
}

/// A section cut at its names; whole if it has none of interest.
pub fn parts(id: u8, content: &[u8]) -> Option<Vec<Part<'_>>> {
    if !matches!(id, IMPORTS | EXPORTS) {
        return Some(vec![Part::Other(content)]);
    }
    let mut rest = content;
    let mut parts = Vec::new();
    let n_entries = take_number(&mut rest)?;
    parts.push(Part::Other(before(content, rest)));
    for _ in 0..n_entries {
        // An import names its module first.
        let names = if id == IMPORTS { 2 } else { 1 };
        for _ in 0..names {
            let n_bytes = take_number(&mut rest)?;
            parts.push(Part::Name(str::from_utf8(take(&mut rest, n_bytes)?).ok()?));
        }
        let start = rest;
        let kind = take(&mut rest, 1)?[0];
        match (id, kind) {
            // A table has the type of its elements before its limits, a memory only limits.
            (IMPORTS, 1 | 2) => {
                take(&mut rest, usize::from(kind == 1))?;
                let has_most = take(&mut rest, 1)?[0] & 1 == 1;
                take_number(&mut rest)?;
                if has_most {
                    take_number(&mut rest)?;
                }
            }
            (IMPORTS, 3) => drop(take(&mut rest, 2)?),
            (IMPORTS, 4) => {
                take(&mut rest, 1)?;
                take_number(&mut rest)?;
            }
            _ => drop(take_number(&mut rest)?),
        }
        parts.push(Part::Other(before(start, rest)));
    }
    Some(parts)
}

fn before<'a>(all: &'a [u8], rest: &[u8]) -> &'a [u8] {
    &all[..all.len() - rest.len()]
}

pub fn take<'a>(rest: &mut &'a [u8], n_bytes: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(n_bytes)?;
    *rest = after;
    Some(taken)
}

/// A number in LEB128, as WebAssembly has it.
pub fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = take(rest, 1)?[0];
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

pub fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// How many functions a program imports, from the content of that section; they have the first numbers.
pub fn n_imported_functions(imports: &[u8]) -> Option<usize> {
    let parts = parts(IMPORTS, imports)?;
    // What stands before the first import is no import.
    let imports = parts.iter().skip(1);
    Some(imports.filter(|part| matches!(part, Part::Other([0, ..]))).count())
}

/// The bodies of functions, from the content of that section.
pub fn bodies(functions: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = functions;
    let n_functions = take_number(&mut rest)?;
    let mut bodies = Vec::new();
    for _ in 0..n_functions {
        let n_bytes = take_number(&mut rest)?;
        bodies.push(take(&mut rest, n_bytes)?);
    }
    Some(bodies)
}
