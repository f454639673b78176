//! Static pages: the finished page with the text of one article, entity or topic in place of the list.
//!
//! What they say is written by the program `static-pages`, from the same components as the running
//! page. What they load is what the page loads, so that the running program takes each of them over.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{
    Files, html,
    page::{Page, refuse_inline},
};

/// The list of all articles.
pub const INDEX: &str = "index.html";

/// What `static-pages` wrote.
#[derive(Debug, Default)]
pub struct Written {
    pub pages: Vec<StaticPage>,
    /// Files that are no pages, such as the list of all addresses.
    pub files: Files,
}

/// What stands in a page before the program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// The file, with `/` between folders.
    pub path: String,
    /// What stands in place of the title: the title itself, and what describes the page.
    pub head: String,
    /// What stands inside of the element `app`.
    pub body: String,
    pub lang: String,
    /// The view that the program shows in its place.
    pub fragment: String,
}

impl Written {
    /// Reads what the program printed.
    pub fn read(json: &[u8]) -> Result<Self> {
        let entries: Vec<Value> = serde_json::from_slice(json)
            .context("what static-pages printed is not a JSON array")?;
        let mut written = Self::default();
        for entry in &entries {
            let field = |name: &str| {
                entry.get(name).and_then(Value::as_str).map(str::to_owned).with_context(|| {
                    format!("static-pages printed an entry without `{name}`: {entry}")
                })
            };
            let path = field("path")?;
            ensure!(is_below(&path), "static-pages printed a file outside of the site: {path:?}");
            if entry.get("content").is_some() {
                written.files.insert(path, field("content")?.into_bytes());
            } else {
                let [head, body] = [field("head")?, field("body")?];
                let [lang, fragment] = [field("lang")?, field("fragment")?];
                written.pages.push(StaticPage { path, head, body, lang, fragment });
            }
        }
        Ok(written)
    }

    /// Takes the page of that path out.
    pub fn take(&mut self, path: &str) -> Result<StaticPage> {
        let page_idx = self.pages.iter().position(|page| page.path == path);
        let page_idx = page_idx.with_context(|| format!("static-pages printed no {path}"))?;
        Ok(self.pages.remove(page_idx))
    }
}

/// Puts the static pages into the site, each made of its index.
pub fn add_to(site: &mut Files, written: Written) -> Result<()> {
    let index = site.get(INDEX).context("a site has an index.html")?;
    let index = str::from_utf8(index).context("index.html is not UTF-8")?.to_owned();
    for page in &written.pages {
        let composed = compose(&index, page).with_context(|| format!("composing {}", page.path))?;
        let before = site.insert(page.path.clone(), composed.into_bytes());
        ensure!(before.is_none() || page.path == INDEX, "the site has {} twice", page.path);
    }
    for (path, content) in written.files {
        ensure!(!site.contains_key(&path), "the site has {path} twice");
        site.insert(path, content);
    }
    Ok(())
}

