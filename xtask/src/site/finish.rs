//! Trunk's page made fit for a strict policy: nothing inline, few requests, names that change with
//! the content.
//!
//! What the page names is renamed after its content. What it does not name, and trunk copied all
//! the same, has readers elsewhere who know it by its name, and keeps it.

use anyhow::{Context, Result};

use super::{Files, digest, html::Tag, page::Page, script, styles};

/// The finished files of the page that trunk bundled; the main ones are named after `name`.
pub fn finish(name: &str, mut bundled: Files) -> Result<Files> {
    let html = take_text(&mut bundled, "index.html")?;
    let mut page = Page::new(&html);
    let mut site = Files::new();
    finish_program(name, &mut page, &mut bundled, &mut site)?;
    finish_styles(name, &mut page, &mut bundled, &mut site)?;
    finish_others(&mut page, &mut bundled, &mut site);
    site.extend(bundled);
    site.insert("index.html".to_owned(), page.changed().into_bytes());
    Ok(site)
}

/// The wasm, and the one script that starts it.
fn finish_program(
    name: &str,
    page: &mut Page<'_>,
    bundled: &mut Files,
    site: &mut Files,
) -> Result<()> {
    let bootstrap = page.bootstrap()?;
    let wasm_link = page.find("preload of the wasm", |tag| {
        tag.is_link("preload") && tag.value("type") == Some("application/wasm")
    })?;
    let script_link = page.find("preload of the script", |tag| tag.is_link("modulepreload"))?;

    let wasm = Published::new(name, "wasm", take(bundled, file_of(&wasm_link))?);
    let bindings = take_text(bundled, file_of(&script_link))?;
    let script = script::with_loader(&bindings, &wasm.name)?;
    let script = Published::new(name, "js", script.into_bytes());

    // The largest first. It has no integrity: browsers do not check that of preloaded data, and
    // complain about it.
    let start = format!(
        concat!(
            r#"<link rel="preload" as="fetch" type="application/wasm" crossorigin href="./{}">"#,
            r#"<link rel="modulepreload" {}>"#,
            r#"<script type="module" {}></script>"#,
        ),
        wasm.name,
        script.reference("href"),
        script.reference("src"),
    );
    page.replace(&bootstrap.span, start);
    page.replace(&wasm_link.span, String::new());
    page.replace(&script_link.span, String::new());

    wasm.add_to(site);
    script.add_to(site);
    Ok(())
}

/// One style sheet in place of the first; a page without any is left so.
fn finish_styles(
    name: &str,
    page: &mut Page<'_>,
    bundled: &mut Files,
    site: &mut Files,
) -> Result<()> {
    let links: Vec<Tag<'_>> =
        page.tags.iter().filter(|tag| tag.is_link("stylesheet")).cloned().collect();
    let mut parts = Vec::new();
    for link in &links {
        parts.push(styles::Part {
            name: file_of(link),
            css: take_text(bundled, file_of(link))?,
            media: link.value("media"),
        });
    }
    let Some((first, others)) = links.split_first() else {
        return Ok(());
    };
    let sheet = Published::new(name, "css", styles::join(&parts)?.into_bytes());
    // With `crossorigin`, because in a frame without an origin of its own (`sandbox`) the integrity of
    // a style sheet can be checked only if it is asked for as scripts are.
    let link = format!(r#"<link rel="stylesheet" crossorigin {}>"#, sheet.reference("href"));
    page.replace(&first.span, link);
    for other in others {
        page.replace(&other.span, String::new());
    }
    sheet.add_to(site);
    Ok(())
}

/// The icon, and whatever else the page names.
fn finish_others(page: &mut Page<'_>, bundled: &mut Files, site: &mut Files) {
    let mut named = Vec::new();
    for tag in page.tags.clone() {
        for attribute in ["href", "src"].iter().filter_map(|name| tag.attribute(name)) {
            let file = relative(attribute.value);
            let Some(content) = bundled.get(file) else {
                continue;
            };
            let (stem, extension) = stem_and_extension(file);
            let published = Published::new(stem, extension, content.clone());
            page.replace(&attribute.span, format!("./{}", published.name));
            published.add_to(site);
            named.push(file);
        }
    }
    bundled.retain(|file, _| !named.contains(&file.as_str()));
}

/// A file under the name that its content gives it.
struct Published {
    name: String,
    content: Vec<u8>,
}

impl Published {
    fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        Self { name: digest::hashed_name(stem, &content, extension), content }
    }

    /// The attributes that refer to it: the address, and what a browser must find there.
    fn reference(&self, attribute: &str) -> String {
        let integrity = digest::integrity(&self.content);
        format!(r#"{attribute}="./{}" integrity="{integrity}""#, self.name)
    }

    fn add_to(self, site: &mut Files) {
        site.insert(self.name, self.content);
    }
}

fn take(files: &mut Files, name: &str) -> Result<Vec<u8>> {
    files
        .remove(name)
        .with_context(|| format!("trunk's page names {name:?}, but trunk did not write it"))
}

fn take_text(files: &mut Files, name: &str) -> Result<String> {
    String::from_utf8(take(files, name)?).with_context(|| format!("{name} is not UTF-8"))
}

/// The file that a link names.
fn file_of<'a>(link: &Tag<'a>) -> &'a str {
    relative(link.value("href").unwrap_or_default())
}

