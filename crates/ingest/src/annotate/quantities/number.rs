//! Amounts: numbers in digits and in words, with fractions and scales, up to the unit.

use super::lexicon::Word;
use super::token::{Kind, Tokens};

/// The most digits that a number may have. With more, account numbers are read as amounts.
const MOST_DIGITS: u32 = 15;
/// The most tokens of a number in words.
const MOST_WORDS: usize = 12;

/// A number without its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The digits as a whole number, or a number with a fraction.
    digits: f64,
    /// How many of the digits stand behind the point.
    decimals: i32,
    /// The power of ten that words such as "million" stand for.
    scale: i32,
    /// The number of the token behind it.
    pub end: usize,
    /// Whether it is digits and nothing else, as years are.
    pub is_bare: bool,
}

impl Amount {
    /// The number; exact where floating point can be.
    pub fn value(&self) -> f64 {
        self.value_at(self.scale)
    }

    /// Whether it has a word such as "million".
    pub fn is_scaled(&self) -> bool {
        self.scale > 0
    }

    /// The number that is meant if the scale of the upper end of a range is that of the lower end
    /// too, as in "5 to 7 million"; the number itself where that cannot be.
    pub fn value_below(&self, upper: &Self) -> f64 {
        let is_shared = self.scale == 0
            && upper.scale > 2
            && self.value() < upper.value_at(0)
            && self.value() < 1000.0;
        self.value_at(if is_shared { upper.scale } else { self.scale })
    }

    /// The amount with one more word of scale behind it.
    pub fn with_more(self, scale: i32) -> Self {
        Self { scale: self.scale + scale, end: self.end + 1, is_bare: false, ..self }
    }

    fn value_at(&self, scale: i32) -> f64 {
        match scale - self.decimals {
            power @ 0.. => self.digits * 10_f64.powi(power),
            power => self.digits / 10_f64.powi(-power),
        }
    }
}

/// The amount that begins at `at`.
pub(super) fn amount(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let base = match tokens.kind(at) {
        Kind::Number => in_digits(tokens, at)?,
        Kind::Word(Word::Cardinal(_)) => in_words(tokens, at)?,
        Kind::Word(Word::Half) => return half_a_scale(tokens, at),
        Kind::Word(Word::A) if matches!(tokens.word(at + 1), Word::Scale(2..) | Word::Dozen) => {
            Amount { digits: 1.0, decimals: 0, scale: 0, end: at + 1, is_bare: false }
        }
        _ => return None,
    };
    Some(with_scale(tokens, base))
}

/// Digits, with a fraction behind them if there is one: "1,100", "4.5", "7-3/4", "2½".
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    if is_part_of_something(tokens, at) {
        return None;
    }
    let (mut digits, mut decimals) = read_digits(tokens.str(at))?;
    let mut end = at + 1;
    let is_whole = decimals == 0;
    if is_whole && let Some((over, under)) = fraction(tokens, at) {
        return Some(Amount {
            digits: over / under,
            decimals: 0,
            scale: 0,
            end: at + 3,
            is_bare: false,
        });
    }
    if is_whole {
        let joined = if tokens.is_hyphen(end) { end + 1 } else { end };
        if let Some((over, under)) = fraction(tokens, joined) {
            digits += over / under;
            end = joined + 3;
        } else if let Kind::Sign(sign) = tokens.kind(end)
            && tokens.is_glued(end)
            && let Some(part) = vulgar(sign)
        {
            digits += part;
            end += 1;
        }
    }
    if is_whole && end > at + 1 {
        decimals = 0;
    }
    // Letters that touch digits are a scale, a unit, or make it a name such as "5G".
    if tokens.is_glued(end) && tokens.is_word(end) {
        let is_unit = matches!(
            tokens.word(end),
            Word::Scale(_)
                | Word::ShortScale(_)
                | Word::Currency(_)
                | Word::Percent
                | Word::BasisPoint
                | Word::Time(_)
        ) || matches!(tokens.str(end), "p" | "c" | "pc");
        if !is_unit {
            return None;
        }
    }
    // Times, scores and dates such as 7:30 and 3/4/98.
    if tokens.is_glued(end)
        && matches!(tokens.kind(end), Kind::Sign(':' | '/'))
        && tokens.is_number(end + 1)
    {
        return None;
    }
    let is_bare = end == at + 1 && !tokens.str(at).contains([',', '.']);
    Some(Amount { digits, decimals, scale: 0, end, is_bare })
}

