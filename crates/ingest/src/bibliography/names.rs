//! The names in a byline.

/// Particles of names, which are written small.
const PARTICLES: [&str; 26] = [
    "de", "da", "do", "dos", "das", "di", "du", "del", "della", "der", "den", "van", "von", "zu",
    "zur", "la", "le", "las", "bin", "ibn", "binti", "al", "el", "ter", "ten", "y",
];
/// Words of those who write and are no person, and of what persons do.
const ROLES: [&str; 58] = [
    "staff",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "writer",
    "writers",
    "news",
    "press",
    "agency",
    "agencies",
    "desk",
    "team",
    "bureau",
    "associated",
    "reuters",
    "afp",
    "bloomberg",
    "journalist",
    "columnist",
    "contributor",
    "contributors",
    "newsroom",
    "times",
    "post",
    "magazine",
    "media",
    "political",
    "economics",
    "business",
    "technology",
    "chief",
    "senior",
    "special",
    "foreign",
    "health",
    "science",
    "sports",
    "environment",
    "diplomatic",
    "producer",
    "redaktion",
    "korrespondent",
    "redakteur",
    "redakteurin",
    "rédaction",
    "journaliste",
    "redacción",
    "admin",
    "administrator",
    "editorial",
    "board",
    "wire",
    "service",
    "services",
    "broadcasting",
];
/// The most names one byline can hold; more are a list of something else.
const MOST: usize = 12;

