//! Sections below an article, or between its paragraphs: keywords, other articles, comments.

use super::Page;
use super::head::Head;
use super::labels::{self, Label};
use super::unit::End;
use super::{meta_line, tags};
use crate::document::{DropReason, Field, PieceKind};

/// The most words of a summary below the headline of another article.
const LONGEST_SUMMARY: usize = 60;

/// Marks sections with all that belongs to them. Keywords are kept as claims.
pub(super) fn mark(page: &mut Page<'_>, head: &Head) {
    let n_units = page.units.len();
    let shapes = Shapes::of(page);
    let mut first_section = None;
    let mut idx = 0;
    while idx < n_units {
        let end = match page.is_live(idx) && page.units[idx].kind != PieceKind::Code {
            true => section(page, idx, head, &shapes),
            false => idx,
        };
        if end > idx {
            first_section.get_or_insert(idx);
            idx = end;
        } else {
            idx += 1;
        }
    }
    tail(page, head);
}

/// What each unit looks like to a reader who skims.
struct Shapes {
    /// Per unit.
    shapes: Vec<Shape>,
    /// Per unit: whether from there to the end headlines and summaries take turns.
    takes_turns: Vec<bool>,
    /// Per unit: whether running text follows or stands here.
    prose_follows: Vec<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Marked already.
    Gone,
    /// A headline or another short line.
    Short,
    /// Cut off with an ellipsis.
    Cut,
    /// When and by whom.
    Meta,
    Prose,
    /// The start of a section.
    Label,
}

impl Shapes {
    fn of(page: &Page<'_>) -> Self {
        let shape = |idx: usize| {
            let unit = &page.units[idx];
            match unit.label {
                _ if !page.is_live(idx) => Shape::Gone,
                Some(Label::Comments | Label::Teasers | Label::SeeAlso | Label::Tags) => {
                    Shape::Label
                }
                _ if unit.end == End::Ellipsis => Shape::Cut,
                _ if unit.is_prose() => Shape::Prose,
                _ if meta_line::read(&unit.text).is_some() => Shape::Meta,
                _ => Shape::Short,
            }
        };
        let n_units = page.units.len();
        let shapes: Vec<_> = (0..n_units).map(shape).collect();
        let mut takes_turns = vec![true; n_units + 1];
        let mut prose_follows = vec![false; n_units + 1];
        // What stands before each unit, marked ones left out.
        let mut before = vec![None; n_units];
        let mut last = None;
        for idx in 0..n_units {
            before[idx] = last;
            if !matches!(shapes[idx], Shape::Gone | Shape::Meta) {
                last = Some(shapes[idx]);
            }
        }
        for idx in (0..n_units).rev() {
            let is_prose = shapes[idx] == Shape::Prose;
            let fits = !is_prose
                || before[idx] == Some(Shape::Short)
                    && page.units[idx].n_words() <= LONGEST_SUMMARY;
            takes_turns[idx] = fits && takes_turns[idx + 1];
            prose_follows[idx] = is_prose || prose_follows[idx + 1];
        }
        Self { shapes, takes_turns, prose_follows }
    }
}

/// Marks the section that begins at `idx`; gives the unit behind it, or `idx` if none begins.
fn section(page: &mut Page<'_>, idx: usize, head: &Head, shapes: &Shapes) -> usize {
    let below = idx > head.body;
    match page.units[idx].label {
        Some(Label::Tags) => tag_list(page, idx, below && !shapes.prose_follows[idx]),
        Some(Label::Teasers) => teasers(page, idx, below, shapes),
        Some(Label::Comments) => comments(page, idx, below, shapes),
        Some(Label::SeeAlso) => see_also(page, idx, shapes),
        _ => announced(page, idx),
    }
}

/// A label and what it announces in one line, such as "Read more: Pier opens early".
fn announced(page: &mut Page<'_>, idx: usize) -> usize {
    let unit = &page.units[idx];
    const MOST_WORDS: usize = 60;
    if unit.n_words() > MOST_WORDS || unit.end == End::Stop {
        return idx;
    }
    let Some((label, at)) = labels::announced(&unit.text) else { return idx };
    let text = unit.text.clone();
    match label {
        Label::Tags => {
            let Some(tags) = tags::read(&text[at..]) else { return idx };
            for (start, tag) in tags {
                page.claim(Field::Tag, tag, idx, at + start);
            }
            page.drop(idx, DropReason::Tags);
        }
        // What follows has to be a headline: "Related: the pier is old." is a sentence.
        Label::SeeAlso | Label::Teasers if unit.n_words() >= 3 => {
            page.drop(idx, DropReason::RelatedHeadline);
        }
        Label::Comments if unit.n_words() <= 12 => {
            page.drop(idx, DropReason::Comments);
        }
        _ => return idx,
    }
    idx + 1
}

