//! What quantity begins at a token.

use corpus::FigureKind;

use super::currency;
use super::lexicon::Word;
use super::number::{Amount, amount};
use super::stated::Stated;
use super::token::{Kind, Tokens};
use super::unit::{UnitAfter, share, unit_after};
use super::{count, duration};

/// One quantity, or both ends of a range, in order of text.
pub(super) type Found = (Stated, Option<Stated>);

/// How many times its lower end the upper end of a range can be. With more, "fell 2 to 168" is one.
const WIDEST: f64 = 20.0;

/// The quantity that begins at `at`.
pub(super) fn quantity(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    match tokens.kind(at) {
        Kind::Sign(_) | Kind::Word(Word::Currency(_)) => money_behind_its_unit(tokens, at),
        // Letters before a sign of money, as in "US$".
        Kind::Word(Word::Other) => None,
        _ => part_of_one(tokens, at)
            .map(|stated| (stated, None))
            .or_else(|| before_its_unit(tokens, at)),
    }
}

/// "US$5 million", "dlrs 5 mln", "$5-7 million", "$5 million to $7 million".
fn money_behind_its_unit(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (mut first, amount) = simple_behind_its_unit(tokens, at)?;
    let Some((next, upper)) = upper_end(tokens, &amount) else {
        first.second = other_reading(tokens, &first);
        return Some((first, None));
    };
    // The upper end has the same sign of its own, or shares that of the lower.
    let with_letters = tokens.is_word(next) && tokens.is_glued(next + 1);
    let sign_at = if with_letters { next + 1 } else { next };
    let sign = currency::sign(tokens, sign_at).map(|_| sign_at);
    let (start, mut second) = match sign.and_then(|sign| simple_behind_its_unit(tokens, sign)) {
        Some((second, _)) if second.unit == first.unit => (second.first, second),
        Some(_) => return Some((first, None)),
        None => {
            // "$5-7 million", "$5 to 7 million"; but "$5 million to 3 firms".
            let joined = upper.filter(|upper| {
                tokens.is_hyphen(amount.end) || (!amount.is_scaled() && upper.is_scaled())
            });
            let Some(upper) = joined else { return Some((first, None)) };
            let second =
                Stated::new(FigureKind::Money, (next, upper.end), upper.value(), &first.unit);
            (next, second)
        }
    };
    let Some(upper) = number_of(tokens, start, &second) else { return Some((first, None)) };
    first.value = amount.value_below(&upper);
    if first.value >= second.value {
        first.value = amount.value();
        second.second = other_reading(tokens, &second);
        return Some((first, Some(second)));
    }
    if is_range(tokens, first.first, amount.end) {
        first.up_to = Some(second.value);
    }
    second.second = other_reading(tokens, &second);
    Some((first, Some(second)))
}

/// The amount of money that a range ends with.
fn number_of(tokens: &Tokens<'_>, start: usize, stated: &Stated) -> Option<Amount> {
    (start..stated.end).find_map(|at| amount(tokens, at))
}

fn simple_behind_its_unit(tokens: &Tokens<'_>, at: usize) -> Option<(Stated, Amount)> {
    let unit = match tokens.kind(at) {
        Kind::Word(Word::Currency(currency)) => currency::code_before(tokens, at, currency)?,
        _ => currency::sign(tokens, at)?,
    };
    let number =
        if tokens.is_sign(at + 1, '.') && tokens.is_glued(at + 1) { at + 2 } else { at + 1 };
    let mut amount = amount(tokens, number)?;
    // "$5m" and "$5 m" are millions.
    if let Word::ShortScale(_) = tokens.word(amount.end)
        && !amount.is_scaled()
        && tokens.str(amount.end).eq_ignore_ascii_case("m")
    {
        amount = amount.with_more(6);
    }
    let mut end = amount.end;
    // "$5 million Canadian", "$25 U.S.", "US$5 million dollars" say nothing more of the unit here.
    if matches!(tokens.str(end), "dollars" | "dlrs") && matches!(tokens.kind(at), Kind::Sign('$')) {
        end += 1;
    }
    let value = amount.value() / unit.parts;
    Some((Stated::new(FigureKind::Money, (unit.edge, end), value, unit.code), amount))
}

