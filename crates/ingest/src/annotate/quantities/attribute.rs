//! Whose a figure is and when it holds, from the mentions and dates of its sentence. Where the
//! grammar does not say so plainly, neither does the figure.

use std::ops::Range;

use corpus::{DateMention, Figure, FigureKind, Mention, Span};
use memchr::{memchr3_iter, memrchr3_iter};

use crate::draft::Draft;

/// The most bytes of a sentence to either side of a figure. More makes endless sentences slow.
const REACH: u32 = 400;
/// The most words between an owner and what is owned.
const MOST_WORDS: usize = 10;

/// What has or gets the money, if it stands right before.
const VERBS: &[&str] = &[
    "allocate",
    "allocated",
    "allocates",
    "borrow",
    "borrowed",
    "borrows",
    "bought",
    "build",
    "builds",
    "built",
    "buy",
    "buys",
    "carried",
    "carries",
    "carry",
    "commit",
    "commits",
    "committed",
    "deliver",
    "delivered",
    "delivers",
    "donate",
    "donated",
    "donates",
    "earn",
    "earned",
    "earns",
    "employ",
    "employed",
    "employs",
    "gathered",
    "generate",
    "generated",
    "generates",
    "grossed",
    "held",
    "hire",
    "hired",
    "hires",
    "hold",
    "holds",
    "invest",
    "invested",
    "invests",
    "lose",
    "loses",
    "lost",
    "made",
    "make",
    "makes",
    "open",
    "opened",
    "opens",
    "operate",
    "operated",
    "operates",
    "order",
    "ordered",
    "orders",
    "owe",
    "owed",
    "owes",
    "own",
    "owned",
    "owns",
    "paid",
    "pay",
    "pays",
    "pledge",
    "pledged",
    "pledges",
    "posted",
    "produce",
    "produced",
    "produces",
    "raise",
    "raised",
    "raises",
    "receive",
    "received",
    "receives",
    "recorded",
    "reported",
    "secured",
    "sell",
    "sells",
    "serve",
    "served",
    "serves",
    "sold",
    "spend",
    "spends",
    "spent",
    "won",
];
/// What may stand before such a verb: plans are told like deeds.
const AUXILIARIES: &[&str] = &[
    "agreed",
    "aims",
    "already",
    "also",
    "and",
    "currently",
    "expects",
    "first",
    "had",
    "has",
    "have",
    "hopes",
    "intends",
    "its",
    "later",
    "now",
    "plans",
    "promised",
    "recently",
    "reportedly",
    "still",
    "then",
    "to",
    "wants",
    "will",
    "would",
];

/// Says whose each figure of an article is and when it holds, from the mentions and dates beside it.
pub(crate) fn attribute(draft: &mut Draft) {
    let Draft { body, leaves, mentions, dates, figures, .. } = draft;
    let text = &body.text;
    let spans: Vec<_> = figures.iter().map(|figure| figure.span).collect();
    let (mut leaf_idx, mut mention_idx, mut date_idx) = (0, 0, 0);
    for (idx, figure) in figures.iter_mut().enumerate() {
        while leaves.get(leaf_idx).is_some_and(|leaf| leaf.end < figure.span.end) {
            leaf_idx += 1;
        }
        let Some(leaf) = leaves.get(leaf_idx) else { break };
        let sentence = sentence(text, *leaf, figure.span);
        while mentions.get(mention_idx).is_some_and(|mention| mention.span.start < sentence.start) {
            mention_idx += 1;
        }
        while dates.get(date_idx).is_some_and(|date| date.span.start < sentence.start) {
            date_idx += 1;
        }
        let inside = |span: Span| span.end <= sentence.end;
        let mentions: Vec<_> =
            mentions[mention_idx..].iter().take_while(|mention| inside(mention.span)).collect();
        let dates: Vec<_> = dates[date_idx..].iter().take_while(|date| inside(date.span)).collect();
        let others = (idx.checked_sub(1).map(|before| spans[before]), spans.get(idx + 1).copied());
        if matches!(
            figure.kind,
            FigureKind::Money | FigureKind::Percent | FigureKind::Count | FigureKind::Rank
        ) {
            figure.subject = subject(text, figure, &mentions);
        }
        figure.when = when(text, sentence, figure.span, &dates, others);
    }
}

