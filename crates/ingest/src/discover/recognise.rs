//! Names in running text: where they stand, what kind of thing they name, and which of them in one
//! text name the same thing.
//!
//! Every text is weighed twice: once by itself, and once knowing what all of them decided with
//! confidence. Only where that makes other runs of words names is it read again.

use corpus::{EntityKind, Span};
use rayon::prelude::*;

use super::TextToSearch;

mod candidates;
mod evidence;
mod groups;
mod layout;
mod lexicon;
#[cfg(test)]
#[expect(clippy::print_stdout, reason = "figures and errors are to be read")]
mod newswire;
mod text;
mod tokens;
mod votes;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// Without a leading article or title and without a possessive ending.
    pub span: Span,
    pub kind: EntityKind,
    /// In percent.
    pub confidence: u8,
    /// Names with the same number name the same thing in this text; dense from 0.
    pub chain: u32,
}

/// Makes the lists ready.
pub(super) fn load() {
    lexicon::lexicon();
}

/// Texts that are read at once. With few, threads wait for each other; with many, memory grows.
const PART: usize = 1024;

/// Recognises the names of every text, in order of text and never overlapping each other or what is
/// taken.
pub(crate) fn recognise(texts: &[TextToSearch<'_>]) -> Vec<Vec<Name>> {
    let mut votes = votes::Votes::default();
    let mut read = Vec::with_capacity(texts.len());
    // A part at a time, so that not all ballots are kept at once.
    for texts in texts.chunks(PART) {
        let first_pass = |tokens: &mut _, text| text::first_pass(text, tokens);
        let part: Vec<_> = texts.par_iter().map_init(Vec::new, first_pass).collect();
        for (ballot, of_text) in part {
            votes.count(&ballot);
            read.push(of_text);
        }
    }
    let second_pass = |tokens: &mut _, (read, text)| text::second_pass(text, read, &votes, tokens);
    read.into_par_iter().zip(texts).map_init(Vec::new, second_pass).collect()
}

/// Whether a word is one that everybody knows, and so by itself no name.
pub(super) fn is_common_word(word: &str) -> bool {
    lexicon::lexicon().marks(lexicon::hash_word(word)).has(lexicon::marks::COMMON)
}

/// Whether a word is the last of many names of organizations, and so by itself no name of one.
pub(super) fn is_head(word: &str) -> bool {
    lexicon::lexicon().marks(lexicon::hash_word(word)).has(lexicon::marks::HEAD)
}

/// Texts with nothing known of them but where their paragraphs are.
#[cfg(test)]
fn searched<'a>(
    texts: impl Iterator<Item = &'a str>,
    leaves: &'a [Vec<Span>],
) -> Vec<TextToSearch<'a>> {
    let text = |(text, leaves)| TextToSearch { text, leaves, ..TextToSearch::default() };
    texts.zip(leaves.iter().map(Vec::as_slice)).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&str]) -> Vec<Vec<Name>> {
        let leaves: Vec<Vec<Span>> = texts.iter().map(|text| paragraphs(text)).collect();
        recognise(&searched(texts.iter().copied(), &leaves))
    }

    fn paragraphs(text: &str) -> Vec<Span> {
        let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        text.lines().map(|line| Span::new(start(line)..start(line) + line.len())).collect()
    }

    /// The names of a text as `words/kind`, in short.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = names(&[text])[0]
            .iter()
            .map(|name| format!("{}/{}", name.span.of(text), &name.kind.key()[..3]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    /// The words that name one thing, for every thing that has more than one name.
    fn check_chains(text: &str, expected: &[&[&str]]) {
        let mut chains: Vec<Vec<&str>> = Vec::new();
        for name in &names(&[text])[0] {
            let idx = name.chain as usize;
            chains.resize(chains.len().max(idx + 1), Vec::new());
            let words = name.span.of(text);
            if !chains[idx].contains(&words) {
                chains[idx].push(words);
            }
        }
        chains.retain(|chain| chain.len() > 1);
        assert_eq!(chains, expected, "{text}");
    }

    #[test]
    fn people_are_told_by_their_names_and_by_what_is_said_of_them() {
        check("On the pier Harold Quimsby waited.", &["Harold Quimsby/per"]);
        check("It was won by Ode Brelt, 34, of the harbour police.", &["Ode Brelt/per"]);
        check(
            "The goalkeeper Ifo Kranz was told, and Mr. Velm agreed.",
            &["Ifo Kranz/per", "Velm/per"],
        );
        check("Then J. P. Ostrander spoke.", &["J. P. Ostrander/per"]);
        check("They met Dutch Finance Minister Wim Oderkerk there.", &["Wim Oderkerk/per"]);
        check(
            "We met Ruud van Holten and Omar bin Salih.",
            &["Ruud van Holten/per", "Omar bin Salih/per"],
        );
        check("Letters to Velm Ostra, a retired teacher, were lost.", &["Velm Ostra/per"]);
    }

    #[test]
    fn organizations_are_told_by_their_heads_and_forms() {
        check("She left Brelt Industries Inc. in spring.", &["Brelt Industries Inc./org"]);
        check("He joined the University of Brelt and its rival.", &["University of Brelt/org"]);
        check(
            "It sued the Fisheries and Harbours Commission.",
            &["Fisheries and Harbours Commission/org"],
        );
        check("They pay Smelt & Daughters, a bakery.", &["Smelt & Daughters/org"]);
        check("The maker Ostravia grew. Ostravia sells boats.", &["Ostravia/org", "Ostravia/org"]);
        check("A firm known as Velmar was fined.", &["Velmar/org"]);
        check("They beat the Denver Broncos twice.", &["Denver Broncos/org"]);
    }

    #[test]
    fn places_are_told_by_lists_and_by_what_leads_to_them() {
        check("Rain fell in Norway and near Lake Ostra.", &["Norway/pla", "Lake Ostra/pla"]);
        check("They live in the village of Brelt.", &["Brelt/pla"]);
        check("A mill in Ostra, Calif., burnt.", &["Ostra/pla", "Calif./pla"]);
        check("BRELT, Norway (AP) - Snow fell.", &["BRELT/pla", "Norway/pla", "AP/org"]);
        check("Snow cut off Velmgrad, Ostra and Norway.", &["Velmgrad/pla", "Norway/pla"]);
        check("It pays US$40 and HK$3 a day.", &[]);
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        check("Yesterday it rained. Experts were glad. The Norwegian left on Monday.", &[]);
        check("She sang \"A Night in Norway\" and went.", &[]);
        check("Most Read From This Week", &[]);
        check("It was hot. Velmo was seen once.", &[]);
    }

    #[test]
    fn policies_events_and_products_are_weak() {
        let text = "Under the Harbour Safety Act they met at the Velm Summit with Brelt++ in hand.";
        check(text, &["Harbour Safety Act/pol", "Velm Summit/eve", "Brelt++/pro"]);
        assert!(names(&[text])[0].iter().all(|name| name.confidence <= 50));
        check("They met at Velmopol, a homeland trade fair.", &["Velmopol/eve"]);
    }

    #[test]
    fn an_acronym_that_is_a_word_is_nobodys_surname() {
        check(
            "They sell boats and AI. It was hot. Velm AI CEO and Founder Harold Quimsby left.",
            &["Harold Quimsby/per"],
        );
    }

    #[test]
    fn a_month_behind_a_first_name_is_a_surname() {
        check("Then Theresa May came.", &["Theresa May/per"]);
        check("Then Theresa left. In May it rained.", &["Theresa/per"]);
        check("They met Theresa May 3 there.", &["Theresa/per"]);
    }

    #[test]
    fn short_forms_belong_to_full_names() {
        check_chains(
            "Harold Quimsby came. Quimsby sat. The Brelt Oil Corp. paid. Brelt lost.",
            &[&["Harold Quimsby", "Quimsby"], &["Brelt Oil Corp.", "Brelt"]],
        );
        check_chains(
            "The Baltic Fisheries Office (BFO) met. The BFO left.",
            &[&["Baltic Fisheries Office", "BFO"]],
        );
        check_chains("Minister Wu Daning spoke. Wu left.", &[&["Wu Daning", "Wu"]]);
        check_chains(
            "Then Anna Lau Mei Yuet-sim spoke. Lau left.",
            &[&["Anna Lau Mei Yuet-sim", "Lau"]],
        );
        check_chains(
            "Anna Lau came. Then Anna Lau Mei Yuet-sim spoke. Lau left.",
            &[&["Anna Lau", "Anna Lau Mei Yuet-sim", "Lau"]],
        );
    }

    #[test]
    fn a_surname_that_two_people_share_is_left_apart() {
        check_chains("Harold Quimsby met Agnes Quimsby. Then Quimsby left.", &[]);
    }

    #[test]
    fn a_full_name_beats_the_list_of_places() {
        check(
            "Harold Houston came. Later Houston spoke of Dallas.",
            &["Harold Houston/per", "Houston/per", "Dallas/pla"],
        );
    }

    #[test]
    fn texts_learn_from_each_other() {
        let alone = "A boat of Velmar sank.";
        assert_eq!(names(&[alone])[0], []);
        let others = ["They own Velmar Corp. and more.", "The rest of Velmar Corp. is for sale."];
        let found = names(&[alone, others[0], others[1]]);
        assert_eq!(found[0].len(), 1, "{found:?}");
        assert_eq!(found[0][0].kind, EntityKind::Organization);
    }

    #[test]
    fn what_is_taken_is_left_alone() {
        let text = "Rain fell in Norway and in Sweden.";
        let taken = [Span::new(13..19)];
        let leaves = [Span::new(0..text.len())];
        let text = TextToSearch { text, leaves: &leaves, taken: &taken, ..TextToSearch::default() };
        let found = &recognise(&[text])[0];
        assert_eq!(
            found.iter().map(|name| name.span.of(text.text)).collect::<Vec<_>>(),
            ["Sweden"]
        );
    }

    #[test]
    fn any_input_is_read_in_order_and_in_time() {
        let long = "A-".repeat(200_000)
            + &"Ann ".repeat(100_000)
            + &"\"A of ".repeat(50_000)
            + &"President ".repeat(100_000)
            + &"Ann (ANN), ".repeat(50_000);
        let odd = [
            "",
            " ",
            ".",
            "'s",
            "A",
            "A.",
            "&amp;",
            "\u{202e}Ann\u{0} Ode",
            "é’s É-É",
            "((((",
            "U.S.",
            "1st A B",
        ];
        for text in odd.into_iter().chain([
            long.as_str(),
            "\u{ad}",
            "of of of",
            "Mr. Mr. of",
            "the The A a",
        ]) {
            let found = &names(&[text])[0];
            for pair in found.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
            }
            assert!(found.iter().all(|name| name.span.fits(text) && !name.span.is_empty()));
        }
    }
}
