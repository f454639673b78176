//! What somebody probably meant to write: the nearest of the words that would be right.

use corpus::analysis::fold;
use strsim::osa_distance;

/// The candidate nearest to `written`, if one is near enough to be meant. Of equally near ones the
/// first wins.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = kebab(written);
    // A third of the letters may be wrong: with fewer, real slips find nothing; with more, any
    // short word resembles any other.
    let near_enough = |candidate: &str| {
        let candidate = kebab(candidate);
        let n_letters = written.chars().count().max(candidate.chars().count());
        let distance = osa_distance(&written, &candidate);
        (distance <= (n_letters / 3).max(1)).then_some(distance)
    };
    candidates
        .filter_map(|candidate| Some((near_enough(candidate)?, candidate)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The id that a name would have: lower case, ASCII where the accents can go, joined by hyphens.
pub(crate) fn kebab(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_what_was_meant_and_strangers_find_nothing() {
        let known = ["facial-recognition", "privacy", "trade-war"];
        let find = |written| nearest(written, known.into_iter());
        assert_eq!(find("facial-recogniton"), Some("facial-recognition"));
        assert_eq!(find("Trade War"), Some("trade-war"));
        assert_eq!(find("pirvacy"), Some("privacy"));
        assert_eq!(find("subsidies"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn names_become_ids() {
        assert_eq!(kebab("Élysée & Co. (Paris)"), "elysee-co-paris");
    }
}