/// "5 mln dlrs", "40 percent", "5-15 percent", "three years", "44 delegations".
fn before_its_unit(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let lower = amount(tokens, at)?;
    if let Some((unit, end)) = unit_after(tokens, &lower) {
        let mut first = with_unit(tokens, (at, end), lower.value(), unit)?;
        let second = upper_with_unit(tokens, at, end, &first);
        first.up_to = second.as_ref().map(|second| second.value);
        return Some((first, second));
    }
    if let Some((next, Some(upper))) = upper_end(tokens, &lower) {
        let low = lower.value_below(&upper);
        match unit_after(tokens, &upper) {
            Some((UnitAfter::Time(_), _))
                if low >= upper.value() || !is_range(tokens, at, lower.end) => {}
            Some((unit @ UnitAfter::Time(_), end)) => {
                let mut stated = with_unit(tokens, (at, end), low, unit)?;
                stated.up_to = Some(upper.value());
                return Some((stated, None));
            }
            Some((unit, end)) => {
                let mut first = with_unit(tokens, (at, lower.end), low, unit)?;
                let mut second = with_unit(tokens, (next, end), upper.value(), unit)?;
                if low < upper.value() && is_range(tokens, at, lower.end) {
                    first.up_to = Some(second.value);
                }
                first.second = None;
                second.second = other_reading(tokens, &second);
                return Some((first, Some(second)));
            }
            None if low < upper.value()
                && upper.value() <= WIDEST * low
                && is_range(tokens, at, lower.end) =>
            {
                if let Some(mut stated) = count::count(tokens, at, &upper) {
                    stated.value = low;
                    stated.up_to = Some(upper.value());
                    return Some((stated, None));
                }
            }
            None => {}
        }
    }
    count::count(tokens, at, &lower).map(|stated| (stated, None))
}

/// The upper end of "10%-15%" and "between 10 mln and 15 mln dlrs", where the lower has a unit too.
fn upper_with_unit(tokens: &Tokens<'_>, at: usize, end: usize, first: &Stated) -> Option<Stated> {
    let is_joined = tokens.is_hyphen(end)
        || (tokens.word(end) == Word::And && tokens.word_before(at) == Word::Between);
    let upper = amount(tokens, end + 1).filter(|_| is_joined)?;
    let (unit, upper_end) = unit_after(tokens, &upper)?;
    let second = with_unit(tokens, (end + 1, upper_end), upper.value(), unit)?;
    (second.unit == first.unit && second.value > first.value).then_some(second)
}

fn with_unit(
    tokens: &Tokens<'_>,
    (at, end): (usize, usize),
    value: f64,
    unit: UnitAfter,
) -> Option<Stated> {
    match unit {
        UnitAfter::Share(unit) => Some(Stated::new(FigureKind::Percent, (at, end), value, unit)),
        UnitAfter::Time(unit) => duration::duration(tokens, (at, end), value, unit),
        UnitAfter::Money(code, parts) => {
            let mut stated = Stated::new(FigureKind::Money, (at, end), value / parts, code);
            stated.second = other_reading(tokens, &stated);
            Some(stated)
        }
    }
}

/// The upper end of a range whose lower end is `lower`: the number of its first token, and its
/// amount if that is in digits or words there.
fn upper_end(tokens: &Tokens<'_>, lower: &Amount) -> Option<(usize, Option<Amount>)> {
    let at = lower.end;
    let joins = match tokens.word(at) {
        // "35 and 45 pct" are two, not a range, but have one unit.
        Word::To | Word::Or | Word::And => true,
        _ => tokens.is_hyphen(at),
    };
    joins.then(|| (at + 1, amount(tokens, at + 1)))
}

