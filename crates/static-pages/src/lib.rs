//! The views that need no program, as pages: rendered by the viewer's own components, with what search
//! engines and other programs read in their heads, and the list of them all.
//!
//! It gives parts of pages. Who builds the site lays them into its `index.html`, which knows the names
//! of script and style.

mod card;
mod head;
mod markup;
mod sitemap;

use corpus::Corpus;
use corpus_viewer::static_view::StaticView;
use corpus_viewer::{App, AppProps, Links, Shared};
use serde::Serialize;

/// A file of the site.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum File {
    /// A page, to be laid into `index.html`.
    Page(Page),
    /// Anything else, as it is.
    Whole {
        /// Its name, from the folder of `index.html`.
        path: String,
        /// What is in it.
        content: String,
    },
}

/// What makes a page out of `index.html`.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its name, from the folder of `index.html`.
    pub path: String,
    /// Takes the place of `<title>`.
    pub head: String,
    /// Takes the place of what is in `#app`.
    pub body: String,
    /// The language of the page.
    pub lang: String,
    /// The same view as a fragment; empty for the list.
    pub fragment: String,
}

/// Where the site will be, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Option<String>);

impl Address {
    /// Takes the address of the folder; an empty one is not known. Otherwise it must be one of the web.
    pub fn new(url: &str) -> Result<Self, String> {
        let url = url.trim();
        let is_web = ["https://", "http://"].into_iter().any(|scheme| url.starts_with(scheme));
        if url.is_empty() {
            Ok(Self(None))
        } else if !is_web || url.contains(|c: char| c.is_whitespace() || "\"<>?#".contains(c)) {
            Err(format!("{url:?} is no address of a site; it is like https://example.org/corpus/"))
        } else {
            let folder = url.strip_suffix("index.html").unwrap_or(url);
            Ok(Self(Some(format!("{}/", folder.trim_end_matches('/')))))
        }
    }

    /// The whole address of a file; the list is the folder itself.
    fn of(&self, path: &str) -> Option<String> {
        let path = if path == "index.html" { "" } else { path };
        self.0.as_ref().map(|folder| format!("{folder}{path}"))
    }
}

/// Every file that shows the corpus without the program: the same for the same corpus and address.
pub fn files(corpus: &Shared<Corpus>, address: &Address) -> Vec<File> {
    let views = StaticView::written(corpus);
    let page = |&view: &StaticView| {
        let path = view.path(corpus);
        let root = if path.contains('/') { "../" } else { "./" };
        let links = Links::Pages { root };
        let body = render(corpus, view, links);
        let head = head::head(corpus, view, address);
        File::Page(Page {
            path,
            head,
            body,
            lang: corpus.about().lang.clone(),
            fragment: view.fragment(corpus),
        })
    };
    let mut files: Vec<File> = views.iter().map(page).collect();
    files.push(File::Page(Page {
        path: "corpus-viewer.html".to_owned(),
        head: head::head_of_file(corpus),
        body: render(corpus, StaticView::Index, Links::Sections),
        lang: corpus.about().lang.clone(),
        fragment: String::new(),
    }));
    files.push(File::Whole { path: "card.svg".to_owned(), content: card::card(corpus) });
    if let Some(content) = sitemap::sitemap(corpus, &views, address) {
        files.push(File::Whole { path: "sitemap.xml".to_owned(), content });
    }
    files
}

/// A view as the viewer's components render it.
fn render(corpus: &Shared<Corpus>, view: StaticView, links: Links) -> String {
    let fragment = view.fragment(corpus).into();
    let props = AppProps { corpus: corpus.clone(), fragment, links, take_over: None };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a plain runtime");
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}
