//! The targets of the fuzzer with random input for a bounded time, and with every finding so far.
//!
//! `FUZZ_SEED` chooses other numbers, `FUZZ_SECONDS` another time a target.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ingest::fuzzing::TARGETS;

/// The same in every run, so that a failure comes again.
const SEED: u64 = 0x00c0_ffee;
/// For each target; they run beside each other.
const SECONDS: f64 = 1.5;
/// No input of a few thousand bytes may take longer, not even unoptimised on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            fuzz(stringify!($name));
        })*

        #[test]
        fn every_target_is_tried() {
            let tried = [$(stringify!($name)),*];
            assert_eq!(TARGETS.map(|(name, _)| name), tried);
            for name in tried {
                let path = fuzz_folder().join(format!("fuzz_targets/{name}.rs"));
                assert!(path.is_file(), "{}", path.display());
            }
        }
    };
}

targets! {
    decode markdown front_matter text html jsonl csv toml_lists dates figures names corpus_decode
}

fn fuzz_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// Tries one target: first what is known to be hard, then what chance makes of it.
#[expect(clippy::print_stdout, reason = "says how much was tried")]
fn fuzz(name: &str) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).expect("a target").1;
    let known = known_inputs(name);
    let now = Arc::new(Mutex::new(Vec::new()));
    let (tell, told) = mpsc::channel();
    let worker = thread::Builder::new().name(name.to_owned()).spawn({
        let (now, known) = (Arc::clone(&now), known.clone());
        move || {
            let numbers = &mut Numbers::of(setting("FUZZ_SEED", SEED));
            let until = Instant::now() + Duration::from_secs_f64(setting("FUZZ_SECONDS", SECONDS));
            let mut n_tried = 0;
            while n_tried < known.len() || Instant::now() < until {
                let input = match known.get(n_tried) {
                    Some(input) => input.clone(),
                    None => random(numbers, &known),
                };
                now.lock().unwrap().clone_from(&input);
                target(&input);
                n_tried += 1;
                tell.send(()).unwrap();
            }
            n_tried
        }
    });
    let worker = worker.unwrap();
    let hangs = loop {
        match told.recv_timeout(PATIENCE) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => break true,
            Err(RecvTimeoutError::Disconnected) => break false,
        }
    };
    let result = if hangs { None } else { worker.join().ok() };
    match result {
        Some(n_tried) => println!("{name}: {n_tried} inputs"),
        None => {
            let input = now.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.finding"));
            fs::write(&path, &input).unwrap();
            let seed: u64 = setting("FUZZ_SEED", SEED);
            panic!(
                "{name} {} with FUZZ_SEED={seed} on the {} bytes in {}; add them to fuzz/corpus/{name}: {:?}",
                if hangs { "hangs" } else { "fails" },
                input.len(),
                path.display(),
                String::from_utf8_lossy(&input[..input.len().min(400)]),
            );
        }
    }
}

/// Small examples and findings, by name.
fn known_inputs(name: &str) -> Vec<Vec<u8>> {
    let folder = fuzz_folder().join("corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder:?} is empty");
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn setting<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// Pseudo-random numbers (xorshift).
struct Numbers(u64);

impl Numbers {
    fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// What the formats and news are made of, so that random input gets past the first character.
#[rustfmt::skip]
const SCRAPS: &[&str] = &[
    "---\n", "+++\n", "\n", "\n\n", " ", "  ", "\t", "\r\n", "\u{0}", "\u{feff}", "\u{301}", "\u{a0}",
    "title: ", "title = ", "source:\n", "published: ", "&a ", "*a", "[", "]", "{", "}", "[[entity]]\n",
    "[[topic]]\n", "id = ", "\"", "'", "\"\"\"", "name = ", "kind = 'place'\n", "phrases = [", "broader = ",
    "*", "**", "_", "`", "```\n", "> ", "- ", "1. ", "# ", "|", "|-|-|\n", "[^1]", "[^1]: ", "](", "https://x.y",
    "javascript:", ")", "(", "<p>", "</p>", "<div class=\"share\">", "</div>", "<a href=\"", "<b>", "</b>",
    "<!--", "-->", "<script>", "</script>", "<script type=\"application/ld+json\">", "<table><tr><td>", "<article>",
    "<svg><title>", "<template>", "<select>", "&amp;", "&#", "&#x10ffff;", "<![CDATA[", "]]>", "<meta charset=",
    "utf-16", "windows-1252", "{\"id\":", "\"body\":\"", "\"title\":\"", "\",", "\"}\n", "\\ud800", "\\u0000", "\\",
    "null", "id,title,body\n", ",", ";", "\"\"", "$", "US$", "€", "4.5", "1,000", "99999999999", "million", " billion",
    "%", " percent", "per cent", "-", "–", "—", "1/2", "20 September 2018", "Sept. 20, ", "Monday", "last ", "year", "2018",
    "19", "May ", "31/12/", "7:00pm", "PUBLISHED : ", "Ann Lee", "Mr. ", "President ", "Acme Works Co.", "Hong Kong",
    "of the ", "said", "“", "”", "’s", "é", "香港", "😀", "\u{202e}", ". ",
];

fn random(numbers: &mut Numbers, known: &[Vec<u8>]) -> Vec<u8> {
    match numbers.below(8) {
        0 => (0..numbers.below(200)).map(|_| numbers.below(256) as u8).collect(),
        1 | 2 => {
            let n_scraps = numbers.below(120);
            (0..n_scraps).flat_map(|_| numbers.pick(SCRAPS).bytes()).collect()
        }
        3 => {
            let n_times = numbers.below(1500);
            let (scrap, other) = (numbers.pick(SCRAPS), numbers.pick(SCRAPS));
            format!("{}{other}", scrap.repeat(n_times)).into_bytes()
        }
        _ => {
            let mut input = numbers.pick(known).clone();
            for _ in 0..=numbers.below(6) {
                mutate(numbers, known, &mut input);
            }
            input
        }
    }
}

/// Changes one thing. Inputs stay short, so that many are tried.
fn mutate(numbers: &mut Numbers, known: &[Vec<u8>], input: &mut Vec<u8>) {
    const LONGEST: usize = 8000;
    let at = numbers.below(input.len() + 1);
    let end = (at + numbers.below(40)).min(input.len());
    match numbers.below(7) {
        0 => input.get_mut(at).into_iter().for_each(|byte| *byte = numbers.below(256) as u8),
        1 => drop(input.drain(at..end)),
        2 => drop(input.splice(at..at, numbers.pick(SCRAPS).bytes())),
        3 => {
            let part = input[at..end].repeat(1 + numbers.below(50));
            input.splice(at..at, part);
        }
        4 => input.truncate(at),
        5 => {
            let other = numbers.pick(known);
            let from = numbers.below(other.len() + 1);
            input.truncate(at);
            input.extend(&other[from..]);
        }
        _ => input.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << numbers.below(8)),
    }
    input.truncate(LONGEST);
}
