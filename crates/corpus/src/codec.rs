//! The one definition of the embedded bytes: a small header, then the parts of the corpus.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `corpus\0\0` |
//! | 2 | version, little-endian |
//! | 8 | FNV-1a checksum of the payload, little-endian; also the corpus's fingerprint |
//! | 4 | length of the payload in bytes, little-endian |
//! | … | the payload: [`CorpusParts`] in postcard |

use std::fmt;

use crate::{Corpus, CorpusParts, Inconsistency};

const MAGIC: &[u8; 8] = b"corpus\0\0";
const VERSION: u16 = 2;
const HEADER_LEN: usize = 22;

/// Writes a corpus as bytes. The same corpus gives the same bytes on every machine.
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    // The header is filled in once the payload is there: a large corpus is written once, not copied.
    let mut bytes = postcard::to_extend(corpus.parts(), vec![0; HEADER_LEN])
        .expect("a corpus in memory can be written to memory");
    let (header, payload) = bytes.split_at_mut(HEADER_LEN);
    header[..8].copy_from_slice(MAGIC);
    header[8..10].copy_from_slice(&VERSION.to_le_bytes());
    header[10..18].copy_from_slice(&checksum(payload).to_le_bytes());
    header[18..].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    bytes
}

/// Reads a corpus back, with every check there is: a damaged corpus is an error, never a panic.
pub fn decode(bytes: &[u8]) -> Result<Corpus, DecodeError> {
    let (header, payload) = bytes
        .split_at_checked(HEADER_LEN)
        .ok_or(DecodeError::Length { expected: HEADER_LEN, found: bytes.len() })?;
    if &header[..8] != MAGIC {
        return Err(DecodeError::Magic);
    }
    let version = u16::from_le_bytes([header[8], header[9]]);
    if version != VERSION {
        return Err(DecodeError::Version { expected: VERSION, found: version });
    }
    let length = header[18..].iter().rev().fold(0, |length, &byte| length << 8 | usize::from(byte));
    if payload.len() != length {
        let expected = HEADER_LEN.saturating_add(length);
        return Err(DecodeError::Length { expected, found: bytes.len() });
    }
    if checksum(payload).to_le_bytes() != header[10..18] {
        return Err(DecodeError::Checksum);
    }
    let (parts, rest): (CorpusParts, &[u8]) =
        postcard::take_from_bytes(payload).map_err(|_| DecodeError::Payload)?;
    if !rest.is_empty() {
        return Err(DecodeError::Payload);
    }
    Corpus::new(parts).map_err(DecodeError::Inconsistent)
}

/// A short name for exactly this content, in hexadecimal.
pub fn fingerprint(corpus: &Corpus) -> String {
    format!("{:016x}", checksum(&encode(corpus)[HEADER_LEN..]))
}

/// Why bytes are not a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not begin as a corpus does.
    Magic,
    /// They were written by another version.
    Version {
        /// The version this program reads.
        expected: u16,
        /// The version that the bytes name.
        found: u16,
    },
    /// Bytes are missing or left over.
    Length {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The payload was changed after it was written.
    Checksum,
    /// The payload is not what its version says.
    Payload,
    /// The parts do not make a corpus.
    Inconsistent(Inconsistency),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("expected a corpus, found something else"),
            Self::Version { expected, found } => {
                write!(f, "expected a corpus of version {expected}, found version {found}")
            }
            Self::Length { expected, found } => {
                write!(f, "expected {expected} bytes of corpus, found {found}")
            }
            Self::Checksum => f.write_str("the corpus was damaged: its checksum does not fit"),
            Self::Payload => f.write_str("the corpus was damaged: its parts cannot be read"),
            Self::Inconsistent(what) => write!(f, "the corpus contradicts itself: {what}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// FNV-1a, 64 bits: any single changed byte changes it.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
