//! Functions in an order in which they pack well: each behind the one that it is most like.
//!
//! The order is told by names, by which wasm-opt sorts; they are left out of what it writes. Its own names of
//! functions say where they come from, which is a good order too, but pages weigh a hundredth more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use super::wasm::{
    FUNCTIONS, IMPORTS, OTHERS, bodies, n_imported_functions, push_number, sections,
};
use crate::{command, project, tools::Trunk};

/// Bytes that are looked at together: of fewer nearly every function has some, more are seldom met again.
const N_TOGETHER: usize = 5;

/// In how many functions bytes may stand. What stands in more of them says nothing about any; with fewer,
/// functions that share what is common count as strangers.
const MOST_HOLDERS: usize = 200;

/// The number of the function names among the names of a program.
const FUNCTION_NAMES: u8 = 1;

/// The program with its functions in order; `folder` is where it is worked on.
pub fn ordered(trunk: &Trunk, wasm: &[u8], folder: &Path) -> Result<Vec<u8>> {
    let named = named(wasm).context("the program is no WebAssembly")?;
    let (from, to) = (folder.join("named.wasm"), folder.join("ordered.wasm"));
    project::write(&from, &named)?;
    let mut sort = trunk.wasm_opt();
    sort.arg("--reorder-functions-by-name").arg(&from).arg("-o").arg(&to);
    command::run(&mut sort, "the messages above say what is wrong")?;
    project::read(&to)
}

/// The program with names that are in order where its functions ought to be.
fn named(wasm: &[u8]) -> Option<Vec<u8>> {
    let sections = sections(wasm)?;
    let content = |wanted: u8| sections.iter().find(|(id, _)| *id == wanted).map(|&(_, it)| it);
    let n_imported = content(IMPORTS).map_or(Some(0), n_imported_functions)?;
    let bodies = content(FUNCTIONS).map_or(Some(Vec::new()), bodies)?;
    let mut places = vec![0; bodies.len()];
    like_by_like(&bodies).into_iter().enumerate().for_each(|(place, idx)| places[idx] = place);

    let mut names = Vec::new();
    push_number(&mut names, places.len());
    for (idx, place) in places.into_iter().enumerate() {
        push_number(&mut names, n_imported + idx);
        push_text(&mut names, &format!("{place:08}"));
    }
    let mut section = Vec::new();
    push_text(&mut section, "name");
    section.push(FUNCTION_NAMES);
    push_number(&mut section, names.len());
    section.extend(names);
    let mut named = wasm.to_vec();
    named.push(OTHERS);
    push_number(&mut named, section.len());
    named.extend(section);
    Some(named)
}

/// The functions, each behind the one with which it shares most for its length; at first and where nothing
/// is shared, the longest.
fn like_by_like(bodies: &[&[u8]]) -> Vec<usize> {
    let mut holders: BTreeMap<&[u8], BTreeSet<usize>> = BTreeMap::new();
    for (idx, body) in bodies.iter().enumerate() {
        body.windows(N_TOGETHER).for_each(|bytes| {
            holders.entry(bytes).or_default().insert(idx);
        });
    }
    let mut shared: Vec<Vec<&BTreeSet<usize>>> = vec![Vec::new(); bodies.len()];
    for holders in holders.values().filter(|holders| (2..=MOST_HOLDERS).contains(&holders.len())) {
        holders.iter().for_each(|&idx| shared[idx].push(holders));
    }
    let mut longest: Vec<usize> = (0..bodies.len()).collect();
    longest.sort_by_key(|&idx| std::cmp::Reverse(bodies[idx].len()));
    let mut is_placed = vec![false; bodies.len()];
    let mut n_shared = vec![0_usize; bodies.len()];
    let mut order: Vec<usize> = Vec::new();
    let mut longest = longest.into_iter();
    while order.len() < bodies.len() {
        let like = order.last().and_then(|&last: &usize| {
            n_shared.fill(0);
            for holders in &shared[last] {
                holders.iter().for_each(|&idx| n_shared[idx] += 1);
            }
            let likeness = |idx: usize| {
                n_shared[idx] as f64 / ((bodies[last].len() + bodies[idx].len()) as f64).sqrt()
            };
            let like = (0..bodies.len()).filter(|&idx| !is_placed[idx] && n_shared[idx] > 0);
            // Of equals the first, so that the order is always the same.
            like.rev().max_by(|&a, &b| likeness(a).total_cmp(&likeness(b)))
        });
        let Some(next) = like.or_else(|| longest.find(|&idx| !is_placed[idx])) else { break };
        is_placed[next] = true;
        order.push(next);
    }
    order
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len());
    bytes.extend(text.bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_by_like_and_every_function_once() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"0123456789-", b"xx", b"-abcdefg", b"01234567"];
        assert_eq!(like_by_like(&bodies), [1, 4, 0, 3, 2]);
        assert_eq!(like_by_like(&[]), [0_usize; 0]);
    }

    #[test]
    fn names_follow_the_order_and_the_imported_functions() {
        // A memory and a function are imported; two functions have bodies.
        let imports = [2, 1, b'm', 1, b'a', 2, 0, 1, 1, b'm', 1, b'b', 0, 0];
        let functions = [2, 2, 0, 11, 4, 0, 1, 1, 11];
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(IMPORTS, &imports[..]), (FUNCTIONS, &functions[..])] {
            wasm.push(id);
            push_number(&mut wasm, content.len());
            wasm.extend(content);
        }
        let named = named(&wasm).unwrap();
        let added = named.strip_prefix(&*wasm).unwrap();
        assert_eq!(added, b"\0\x1c\x04name\x01\x15\x02\x01\x0800000001\x02\x0800000000");
        assert_eq!(super::named(&wasm[..wasm.len() - 1]), None);
    }
}
