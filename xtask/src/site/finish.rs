//! Trunk's page made fit for a strict policy: nothing inline, few requests, names that change with
//! the content.
//!
//! What the page names is renamed after its content. What it does not name, and trunk copied all
//! the same, has readers elsewhere who know it by its name, and keeps it.

use anyhow::{Context, Result};

use super::{
    Files,
    bundle::{Bundle, Places, relative},
    lazy::{self, Lazy},
    page::Page,
    published::Published,
    script::Scripts,
};

/// The finished files of a page; the main ones are named after `name`. A page may ask for the `lazy`
/// part later.
pub fn finish(
    name: &str,
    bundle: &Bundle,
    scripts: &Scripts,
    lazy: Option<&Lazy>,
) -> Result<Files> {
    let mut page = Page::new(&bundle.html);
    let mut site = Files::new();
    let places = Places::of(&page)?;
    finish_program(name, bundle, scripts, &places, &mut page, &mut site)?;
    finish_styles(name, bundle, &places, &mut page, &mut site);
    if let Some(lazy) = lazy {
        finish_lazy(lazy, &mut page, &mut site)?;
    }
    finish_others(&bundle.others, &mut page, &mut site);
    site.insert("index.html".to_owned(), page.changed().into_bytes());
    Ok(site)
}

/// The wasm, and the one script that starts it.
fn finish_program(
    name: &str,
    bundle: &Bundle,
    scripts: &Scripts,
    places: &Places<'_>,
    page: &mut Page<'_>,
    site: &mut Files,
) -> Result<()> {
    let wasm = Published::new(name, "wasm", bundle.wasm.clone());
    let script = bundle.script(scripts.hosted(&bundle.bindings, &wasm)?)?;
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
        script.reference("href", "integrity"),
        script.reference("src", "integrity"),
    );
    page.replace(&places.start.span, start);
    page.replace(&places.wasm.span, String::new());
    page.replace(&places.bindings.span, String::new());

    wasm.add_to(site);
    script.add_to(site);
    Ok(())
}

/// One style sheet in place of the first; a page without any is left so.
fn finish_styles(
    name: &str,
    bundle: &Bundle,
    places: &Places<'_>,
    page: &mut Page<'_>,
    site: &mut Files,
) {
    let Some((first, others)) = places.styles.split_first() else {
        return;
    };
    let sheet = Published::new(name, "css", bundle.css.clone().into_bytes());
    // With `crossorigin`, because in a frame without an origin of its own (`sandbox`) the integrity of
    // a style sheet can be checked only if it is asked for as scripts are.
    let reference = sheet.reference("href", "integrity");
    page.replace(&first.span, format!(r#"<link rel="stylesheet" crossorigin {reference}>"#));
    for other in others {
        page.replace(&other.span, String::new());
    }
    sheet.add_to(site);
}

/// Where the page finds what it asks for later.
fn finish_lazy(lazy: &Lazy, page: &mut Page<'_>, site: &mut Files) -> Result<()> {
    let place = lazy::place(page, lazy.name)
        .with_context(|| format!(r#"index.html has no <meta name="{0}"> for {0}"#, lazy.name))?;
    page.replace(&place.span, lazy.meta());
    site.extend(lazy.files.clone());
    Ok(())
}

/// The icon and whatever else the page names, renamed; and what it does not name, as it is.
fn finish_others(others: &Files, page: &mut Page<'_>, site: &mut Files) {
    let mut unnamed = others.clone();
    for tag in page.tags.clone() {
        for attribute in ["href", "src"].iter().filter_map(|name| tag.attribute(name)) {
            let file = relative(attribute.value);
            let Some(content) = others.get(file) else {
                continue;
            };
            let (stem, extension) = stem_and_extension(file);
            let published = Published::new(stem, extension, content.clone());
            page.replace(&attribute.span, format!("./{}", published.name));
            published.add_to(site);
            unnamed.remove(file);
        }
    }
    site.extend(unnamed);
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
    use super::{
        super::{bundle, digest, html},
        *,
    };

    fn finished() -> Files {
        let bundle = Bundle::new(bundle::example()).unwrap();
        let scripts = Scripts { start: "INIT('WASM')".to_owned(), ..Scripts::default() };
        let lazy = Lazy::new("keeper", &bundle).unwrap();
        finish("viewer", &bundle, &scripts, Some(&lazy)).unwrap()
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
            let pairs = [
                ("href", "integrity"),
                ("src", "integrity"),
                ("content", "data-integrity"),
                ("data-style", "data-style-integrity"),
            ];
            for (address, integrity) in pairs {
                let name = tag.value(address).and_then(|name| name.strip_prefix("./"));
                let Some(name) = name.filter(|name| !name.is_empty()) else { continue };
                let (stem, extension) = stem_and_extension(name);
                assert_eq!(name, digest::hashed_name(stem, &files[name], extension));
                if let Some(integrity) = tag.value(integrity) {
                    assert_eq!(integrity, digest::integrity(&files[name]));
                }
                n_named += 1;
            }
        }
        assert_eq!(n_named, 7, "{page}");
    }

    #[test]
    fn the_page_loads_one_of_each_and_nothing_is_inline() {
        let files = finished();
        let page = text(&files, "index", "html");
        let tags = html::tags(page);
        assert!(tags.iter().all(|tag| tag.text.is_empty()), "{page}");
        for loaded in ["stylesheet", "preload", "modulepreload", "icon"] {
            assert_eq!(tags.iter().filter(|tag| tag.is_link(loaded)).count(), 1, "{loaded}");
        }
        assert_eq!(tags.iter().filter(|tag| tag.name == "script").count(), 1);
        assert!(page.ends_with("</div><p id=failure hidden><a href=./>again</a>"), "{page}");
    }

    #[test]
    fn the_script_names_the_wasm() {
        let files = finished();
        let is_wasm = |name: &&String| name.starts_with("viewer") && name.ends_with("wasm");
        let wasm = files.keys().find(is_wasm).unwrap();
        assert!(text(&files, "viewer-", "js").contains(wasm));
    }

    #[test]
    fn a_file_that_the_page_does_not_name_keeps_its_name() {
        assert_eq!(finished()["card.svg"], b"known by its name");
    }

    #[test]
    fn a_page_without_a_place_for_the_lazy_part_is_refused() {
        let mut files = bundle::example();
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        files.insert("index.html".to_owned(), page.replace("keeper", "other").into());
        let bundle = Bundle::new(files).unwrap();
        let lazy = Lazy::new("keeper", &bundle).unwrap();
        assert!(finish("viewer", &bundle, &Scripts::default(), Some(&lazy)).is_err());
    }

    #[test]
    fn the_same_bundle_gives_the_same_bytes() {
        assert_eq!(finished(), finished());
    }
}
