//! Which countries a text is about, from its words alone.
//!
//! The place where a report was filed and a country in its headline say it outright; in the body it
//! takes a mention at the top or several below.

use super::atlas::{Atlas, Class, atlas};
use super::scan::scan;

/// What it takes for a text to be about a country. Towards 0 every country that is named in passing
/// counts; towards 20 only that of the dateline and the headline.
const ENOUGH: f32 = 10.0;

/// What makes a country the likeliest one where none has enough. Towards 0 any mention does, towards
/// [`ENOUGH`] the text stays without a country.
const LIKELIEST: f32 = 5.0;

/// The report comes from there. Far above [`ENOUGH`]: one country of the dateline is one of the text.
const DATELINE: f32 = 18.0;
/// The country or its people stand in the title: enough alone.
const TITLE: f32 = 11.0;
/// A region or large city stands in the title: enough with one mention in the text.
const TITLE_INSIDE: f32 = 5.0;
/// The country stands at the top of the text: nearly enough.
const TOP: f32 = 8.0;
/// A mention further down, and how many of them count: three say as much as the top.
const BELOW: (f32, u8) = (3.5, 4);
/// A city or region in the text says little by itself.
const INSIDE: (f32, u8) = (1.0, 6);

/// Bytes of text that are its top, about two sentences.
const TOP_BYTES: usize = 300;

/// In long texts more countries are named in passing: what a text of this many bytes loses is the
/// natural logarithm of 2. Towards 0 long texts are about nothing, towards infinity about everything.
const USUAL_BYTES: f32 = 600.0;

/// Signs of American business in a text without any place: the home of a wire's readers is not
/// named to them.
const AMERICAN: [&str; 9] =
    [" Inc", " Corp", "NYSE", "Nasdaq", "NASDAQ", " SEC ", " dlrs", " cts", "Wall Street"];

/// What speaks for one country.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    dateline: bool,
    title: bool,
    title_inside: bool,
    top: bool,
    n_below: u8,
    n_inside: u8,
}

/// The English names of the countries that a text is about, in alphabetical order.
///
/// `dateline` is the line that says where the report was filed (`OSLO, March 3`); without one it is
/// looked for at the beginning of the text.
pub fn countries(title: &str, dateline: Option<&str>, text: &str) -> Vec<&'static str> {
    let atlas = atlas();
    let (dateline, text) = match dateline {
        Some(dateline) => (dateline, text),
        None => split_dateline(text),
    };
    let mut found: Vec<(u16, Signs)> = Vec::new();

    let mut filed_in = None;
    scan(atlas, dateline, false, |known, _| filed_in = Some(known.country));
    if let Some(country) = filed_in {
        signs_of(&mut found, country).dateline = true;
    }
    let shouts = !title.contains(|char: char| char.is_lowercase());
    scan(atlas, title, shouts, |known, _| match known.class {
        Class::Country | Class::People => signs_of(&mut found, known.country).title = true,
        Class::Inside => signs_of(&mut found, known.country).title_inside = true,
        Class::City | Class::Nothing => {}
    });
    let mut is_somewhere = false;
    scan(atlas, text, false, |known, span| {
        if known.class == Class::City {
            is_somewhere = true;
            return;
        }
        let signs = signs_of(&mut found, known.country);
        match known.class {
            Class::Inside => signs.n_inside = signs.n_inside.saturating_add(1),
            _ if span.start < TOP_BYTES && !signs.top => signs.top = true,
            _ => signs.n_below = signs.n_below.saturating_add(1),
        }
    });
    named(atlas, &found, text, is_somewhere)
}

fn signs_of(found: &mut Vec<(u16, Signs)>, country: u16) -> &mut Signs {
    let idx = match found.iter().position(|&(known, _)| known == country) {
        Some(idx) => idx,
        None => {
            found.push((country, Signs::default()));
            found.len() - 1
        }
    };
    &mut found[idx].1
}

