//! Digests of files: in their names, so that a changed file has another address, and in the page,
//! so that a browser refuses a file that is not the one meant.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256, Sha384};

/// Hexadecimal digits of a digest in a name: as many as keep names apart and readable.
pub const N_DIGITS: usize = 16;

/// `stem-DIGEST.extension`.
pub fn hashed_name(stem: &str, content: &[u8], extension: &str) -> String {
    format!("{stem}-{}.{extension}", &hex(content)[..N_DIGITS])
}

/// The SHA-256 of the content, in hexadecimal.
pub fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The source by which a policy allows a script or a style in the page.
pub fn policy_source(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_usual_ones() {
        assert!(hex(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
        assert_eq!(hashed_name("app", b"", "js"), "app-e3b0c44298fc1c14.js");
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
        assert_eq!(policy_source(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
