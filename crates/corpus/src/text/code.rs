//! The bytes of one code: the commonest words take one, most take two.

/// Codes of one byte; the first of them ends a text. More of them leave fewer codes of two bytes: 252 less
/// this number, times 256.
const N_SHORT: usize = 188;
/// The first byte of codes of three bytes; up to it there are those of two.
const THREE: usize = 252;
/// The first byte of all further codes, which have five bytes.
const FIVE: usize = 255;

/// The code that ends a text.
pub(super) const END: usize = 0;

/// How many codes there are of each length, the last without end.
#[cfg(feature = "encode")]
pub(super) const CAPACITIES: [usize; N_CLASSES] =
    [N_SHORT, (THREE - N_SHORT) << 8, (FIVE - THREE) << 16, u32::MAX as usize];
/// How many lengths there are.
pub(super) const N_CLASSES: usize = 4;

/// Reads the code at `at`, which moves behind it. `starts` says where the entries of each length begin.
// Compiled for size, a call would take longer than what it does, here and in what else is inlined.
#[inline(always)]
pub(super) fn next_code(
    stream: &[u8],
    at: &mut usize,
    starts: &[usize; N_CLASSES],
) -> Option<usize> {
    if let Some(&[first, second]) = stream.get(*at..*at + 2)
        && usize::from(first) < THREE
    {
        // Without a branch: whether a word is common is what nobody can guess.
        let (first, is_two) = (usize::from(first), usize::from(usize::from(first) >= N_SHORT));
        let two = starts[1].wrapping_add((first.wrapping_sub(N_SHORT) << 8) | usize::from(second));
        *at += 1 + is_two;
        let if_two = 0_usize.wrapping_sub(is_two);
        return Some(first & !if_two | two & if_two);
    }
    let (code, len) = rare_code(stream, *at, starts)?;
    *at += len;
    Some(code)
}

/// A code that ends the stream or has three bytes or more, and how many it has. Words beyond the commonest sixteen
/// thousand have one.
#[inline(never)]
fn rare_code(stream: &[u8], at: usize, starts: &[usize; N_CLASSES]) -> Option<(usize, usize)> {
    let byte = |place: usize| stream.get(at + place).map(|&byte| usize::from(byte));
    let first = byte(0)?;
    if first < N_SHORT {
        return Some((first, 1));
    }
    if first < THREE {
        return Some((starts[1] + ((first - N_SHORT) << 8 | byte(1)?), 2));
    }
    if first < FIVE {
        return Some((starts[2] + ((first - THREE) << 16 | byte(1)? << 8 | byte(2)?), 3));
    }
    let rest = (1..5).try_fold(0, |rest, place| Some(rest << 8 | byte(place)? as u32))?;
    Some((starts[3].saturating_add(rest as usize), 5))
}

/// Whether a code that begins before `at` may go on there, as far as the bytes tell: where they deny it, a code
/// begins.
pub(super) fn may_go_on(stream: &[u8], at: usize) -> bool {
    let lengths = [N_SHORT, THREE, FIVE, FIVE];
    let before = stream[..at].iter().rev().map(|&byte| usize::from(byte));
    before.zip(lengths).any(|(byte, least)| byte >= least)
}

/// Writes the code of the entry that is `number` in its class.
#[cfg(feature = "encode")]
pub(super) fn write_code(stream: &mut Vec<u8>, class: usize, number: usize) {
    let low = number as u8;
    match class {
        0 => stream.push(low),
        1 => stream.extend([(N_SHORT + (number >> 8)) as u8, low]),
        2 => stream.extend([(THREE + (number >> 16)) as u8, (number >> 8) as u8, low]),
        _ => {
            stream.push(FIVE as u8);
            stream.extend((number as u32).to_be_bytes());
        }
    }
}

#[cfg(all(test, feature = "encode"))]
mod tests {
    use super::*;

    #[test]
    fn codes_of_every_length_are_read_back_and_a_cut_one_is_not() {
        let starts = [0, 1000, 100_000, 1_000_000];
        let ends = [N_SHORT, (THREE - N_SHORT) << 8, (FIVE - THREE) << 16, 1 << 20];
        for (class, len) in [1, 2, 3, 5].into_iter().enumerate() {
            for number in [0, 1, 187, ends[class] - 1].into_iter().filter(|&it| it < ends[class]) {
                let mut stream = Vec::new();
                write_code(&mut stream, class, number);
                assert_eq!(stream.len(), len);
                for n_behind in 0..3 {
                    let (mut at, stream) = (0, [stream.clone(), vec![0; n_behind]].concat());
                    assert_eq!(next_code(&stream, &mut at, &starts), Some(starts[class] + number));
                    assert_eq!(at, len);
                }
                assert_eq!(next_code(&stream[..len - 1], &mut 0, &starts), None);
            }
        }
    }
}
