//! The whole viewer in one file: styles and script stand in the page, the wasm is packed into it.
//!
//! The file carries its own policy, so that whoever gets it can see in its first lines that nothing
//! leaves it. It names no other file of the site.

use anyhow::{Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{
    bundle::{Bundle, Places, relative},
    compress, digest, html,
    page::Page,
    script::Scripts,
    static_page::{self, StaticPage},
};

/// The file's name in the site.
pub const ONE_FILE: &str = "corpus-viewer.html";

/// Where the script finds the program in the page.
const PROGRAM: &str = "program";

/// The page in one file, readable as `page` says before the program runs.
pub fn one_file(bundle: &Bundle, scripts: &Scripts, page: &StaticPage) -> Result<String> {
    let style = fit_for("style", &bundle.css)?;
    let script = bundle.script(scripts.inlined(&bundle.bindings)?)?;
    let script = fit_for("script", &script)?;

    let mut file = Page::new(&bundle.html);
    static_page::fill(&mut file, page)?;
    let places = Places::of(&file)?;
    for place in places.all() {
        file.replace(&place.span, String::new());
    }
    for tag in file.tags.clone() {
        match tag.name {
            // First of all, so that it holds for everything.
            "html" => file.replace(&(tag.span.end..tag.span.end), policy(style, script)),
            "link" if tag.is_link("icon") => {
                if let Some(icon) = tag.attribute("href") {
                    file.replace(&file.with_quotes(&icon.span), data_address(bundle, icon.value));
                }
            }
            // Says where a part is that the file does not have.
            "meta" if tag.value("name") == Some("keeper") => {
                file.replace(&tag.span, String::new());
            }
            _ => {}
        }
    }
    let head = file.end_of("</head>")?;
    file.replace(&head, format!("<style>{style}</style></head>"));
    // The program last: what can be read is there before it.
    let body = file.end_of("</body>")?;
    file.replace(
        &body,
        format!(
            r#"<template id="{PROGRAM}">{}</template><script type="module">{script}</script></body>"#,
            BASE64_STANDARD.encode(compress::gzip(&bundle.wasm)?),
        ),
    );
    let file = file.changed();
    refuse_others(&file)?;
    Ok(file)
}

/// What the file may do: run the style and the script that stand in it, and show pictures that do.
fn policy(style: &str, script: &str) -> String {
    format!(
        concat!(
            r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#,
            "connect-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; ",
            r#"base-uri 'none'; form-action 'none'">"#,
        ),
        digest::policy_source(script),
        digest::policy_source(style),
    )
}

/// Text that is the same for the policy, which compares digests, as for the browser that reads it
/// inside of an element.
fn fit_for<'a>(element: &str, text: &'a str) -> Result<&'a str> {
    let lower = text.to_ascii_lowercase();
    for end in [&format!("</{element}"), "<!--"] {
        if lower.contains(end) {
            bail!(
                "a {element} contains {end:?}, which would not be text in a page; write it in two parts"
            );
        }
    }
    ensure!(!text.contains(['\r', '\0']), "a {element} contains characters that a browser changes");
    Ok(text)
}

/// A file of the bundle as an address, in quotes. An address that is one already stays.
fn data_address(bundle: &Bundle, address: &str) -> String {
    match bundle.others.get(relative(address)) {
        Some(svg) => {
            format!(r#""data:image/svg+xml;base64,{}""#, BASE64_STANDARD.encode(svg))
        }
        None => format!(r#""{}""#, address),
    }
}

/// Refuses a file that would need another one.
fn refuse_others(file: &str) -> Result<()> {
    for tag in html::tags(file) {
        for attribute in &tag.attributes {
            let names_file = matches!(attribute.name, "href" | "src" | "content")
                && attribute.value.starts_with(['.', '/']);
            if names_file || attribute.name == "integrity" {
                bail!(
                    "{ONE_FILE} would need another file: <{} {}={:?}>",
                    tag.name,
                    attribute.name,
                    attribute.value
                );
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::script::FROM_FILE;
    use std::io::Read as _;

    use super::{super::bundle::example, *};

    fn page(body: &str) -> StaticPage {
        StaticPage {
            path: ONE_FILE.to_owned(),
            head: "<title>T</title>".to_owned(),
            body: body.to_owned(),
            lang: "en".to_owned(),
            fragment: String::new(),
        }
    }

    fn page_of_trunk() -> Bundle {
        let mut files = example();
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        let page = format!("{}</body></html>", page.replace("href=./>", "href>"));
        files.insert("index.html".to_owned(), page.into());
        Bundle::new(files).unwrap()
    }

    fn scripts() -> Scripts {
        let start = format!("INIT({{ module_or_path: {FROM_FILE} }});");
        Scripts { start, one_file: "const unpacked = () => 0;".to_owned(), ..Scripts::default() }
    }

    fn file() -> String {
        one_file(&page_of_trunk(), &scripts(), &page("<h1>Read</h1>")).unwrap()
    }

    #[test]
    fn the_policy_comes_first_and_allows_exactly_what_is_in_the_file() {
        let file = file();
        let tags = html::tags(&file);
        assert_eq!(tags[1].value("http-equiv"), Some("Content-Security-Policy"), "{file}");
        let policy = tags[1].value("content").unwrap();
        for element in ["script", "style"] {
            let inline: Vec<_> = tags.iter().filter(|tag| tag.name == element).collect();
            assert_eq!(inline.len(), 1, "{file}");
            assert!(policy.contains(&digest::policy_source(inline[0].text)), "{policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn the_file_names_no_other() {
        let file = file();
        assert!(!file.contains("./") && !file.contains("keeper"), "{file}");
        assert!(file.contains("href=\"data:image/svg+xml;base64,PHN2Zy8+\""), "{file}");
        assert!(
            one_file(&page_of_trunk(), &scripts(), &page("<a href=\"./a.html\">a</a>")).is_err()
        );
    }

    #[test]
    fn the_program_is_in_the_file() {
        let file = file();
        let (_, packed) = file.split_once("<template id=\"program\">").unwrap();
        let (packed, _) = packed.split_once("</template>").unwrap();
        let packed = BASE64_STANDARD.decode(packed).unwrap();
        let mut wasm = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut wasm).unwrap();
        assert_eq!(wasm, b"\0asm");
    }

    #[test]
    fn text_that_would_end_its_element_is_refused() {
        for text in ["'</script>'", "</SCRIPT ", "<!-- <script>", "a\r\nb"] {
            assert!(fit_for("script", text).is_err(), "{text}");
        }
        assert!(fit_for("script", "a < b && '</style>'").is_ok());
    }

    #[test]
    fn the_same_bundle_gives_the_same_bytes() {
        assert_eq!(file(), file());
    }
}
