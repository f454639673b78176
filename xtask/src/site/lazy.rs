//! A program of its own that the page asks for only when the reader wants it.

use anyhow::Result;

use super::{Files, bundle::Bundle, html::Tag, page::Page, published::Published, script};

/// The parts of such a program, and how the page finds them.
pub struct Lazy {
    /// Names its files, and the `<meta>` of the page that says where they are.
    pub name: &'static str,
    pub files: Files,
    /// The attributes of that `<meta>`.
    attributes: String,
}

impl Lazy {
    pub fn new(name: &'static str, bundle: &Bundle) -> Result<Self> {
        let mut files = Files::new();
        let wasm = Published::new(name, "wasm", bundle.wasm.clone());
        let script = bundle.script(script::started_later(&bundle.bindings, &wasm)?)?;
        let script = Published::new(name, "js", script.into_bytes());
        let mut attributes = script.reference("content", "data-integrity");
        if !bundle.css.is_empty() {
            let sheet = Published::new(name, "css", bundle.css.clone().into_bytes());
            attributes.push(' ');
            attributes.push_str(&sheet.reference("data-style", "data-style-integrity"));
            sheet.add_to(&mut files);
        }
        wasm.add_to(&mut files);
        script.add_to(&mut files);
        Ok(Self { name, files, attributes })
    }

    /// Tells the page where the parts are, and what a browser must find there.
    pub fn meta(&self) -> String {
        format!(r#"<meta name="{}" {}>"#, self.name, self.attributes)
    }
}

/// Where a page wants to be told of a part; `None` if it never asks for it.
pub fn place<'a>(page: &Page<'a>, name: &str) -> Option<Tag<'a>> {
    let is_place = |tag: &&Tag<'_>| tag.name == "meta" && tag.value("name") == Some(name);
    page.tags.iter().find(is_place).cloned()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{bundle, html},
        *,
    };

    #[test]
    fn a_program_without_styles_names_none() {
        let mut bundle = Bundle::new(bundle::example()).unwrap();
        bundle.css.clear();
        let lazy = Lazy::new("keeper", &bundle).unwrap();
        assert_eq!(lazy.files.len(), 2);
        let meta = lazy.meta();
        let tags = html::tags(&meta);
        assert_eq!(tags[0].value("name"), Some("keeper"));
        assert!(tags[0].value("content").unwrap().starts_with("./keeper-"));
        assert_eq!(tags[0].value("data-style"), None);
    }
}