/// Keywords below a heading for them: in one line, or one a line.
fn tag_list(page: &mut Page<'_>, idx: usize, is_tail: bool) -> usize {
    /// The most keywords that stand one a line.
    const MOST: usize = 30;
    let n_units = page.units.len();
    let next = (idx + 1..n_units.min(idx + 4)).find(|&idx| page.is_live(idx));
    let line = next.filter(|&next| {
        let text = &page.units[next].text;
        page.units[next].label != Some(Label::Comments)
            && tags::read(text)
                .is_some_and(|tags| tags::has_bars(text) || tags.len() > 1 || text.starts_with('#'))
    });
    if let Some(line) = line {
        page.drop(idx, DropReason::Tags);
        let text = page.units[line].text.clone();
        for (start, tag) in tags::read(&text).into_iter().flatten() {
            page.claim(Field::Tag, tag, line, start);
        }
        page.drop(line, DropReason::Tags);
        return line + 1;
    }
    let is_item = |page: &Page<'_>, at: usize| {
        let unit = &page.units[at];
        page.is_live(at)
            && unit
                .label
                .is_none_or(|label| matches!(label, Label::Section | Label::Service | Label::Way))
            && unit.n_words() <= 4
            && tags::is_tag(&unit.text)
            && unit.end == End::Open
    };
    // Without a sign between them, only lines at the end, close together, are sure to be keywords.
    let gap = next.map_or(0, |next| page.units[next].n_blank_before);
    let mut end = idx + 1;
    while is_tail
        && end < n_units
        && end - idx <= MOST
        && is_item(page, end)
        && page.units[end].n_blank_before == gap
    {
        end += 1;
    }
    if is_tail {
        page.drop(idx, DropReason::Tags);
    } else {
        return idx;
    }
    for item in idx + 1..end {
        let text = page.units[item].text.clone();
        page.claim(Field::Tag, text.trim_start_matches('#'), item, 0);
        page.drop(item, DropReason::Tags);
    }
    end
}

/// Other articles below a heading: their headlines, and summaries as long as they take turns.
fn teasers(page: &mut Page<'_>, idx: usize, below: bool, shapes: &Shapes) -> usize {
    let n_units = page.units.len();
    // One paragraph behind a headline can be the article going on; several are summaries.
    let has_summaries = below && has_summaries(page, idx + 1, shapes);
    let mut end = idx + 1;
    while end < n_units {
        match shapes.shapes[end] {
            Shape::Label => break,
            Shape::Prose if !has_summaries => break,
            _ => end += 1,
        }
    }
    let resumes = end < n_units && shapes.shapes[end] == Shape::Prose;
    if resumes {
        // The line above the text that goes on can be its subheading: those are short.
        let last = (idx + 1..end).rev().find(|&at| shapes.shapes[at] == Shape::Short);
        let n_short = (idx + 1..end).filter(|&at| shapes.shapes[at] == Shape::Short).count();
        if let Some(last) =
            last.filter(|&last| n_short > 1 && last + 1 == end && page.units[last].n_words() <= 5)
        {
            end = last;
        }
    }
    let is_empty = (idx + 1..end).all(|at| shapes.shapes[at] == Shape::Gone);
    if is_empty && shapes.prose_follows[idx] {
        // A heading of the article that happens to read like one.
        return idx;
    }
    (idx..end).for_each(|at| page.drop(at, DropReason::Teaser));
    end
}

/// Whether the section from `start` on is headlines with summaries, and the article does not go
/// on behind it.
fn has_summaries(page: &Page<'_>, start: usize, shapes: &Shapes) -> bool {
    let mut n_summaries = 0;
    let mut before = None;
    for idx in start..page.units.len() {
        match shapes.shapes[idx] {
            Shape::Label => break,
            Shape::Gone | Shape::Meta => continue,
            Shape::Prose => {
                let heads = |before: usize| {
                    shapes.shapes[before] == Shape::Short && page.units[before].is_headline(4)
                };
                if !before.is_some_and(heads) || page.units[idx].n_words() > LONGEST_SUMMARY {
                    return false;
                }
                n_summaries += 1;
            }
            Shape::Short | Shape::Cut => {}
        }
        before = Some(idx);
    }
    n_summaries >= 2 && shapes.takes_turns[start]
}