/// The names in the words after "By", or in a field for authors. Empty where no person is named.
pub(crate) fn names(text: &str) -> Vec<String> {
    let text = without_by(text.trim());
    if let Some(name) = inverted(text) {
        return vec![name];
    }
    let mut names: Vec<String> = Vec::new();
    for segment in segments(text) {
        let segment = core(segment);
        if is_name(segment) && names.len() < MOST {
            let name = in_title_case(segment);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Whether a text is the name of one person and nothing else.
pub(crate) fn is_one_name(text: &str) -> bool {
    is_name(text.trim())
}

/// The text without a "By" at its start, in several languages.
pub(crate) fn without_by(text: &str) -> &str {
    by_len(text).map_or(text, |len| text[len..].trim_start())
}

/// How long the "By" is with which a byline begins.
pub(crate) fn by_len(text: &str) -> Option<usize> {
    const BYS: &[&str] = &[
        "by",
        "written by",
        "posted by",
        "reported by",
        "story by",
        "words by",
        "report by",
        "reporting by",
        "author",
        "authors",
        "von",
        "par",
        "por",
        "texto",
        "autor",
        "di",
        "door",
        "byline",
    ];
    BYS.iter().find_map(|by| {
        let (before, after) = text.split_at_checked(by.len())?;
        let rest = after.trim_start_matches([':', ' ', '\u{a0}']);
        let len = text.len() - rest.len();
        (before.eq_ignore_ascii_case(by) && len > by.len() && !rest.is_empty()).then_some(len)
    })
}

/// The parts of a byline between commas, bars and words for "and".
fn segments(text: &str) -> impl Iterator<Item = &str> {
    const ANDS: [&str; 8] =
        [" and ", " AND ", " und ", " et ", " & ", " with ", " con ", " en collaboration avec "];
    let parts = text.split([',', ';', '|', '/', '•', '·', '\n', '–', '—']);
    parts.flat_map(|part| {
        let mut rest = Some(part);
        std::iter::from_fn(move || {
            let part = rest?;
            let and = ANDS.iter().filter_map(|and| Some((part.find(and)?, and.len()))).min();
            rest = and.map(|(at, len)| &part[at + len..]);
            Some(and.map_or(part, |(at, _)| &part[..at]))
        })
    })
}

/// A segment without where somebody is and for whom.
fn core(segment: &str) -> &str {
    const ENDS: [&str; 13] = [
        " in ", " IN ", " for ", " at ", " of ", " from ", " (", " @", " - ", " à ", " für ",
        " en ", " aus ",
    ];
    let end = ENDS.iter().filter_map(|end| segment.find(end)).min().unwrap_or(segment.len());
    let core = without_by(segment[..end].trim());
    core.trim_matches(|char: char| {
        matches!(char, '.' | ':' | '*' | '"' | '(' | ')' | '-') || char.is_whitespace()
    })
}

/// Whether words are the name of a person: a given name and a family name, particles in between.
fn is_name(words: &str) -> bool {
    let tokens: Vec<_> = words.split_whitespace().collect();
    let n_proper = tokens.iter().filter(|token| is_proper(token)).count();
    let is_fine =
        |token: &&str| is_proper(token) || PARTICLES.contains(&token.to_lowercase().as_str());
    let is_role = |token: &&str| ROLES.contains(&token.to_lowercase().as_str());
    (2..=6).contains(&tokens.len())
        && words.len() <= 80
        && n_proper >= 2
        && tokens.iter().all(is_fine)
        && !tokens.iter().any(is_role)
}

fn is_proper(token: &str) -> bool {
    let mut chars = token.chars();
    let starts = chars.next().is_some_and(|char| char.is_alphabetic() && !char.is_lowercase());
    let fits = |char: char| {
        char.is_alphabetic() || matches!(char, '-' | '\'' | '’' | '.' | '\u{300}'..='\u{36f}')
    };
    starts && chars.all(fits)
}

/// "Lee, Ann" the right way round.
fn inverted(text: &str) -> Option<String> {
    let (family, given) = text.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let is_single = |text: &str| !text.contains(char::is_whitespace) && is_proper(text);
    let given_fits = is_single(given)
        || given.split_once(' ').is_some_and(|(first, initial)| {
            is_single(first)
                && is_single(initial)
                && initial.trim_end_matches('.').chars().count() == 1
        });
    let is_role = |word: &str| ROLES.contains(&word.to_lowercase().as_str());
    let fits = is_single(family) && given_fits && !is_role(family) && !is_role(given);
    fits.then(|| in_title_case(&format!("{given} {family}")))
}

/// A name that was set in capitals, as names are written.
fn in_title_case(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_shouted = name.chars().filter(|char| char.is_alphabetic()).count() > 3
        && !name.chars().any(char::is_lowercase);
    if !is_shouted {
        return name;
    }
    let mut cased = String::with_capacity(name.len());
    for (idx, token) in name.split(' ').enumerate() {
        if idx > 0 {
            cased.push(' ');
        }
        let small = token.to_lowercase();
        if idx > 0 && PARTICLES.contains(&small.as_str()) {
            cased.push_str(&small);
            continue;
        }
        let mut starts = true;
        for char in token.chars() {
            match starts {
                true => cased.push(char),
                false => cased.extend(char.to_lowercase()),
            }
            starts = !char.is_alphabetic();
        }
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn names_are_found_among_places_and_roles() {
        check("By Ann Lee", &["Ann Lee"]);
        check("By Ann Lee and Bo Ray in Oslo", &["Ann Lee", "Bo Ray"]);
        check("By Ann Lee in Oslo and Bo Ray in Bergen", &["Ann Lee", "Bo Ray"]);
        check("BY ANN O'NEIL, ASSOCIATED PRESS", &["Ann O'Neil"]);
        check("Ann Lee, Technology Editor", &["Ann Lee"]);
        check("Ann Lee, Bo Ray & Cy van der Tan", &["Ann Lee", "Bo Ray", "Cy van der Tan"]);
        check("by Ann Lee for The Courier", &["Ann Lee"]);
        check("Von Jürgen Groß und Åsa Öst", &["Jürgen Groß", "Åsa Öst"]);
        check("Par Zoé d'Arc et Léo de La Tour", &["Léo de La Tour"]);
        check("Ann Lee (Reuters)", &["Ann Lee"]);
        check("LI ANN VAN DER BERG", &["Li Ann van der Berg"]);
        check("Lee, Ann", &["Ann Lee"]);
        check("Lee, Ann B.", &["Ann B. Lee"]);
    }

    #[test]
    fn desks_and_sentences_are_nobody() {
        for text in [
            "By Staff Reporter",
            "By Reuters Staff",
            "Associated Press",
            "By the numbers",
            "By 2030 the pier will be rebuilt",
            "admin",
            "",
            "https://example.org/ann",
            "ann.lee@example.org",
        ] {
            check(text, &[]);
        }
    }
}
