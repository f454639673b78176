//! What trunk wrote, taken apart: the page, the program, the styles, and the rest.
//!
//! The same parts become the site to host ([`super::finish`]), one file ([`super::one_file`]) and the
//! parts that a page asks for later ([`super::lazy`]).

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::{Files, html::Tag, names, page::Page, script, styles};

/// A page with its parts.
pub struct Bundle {
    pub html: String,
    pub wasm: Vec<u8>,
    /// The script by which the page and the wasm talk to each other.
    pub bindings: String,
    /// All style sheets in one; empty if the page has none.
    pub css: String,
    /// Files that are neither of these, by the name that trunk gave them.
    pub others: Files,
    /// Makes scripts smaller; without it they stay as they are.
    pub minifier: Option<PathBuf>,
}

/// Where a page refers to its parts.
pub struct Places<'a> {
    /// The script in the page that starts the program.
    pub start: Tag<'a>,
    pub wasm: Tag<'a>,
    pub bindings: Tag<'a>,
    pub styles: Vec<Tag<'a>>,
}

impl Bundle {
    pub fn new(mut bundled: Files) -> Result<Self> {
        let html = take_text(&mut bundled, "index.html")?;
        let page = Page::new(&html);
        let places = Places::of(&page)?;
        let wasm = take(&mut bundled, file_of(&places.wasm))?;
        let bindings = take_text(&mut bundled, file_of(&places.bindings))?;
        let (wasm, bindings) = names::shorten(&wasm, &bindings)?;
        ensure!(
            !bindings.contains("/snippets/"),
            "a dependency brings a script of its own, which would be one more request; \
             the bindings import it from a folder named snippets"
        );
        let mut parts = Vec::new();
        for link in &places.styles {
            parts.push(styles::Part {
                name: file_of(link),
                css: take_text(&mut bundled, file_of(link))?,
                media: link.value("media"),
            });
        }
        let css = styles::join(&parts)?;
        Ok(Self { html, wasm, bindings, css, others: bundled, minifier: None })
    }
}

impl Bundle {
    /// A finished script as the page has it.
    pub fn script(&self, written: String) -> Result<String> {
        match &self.minifier {
            Some(minifier) => script::minified(minifier, &written),
            None => Ok(written),
        }
    }
}

impl<'a> Places<'a> {
    pub fn of(page: &Page<'a>) -> Result<Self> {
        Ok(Self {
            start: page.bootstrap()?,
            wasm: page.find("preload of the wasm", |tag| {
                tag.is_link("preload") && tag.value("type") == Some("application/wasm")
            })?,
            bindings: page.find("preload of the script", |tag| tag.is_link("modulepreload"))?,
            styles: page.tags.iter().filter(|tag| tag.is_link("stylesheet")).cloned().collect(),
        })
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Tag<'a>> {
        [&self.start, &self.wasm, &self.bindings].into_iter().chain(&self.styles)
    }
}

/// The name of the file to which an address in the page leads.
pub fn relative(address: &str) -> &str {
    address.strip_prefix("./").unwrap_or(address)
}

fn file_of<'a>(link: &Tag<'a>) -> &'a str {
    relative(link.value("href").unwrap_or_default())
}

fn take(files: &mut Files, name: &str) -> Result<Vec<u8>> {
    files
        .remove(name)
        .with_context(|| format!("trunk's page names {name:?}, but trunk did not write it"))
}

fn take_text(files: &mut Files, name: &str) -> Result<String> {
    String::from_utf8(take(files, name)?).with_context(|| format!("{name} is not UTF-8"))
}

/// A small bundle for tests, as trunk would write it.
#[cfg(test)]
pub fn example() -> Files {
    const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Old</title>\
        <meta content name=keeper><link href=./b-1.css rel=stylesheet>\
        <link href=./a-2.css media=print rel=stylesheet><link href=./icon-3f.svg rel=icon>\
        <script type=module>dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script>\
        <link crossorigin href=./app-4.js rel=modulepreload>\
        <link as=fetch crossorigin href=./app-4_bg.wasm rel=preload type=application/wasm>\
        </head><body><div id=app><div>Loading</div></div><p id=failure hidden><a href=./>again</a>";
    [
        ("index.html", PAGE),
        ("b-1.css", "b{}"),
        ("a-2.css", "a{}"),
        ("icon-3f.svg", "<svg/>"),
        ("app-4.js", "async function init() {}\nexport { init as default };"),
        ("app-4_bg.wasm", "\0asm"),
        ("card.svg", "known by its name"),
    ]
    .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_joined_in_the_order_of_the_page() {
        assert_eq!(Bundle::new(example()).unwrap().css, "b{}\n@media print{a{}}\n");
    }

    #[test]
    fn a_script_that_would_load_another_is_refused() {
        let mut files = example();
        let bindings = "import * as a from './snippets/a/b.js';\nexport { init as default };";
        files.insert("app-4.js".to_owned(), bindings.into());
        assert!(Bundle::new(files).is_err());
    }

    #[test]
    fn a_file_that_trunk_did_not_write_is_named() {
        let mut files = example();
        files.remove("a-2.css");
        let error = Bundle::new(files).err().unwrap().to_string();
        assert!(error.contains("a-2.css"), "{error}");
    }
}
