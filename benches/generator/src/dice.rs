//! Chance that is the same everywhere: numbers from a seed, and choices by rank.
//!
//! Nothing here needs more than addition, multiplication and division, so that every machine invents
//! the same corpus.

/// A stream of numbers that look random; the same for the same seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a seed; `parts` make streams of their own out of one seed.
    pub fn new(seed: u64, parts: &[u64]) -> Self {
        let mut dice = Self(seed);
        for &part in parts {
            dice.0 = dice.next() ^ part.wrapping_mul(0xd1b5_4a32_d192_ed03);
        }
        dice
    }

    /// The next number (SplitMix64).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + (self.share() * (high + 1 - low) as f64) as usize
    }

    /// True in `percent` of a hundred cases.
    pub fn percent(&mut self, percent: f64) -> bool {
        self.share() * 100.0 < percent
    }

    /// One of `items`, each as likely as the next.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.between(0, items.len() - 1)]
    }
}

/// Ranks, of which the first is by far the most frequent: a rank comes up in proportion to
/// 1 / (rank + flatness). Zipf's law as Mandelbrot wrote it, with an exponent of one.
#[derive(Clone, Debug)]
pub struct Ranks {
    /// Of each rank, how likely it or one before comes up; ends with 1.
    up_to: Vec<f64>,
}

impl Ranks {
    /// `n_ranks` ranks, at least one. Towards -1 flatness lets the first rank dwarf all others; a large one makes
    /// all of them alike.
    pub fn new(n_ranks: usize, flatness: f64) -> Self {
        let mut sum = 0.0;
        let mut up_to: Vec<f64> = (0..n_ranks.max(1))
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 1.0 + flatness);
                sum
            })
            .collect();
        up_to.iter_mut().for_each(|share| *share /= sum);
        Self { up_to }
    }

    /// A rank, from 0.
    pub fn draw(&self, dice: &mut Dice) -> usize {
        let share = dice.share();
        self.up_to.partition_point(|&up_to| up_to <= share).min(self.up_to.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_part_gives_others() {
        let first = |seed, parts: &[u64]| Dice::new(seed, parts).next();
        assert_eq!(first(7, &[1]), first(7, &[1]));
        assert_ne!(first(7, &[1]), first(7, &[2]));
        assert_ne!(first(7, &[1]), first(8, &[1]));
    }

    #[test]
    fn numbers_stay_between_their_bounds_and_reach_them() {
        let mut dice = Dice::new(1, &[]);
        let drawn: Vec<usize> = (0..1000).map(|_| dice.between(3, 5)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&5)));
    }

    #[test]
    fn the_tenth_rank_comes_up_a_tenth_as_often_as_the_first() {
        let ranks = Ranks::new(1000, 0.0);
        let mut dice = Dice::new(1, &[]);
        let mut counts = vec![0_u32; 1000];
        (0..100_000).for_each(|_| counts[ranks.draw(&mut dice)] += 1);
        let ratio = f64::from(counts[0]) / f64::from(counts[9]);
        assert!((8.0..12.0).contains(&ratio), "{ratio}");
    }
}