fn relative(address: &str) -> &str {
    address.strip_prefix("./").unwrap_or(address)
}

/// `icon` and `svg` for `icon-7e298fec656ef0a9.svg`: trunk's digest gives way to ours.
fn stem_and_extension(file: &str) -> (&str, &str) {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "bin"));
    let stem = match stem.rsplit_once('-') {
        Some((stem, digest)) if digest.bytes().all(|byte| byte.is_ascii_hexdigit()) => stem,
        _ => stem,
    };
    (stem, extension)
}

#[cfg(test)]
mod tests {
    use super::{super::html, *};

    const PAGE: &str = "<!doctype html><link href=./b-1.css rel=stylesheet>\
        <link href=./a-2.css media=print rel=stylesheet><link href=./icon-3f.svg rel=icon>\
        <script type=module>dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script>\
        <link crossorigin href=./app-4.js rel=modulepreload>\
        <link as=fetch crossorigin href=./app-4_bg.wasm rel=preload type=application/wasm>\
        </head><body><p id=failure hidden>";

    fn bundled() -> Files {
        [
            ("index.html", PAGE),
            ("b-1.css", "b{}"),
            ("a-2.css", "a{}"),
            ("icon-3f.svg", "<svg/>"),
            ("app-4.js", "async function init() {}\nexport { init as default };"),
            ("app-4_bg.wasm", "\0asm"),
            ("embed.js", "known by its name"),
        ]
        .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
        .into()
    }

    fn finished() -> Files {
        finish("viewer", bundled()).unwrap()
    }

    fn text<'a>(files: &'a Files, start: &str, end: &str) -> &'a str {
        let fits = |name: &&String| name.starts_with(start) && name.ends_with(end);
        let name = files.keys().find(fits).unwrap();
        str::from_utf8(&files[name]).unwrap()
    }

    #[test]
    fn every_file_that_the_page_names_is_there_under_the_digest_of_its_content() {
        let files = finished();
        let page = text(&files, "index", "html");
        let mut n_named = 0;
        for tag in html::tags(page) {
            for name in ["href", "src"].iter().filter_map(|name| tag.value(name)) {
                let name = name.strip_prefix("./").unwrap();
                let (stem, extension) = stem_and_extension(name);
                assert_eq!(name, digest::hashed_name(stem, &files[name], extension));
                if let Some(integrity) = tag.value("integrity") {
                    assert_eq!(integrity, digest::integrity(&files[name]));
                }
                n_named += 1;
            }
        }
        assert_eq!(n_named, 5, "{page}");
    }

    #[test]
    fn the_page_loads_one_of_each_and_nothing_is_inline() {
        let files = finished();
        let mut kinds: Vec<&str> =
            files.keys().filter_map(|name| name.rsplit('.').next()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["css", "html", "js", "js", "svg", "wasm"]);
        let page = text(&files, "index", "html");
        let tags = html::tags(page);
        assert!(tags.iter().all(|tag| tag.text.is_empty()), "{page}");
        assert_eq!(tags.iter().filter(|tag| tag.is_link("stylesheet")).count(), 1);
        assert!(page.ends_with("</head><body><p id=failure hidden>"));
    }

    #[test]
    fn styles_are_joined_in_the_order_of_the_page() {
        let files = finished();
        assert_eq!(text(&files, "viewer-", "css"), "b{}\n@media print{a{}}\n");
    }

    #[test]
    fn the_script_names_the_wasm() {
        let files = finished();
        let wasm = files.keys().find(|name| name.ends_with("wasm")).unwrap();
        assert!(text(&files, "viewer-", "js").contains(wasm));
    }

    #[test]
    fn a_file_that_the_page_does_not_name_keeps_its_name() {
        assert_eq!(finished()["embed.js"], b"known by its name");
    }

    #[test]
    fn the_same_bundle_gives_the_same_bytes() {
        assert_eq!(finished(), finished());
    }
}
