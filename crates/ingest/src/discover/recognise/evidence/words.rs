//! What the words of a name say, wherever it stands: its first and last words, its capitals, and what
//! the lists know of the whole.

use super::super::candidates::{hash, hash_of, hashes};
use super::super::lexicon::Lexicon;
use super::super::lexicon::marks::{self, Marks};
use super::super::tokens::{ALL_CAPITALS, CAPITAL, DOTTED, INITIAL, INNER_CAPITAL, IS_WORD, Token};
use super::Scores;

/// What the words of a name say, wherever it stands.
pub(in super::super) fn of_words(name: &[Token], text: &str, lexicon: &Lexicon) -> Scores {
    let mut scores = Scores::default();
    let whole = lexicon.marks(hash_of(name));
    let (first, last) = (name[0], name[name.len() - 1]);
    let is_single = name.len() == 1;
    of_whole(&mut scores, whole, name);
    let words = || name.iter().filter(|token| token.is(IS_WORD));
    let n_words = words().count();
    if last.has(marks::SUFFIX) && !is_single && last.end - last.start > 1 {
        scores.add(-1.0, 6.0, -2.0, 0.0);
    } else if last.hash == const { hash("congress") }
        && name.iter().any(|token| token.hash == const { hash("world") })
    {
        // A congress of the world meets; that of a country sits.
        scores.add(-1.0, 0.0, -1.0, 4.0);
    } else if last.has(marks::HEAD) && !is_single {
        scores.add(-0.5, 3.5, 0.0, 0.0);
    } else if name.iter().any(|token| token.has(marks::HEAD) && !token.has(marks::PLACE_HEAD))
        && name
            .iter()
            .any(|token| token.hash == const { hash("of") } || token.hash == const { hash("for") })
    {
        scores.add(-2.0, 4.5, 0.0, 0.0);
    }
    if !is_single && last.has(marks::TEAM) && name[..name.len() - 1].iter().any(opens_a_team) {
        scores.add(-1.0, 4.0, -1.0, 0.0);
    }
    if !is_single && last.has(marks::PLACE_HEAD) {
        // "Ann Hill" is a person.
        let may_be_person = first.has(marks::FIRST) && last.has(marks::SURNAME) && n_words == 2;
        let is_certain = !last.has(marks::HEAD) && !may_be_person;
        scores.add(-0.5, 0.0, if is_certain { 3.5 } else { 1.5 }, 0.0);
    }
    if !is_single && first.has(marks::PLACE_FIRST) {
        let is_certain = const {
            hashes([
                "mount", "lake", "fort", "cape", "gulf", "port", "san", "santa", "los", "las", "st",
            ])
        }
        .contains(&first.hash);
        scores.add(0.0, 0.0, if is_certain { 2.0 } else { 0.7 }, 0.0);
    }
    if !is_single && OPENERS.contains(&first.hash) {
        scores.add(-1.0, 3.5, 0.0, 0.0);
    }
    if is_single
        && first.has(marks::HEAD.or(marks::SUFFIX))
        && !first.has(marks::KNOWN_ORGANIZATION)
    {
        scores.add(0.0, -1.0, 0.0, 2.0);
    }
    if name.iter().any(|token| token.sign == b'&') {
        scores.add(-1.0, 3.0, -1.0, 0.0);
    }
    if last.has(marks::EVENT_HEAD) && !last.has(marks::HEAD) && !is_single
        || last.has(marks::POLICY_HEAD.or(marks::PRODUCT_HEAD))
            && !last.has(marks::HEAD)
            && !is_single
    {
        scores.add(-1.0, 0.0, -1.0, 3.5);
    }
    if name.iter().any(|token| token.sign == b'/') {
        scores.add(-1.5, 1.5, -1.0, 0.0);
    }
    let shouts = words()
        .filter(|token| {
            token.is(ALL_CAPITALS) && !token.is(INITIAL) && !token.has(marks::LISTED_OTHER)
        })
        .count();
    if !is_single
        && shouts > 0
        && shouts < n_words
        && last.is(ALL_CAPITALS)
        && last.end - last.start > 2
    {
        scores.add(-2.0, 2.0, -0.5, 0.0);
    }
    if is_single && first.is(ALL_CAPITALS) {
        let length = first.end - first.start;
        let is_name = length <= 6 && !first.of(text).bytes().any(|byte| byte.is_ascii_digit());
        scores.add(-1.0, if is_name { 1.5 } else { 0.3 }, 0.0, 0.3);
    }
    if words().any(|token| token.is(INNER_CAPITAL))
        && !is_scottish(first.of(text))
        && !is_scottish(last.of(text))
    {
        scores.add(-0.5, 1.8, -0.5, 0.3);
    }
    if first.of(text).contains('.') && !first.is(DOTTED) {
        scores.add(-1.0, 2.0, -1.0, 0.0);
    }
    if is_single && first.marks() == Marks::default() && ends_like_a_town(first.of(text)) {
        scores.add(0.0, 0.0, 1.2, 0.0);
    }
    if first.of(text).ends_with("++") {
        scores.add(-1.0, -1.0, -1.0, 3.0);
    }
    person_by_words(&mut scores, name, n_words);
    let n_plain = words()
        .filter(|token| {
            token.has(marks::COMMON) && !token.has(marks::ANY_FIRST.or(marks::ANY_PLACE))
        })
        .count();
    if n_words > 1
        && first.has(marks::KNOWN_ORGANIZATION)
        && !first.has(marks::ANY_WORD.or(marks::ANY_PLACE).or(marks::ANY_FIRST))
    {
        scores.add(-1.0, 2.0, 0.0, 0.0);
    }
    if is_single && first.has(marks::KNOWN_ORGANIZATION) {
        return scores;
    }
    if n_plain == n_words {
        // "Golden Bridge": what it is cannot be seen from its words.
        scores.add(-1.5, 0.3, -0.5, if is_single { 1.5 } else { 1.0 });
    }
    scores
}