/// Whether digits belong to a name, a time or a number with more parts: "France24", "F-16", "7:30".
fn is_part_of_something(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.is_glued(at) {
        return false;
    }
    match tokens.kind(at - 1) {
        Kind::Word(Word::Currency(_)) => false,
        Kind::Word(_) | Kind::Number | Kind::Sign('#' | '_' | '&' | '=' | '@' | ':' | '\\') => true,
        Kind::Sign('/' | '.') => tokens.is_glued(at - 1),
        Kind::Sign('-') if tokens.is_glued(at - 1) => {
            tokens.is_word(at - 2)
                && !matches!(
                    tokens.word(at - 2),
                    Word::Cardinal(_)
                        | Word::Currency(_)
                        | Word::Scale(_)
                        | Word::ShortScale(_)
                        | Word::To
                )
        }
        _ => false,
    }
}

/// Digits as a whole number and how many of them stand behind the point; `None` where commas and
/// points stand as in no number.
fn read_digits(text: &str) -> Option<(f64, i32)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.contains([',', '.']) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let has_groups = groups.clone().next().is_some();
    // Groups of three digits; in India, of two before the last.
    let last_is_three = whole.rsplit(',').next().is_some_and(|last| last.len() == 3);
    if has_groups
        && (first.len() > 3 || !last_is_three || groups.any(|group| !matches!(group.len(), 2 | 3)))
    {
        return None;
    }
    let mut n_digits = 0;
    let mut number = 0_u64;
    for digit in whole.bytes().chain(part.bytes()).filter(u8::is_ascii_digit) {
        n_digits += 1;
        if n_digits > MOST_DIGITS {
            return None;
        }
        number = number * 10 + u64::from(digit - b'0');
    }
    Some((number as f64, part.len() as i32))
}

/// A fraction such as 3/4 at `at`: what stands over and under the stroke.
fn fraction(tokens: &Tokens<'_>, at: usize) -> Option<(f64, f64)> {
    let is_there = tokens.is_number(at)
        && tokens.is_sign(at + 1, '/')
        && tokens.is_number(at + 2)
        && tokens.is_glued(at + 1)
        && tokens.is_glued(at + 2)
        && !(tokens.is_glued(at + 3) && tokens.is_sign(at + 3, '/'));
    let over: u32 = tokens.str(at).parse().ok().filter(|_| is_there)?;
    let under: u32 = tokens.str(at + 2).parse().ok()?;
    (over < under && matches!(under, 2 | 3 | 4 | 5 | 6 | 8 | 16 | 32 | 64))
        .then_some((over.into(), under.into()))
}

