//! Whether a file is the one that was built, by the digest that the page states for it.

use sha2::{Digest as _, Sha384};

/// Whether the content has one of the SHA-384 digests of an `integrity` attribute; `None` where it states
/// none.
pub fn holds(integrity: &str, content: &[u8]) -> Option<bool> {
    let mut stated = integrity
        .split_ascii_whitespace()
        .filter_map(|word| word.strip_prefix("sha384-"))
        .map(|digest| digest.split('?').next().unwrap_or_default())
        .peekable();
    stated.peek()?;
    let actual = base64(&Sha384::digest(content));
    Some(stated.any(|digest| digest == actual))
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The 48 bytes of the digest fill whole groups of three, so there is nothing to pad.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 3 * 4);
    for group in bytes.chunks_exact(3) {
        let word = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        for shift in [18, 12, 6, 0] {
            text.push(char::from(LETTERS[(word >> shift) as usize & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str =
        "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";

    #[test]
    fn a_file_has_the_digest_stated_for_it_or_not() {
        assert_eq!(holds(OF_NOTHING, b""), Some(true));
        assert_eq!(holds(&format!("sha384-AAAA {OF_NOTHING}"), b""), Some(true));
        assert_eq!(holds(OF_NOTHING, b" "), Some(false));
        assert_eq!(holds("", b""), None);
        assert_eq!(holds("sha256-AAAA", b""), None);
    }
}