/// The page of the site with that static content.
fn compose(index: &str, page: &StaticPage) -> Result<String> {
    let mut composed = Page::new(index);
    let app = composed.find("element `app`", is_app)?;
    let inside = composed.content(&app)?;
    fill(&mut composed, page)?;

    let n_folders = page.path.matches('/').count();
    if n_folders > 0 {
        let root = "../".repeat(n_folders);
        for tag in composed.tags.clone() {
            if inside.contains(&tag.span.start) {
                continue;
            }
            for attribute in &tag.attributes {
                if let Some(name) = attribute.value.strip_prefix("./") {
                    composed.replace(&attribute.span, format!("{root}{name}"));
                }
            }
        }
        let behind_name = app.span.start + 1 + app.name.len();
        composed.replace(
            &(behind_name..behind_name),
            format!(r#" data-root="{root}" data-fragment="{}""#, html::escaped(&page.fragment)),
        );
    }
    Ok(composed.changed())
}

/// Puts the content where it belongs in any page of ours.
pub fn fill(template: &mut Page<'_>, page: &StaticPage) -> Result<()> {
    for part in [&page.head, &page.body] {
        refuse_inline(&html::tags(part))?;
    }
    let html = template.find("element <html>", |tag| tag.name == "html")?;
    let lang = html.attribute("lang").context("the element <html> of index.html has no `lang`")?;
    let in_quotes = format!(r#""{}""#, html::escaped(&page.lang));
    template.replace(&template.with_quotes(&lang.span), in_quotes);

    let title = template.find("title", |tag| tag.name == "title")?;
    let inside = template.content(&title)?;
    template.replace(&(title.span.start..inside.end + "</title>".len()), page.head.clone());

    let app = template.find("element `app`", is_app)?;
    let inside = template.content(&app)?;
    template.replace(&inside, page.body.clone());
    Ok(())
}

fn is_app(tag: &html::Tag<'_>) -> bool {
    tag.value("id") == Some("app")
}

/// Whether a path stays inside of the site, on every system.
fn is_below(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX_HTML: &str = "<!doctype html><html lang=en><title>Old</title>\
        <meta content=\"./keeper.js\" name=keeper><link href=\"./a.css\" rel=stylesheet></head>\
        <body><div id=app><div>Loading <a href=./x>x</a></div></div><a href=\"./\">again</a>";

    fn article() -> StaticPage {
        StaticPage {
            path: "articles/a.html".to_owned(),
            head: "<title>A</title><script type=\"application/ld+json\">{}</script>".to_owned(),
            body: "<div class=page><a href=\"./here\">b</a></div>".to_owned(),
            lang: "de".to_owned(),
            fragment: "article=a&q=\"b\"".to_owned(),
        }
    }

    #[test]
    fn a_page_in_a_folder_says_where_the_site_is_and_what_it_shows() {
        assert_eq!(
            compose(INDEX_HTML, &article()).unwrap(),
            "<!doctype html><html lang=\"de\">\
             <title>A</title><script type=\"application/ld+json\">{}</script>\
             <meta content=\"../keeper.js\" name=keeper><link href=\"../a.css\" rel=stylesheet></head>\
             <body><div data-root=\"../\" data-fragment=\"article=a&amp;q=&quot;b&quot;\" id=app>\
             <div class=page><a href=\"./here\">b</a></div></div><a href=\"../\">again</a>"
        );
    }

    #[test]
    fn the_index_stays_where_it_is() {
        let index = StaticPage { path: INDEX.to_owned(), ..article() };
        let composed = compose(INDEX_HTML, &index).unwrap();
        assert!(composed.contains("<div id=app><div class=page>"), "{composed}");
        assert!(composed.contains("./a.css"), "{composed}");
    }

    #[test]
    fn content_that_the_policy_would_refuse_is_refused() {
        for body in
            ["<script>go()</script>", "<style></style>", "<p style=color:red>", "<p onclick=x>"]
        {
            let page = StaticPage { body: body.to_owned(), ..article() };
            assert!(compose(INDEX_HTML, &page).is_err(), "{body}");
        }
    }

    #[test]
    fn what_the_program_printed_becomes_pages_and_files() {
        let json = r#"[
            { "path": "sitemap.xml", "content": "<urlset/>" },
            { "path": "index.html", "head": "h", "body": "b", "lang": "en", "fragment": "" }
        ]"#;
        let mut written = Written::read(json.as_bytes()).unwrap();
        assert_eq!(written.take(INDEX).unwrap().body, "b");
        assert!(written.take(INDEX).is_err());
        assert_eq!(written.files["sitemap.xml"], b"<urlset/>");
    }

    #[test]
    fn a_file_outside_of_the_site_is_refused() {
        for path in
            ["../a.html", "/a.html", "a//b.html", "a/../../b.html", "c:a.html", "a\\\\b", ""]
        {
            let json = format!(r#"[{{ "path": "{path}", "content": "" }}]"#);
            assert!(Written::read(json.as_bytes()).is_err(), "{path}");
        }
    }

    #[test]
    fn a_file_that_the_site_has_already_is_refused() {
        let mut site = Files::from([(INDEX.to_owned(), INDEX_HTML.into())]);
        let twice = Written { pages: vec![article(), article()], ..Written::default() };
        assert!(add_to(&mut site, twice).is_err());
    }
}
