//! One style sheet out of the parts that the page lists.

use anyhow::{Result, bail};

/// A part of the styles.
pub struct Part<'a> {
    /// The file, for messages.
    pub name: &'a str,
    pub css: String,
    /// The `media` attribute of its link.
    pub media: Option<&'a str>,
}

/// The parts in the order of the page; a part for some media keeps to them.
pub fn join(parts: &[Part<'_>]) -> Result<String> {
    let mut joined = String::new();
    for part in parts {
        if part.css.contains("@import") {
            bail!(
                "{} has an @import, which would be one more request; list the file in index.html instead",
                part.name
            );
        }
        if part.css.contains("\n ") || part.css.contains("\n\t") {
            bail!(
                "{} is as it was written: trunk could not read it; `trunk build --release` says why",
                part.name
            );
        }
        match part.media {
            None | Some("" | "all") => joined.push_str(part.css.trim_end()),
            Some(media) => {
                joined.push_str(&format!("@media {media}{{{}}}", part.css.trim_end()));
            }
        }
        joined.push('\n');
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part<'a>(css: &'a str, media: Option<&'a str>) -> Part<'a> {
        Part { name: "a.css", css: css.to_owned(), media }
    }

    #[test]
    fn parts_keep_their_order_and_their_media() {
        let parts = [
            part("b{color:red}", None),
            part("a{color:red}\n", Some("print")),
            part("i{}", Some("all")),
        ];
        assert_eq!(join(&parts).unwrap(), "b{color:red}\n@media print{a{color:red}}\ni{}\n");
    }

    #[test]
    fn a_part_that_trunk_could_not_read_is_refused() {
        assert!(join(&[part("b {\n  color: red;\n}\n", None)]).is_err());
    }

    #[test]
    fn an_import_is_refused() {
        assert!(join(&[part("@import 'b.css';", None)]).is_err());
    }
}
