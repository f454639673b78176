//! The whole table of Han letters that are written in two ways; its source is named in
//! `lists/NOTICE.md`.

use super::HanFolding;

/// Pairs of a traditional letter and its simplified one, without anything between.
const PAIRS: &str = include_str!("../../../lists/han.txt");

pub(super) fn whole() -> HanFolding {
    let mut letters = PAIRS.chars().filter(|char| !char.is_whitespace());
    let pair = || Some((letters.next()?, letters.next()?));
    HanFolding::new(std::iter::from_fn(pair).collect())
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn both_ways_of_writing_fold_to_one() {
        let folding = whole();
        assert_eq!(folding.fold("國際漢學"), folding.fold("国际汉学"));
        assert_eq!(folding.fold("ferry 港"), "ferry 港");
        let twice = |&(_, to): &(char, char)| folding.of(to) == to;
        assert!(folding.pairs().iter().all(twice), "folding twice changes nothing more");
    }
}
