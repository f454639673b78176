//! Runs of ASCII letters, eight bytes at a time: nearly all that most texts consist of.

/// A run of ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// How many letters there are; 0 where none stands.
    pub len: usize,
    pub n_capitals: usize,
    /// The first sixteen as small letters, the first of them lowest; zeros behind the last.
    pub small: [u64; 2],
}

const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte.
const HIGH: u64 = 0x80 * ONES;
/// The bit in which a small letter differs from its capital.
const SMALL: u64 = 0x20 * ONES;

/// The letters that stand at a byte.
// Asked once or more for every word of all texts: a call would take as long as what it does.
#[inline(always)]
pub(crate) fn letters(bytes: &[u8], at: usize) -> Letters {
    let (first, n_first, n_capitals) = eight_letters(bytes, at);
    if n_first < 8 {
        return Letters { len: n_first, n_capitals, small: [first, 0] };
    }
    let (second, n_second, more_capitals) = eight_letters(bytes, at + 8);
    let n_capitals = n_capitals + more_capitals;
    let (n_more, n_more_capitals) =
        if n_second < 8 { (0, 0) } else { more_letters(bytes, at + 16) };
    Letters {
        len: 8 + n_second + n_more,
        n_capitals: n_capitals + n_more_capitals,
        small: [first, second],
    }
}

/// How many letters there are beyond the first sixteen, and how many of them are capitals.
#[cold]
fn more_letters(bytes: &[u8], at: usize) -> (usize, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
    letters.fold((0, 0), |(len, n_capitals), byte| {
        (len + 1, n_capitals + usize::from(byte.is_ascii_uppercase()))
    })
}

/// The letters among the next eight bytes up to the first other one: as small letters, how many, and how
/// many capitals there are.
#[inline(always)]
fn eight_letters(bytes: &[u8], at: usize) -> (u64, usize, usize) {
    let eight = eight(bytes, at);
    let small = (eight | SMALL) & !HIGH;
    // No sum of two bytes reaches the next one.
    let from_a = small + ONES * (0x80 - b'a' as u64);
    let past_z = small + ONES * (0x80 - b'z' as u64 - 1);
    let is_letter = from_a & !past_z & !eight & HIGH;
    let n_bits = (is_letter ^ HIGH).trailing_zeros() & !7;
    let below = if n_bits == 64 { u64::MAX } else { (1 << n_bits) - 1 };
    let is_capital = is_letter & !(eight << 2) & below;
    (small & below, n_bits as usize / 8, is_capital.count_ones() as usize)
}

/// The next eight bytes, the first lowest; zeros behind the end.
#[inline(always)]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => fewer_than_eight(rest),
    }
}

/// The same at the end of a text.
#[cold]
fn fewer_than_eight(rest: &[u8]) -> u64 {
    rest.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`letters`] says, one byte after the other.
    fn slowly(bytes: &[u8], at: usize) -> Letters {
        let run: Vec<u8> =
            bytes[at..].iter().copied().take_while(u8::is_ascii_alphabetic).collect();
        let mut small = [0; 2];
        for (idx, byte) in run.iter().take(16).enumerate() {
            small[idx / 8] |= u64::from(byte.to_ascii_lowercase()) << (8 * (idx % 8));
        }
        let n_capitals = run.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        Letters { len: run.len(), n_capitals, small }
    }

    #[test]
    fn every_byte_ends_a_run_or_goes_on_with_it() {
        for byte in 0..=u8::MAX {
            for n_before in 0..20 {
                let mut text = b"AbcdefGhijklmNopqrsT"[..n_before].to_vec();
                text.push(byte);
                text.extend(b"yZ; \xc3\xa9");
                for at in 0..text.len() {
                    assert_eq!(letters(&text, at), slowly(&text, at), "{byte} {n_before} {at}");
                }
            }
        }
    }

    #[test]
    fn behind_the_end_there_are_no_letters() {
        assert_eq!(letters(b"abc", 3).len, 0);
        assert_eq!(letters(b"", 7), Letters { len: 0, n_capitals: 0, small: [0, 0] });
        assert_eq!(letters(&[b'x'; 1000], 0).len, 1000);
    }
}
