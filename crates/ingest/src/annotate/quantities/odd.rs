//! Odd input: nothing panics, and what is found lies in order inside its leaf.

use corpus::Span;

use super::find;

/// Words, signs and digits that the grammars look at, to be thrown together.
const PIECES: &[&str] = &[
    "$",
    "US",
    "HK",
    "£",
    "€",
    "5",
    "12",
    "1997",
    "98",
    "2000",
    "1,100",
    "4.5",
    "1/2",
    "3/4",
    "½",
    "million",
    "bn",
    "m",
    "k",
    "percent",
    "per",
    "cent",
    "%",
    "basis",
    "points",
    "point",
    "dlrs",
    "yen",
    "pounds",
    "stg",
    "Hong",
    "Kong",
    "new",
    "dollars",
    "two",
    "twenty",
    "hundred",
    "half",
    "a",
    "an",
    "the",
    "of",
    "to",
    "and",
    "or",
    "between",
    "from",
    "in",
    "since",
    "until",
    "-",
    "–",
    "—",
    ",",
    ".",
    ":",
    ";",
    "/",
    "(",
    ")",
    "'",
    "’",
    "\"",
    "s",
    "th",
    "st",
    "first",
    "third",
    "quarter",
    "year",
    "years",
    "old",
    "day",
    "Day",
    "New",
    "Year",
    "Eve",
    "Christmas",
    "Easter",
    "March",
    "May",
    "Sept",
    "Dec",
    "Monday",
    "Fri",
    "fall",
    "spring",
    "summer",
    "last",
    "next",
    "this",
    "earlier",
    "later",
    "ago",
    "today",
    "century",
    "B",
    "C",
    "BC",
    "No",
    "number",
    "most",
    "largest",
    "place",
    "ranked",
    "people",
    "firms",
    "state",
    "run",
    "will",
    "was",
    "be",
    "more",
    "than",
    "up",
    "over",
    "\u{a0}",
    "é",
    "香",
    "🎉",
    "999999999999999",
    "99999999999999999999",
    "0",
    "00",
    "31",
    "9999",
    "lakh",
    "crore",
    "dozen",
    "p",
    "pc",
    "St",
    "Patrick",
];

/// A small generator of numbers, so that every run throws the same.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn check(text: &str, anchors: &[&str]) {
    for anchor in anchors {
        let anchor = crate::edtf::parse(anchor).ok();
        let leaf = Span::new(0..text.len());
        let found = find(text, &[leaf], anchor.as_ref());
        let figures = found.figures.iter().map(|figure| figure.span);
        let dates = found.dates.iter().map(|date| date.span);
        for spans in [figures.collect::<Vec<_>>(), dates.collect()] {
            assert!(spans.iter().all(|span| span.fits(text) && !span.is_empty()), "{text:?}");
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
        }
        for figure in &found.figures {
            let spans = figure.readings.iter().map(|reading| reading.span);
            assert!(spans.clone().count() > 0);
            assert!(
                spans.clone().all(|span| figure.span.contains(span) && span.fits(text)),
                "{text:?}"
            );
            assert!(figure.measures.is_none_or(|span| span.fits(text)), "{text:?}");
            assert!(figure.readings.iter().all(|reading| reading.value.is_finite()), "{text:?}");
        }
    }
}

#[test]
fn words_thrown_together_do_no_harm() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..dice.throw(14) {
            text.push_str(PIECES[dice.throw(PIECES.len())]);
            if dice.throw(4) > 0 {
                text.push(' ');
            }
        }
        check(&text, &["2018-09-20", "2019-11~", "2018/2019", "-9999", "9999", ""]);
    }
}

#[test]
fn long_runs_take_no_longer_than_they_are() {
    for piece in [
        "$", "1", "1,", "a ", "two ", "last ", "hundred ", "US$", "May ", "1997-", "(", "and ",
        "'s ", "é", "twenty-",
    ] {
        check(&piece.repeat(40_000), &["2018-09-20"]);
    }
}