/// The names of those countries that enough speaks for.
fn named(
    atlas: &Atlas,
    found: &[(u16, Signs)],
    text: &str,
    is_somewhere: bool,
) -> Vec<&'static str> {
    let scored = found.iter().map(|(country, signs)| (score(signs, text.len()), *country));
    let scored: Vec<_> = scored.collect();
    let mut about: Vec<u16> =
        scored.iter().filter(|(score, _)| *score >= ENOUGH).map(|&(_, country)| country).collect();
    if about.is_empty() {
        // The first of equals: the one that the text names first.
        let likeliest = scored.iter().rev().max_by(|a, b| a.0.total_cmp(&b.0));
        about
            .extend(likeliest.filter(|(score, _)| *score >= LIKELIEST).map(|(_, country)| country));
    }
    let is_anywhere = found.is_empty() && !is_somewhere;
    if about.is_empty() && is_anywhere && AMERICAN.iter().any(|sign| text.contains(sign)) {
        about.extend(atlas.find("United States").map(|known| known.country));
    }
    let mut names: Vec<_> = about.iter().map(|&country| atlas.country(country).name).collect();
    names.sort_unstable();
    names
}

fn score(signs: &Signs, n_bytes: usize) -> f32 {
    let if_so = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    let counted = |n: u8, (weight, most): (f32, u8)| f32::from(n.min(most)) * weight;
    let in_passing = if signs.dateline { 0.0 } else { (1.0 + n_bytes as f32 / USUAL_BYTES).ln() };
    if_so(signs.dateline, DATELINE)
        + if_so(signs.title, TITLE)
        + if_so(signs.title_inside, TITLE_INSIDE)
        + if_so(signs.top, TOP)
        + counted(signs.n_below, BELOW)
        + counted(signs.n_inside, INSIDE)
        - in_passing
}

/// Parts `OSLO (Agency) - The ferry left` at its dash; without a dateline the first part is empty.
fn split_dateline(text: &str) -> (&str, &str) {
    /// Longer ones begin with something else.
    const LONGEST: usize = 80;
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let dashes = [" - ", " — ", " – ", " -- "];
    let dash = dashes.iter().filter_map(|dash| Some((head.find(dash)?, dash.len()))).min();
    let Some((end, n_bytes)) = dash else { return ("", text) };
    let first = head.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    let is_dateline = first.len() > 1 && first.chars().all(char::is_uppercase);
    if is_dateline { (&text[..end], &text[end + n_bytes..]) } else { ("", text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, dateline: Option<&str>, text: &str, expected: &[&str]) {
        assert_eq!(countries(title, dateline, text), expected, "{title} | {text}");
    }

    #[test]
    fn dateline_and_headline_say_it_outright() {
        check("Ferry late", Some("OSLO, March 3"), "It was late.", &["Norway"]);
        check("NORWEGIANS BUY SPANISH FERRY", None, "It is new.", &["Norway", "Spain"]);
        check("", None, "OSLO (Courier) - It was late.", &["Norway"]);
        check("", None, "Oslo — of all towns — was late.", &[]);
    }

    #[test]
    fn a_state_or_country_in_the_dateline_overrules_its_city() {
        check("", Some("LONDON, Ontario, May 2"), "It rained.", &["Canada"]);
        check("", Some("CAMBRIDGE, Mass., May 2"), "It rained.", &["United States"]);
    }

    #[test]
    fn in_the_body_several_mentions_are_needed() {
        let far = "The harbour was quiet on the day after the storm. ".repeat(7);
        check("", None, &format!("{far}A ship from Kenya came."), &[]);
        let often = "It left Kenya. Kenyan sailors cheered. Kenya waved. The Kenyans wept.";
        check("", None, &format!("{far}{often}"), &["Kenya"]);
        check("", None, "A ship left Kenya.", &["Kenya"]);
    }

    #[test]
    fn without_any_place_only_signs_of_business_speak() {
        check("PROFIT UP", None, "Acme Works Inc earned 14 cts a share.", &["United States"]);
        check("Profit up", None, "The baker earned more.", &[]);
        let far = "The harbour was quiet on the day after the storm. ".repeat(7);
        check("", None, &format!("{far}Acme Works Inc came to Lyons."), &[]);
        check("", None, "", &[]);
    }
}