fn subject(text: &str, figure: &Figure, mentions: &[&Mention]) -> Option<corpus::EntityId> {
    let target = figure.measures.map_or(figure.span, |measures| measures.min(figure.span));
    let between = |from: u32, to: u32| (from <= to).then(|| &text[from as usize..to as usize]);
    for mention in mentions {
        // "Acme's revenue of $5 million", "$5 million of Acme's debt".
        let follows = between(figure.span.end, mention.span.start);
        if matches!(follows, Some(" of " | " of the ")) {
            return Some(mention.entity);
        }
        // "sales at Acme".
        let follows =
            figure.measures.and_then(|measures| between(measures.end, mention.span.start));
        if matches!(follows, Some(" of " | " at " | " of the ")) {
            return Some(mention.entity);
        }
        let owned = between(mention.span.end, target.start).and_then(|between| {
            between.strip_prefix("'s ").or_else(|| between.strip_prefix("’s "))
        });
        let is_plain = |words: &str| {
            words.chars().all(|char| char.is_alphabetic() || char.is_whitespace() || char == '-')
                && words.split_whitespace().count() <= 3
        };
        if owned.is_some_and(|words| is_plain(words) && !has_verb(words)) {
            return Some(mention.entity);
        }
    }
    // "Acme raised $5 million", "Acme, founded in 2014 and valued at $5 million".
    let mention = mentions.iter().rfind(|mention| mention.span.end <= figure.span.start)?;
    let words = between(mention.span.end, figure.span.start)?;
    let valued = ["valued at ", "valued at about ", "valued at around ", "valued at more than "];
    if valued.iter().any(|ending| words.ends_with(ending)) && !words.contains([';', '.']) {
        return Some(mention.entity);
    }
    (figure.kind != FigureKind::Percent && is_owner(words)).then_some(mention.entity)
}

/// Whether words between a name and a figure say that the one has the other.
fn is_owner(words: &str) -> bool {
    let words = words.strip_prefix(", which ").unwrap_or(words);
    if words.contains([',', ';', '.', ':', '"', '“', '”', '(']) || words.starts_with(['\'', '’'])
    {
        return false;
    }
    if words.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    // "has already raised about": auxiliaries, the verb, and what says how much.
    let mut list = words.split_whitespace();
    let mut last = "";
    let verb = list.find(|word| {
        let is_auxiliary = AUXILIARIES.contains(word);
        if is_auxiliary {
            last = word;
        }
        !is_auxiliary
    });
    let Some(verb) = verb else { return matches!(last, "has" | "had" | "have") };
    let is_verb =
        VERBS.contains(&verb) || (matches!(last, "has" | "had" | "have") && BOUNDS.contains(&verb));
    is_verb && list.all(|word| !matches!(word, "by" | "for" | "when" | "as" | "who" | "that"))
}

/// What may stand between "has" and an amount.
const BOUNDS: &[&str] = &["about", "almost", "around", "at", "more", "nearly", "over", "some"];

fn has_verb(words: &str) -> bool {
    words
        .split_whitespace()
        .any(|word| matches!(word, "is" | "was" | "has" | "had" | "said" | "to" | "and"))
}