/// First words of names of organizations in other languages.
const OPENERS: [u64; 14] = hashes([
    "banco",
    "banca",
    "banque",
    "universidad",
    "universite",
    "compagnie",
    "societe",
    "partido",
    "istituto",
    "ministerio",
    "cia",
    "companhia",
    "credit",
    "grupo",
]);

/// What lists say of the whole name.
fn of_whole(scores: &mut Scores, whole: Marks, name: &[Token]) {
    let is_word = name.len() == 1 && name[0].has(marks::ANY_WORD);
    let damped = if is_word { 0.5 } else { 1.0 };
    if whole.has(marks::KNOWN_ORGANIZATION) {
        let points = if is_word {
            3.5
        } else if name.len() > 1 {
            6.5
        } else {
            4.5
        };
        scores.add(0.0, points, 0.0, 0.0);
    }
    if whole.has(marks::SURE_PLACE) {
        scores.add(0.0, 0.0, 5.0, 0.0);
    } else if whole.has(marks::COUNTRY) {
        scores.add(0.0, 0.0, 4.0, 0.0);
    } else if whole.has(marks::BIG_CITY) {
        scores.add(0.0, 0.0, 3.0 * damped, 0.0);
    } else if whole.has(marks::CITY) {
        scores.add(0.0, 0.0, 2.0 * damped, 0.0);
    }
    // A list of many lesser names does not contradict one that is known.
    if whole.has(marks::KNOWN_ORGANIZATION) {
        return;
    }
    if whole.has(marks::LISTED_PLACE) {
        let is_small = name.len() == 1 && whole.has(marks::ANY_FIRST.or(marks::SURNAME));
        scores.add(0.0, 0.0, if is_small { 1.0 } else { 2.0 * damped }, 0.0);
    }
    if whole.has(marks::LISTED_PERSON) {
        scores.add(
            if name.len() > 1 {
                4.0
            } else if whole.has(marks::ANY_WORD.or(marks::ANY_PLACE)) {
                0.5
            } else {
                1.6
            },
            0.0,
            0.0,
            0.0,
        );
    }
    if whole.has(marks::LISTED_GROUP) && !is_word {
        scores.add(0.0, 2.5, 0.0, 0.0);
    }
    if whole.has(marks::LISTED_OTHER) && !whole.has(marks::ANY_FIRST) {
        scores.add(0.0, 0.0, 0.0, 3.0);
    }
    if whole.has(marks::OTHER_NAME) {
        scores.add(0.0, 0.0, 0.0, 8.0);
    }
    if whole.has(marks::DEMONYM) {
        scores.add(0.0, 0.0, 0.0, if whole.has(marks::ANY_FIRST) { 3.0 } else { 6.0 });
    }
    if whole.has(marks::STATE) && name[0].is(DOTTED) {
        scores.add(0.0, 0.0, 4.0, 0.0);
    }
    if whole.has(marks::TITLE) && !whole.has(marks::ANY_FIRST) {
        scores.add(0.0, 0.0, 0.0, 3.0);
    }
    if name.len() == 1 && whole.has(marks::FUNCTION) {
        scores.add(0.0, 0.0, 0.0, 5.0);
    }
}