fn vulgar(sign: char) -> Option<f64> {
    Some(match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// "twenty-five", "two hundred and six", "two and a half".
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    // "one-for-six": a word inside a longer one.
    let is_inside = tokens.is_glued(at)
        && (tokens.is_word(at - 1)
            || (tokens.is_hyphen(at - 1) && tokens.is_word(at.wrapping_sub(2))));
    if is_inside {
        return None;
    }
    let mut number = 0.0;
    let mut end = at;
    let mut last_cardinal = 100;
    while end < at + MOST_WORDS {
        let next = match tokens.word(end) {
            Word::And if number >= 100.0 => end + 1,
            _ if end > at && tokens.is_hyphen(end) => end + 1,
            _ => end,
        };
        match tokens.word(next) {
            // Units follow tens only, and both only what is a hundred or more.
            Word::Cardinal(cardinal)
                if end == at
                    || last_cardinal == 100
                    || (last_cardinal >= 20
                        && (1..10).contains(&cardinal)
                        && last_cardinal < 100) =>
            {
                number += f64::from(cardinal);
                last_cardinal = if cardinal >= 20 { cardinal } else { 1 };
            }
            Word::Scale(2) if (1.0..100.0).contains(&number) => {
                number *= 100.0;
                last_cardinal = 100;
            }
            _ => break,
        }
        end = next + 1;
    }
    let mut amount = Amount { digits: number, decimals: 0, scale: 0, end, is_bare: false };
    // "two and a half", "four-and-a-half".
    let step = |from: usize| if tokens.is_hyphen(from) { from + 1 } else { from };
    let and = step(end);
    let a = step(and + 1);
    let half = step(a + 1);
    if (tokens.word(and), tokens.word(a), tokens.word(half)) == (Word::And, Word::A, Word::Half) {
        amount.digits += 0.5;
        amount.end = half + 1;
    }
    Some(amount)
}

/// "half a million", "half-million".
fn half_a_scale(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let scale = match tokens.word(at + 1) {
        Word::A => at + 2,
        _ if tokens.is_hyphen(at + 1) => at + 2,
        _ => at + 1,
    };
    matches!(tokens.word(scale), Word::Scale(_) | Word::Dozen).then(|| {
        with_scale(
            tokens,
            Amount { digits: 5.0, decimals: 1, scale: 0, end: scale, is_bare: false },
        )
    })
}

/// Takes in the words of scale behind an amount: "5 million", "5bn", "5-million", "two dozen".
fn with_scale(tokens: &Tokens<'_>, mut amount: Amount) -> Amount {
    for _ in 0..2 {
        let at = if tokens.is_hyphen(amount.end) { amount.end + 1 } else { amount.end };
        match tokens.word(at) {
            Word::Scale(power) => amount.scale += i32::from(power),
            Word::ShortScale(power) if tokens.is_glued(at) && at == amount.end => {
                amount.scale += i32::from(power);
            }
            Word::ShortScale(9) if matches!(tokens.str(at), "bn" | "Bn") => amount.scale += 9,
            Word::Dozen if amount.scale == 0 => amount.digits *= 12.0,
            _ => break,
        }
        amount.end = at + 1;
        amount.is_bare = false;
    }
    amount
}

#[cfg(test)]
mod tests {
    use corpus::Span;

    use super::super::token::tokenise;
    use super::*;

    fn check(text: &str, expected: Option<(f64, &str)>) {
        let mut list = Vec::new();
        let is_shouted = tokenise(text, Span::new(0..text.len()), &mut list);
        let tokens = Tokens { text, tokens: &list, is_shouted };
        let found = (0..tokens.len()).find_map(|at| amount(&tokens, at).map(|amount| (at, amount)));
        let found =
            found.map(|(at, amount)| (amount.value(), tokens.span(at, amount.end).of(text)));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_digits() {
        check("1,100 firms", Some((1100.0, "1,100")));
        check("4.5 billion", Some((4.5e9, "4.5 billion")));
        check("128.67 million", Some((128_670_000.0, "128.67 million")));
        check("7-3/4 pct", Some((7.75, "7-3/4")));
        check("7 3/4 pct", Some((7.75, "7 3/4")));
        check("2½ years", Some((2.5, "2½")));
        check("3/4 point", Some((0.75, "3/4")));
        check("5bn and", Some((5e9, "5bn")));
        check("a 5-million plan", Some((5e6, "5-million")));
        check("1,00,000 rupees", Some((100_000.0, "1,00,000")));
        check("3 lakh crore", Some((3e12, "3 lakh crore")));
    }

    #[test]
    fn numbers_in_words() {
        check("twenty-five", Some((25.0, "twenty-five")));
        check("two hundred and six men", Some((206.0, "two hundred and six")));
        check("two and a half years", Some((2.5, "two and a half")));
        check("four-and-a-half-hour", Some((4.5, "four-and-a-half")));
        check("half a million", Some((5e5, "half a million")));
        check("a million", Some((1e6, "a million")));
        check("two dozen", Some((24.0, "two dozen")));
        check("three thousand", Some((3000.0, "three thousand")));
        check("one two", Some((1.0, "one")));
    }

    #[test]
    fn digits_in_names_times_and_codes_are_no_amounts() {
        for text in [
            "5G",
            "France24",
            "COVID-19",
            "7:30",
            "1.2.3",
            "12,34",
            "no#5",
            "12345678901234567",
            "3/4/98",
        ] {
            check(text, None);
        }
    }
}
