//! Versions of programs, and which of them will do.

use std::fmt;

/// Major, minor and patch; what a program does not say is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u64, pub u64, pub u64);

impl Version {
    /// The first version in what a program prints, such as `wasm-opt version 132 (version_132)`.
    pub fn first_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    /// Reads `1`, `1.2` or `1.2.3`, and lets anything follow that.
    fn parse(word: &str) -> Option<Self> {
        let mut numbers = word.split('.').map(|part| {
            let end = part.find(|c: char| !c.is_ascii_digit());
            part[..end.unwrap_or(part.len())].parse().ok()
        });
        let major = numbers.next()??;
        let minor = numbers.next().flatten().unwrap_or(0);
        let patch = numbers.next().flatten().unwrap_or(0);
        Some(Self(major, minor, patch))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// Which versions of a program fit.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    /// This one only.
    Exactly(Version),
    /// This one or a later one of the same minor version.
    Patch(Version),
    /// This one or any later one.
    AtLeast(Version),
}

impl Wanted {
    /// Whether a program of that version will do.
    pub fn fits(self, version: Version) -> bool {
        match self {
            Self::Exactly(wanted) => version == wanted,
            Self::Patch(wanted) => {
                version >= wanted && (version.0, version.1) == (wanted.0, wanted.1)
            }
            Self::AtLeast(wanted) => version >= wanted,
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(version) | Self::Patch(version) => write!(f, "{version}"),
            Self::AtLeast(version) => write!(f, "{} or later", version.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_print() {
        let first_in = |text| Version::first_in(text);
        assert_eq!(first_in("trunk 0.21.14"), Some(Version(0, 21, 14)));
        assert_eq!(first_in("wasm-opt version 132 (version_132)"), Some(Version(132, 0, 0)));
        assert_eq!(
            first_in("Chromium 142.0.7444.59 built on Debian GNU/Linux 12"),
            Some(Version(142, 0, 7444))
        );
        assert_eq!(
            first_in("trunk 0.22.0-beta.1"),
            Some(Version(0, 22, 0)),
            "a pre-release counts as what it becomes"
        );
        assert_eq!(first_in("no version here"), None);
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(Version(0, 21, 9) < Version(0, 21, 14));
        assert!(Version(118, 0, 0) > Version(9, 9, 9));
    }

    #[test]
    fn a_wanted_version_says_what_fits() {
        let exactly = Wanted::Exactly(Version(0, 2, 130));
        assert!(exactly.fits(Version(0, 2, 130)) && !exactly.fits(Version(0, 2, 131)));

        let patch = Wanted::Patch(Version(0, 21, 14));
        assert!(patch.fits(Version(0, 21, 15)));
        assert!(!patch.fits(Version(0, 21, 13)) && !patch.fits(Version(0, 22, 0)));

        let at_least = Wanted::AtLeast(Version(118, 0, 0));
        assert!(at_least.fits(Version(132, 0, 0)) && !at_least.fits(Version(108, 0, 0)));
    }
}
