//! Names of neither a person, an organization nor a place: laws, fairs and things.

use corpus::EntityKind;

use super::super::candidates::Candidate;
use super::super::evidence;
use super::super::lexicon::marks;
use super::super::tokens::{CAPITAL, Token};

/// What a name of such a thing names, and how surely, in percent: they are told by their last word
/// alone, or by what is said of them.
pub(super) fn other_kind(
    members: &[usize],
    example: Candidate,
    is_sure_name: bool,
    text: &str,
    tokens: &[Token],
    candidates: &[Candidate],
) -> Option<(EntityKind, u8)> {
    let name = &tokens[example.from..example.to];
    let (first, last) = (name[0], name[name.len() - 1]);
    let noun = |&member: &usize| evidence::other_noun(tokens, candidates[member]);
    if is_sure_name && let Some(kind) = members.iter().find_map(noun) {
        return Some((kind, 50));
    }
    if first.end - first.start > 2 && first.is(CAPITAL) && first.of(text).ends_with('+') {
        return Some((EntityKind::Product, 50));
    }
    let is_known = first.has(marks::OTHER_NAME.or(marks::DEMONYM)) && name.len() < 3;
    if name.len() < 2 || is_known || !is_sure_name {
        return None;
    }
    let kind = if last.has(marks::POLICY_HEAD) {
        EntityKind::Policy
    } else if last.has(marks::EVENT_HEAD) {
        EntityKind::Event
    } else if last.has(marks::PRODUCT_HEAD) {
        EntityKind::Product
    } else {
        return None;
    };
    Some((kind, if members.len() > 1 { 45 } else { 35 }))
}