/// The headline of another article below "Read more".
fn see_also(page: &mut Page<'_>, idx: usize, shapes: &Shapes) -> usize {
    let next =
        (idx + 1..page.units.len().min(idx + 3)).find(|&at| shapes.shapes[at] != Shape::Gone);
    let Some(next) = next else {
        page.drop(idx, DropReason::RelatedHeadline);
        return idx + 1;
    };
    let is_headline = shapes.shapes[next] == Shape::Short && page.units[next].is_headline(4);
    if is_headline {
        page.drop(idx, DropReason::RelatedHeadline);
        page.drop(next, DropReason::RelatedHeadline);
        return next + 1;
    }
    if shapes.prose_follows[idx] && page.units[idx].kind == PieceKind::Line {
        return idx;
    }
    page.drop(idx, DropReason::RelatedHeadline);
    idx + 1
}

/// A form for comments and the comments below it.
fn comments(page: &mut Page<'_>, idx: usize, below: bool, shapes: &Shapes) -> usize {
    /// How far below the heading the first comment or form stands.
    const NEAR: usize = 7;
    let n_units = page.units.len();
    page.drop(idx, DropReason::Comments);
    let is_furniture = |at: usize| {
        let unit = &page.units[at];
        shapes.shapes[at] == Shape::Meta
            || is_comment_line(&unit.text)
            || unit.label == Some(Label::Comments)
    };
    let has_comments = below && (idx + 1..n_units.min(idx + NEAR)).any(is_furniture);
    let mut end = idx + 1;
    while end < n_units {
        let is_section = matches!(page.units[end].label, Some(Label::Teasers | Label::Tags));
        let stays = shapes.prose_follows[end] && !has_comments;
        if is_section || stays {
            break;
        }
        end += 1;
    }
    // Nothing above the text is a comment on it.
    if !below && shapes.prose_follows[idx] {
        return idx + 1;
    }
    (idx + 1..end).for_each(|at| page.drop(at, DropReason::Comments));
    end
}

/// A line as it stands with comments: who says so, and ways to answer.
fn is_comment_line(text: &str) -> bool {
    const LONGEST: usize = 160;
    if text.len() > LONGEST {
        return false;
    }
    let folded = labels::fold(text);
    let starts = [
        "this site uses akismet",
        "logged in as",
        "you must be logged in",
        "log in to reply",
        "your email",
        "sign in to",
        "sort by",
        "newest first",
        "oldest first",
    ];
    let ends =
        [" says", " said on", " sagt", " schreibt", " dit", " a dit", " dice", " reply", " ago"];
    folded == "reply"
        || folded == "antworten"
        || folded == "répondre"
        || folded == "responder"
        || starts.iter().any(|start| folded.starts_with(start))
        || folded.split(' ').count() <= 7
            && ends.iter().any(|end| folded.ends_with(end))
            && !text.ends_with('.')
        || text.contains(" at ")
            && folded.split(' ').count() <= 9
            && crate::bibliography::date::read(text).is_some()
}

/// Short lines behind the last paragraph and behind what is marked there belong to the page.
fn tail(page: &mut Page<'_>, head: &Head) {
    let n_units = page.units.len();
    let last_prose =
        (0..n_units).rev().find(|&idx| page.is_live(idx) && page.units[idx].is_prose());
    let Some(last_prose) = last_prose.filter(|&last| last >= head.body) else { return };
    let is_section = |idx: &usize| {
        let fate = page.units[*idx].fate;
        matches!(fate, Some(DropReason::Teaser | DropReason::Comments | DropReason::Tags))
    };
    let Some(start) = (last_prose + 1..n_units).find(is_section) else { return };
    for idx in start..n_units {
        let unit = &page.units[idx];
        let stays = unit.kind == PieceKind::Code
            || matches!(unit.kind, PieceKind::Item { .. }) && unit.n_words() > 12;
        if !stays {
            page.drop(idx, DropReason::Navigation);
        }
    }
}
