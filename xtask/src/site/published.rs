//! A file under the name that its content gives it.

use super::{Files, digest};

/// A file to add to the site.
pub struct Published {
    pub name: String,
    content: Vec<u8>,
}

impl Published {
    pub fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        Self { name: digest::hashed_name(stem, &content, extension), content }
    }

    /// The attributes that refer to it: the address in `name`, and what a browser must find there in
    /// `integrity`.
    pub fn reference(&self, name: &str, integrity: &str) -> String {
        format!(r#"{name}="./{}" {integrity}="{}""#, self.name, self.integrity())
    }

    /// What a browser must find under the name.
    pub fn integrity(&self) -> String {
        digest::integrity(&self.content)
    }

    pub fn add_to(self, site: &mut Files) {
        site.insert(self.name, self.content);
    }
}

/// Whether a name was given by the content, so that there is only one content under it.
pub fn is_named_by_content(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() == digest::N_DIGITS && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_given_by_the_content_are_told_from_others() {
        let published = Published::new("app", "js", b"content".to_vec());
        assert!(is_named_by_content(&published.name));
        assert!(!is_named_by_content("corpus-viewer.html"));
        assert!(!is_named_by_content("articles/a-0123456789abcdef-b.html"));
    }
}