/// Whether two amounts are the ends of a range, not of a list or of a change.
fn is_range(tokens: &Tokens<'_>, first: usize, joint: usize) -> bool {
    match tokens.word_before(first) {
        Word::Between => true,
        Word::From => false,
        _ => tokens.word(joint) != Word::And,
    }
}

/// "US$4.5 billion (HK$35.3 billion)", "90 mln yen, or about $600,000", "195 rand or 94 dlrs": the
/// same money again in another currency.
fn other_reading(tokens: &Tokens<'_>, first: &Stated) -> Option<Box<Stated>> {
    let is_in_brackets = tokens.is_sign(first.end, '(');
    let after_comma = if tokens.is_sign(first.end, ',') { first.end + 1 } else { first.end };
    let is_alternative = tokens.word(after_comma) == Word::Or
        || matches!(tokens.str(after_comma), "equal" | "equivalent");
    let first_at = match (is_in_brackets, is_alternative) {
        (true, _) => first.end + 1,
        (_, true) => after_comma + 1,
        _ => return None,
    };
    for at in first_at..first_at + MOST_BETWEEN {
        let found = match tokens.kind(at) {
            Kind::Number | Kind::Word(Word::Cardinal(_)) => {
                amount(tokens, at).and_then(|amount| match unit_after(tokens, &amount)? {
                    (UnitAfter::Money(code, parts), end) => {
                        let value = amount.value() / parts;
                        Some(Stated::new(FigureKind::Money, (at, end), value, code))
                    }
                    _ => None,
                })
            }
            _ => simple_behind_its_unit(tokens, at).map(|(stated, _)| stated),
        };
        if let Some(second) = found {
            let is_whole = matches!(tokens.kind(second.end), Kind::Sign(')' | ',' | '.' | ';'))
                || tokens.word(second.end) == Word::At
                || !is_in_brackets;
            return (is_whole && second.unit != first.unit).then(|| Box::new(second));
        }
        let leads_on = matches!(
            tokens.word(at),
            Word::About
                | Word::Nearly
                | Word::Or
                | Word::To
                | Word::The
                | Word::Of
                | Word::More
                | Word::Than
        ) || matches!(
            tokens.str(at),
            "around"
                | "equivalent"
                | "equal"
                | "just"
                | "US"
                | "HK"
                | "NT"
                | "A"
                | "C"
                | "S"
                | "NZ"
        );
        if !leads_on {
            return None;
        }
    }
    None
}

/// The most words between two readings of the same money.
const MOST_BETWEEN: usize = 5;

/// "half a percent", "one-tenth of 1 percent", "three-quarters of a percentage point".
fn part_of_one(tokens: &Tokens<'_>, at: usize) -> Option<Stated> {
    let (value, mut end) = match tokens.word(at) {
        Word::Half => (0.5, at + 1),
        over @ (Word::A | Word::Cardinal(1..)) => {
            let next = if tokens.is_hyphen(at + 1) { at + 2 } else { at + 1 };
            let under = match tokens.word(next) {
                Word::Half => 2,
                Word::Quarter => 4,
                Word::Fraction(under) => under,
                Word::Ordinal(under @ 3..) => under,
                _ => return None,
            };
            let over = if let Word::Cardinal(over) = over { over } else { 1 };
            (f64::from(over) / f64::from(under), next + 1)
        }
        _ => return None,
    };
    if tokens.word(end) == Word::Of {
        end += 1;
    }
    if matches!(tokens.word(end), Word::A | Word::Cardinal(1)) || tokens.str(end) == "1" {
        end += 1;
    }
    if tokens.is_hyphen(end) {
        end += 1;
    }
    let (unit, end) = share(tokens, end)?;
    Some(Stated::new(FigureKind::Percent, (at, end), value, unit))
}