fn person_by_words(scores: &mut Scores, name: &[Token], n_words: usize) {
    let first = name[0];
    let last = name[name.len() - 1];
    if n_words == 1 {
        if first.has(marks::FIRST) && !first.has(marks::ANY_WORD.or(marks::ANY_PLACE)) {
            scores.add(1.7, 0.0, 0.0, 0.0);
        } else if first.has(marks::FIRST) {
            scores.add(1.0, 0.0, 0.0, 0.0);
        } else if first.has(marks::RARE_FIRST) && !first.has(marks::COMMON) {
            scores.add(0.6, 0.0, 0.0, 0.0);
        }
        if first.has(marks::SURNAME) && !first.has(marks::COMMON) {
            scores.add(0.5, 0.0, 0.0, 0.0);
        }
        return;
    }
    let heads = marks::HEAD.or(marks::SUFFIX).or(marks::TEAM).or(marks::PLACE_HEAD);
    let is_headed = last.has(heads) && !last.has(marks::SURNAME);
    if first.has(marks::FIRST) {
        let is_word = first.has(marks::COMMON) || first.has(marks::SURE_PLACE);
        scores.add(
            if is_headed {
                0.8
            } else if is_word {
                2.0
            } else {
                3.2
            },
            0.0,
            0.0,
            0.0,
        );
    } else if first.has(marks::RARE_FIRST) {
        let is_word = first.has(marks::ANY_WORD.or(marks::ANY_PLACE));
        scores.add(
            if is_headed {
                0.2
            } else if is_word {
                0.8
            } else {
                2.0
            },
            0.0,
            0.0,
            0.0,
        );
    } else if first.is(INITIAL) {
        scores.add(if is_headed { 0.5 } else { 3.0 }, 0.0, 0.0, 0.0);
    }
    if name[1..].iter().any(|token| token.is(INITIAL)) {
        scores.add(2.5, 0.0, 0.0, 0.0);
    }
    if const { hashes(["jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "xii", "xiv", "xvi"]) }
        .contains(&last.hash)
    {
        scores.add(3.5, -1.0, -1.0, 0.0);
    }
    let particles = const {
        hashes(["van", "von", "bin", "ibn", "ben", "der", "al", "arap", "di", "della", "da"])
    };
    if name[1..].iter().any(|token| !token.is(CAPITAL) && particles.contains(&token.hash)) {
        scores.add(1.5, 0.0, 0.3, 0.0);
    }
    let is_unknown = |token: &Token| {
        !token.has(marks::ANY_WORD) || token.has(marks::ANY_FIRST.or(marks::SURNAME))
    };
    if (2..=4).contains(&n_words) && name.iter().all(|token| is_unknown(token) && token.sign == 0) {
        let is_place = name.iter().any(|token| token.has(marks::SURE_PLACE.or(marks::COUNTRY)));
        scores.add(if is_place { 0.3 } else { 1.2 }, 0.3, 0.2, 0.0);
        if last.has(marks::SURNAME) {
            scores.add(0.5, 0.0, 0.0, 0.0);
        }
    }
}

/// What stands before the last word of the name of a team or a newspaper.
fn opens_a_team(token: &Token) -> bool {
    token.has(marks::ANY_PLACE)
        || const { hashes(["daily", "evening", "morning", "sunday", "weekly", "national"]) }
            .contains(&token.hash)
}

/// How names of towns end in many languages of Europe and Asia.
fn ends_like_a_town(word: &str) -> bool {
    [
        "town", "ville", "burg", "burgh", "shire", "stan", "grad", "abad", "polis", "dorf",
        "stadt", "borough",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

fn is_scottish(word: &str) -> bool {
    [
        "Mc", "Mac", "O'", "O’", "D'", "D’", "De", "Di", "La", "Le", "Van", "Du", "Fitz", "Al",
        "al-", "el-",
    ]
    .iter()
    .any(|start| word.starts_with(start))
        || word.contains('-')
}
