//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type, at four kilobytes each: too much for a
//! page. Here places are merged behind one dynamic comparison, whatever stands at them.

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

/// Sorts numbers, by their bytes from the lowest to the highest: for many of them quicker than by comparing.
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    let mut sorted = numbers.clone();
    for shift in (0..u64::BITS).step_by(8) {
        let byte_of = |number: u64| usize::from((number >> shift) as u8);
        let mut places = [0_usize; 256];
        numbers.iter().for_each(|&number| places[byte_of(number)] += 1);
        if places.contains(&numbers.len()) {
            // The same byte in all of them.
            continue;
        }
        let mut n_before = 0;
        for place in &mut places {
            n_before += std::mem::replace(place, n_before);
        }
        for &number in numbers.iter() {
            let place = &mut places[byte_of(number)];
            sorted[*place] = number;
            *place += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

/// Merges runs of two, four, eight and more, until one is left.
fn places(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    let mut merged = Vec::new();
    let mut run = 1;
    while run < n {
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([a, rest_of_left @ ..], [b, rest_of_right @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = rest_of_right;
                } else {
                    merged.push(*a);
                    left = rest_of_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        run *= 2;
    }
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
    fn any_number_of_items_is_sorted_as_the_standard_library_does() {
        for n in 0..70_u64 {
            let mut items: Vec<_> = (0..n).map(|place| (place * place * 31 % 17, place)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|&(key, _)| key);
            sort_by_key(&mut items, |&(key, _)| key);
            assert_eq!(items, wanted, "{n} items");
        }
    }

    #[test]
    fn numbers_are_sorted_by_all_their_bytes() {
        for n in [0, 1, 2, 300] {
            let numbers =
                (0..n).map(|place: u64| place.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (place % 64));
            let mut numbers: Vec<u64> = numbers.chain([u64::MAX; 2]).collect();
            let mut wanted = numbers.clone();
            wanted.sort_unstable();
            sort_numbers(&mut numbers);
            assert_eq!(numbers, wanted);
        }
        let mut none = Vec::new();
        sort_numbers(&mut none);
        assert!(none.is_empty());
    }

    #[test]
    fn sorted_items_stand_once() {
        assert_eq!(sorted([3, 1, 3, 2, 1].into_iter()), [1, 2, 3]);
        assert!(sorted(std::iter::empty::<u8>()).is_empty());
    }
}
