//! The names of one text: equal ones share their evidence and their kind, shorter forms that of the full
//! name (surname, acronym, company without its form), and each gets a confidence.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use corpus::{EntityKind, Span};

mod aliases;
mod lists;
mod other;

use self::aliases::Aliases;
use self::lists::{list_heads, share_in_lists};
use self::other::other_kind;
use super::candidates::Candidate;
use super::evidence::{self, Scores};
use super::lexicon::marks::{self, Marks};
use super::lexicon::{Hashed, Lexicon, extend};
use super::tokens::{ALL_CAPITALS, BEGINS_SENTENCE, DATELINE, HEADLINE, Token};
use super::votes::{Choice, Votes};

/// All candidates of one text with the same words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Of its words.
    pub hash: u64,
    /// The first token of a candidate to read its words from.
    pub first: First,
    /// What its own words and those around it say.
    own: Scores,
    /// Where its words begin among those of all groups, and how many there are.
    words: (u32, u16),
    /// How many tokens there are where its words are read from.
    n_tokens: u16,
    /// How many candidates it has.
    pub n_members: u32,
    /// It stands within a sentence at least once, or begins with a word that is no other word.
    pub is_sure_name: bool,
    /// It stands in headlines and nowhere else.
    pub is_headline: bool,
    /// What else it may name than a person, an organization or a place, and how surely, in percent.
    pub other: Option<(EntityKind, u8)>,
}

/// What is remembered of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    /// In halves: whole, they would leave a gap in each of very many groups.
    marks: [u32; 2],
    form: u32,
}

impl First {
    fn of(token: Token) -> Self {
        Self { marks: token.marks().halves(), form: token.forms() }
    }

    /// Whether the lexicon knows one of these of it.
    pub(super) fn has(self, marks: Marks) -> bool {
        Marks::of_halves(self.marks).has(marks)
    }

    /// Whether it has one of these forms.
    pub(super) fn is(self, form: u32) -> bool {
        self.form & form != 0
    }
}

/// A candidate where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub span: Span,
    pub group: u32,
    pub is_headline: bool,
    /// It stands in a list and is not the first there.
    is_listed: bool,
}

/// The names of a text with all that it says of them by itself. Small, because it is kept until all
/// texts were read.
#[derive(Debug)]
pub(super) struct Groups {
    /// In the order of their first candidates.
    pub all: Box<[Group]>,
    /// The candidates, in order of text.
    pub places: Box<[Place]>,
    /// The hashes of the words of all groups, without a leading article, signs and the form of a
    /// company.
    words: Box<[u64]>,
    /// Groups by the initials of their words, in order.
    initials: Box<[(u64, u32)]>,
    /// Short forms that are introduced in brackets, with the long ones: groups, in order.
    acronyms: Box<[(u32, u32)]>,
}

/// What a group names, as far as is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub scores: Scores,
    /// The group of the full name of which this is a short form.
    pub full: Option<u32>,
}

impl Verdict {
    /// The best kind, its points, and how far ahead of the next it is.
    pub(super) fn choice(&self) -> (Choice, f32, f32) {
        let Scores { person, organization, place, other } = self.scores;
        let others = [(Choice::Person, person), (Choice::Place, place), (Choice::Other, other)];
        let mut best = (Choice::Organization, organization);
        let mut next = f32::NEG_INFINITY;
        // Of equals the first.
        for other in others {
            let is_better = other.1.total_cmp(&best.1).is_gt();
            let (worse, better) = if is_better { (best, other) } else { (other, best) };
            best = better;
            next = next.max(worse.1);
        }
        (best.0, best.1, best.1 - next)
    }
}

impl Groups {
    /// Gathers the evidence of a text.
    pub(super) fn new(
        text: &str,
        tokens: &[Token],
        candidates: &[Candidate],
        lexicon: &Lexicon,
    ) -> Self {
        let (gathered, of_candidates) = gather(tokens, candidates);
        let list_heads = list_heads(tokens, candidates);
        let mut all = Vec::with_capacity(gathered.len());
        let mut words = Vec::with_capacity(2 * gathered.len());
        for Gathered { members, example, hash, is_sure_name } in &gathered {
            let name = &tokens[example.from..example.to];
            let mut own = Scores::default();
            own.plus(evidence::of_words(name, text, lexicon), 1.0);
            let mut context = Scores::default();
            let mut surest = Scores::default();
            for &member in members {
                let head = list_heads[member].map(|head| candidates[head]);
                let here = evidence::of_context(tokens, candidates[member], head);
                context.plus(here, 1.0);
                surest.keep(here);
            }
            // Evidence is averaged, or a weak hint would add up; that it is repeated still counts a
            // little.
            let n_members = members.len() as f32;
            own.plus(context, (1.0 + 0.35 * n_members.ln()) / n_members);
            own.plus(surest.above(context, n_members), 0.5);
            let first_word = words.len();
            let named = &candidates[members[0]];
            words.extend(significant(&tokens[named.from..named.to]));
            let is_headline = |&member: &usize| tokens[candidates[member].from].is(HEADLINE);
            all.push(Group {
                hash: *hash,
                first: First::of(name[0]),
                own,
                words: (first_word as u32, (words.len() - first_word) as u16),
                n_tokens: name.len() as u16,
                n_members: members.len() as u32,
                is_sure_name: *is_sure_name,
                is_headline: members.iter().all(is_headline),
                other: other_kind(members, *example, *is_sure_name, text, tokens, candidates),
            });
        }
        let place = |((candidate, &group), head): ((&Candidate, &usize), &Option<usize>)| Place {
            span: span_of(&tokens[candidate.from..candidate.to]),
            group: group as u32,
            is_headline: tokens[candidate.from].is(HEADLINE),
            is_listed: head.is_some(),
        };
        let places = candidates.iter().zip(&of_candidates).zip(&list_heads).map(place).collect();
        let several = (0..).zip(&gathered).zip(&all).filter(|(_, group)| group.words.1 > 1);
        let examples = several.map(|((idx, group), _)| (idx, group.example));
        Self {
            places,
            initials: aliases::by_initials(examples, tokens, text),
            acronyms: aliases::introduced_acronyms(tokens, candidates, &of_candidates, text),
            all: all.into(),
            words: words.into(),
        }
    }

