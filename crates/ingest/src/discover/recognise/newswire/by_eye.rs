//! Ways to look at what is found, run by hand with `--nocapture` and a variable: they test nothing but that
//! it does not panic.

use super::*;

/// Prints what is thought of the candidates of `NAMES_TEXT`.
#[test]
fn a_text_can_be_looked_into() {
    let Ok(text) = std::env::var("NAMES_TEXT") else { return };
    let leaves = leaves(&text, 0);
    text::explain(&TextToSearch { text: &text, leaves: &leaves, ..TextToSearch::default() });
}

/// Nanoseconds for which this thread has had a processor, so that others at work do not count.
fn busy() -> f64 {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    times.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or(0.0)
}

/// Times the texts of the file `NAMES_TEXTS`, which form feeds part, and prints some of the names.
#[test]
fn many_texts_are_read_quickly() {
    let Ok(path) = std::env::var("NAMES_TEXTS") else { return };
    let file = std::fs::read_to_string(path).expect("texts");
    let texts: Vec<&str> = file.split('\x0c').collect();
    let all_leaves: Vec<_> = texts.iter().map(|text| leaves(text, 0)).collect();
    let texts = searched(texts.into_iter(), &all_leaves);
    let clock = busy();
    lexicon::lexicon();
    println!("lists: {:.1} ms", (busy() - clock) / 1e6);
    let clock = busy();
    // One after the other, as it is one thread that is timed.
    let mut votes = votes::Votes::default();
    let mut tokens = Vec::new();
    let mut read = Vec::new();
    for text in &texts {
        let (ballot, of_text) = text::first_pass(text, &mut tokens);
        votes.count(&ballot);
        read.push(of_text);
    }
    let second_pass = |(text, read)| text::second_pass(text, read, &votes, &mut tokens);
    let names: Vec<_> = texts.iter().zip(read).map(second_pass).collect();
    let nanos = (busy() - clock) / file.len() as f64;
    println!(
        "{} texts, {} names, {nanos:.1} ns per byte",
        texts.len(),
        names.iter().map(Vec::len).sum::<usize>()
    );
    for kind in EntityKind::ALL {
        let mut counts = std::collections::BTreeMap::<&str, usize>::new();
        for (text, names) in texts.iter().zip(&names) {
            for name in names.iter().filter(|name| name.kind == kind) {
                *counts.entry(name.span.of(text.text)).or_default() += 1;
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
        println!("== {} {}", kind.key(), counts.len());
        for (name, count) in counts.iter().take(400).chain(counts.iter().skip(400).step_by(23)) {
            println!("{} {count} {name}", kind.key());
        }
    }
}

/// Prints the names of the originals, which are no part of the project either.
#[test]
fn the_originals_are_read() {
    let Ok(folder) = std::fs::read_dir(shared("seeds")) else {
        println!("skipped: no originals in ../shared");
        return;
    };
    let mut files: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let files: Vec<String> =
        files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let all_leaves: Vec<_> = files.iter().map(|text| leaves(text, 0)).collect();
    let texts = searched(files.iter().map(String::as_str), &all_leaves);
    for (text, names) in texts.iter().zip(recognise(&texts)) {
        let mut chains = std::collections::BTreeMap::<u32, Vec<String>>::new();
        for name in names {
            let words =
                format!("{} {}{}", name.span.of(text.text), &name.kind.key()[..3], name.confidence);
            let chain = chains.entry(name.chain).or_default();
            if !chain.contains(&words) {
                chain.push(words);
            }
        }
        println!("----");
        for chain in chains.values() {
            println!("{}", chain.join(" = "));
        }
    }
}

/// Prints some texts of the file `NAMES_TEXTS` with their names marked.
#[test]
fn texts_can_be_read_by_eye() {
    let (Ok(path), Ok(step)) = (std::env::var("NAMES_TEXTS"), std::env::var("NAMES_STEP")) else {
        return;
    };
    let file = std::fs::read_to_string(path).expect("texts");
    let texts: Vec<&str> = file.split('\x0c').collect();
    let all_leaves: Vec<_> = texts.iter().map(|text| leaves(text, 0)).collect();
    let texts = searched(texts.into_iter(), &all_leaves);
    let names = recognise(&texts);
    for (text, names) in texts.iter().zip(&names).skip(7).step_by(step.parse().expect("a number")) {
        let mut marked = String::new();
        let mut at = 0;
        for name in names {
            marked += &text.text[at..name.span.start as usize];
            marked += &format!(
                "[{} {}{}]",
                name.span.of(text.text),
                &name.kind.key()[..2].to_uppercase(),
                name.confidence
            );
            at = name.span.end as usize;
        }
        println!("READ {}", (marked + &text.text[at..]).replace('\n', " "));
    }
}