/// The date that stands nearest in the sentence, with no other figure in between.
fn when(
    text: &str,
    sentence: Span,
    figure: Span,
    dates: &[&DateMention],
    (before, after): (Option<Span>, Option<Span>),
) -> Option<corpus::EdtfDate> {
    let distance = |date: &&&DateMention| match date.span.start >= figure.end {
        // What follows a figure belongs to it more often than what precedes it.
        true => (date.span.start - figure.end) / 2,
        false => figure.start.saturating_sub(date.span.end),
    };
    let is_cut_off = |date: &&&DateMention| match date.span.start >= figure.end {
        true => after.is_some_and(|other| other.start < date.span.start),
        false => before.is_some_and(|other| other.start >= date.span.end),
    };
    let only = dates.len() == 1;
    let near = dates.iter().filter(|date| only || !is_cut_off(date)).min_by_key(distance)?;
    let behind = match near.span.start >= figure.end {
        true => near.span.start,
        false => sentence.end,
    };
    let is_compared = is_of_an_earlier_time(&text[figure.end as usize..behind as usize]);
    let is_origin = dates_an_origin(&text[sentence.start as usize..near.span.start as usize]);
    (!is_compared && !is_origin).then(|| near.date.clone()).flatten()
}

/// Whether words behind a figure say that it holds for another time than the one it is compared with:
/// "from 4 percent a year earlier".
fn is_of_an_earlier_time(behind: &str) -> bool {
    const WORDS: usize = 6;
    let mut last = "";
    for word in behind.split_whitespace().take(WORDS) {
        let plain = word.trim_end_matches([',', ';', '.', ':']);
        let is_earlier = matches!(plain, "earlier" | "year-earlier" | "previous" | "preceding");
        if is_earlier || (plain == "before" && matches!(last, "year" | "month" | "quarter")) {
            return true;
        }
        if plain.len() < word.len() {
            return false;
        }
        last = plain;
    }
    false
}

/// Whether words before a date say that something began to exist then, which says nothing of a figure
/// beside it: "founded in 2014, it is valued at $6 million".
fn dates_an_origin(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let is_between =
        |word: &&str| matches!(*word, "in" | "on" | "back" | "about" | "only" | "just");
    match words.find(|word| !is_between(word)) {
        Some("born" | "established" | "formed" | "founded" | "incorporated") => true,
        Some("up") => words.next() == Some("set"),
        _ => false,
    }
}

/// The sentence around a figure, as far as it reaches.
fn sentence(text: &str, leaf: Span, figure: Span) -> Span {
    let bytes = text.as_bytes();
    let ends = |at: usize| {
        bytes
            .get(at + 1)
            .is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'"' | b'\'' | 0xe2))
            && !is_abbreviation(&bytes[..at])
    };
    let lowest = leaf.start.max(figure.start.saturating_sub(REACH)) as usize;
    let highest = leaf.end.min(figure.end + REACH) as usize;
    let (before, behind) = (lowest..figure.start as usize, figure.end as usize..highest);
    let stops = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default();
    let mut earlier = memrchr3_iter(b'.', b'!', b'?', stops(&before)).map(|at| lowest + at);
    let mut later = memchr3_iter(b'.', b'!', b'?', stops(&behind)).map(|at| behind.start + at);
    let mut start = earlier.find(|&at| ends(at)).map_or(before.start.min(before.end), |at| at + 1);
    let mut end = later.find(|&at| ends(at)).unwrap_or(behind.end.max(behind.start));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start..end.max(figure.end as usize))
}

/// Whether a full stop behind these bytes belongs to a word such as "Sept" or "U.S".
fn is_abbreviation(before: &[u8]) -> bool {
    let word =
        before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'.').count();
    let word = &before[before.len() - word..];
    match word {
        [] => false,
        [letter] => letter.is_ascii_uppercase(),
        _ if word.contains(&b'.') => true,
        _ => [
            "Mr", "Mrs", "Ms", "Dr", "Inc", "Corp", "Co", "Ltd", "No", "Jan", "Feb", "Aug", "Sept",
            "Oct", "Nov", "Dec", "St", "Sen", "Gov", "Gen", "vs",
        ]
        .iter()
        .any(|known| known.as_bytes() == word),
    }
}