    /// Weighs the evidence, with that of other texts where there is any.
    pub(super) fn weigh(&self, votes: Option<&Votes>) -> Vec<Verdict> {
        let weighed = |group: &Group| {
            let mut scores = group.own;
            if let Some(votes) = votes {
                scores.plus(votes.scores(group.hash), 1.0);
            }
            if !group.is_sure_name {
                scores.other += 1.0;
            }
            unknown_word(group, &mut scores);
            Verdict { scores, full: None }
        };
        let mut verdicts: Vec<_> = self.all.iter().map(weighed).collect();
        share_in_lists(self, &mut verdicts);
        Aliases::of(self).apply(&mut verdicts);
        verdicts
    }

    /// The words of a group.
    fn words(&self, group: usize) -> &[u64] {
        let (start, n_words) = self.all[group].words;
        &self.words[start as usize..][..usize::from(n_words)]
    }
}

/// An unknown single word that keeps coming back is most often a company: people are introduced by their
/// full names, and places stand behind "in".
fn unknown_word(group: &Group, scores: &mut Scores) {
    let first = group.first;
    let n_members = group.n_members;
    if group.n_tokens != 1 || !group.is_sure_name || n_members < 2 || scores.person > 1.2 {
        return;
    }
    let known = marks::ANY_FIRST
        .or(marks::DEMONYM)
        .or(marks::OTHER_NAME)
        .or(marks::TITLE)
        .or(marks::FUNCTION);
    if first.has(known.or(marks::LISTED_OTHER).or(marks::HEAD)) {
        return;
    }
    let often = (n_members.min(6) - 2) as f32;
    if !first.has(marks::ANY_WORD) {
        scores.organization += 0.9 + 0.25 * often;
    } else if n_members > 2 {
        scores.organization += 0.3 + 0.25 * often;
        scores.other -= 0.5;
    }
}

/// A group on its way.
struct Gathered {
    hash: u64,
    /// Indices of its candidates.
    members: Vec<usize>,
    /// A place among them to read its words from.
    example: Candidate,
    is_sure_name: bool,
}

/// The groups, and for every candidate its own.
fn gather(tokens: &[Token], candidates: &[Candidate]) -> (Vec<Gathered>, Vec<usize>) {
    let mut group_of = Vec::with_capacity(candidates.len());
    let mut groups: Vec<Gathered> = Vec::new();
    let mut by_hash: HashMap<u64, usize, BuildHasherDefault<Hashed>> = HashMap::default();
    for (idx, candidate) in candidates.iter().enumerate() {
        let name = &tokens[candidate.from..candidate.to];
        let hash = significant(name).fold(None, |hash, word| Some(extend(hash, word)));
        let hash = hash.unwrap_or_default();
        let group = *by_hash.entry(hash).or_insert_with(|| {
            let (members, example) = (Vec::new(), *candidate);
            groups.push(Gathered { hash, members, example, is_sure_name: false });
            groups.len() - 1
        });
        group_of.push(group);
        let group = &mut groups[group];
        group.members.push(idx);
        let is_long = candidate.to - candidate.from > group.example.to - group.example.from;
        let is_shouted = tokens[group.example.from].is(ALL_CAPITALS) && !name[0].is(ALL_CAPITALS);
        if is_long
            || is_shouted && candidate.to - candidate.from == group.example.to - group.example.from
        {
            group.example = *candidate;
        }
        let any = name[0].has(marks::ANY_WORD);
        group.is_sure_name |=
            !(name[0].is(HEADLINE) || name[0].is(BEGINS_SENTENCE) && any) || name[0].is(DATELINE);
    }
    (groups, group_of)
}

/// The words of a name that tell it from others, without signs and the form of a company.
fn significant(name: &[Token]) -> impl Iterator<Item = u64> {
    let mut last = name.len();
    while last > 1 && (name[last - 1].sign != 0 || name[last - 1].has(marks::SUFFIX)) {
        last -= 1;
    }
    name[..last].iter().filter(|token| token.sign == 0).map(|token| token.hash)
}

fn span_of(name: &[Token]) -> Span {
    Span { start: name[0].start, end: name[name.len() - 1].end }
}
