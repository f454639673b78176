//! What the viewer's page says about the rest of the deployment: the files it loads, its static pages
//! and its own policy.

use crate::address::Address;
use crate::html::{Tag, tags};

/// What kind of file it is, which decides how it has to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Html,
    Script,
    Style,
    Wasm,
    Picture,
    Other,
}

impl Kind {
    /// The kind of the file at an address; a folder answers with a page.
    pub fn of(address: &Address) -> Self {
        let file = address.file();
        match file.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html" | "htm") | None => Self::Html,
            Some("js" | "mjs") => Self::Script,
            Some("css") => Self::Style,
            Some("wasm") => Self::Wasm,
            Some("svg") => Self::Picture,
            Some(_) => Self::Other,
        }
    }
}

/// A file that the page loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub address: Address,
    /// The value of its `integrity` attribute; empty where there is none.
    pub integrity: String,
}

/// What can be read from the page.
#[derive(Debug, Default)]
pub struct PageParts {
    /// Its files, each once, in the order they are named.
    pub parts: Vec<Part>,
    /// One of its static pages.
    pub static_page: Option<Address>,
    /// The policies in its `<meta>` elements.
    pub policies: Vec<String>,
    /// Whether it has the element that the viewer draws in.
    has_app: bool,
}

impl PageParts {
    /// Reads a page that came from `address`.
    pub fn read(address: &Address, html: &str) -> Self {
        let mut page = Self::default();
        for tag in tags(html) {
            page.read_tag(address, &tag);
        }
        let Some(program) = page.program().cloned() else { return page };
        let articles = program.join("articles/");
        page.static_page = articles.and_then(|articles| {
            tags(html).iter().filter(|tag| tag.name == "a").find_map(|tag| {
                let link = address.join(tag.value("href")?)?;
                let is_inside = link.origin == articles.origin
                    && link.path().starts_with(articles.path())
                    && link.path() != articles.path();
                is_inside.then_some(link)
            })
        });
        page
    }

    fn read_tag(&mut self, address: &Address, tag: &Tag) {
        self.has_app |= tag.value("id") == Some("app");
        match tag.name.as_str() {
            "script" => self.add(address, tag.value("src"), tag.value("integrity")),
            "link" => {
                let loads = ["stylesheet", "modulepreload", "preload", "icon"];
                if loads.iter().any(|rel| tag.is("rel", rel)) {
                    self.add(address, tag.value("href"), tag.value("integrity"));
                }
            }
            "meta" if tag.is("name", "keeper") => {
                self.add(address, tag.value("content"), tag.value("data-integrity"));
                self.add(address, tag.value("data-style"), tag.value("data-style-integrity"));
            }
            "meta" if tag.is("http-equiv", "content-security-policy") => {
                self.policies.extend(tag.value("content").map(str::to_owned));
            }
            _ => {}
        }
    }

    fn add(&mut self, page: &Address, reference: Option<&str>, integrity: Option<&str>) {
        let Some(address) =
            reference.filter(|text| !text.is_empty()).and_then(|text| page.join(text))
        else {
            return;
        };
        let integrity = integrity.unwrap_or_default();
        match self.parts.iter_mut().find(|part| part.address == address) {
            None => self.parts.push(Part { address, integrity: integrity.to_owned() }),
            Some(part) if part.integrity.is_empty() => part.integrity = integrity.to_owned(),
            Some(_) => {}
        }
    }

    /// A file that only a viewer has; the other files of the deployment stand beside it.
    pub fn program(&self) -> Option<&Address> {
        let mut addresses = self.parts.iter().map(|part| &part.address);
        addresses.find(|address| {
            matches!(Kind::of(address), Kind::Script | Kind::Wasm)
                && address.file().starts_with("corpus-viewer-")
        })
    }

    /// Whether it is the viewer with everything inside.
    pub fn is_one_file(&self) -> bool {
        self.has_app && self.parts.is_empty() && !self.policies.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> PageParts {
        PageParts::read(&Address::parse("https://host.example/corpus/").unwrap(), html)
    }

    #[test]
    fn a_file_that_is_named_twice_is_one_part_with_its_integrity() {
        let page = read(
            "<link rel=modulepreload href=./corpus-viewer-1.js><script type=module \
             src=./corpus-viewer-1.js integrity=sha384-A></script><link rel=icon href=data:,>",
        );
        assert_eq!(page.parts.len(), 1);
        assert_eq!(page.parts[0].integrity, "sha384-A");
        assert_eq!(
            page.program().unwrap().to_string(),
            "https://host.example/corpus/corpus-viewer-1.js"
        );
    }

    #[test]
    fn a_static_page_is_one_beside_the_program() {
        let page = read(
            "<script src=./corpus-viewer-1.js></script><a href=https://other.example/articles/a.html>\
             <a href=./articles/><a href=./articles/b.html>",
        );
        let link = page.static_page.unwrap().to_string();
        assert_eq!(link, "https://host.example/corpus/articles/b.html");
    }

    #[test]
    fn another_page_is_no_viewer() {
        let page = read("<script src=main.js></script><div id=app></div>");
        assert!(page.program().is_none() && !page.is_one_file());
    }
}
