//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type, at four kilobytes each: too much for a
//! page. Here places are sorted behind one dynamic comparison, whatever stands at them.

use std::cmp::Ordering;

/// Sorts items; equal ones keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| slots[place].take()));
}

/// Sorts items by a key, which is asked for anew at each comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The items in order, each once.
pub fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    sort_by(&mut items, Ord::cmp);
    items.dedup();
    items
}

/// How many items at the beginning are before something: in steps that double, then by halves.
pub(crate) fn skip<T>(items: &[T], is_before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while step < items.len() && is_before(&items[step]) {
        step *= 2;
    }
    let (from, to) = (step / 2, items.len().min(step + 1));
    from + items[from..to].partition_point(is_before)
}

fn places(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut words = vec!["bb", "a", "cc", "d", ""];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["", "a", "d", "bb", "cc"]);
    }

    #[test]
    fn sorted_items_stand_once() {
        assert_eq!(sorted([3, 1, 3, 2, 1].into_iter()), [1, 2, 3]);
        assert!(sorted(std::iter::empty::<u8>()).is_empty());
    }
}
