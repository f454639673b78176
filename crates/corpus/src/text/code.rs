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
    let byte = |at: usize| stream.get(at).map(|&byte| usize::from(byte));
    let first = byte(*at)?;
    if first < N_SHORT {
        *at += 1;
        return Some(first);
    }
    let (code, len) = if first < THREE {
        (starts[1] + ((first - N_SHORT) << 8 | byte(*at + 1)?), 2)
    } else {
        long_code(stream, *at, starts)?
    };
    *at += len;
    Some(code)
}

/// A code of three bytes or more, and how many it has. Words beyond the commonest sixteen thousand have one.
#[inline(never)]
fn long_code(stream: &[u8], at: usize, starts: &[usize; N_CLASSES]) -> Option<(usize, usize)> {
    let byte = |at: usize| stream.get(at).map(|&byte| usize::from(byte));
    let first = byte(at)?;
    if first < FIVE {
        return Some((starts[2] + ((first - THREE) << 16 | byte(at + 1)? << 8 | byte(at + 2)?), 3));
    }
    let rest = (1..5).try_fold(0, |rest, place| Some(rest << 8 | byte(at + place)? as u32))?;
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
