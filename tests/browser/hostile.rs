//! A corpus full of hostile content, opened in every way there is: nothing of it runs or leaves, nothing
//! breaks the page, and what is taken away is harmless.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{collections::BTreeSet, fs};

use browser_harness::{
    Find, Page, Screen, Server, Site, eventually, hostile_corpus, hostile_dist, viewer_dist,
};
use corpus::Corpus;
use serde_json::{Value, json};

use crate::viewer::wait_until_ready;

/// What is looked for on every page, and the way through all views.
const SCRIPT: &str = include_str!("hostile.js");

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let ingested = ingest::ingest(&hostile_corpus()).expect("the folder can be read");
    ingested.corpus.expect("what reading refuses is left out of the folder")
});

/// A browser that says in its console what ran of the content.
fn watched(screen: Screen) -> Page {
    let page = Page::blank(screen);
    let source = "Object.defineProperty(globalThis, 'pwned', {
        get: () => undefined, set: () => console.error('pwned: something ran') })";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    page
}

/// The site on a host without any policy, so that whatever could run would.
fn unprotected() -> Site {
    Site::of(hostile_dist()).under("")
}

/// The pages of the site, from its folder.
fn pages() -> Vec<String> {
    let folder = hostile_dist();
    let files = files(&folder).into_iter();
    files.filter(|file| file.ends_with(".html")).collect()
}

fn files(folder: &Path) -> Vec<String> {
    fn add(folder: &Path, way: &str, files: &mut Vec<String>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the site can be listed")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().expect("a name").to_string_lossy();
            let name = format!("{way}{name}");
            if path.is_dir() {
                add(&path, &format!("{name}/"), files);
            } else {
                files.push(name);
            }
        }
    }
    let mut all = Vec::new();
    add(folder, "", &mut all);
    all
}

/// Nothing was asked for but files of the build, all of which were there.
fn check_requests(server: &Server, own: &[&str]) {
    let files = files(&hostile_dist());
    for request in server.requests() {
        let file = request.path.trim_start_matches('/');
        let is_known = file.is_empty() || files.iter().any(|known| known == file);
        assert!((is_known || own.contains(&file)) && request.status == 200, "{request:?}");
    }
}

/// Nothing was asked for from anybody else.
fn check_resources(page: &Page, start: &str) {
    let asked: Vec<String> = page.script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith('data:') && !name.startsWith('blob:'))",
    );
    let foreign: Vec<_> = asked.iter().filter(|name| !name.starts_with(start)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

/// Views of the list: everything chosen, everything excluded, searched for, and nothing found.
fn views() -> [Vec<(&'static str, String)>; 4] {
    let entities = CORPUS.entities().map(|(_, entity)| ("entity", entity.key.clone()));
    let topics = CORPUS.topics().map(|(_, topic)| ("topic", topic.key.clone()));
    let publishers = CORPUS.publishers().map(|(_, name)| ("publisher", name.to_owned()));
    let values: Vec<_> = entities.chain(topics).chain(publishers).collect();
    let excluded = values.iter().map(|(key, value)| ("not", format!("{key}:{value}"))).collect();
    let found = vec![("q", "pwned".to_owned())];
    let words = ("q", "</script><img src=/pwned onerror=window.pwned=true>".to_owned());
    let nothing = std::iter::once(words).chain(values.iter().cloned()).collect();
    [values, excluded, found, nothing]
}

/// Opens every article, the card of every entity that occurs, and all filters and kinds of list.
#[track_caller]
fn walk(page: &Page) {
    let pages = json!(pages());
    let call = |call: String| {
        let script = format!(
            "{SCRIPT}\nconst done = arguments[arguments.length - 1];
             {call}.then(done, (error) => done([String(error)]))"
        );
        let found: Vec<String> = page.script_async(&script);
        if !found.is_empty() {
            page.fail(&found.join("\n"));
        }
    };
    let mut seen = BTreeSet::new();
    for (id, article) in CORPUS.articles() {
        let entities = CORPUS.entities_of(id).filter(|id| seen.insert(*id));
        let entities = entities.map(|id| CORPUS.entity(id));
        let entities: Vec<_> = entities.map(|entity| (&entity.key, &entity.name)).collect();
        let article = json!({ "slug": article.slug, "title": article.title, "entities": entities });
        call(format!("openArticle({pages}, {article})"));
    }
    assert!(seen.len() > 20, "entities of every kind occur");
    for view in views() {
        call(format!("openList({pages}, {})", json!(view)));
    }
}

/// What is wrong with a page as it is.
#[track_caller]
fn check(page: &Page, what: &str) {
    let call = format!("{SCRIPT}\nreturn faults({})", json!(pages()));
    let found: Vec<String> = page.script(&call);
    if !found.is_empty() {
        page.fail(&format!("{what}: {}", found.join("\n")));
    }
}

fn address(page: &Page) -> String {
    page.script("return location.href.split('#')[0]")
}

#[test]
fn hostile_content_comes_through_every_reader() {
    for format in ["page-", "text-", "jsonl-", "csv-"] {
        let articles = CORPUS.articles().map(|(_, article)| article);
        let found: Vec<_> = articles.filter(|article| article.slug.starts_with(format)).collect();
        assert!(found.len() > 5, "{format}: {}", found.len());
        let text: String = found.iter().map(|article| article.text.as_str()).collect();
        for words in ["<script>", "onerror=window.pwned=true", "javascript:window.pwned", "cmd|"] {
            assert!(text.contains(words), "no {words} in {format}");
        }
    }
}

#[test]
fn what_runs_is_noticed() {
    let server = Site::page(
        "<!doctype html><link rel=icon href=data:,><div id=app><img src=/pwned onerror=window.pwned=true></div>",
    );
    let server = server.serve();
    let page = watched(Screen::WIDE);
    page.go_to(server.url());
    assert!(eventually(|| page.take_console().join("").contains("something ran")));
    let call = format!("{SCRIPT}\nreturn faults([])");
    assert!(page.script::<Vec<String>>(&call).len() > 1);
    page.take_console();
}

#[test]
fn nothing_runs_in_the_hosted_page() {
    for screen in [Screen::WIDE, Screen::NARROW] {
        let server = unprotected().serve();
        let page = watched(screen);
        page.go_to(server.url());
        wait_until_ready(&page);
        walk(&page);
        assert_eq!(address(&page), server.url());
        check_resources(&page, server.url());
        check_requests(&server, &[]);
    }
}

#[test]
fn nothing_runs_in_the_static_pages() {
    let server = Site::of(hostile_dist()).serve();
    let page = watched(Screen::WIDE);
    for file in pages().iter().filter(|file| *file != "corpus-viewer.html") {
        let url = format!("{}{file}", server.url());
        page.go_to(&url);
        wait_until_ready(&page);
        check(&page, file);
        assert_eq!(address(&page), format!("{}index.html", server.url()), "{file}");
        check_resources(&page, server.url());
    }
    check_requests(&server, &[]);
}

#[test]
fn nothing_runs_where_there_are_no_scripts_and_every_text_is_as_written() {
    let server = unprotected().serve();
    let page = watched(Screen::WIDE);
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    let read = |selector: &str| -> Vec<String> {
        let selector = json!(selector);
        page.script(&format!(
            "return [...document.querySelectorAll({selector})].map((it) => it.textContent)"
        ))
    };
    for file in pages() {
        let url = format!("{}{file}", server.url());
        page.go_to(&url);
        check(&page, &file);
        assert_eq!(address(&page), url);
        if file != "corpus-viewer.html" {
            let data = read("script[type='application/ld+json']").concat();
            let data: Value = serde_json::from_str(&data).expect("JSON-LD in the page");
            let heading = read("#article-heading");
            assert_eq!(data["headline"].as_str(), heading.first().map(String::as_str), "{file}");
        }
    }
    for (_, article) in CORPUS.articles() {
        let file = file_of(&article.slug);
        page.go_to(&format!("{}{file}", server.url()));
        assert_eq!(read("#article-heading"), [article.title.as_str()]);
        let said = page.title();
        // Browsers join white space in titles, each its own kinds of it.
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert!(plain(&said).starts_with(&plain(&article.title)), "{file}");
    }
    check_requests(&server, &[]);
}

/// The page of an article, by the link that the list has to it.
fn file_of(slug: &str) -> String {
    let id = CORPUS.article_by_slug(slug).expect("an article of the corpus");
    corpus_viewer::static_view::StaticView::Article(id).path(&CORPUS)
}

#[test]
fn nothing_runs_in_a_frame_on_a_wiki() {
    let server = unprotected().serve();
    let wiki = Site::page(&format!(
        "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
         <script src='{}embed.js'></script><corpus-viewer mirror></corpus-viewer>",
        server.url()
    ));
    let wiki = wiki.serve();
    let page = watched(Screen::WIDE);
    let url = wiki.url().replace("127.0.0.1", "localhost");
    page.go_to(&url);
    page.css("corpus-viewer iframe").wait();
    page.enter_frame("corpus-viewer iframe");
    wait_until_ready(&page);
    walk(&page);
    check_resources(&page, server.url());
    page.leave_frame();
    assert_eq!(address(&page), url);
    let inside: Vec<String> = page.script(
        "return [...document.querySelectorAll('corpus-viewer *')].map((it) => it.localName)",
    );
    assert_eq!(inside, ["iframe"]);
    check_requests(&server, &[]);
}

#[test]
fn nothing_runs_in_the_one_file() {
    let path = hostile_dist().join("corpus-viewer.html").canonicalize().expect("the one file");
    let url = format!("file://{}", path.display());
    let page = watched(Screen::WIDE);
    page.go_to(&url);
    wait_until_ready(&page);
    walk(&page);
    assert_eq!(address(&page), url);
    check_resources(&page, &url);
}

#[test]
fn nothing_runs_in_the_one_file_pasted_into_a_page() {
    let file = fs::read_to_string(hostile_dist().join("corpus-viewer.html")).expect("the one file");
    let html = format!(
        "<!doctype html><title>Wiki</title><link rel=icon href=data:,>
         <iframe width=1200 height=700 sandbox=allow-scripts srcdoc=\"{}\"></iframe>",
        file.replace('&', "&amp;").replace('"', "&quot;")
    );
    let server = unprotected().with("wiki.html", html).serve();
    let page = watched(Screen::WIDE);
    page.go_to(&format!("{}wiki.html", server.url()));
    page.enter_frame("iframe");
    wait_until_ready(&page);
    walk(&page);
    page.leave_frame();
    assert_eq!(address(&page), format!("{}wiki.html", server.url()));
    check_requests(&server, &["wiki.html"]);
    assert_eq!(server.requests().len(), 1);
}

/// Where the panes are: left edge and width of each.
fn panes(page: &Page) -> Vec<(f64, f64)> {
    page.script(
        "return ['.filter-panel', '.result-pane', '.reader-pane'].map((it) => {
            const { left, width } = document.querySelector(it).getBoundingClientRect();
            return [left, width];
         })",
    )
}

#[test]
fn the_panes_stay_where_they_are() {
    for screen in [Screen::WIDE, Screen::MIDDLE, Screen::NARROW] {
        let place = |site: Site, slug: &str| {
            let server = site.serve();
            let page = Page::blank(screen);
            page.go_to(&format!("{}#article={slug}", server.url()));
            wait_until_ready(&page);
            page.css("#article-heading").wait();
            panes(&page)
        };
        let ordinary = place(Site::of(viewer_dist()), "hong-kong-springboard");
        let hostile = place(Site::of(hostile_dist()), "addresses");
        assert_eq!(ordinary, hostile, "{screen:?}");
    }
}

/// The site with a view open, in a wide window.
fn open_at(fragment: &str) -> (Page, Server) {
    let server = Site::of(hostile_dist()).serve();
    let page = watched(Screen::WIDE);
    page.go_to(&format!("{}#{fragment}", server.url()));
    wait_until_ready(&page);
    (page, server)
}

/// The slug of the article whose title begins so.
fn titled(start: &str) -> String {
    let mut articles = CORPUS.articles();
    let found = articles.find(|(_, article)| article.title.starts_with(start));
    let slug = &found.expect("an article with that title").1.slug;
    form_urlencoded::byte_serialize(slug.as_bytes()).collect()
}

#[test]
fn a_name_from_right_to_left_does_not_turn_what_stands_beside_it() {
    let (page, _server) = open_at(&format!("article={}&entity=card", titled("closed before")));
    page.css("#article-heading").wait();
    // What turns text round is taken out of articles when they are read; in the lists it stays.
    //
    // In how many places a name was looked at, and those where what follows it stands before it or runs
    // backwards.
    let look = || -> (u32, Vec<String>) {
        page.script(
            "const rect = (from, to) => {
                const range = document.createRange();
                range.setStart(...from);
                range.setEnd(...to);
                return range.getBoundingClientRect();
             };
             let n = 0;
             const turned = [];
             const look = (it, name, rest) => {
                if (!name || !/[\\u202e\\u2067\\u2069\\u05d0-\\u05ea]/.test(name.textContent) || !it.getClientRects().length) return;
                const text = rest.nodeType === 3 ? rest : rest.firstChild;
                const end = name.nodeType === 3 ? name.length : name.childNodes.length;
                const [whole, first, last] = [
                    rect([name, 0], [name, end]), rect([text, 0], [text, 1]), rect([text, text.length - 1], [text, text.length])];
                n += 1;
                const isBelow = first.top >= whole.bottom - 1;
                if (!(isBelow || first.left >= whole.right - 1) || last.left < first.left) turned.push(it.outerHTML);
             };
             for (const it of document.querySelectorAll('.way-in, .entity-chip, .chip, .article-topic > summary, .facet-value__label')) {
                look(it, it.lastElementChild.previousSibling, it.lastElementChild);
             }
             for (const it of document.querySelectorAll('.result-item__source, .reader__kicker')) {
                look(it, it.firstElementChild, it.lastChild);
             }
             return [n, turned]",
        )
    };
    let (n_looked_at, turned) = look();
    assert!(n_looked_at > 5, "{n_looked_at}");
    assert!(turned.is_empty(), "{turned:#?}");
    page.script::<()>(
        "document.body.style.unicodeBidi = 'plaintext';
         for (const it of document.querySelectorAll('bdi, .facet-value__label *, .entity-chip')) {
            it.style.unicodeBidi = 'normal';
            it.style.display = 'inline';
         }",
    );
    assert!(!look().1.is_empty(), "without the care that is taken something would turn");
}

/// What the window shows above and below a part of the page whose words have many marks; with its ink or without.
fn around(page: &Page, selector: &str, ink: &str) -> Vec<Value> {
    let rects: Vec<(f64, f64)> = page.script(&format!(
        "const it = [...document.querySelectorAll({})].find((it) =>
            it.textContent.includes('stacked Z') && it.getClientRects().length);
         it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         it.style.color = '{ink}';
         it.querySelectorAll('*').forEach((inner) => (inner.style.color = '{ink}'));
         const {{ top, bottom }} = it.getBoundingClientRect();
         // Behind the room for the outline of what has the focus.
         return [[0, Math.floor(top) - 5], [Math.ceil(bottom) + 5, innerHeight]]",
        json!(selector)
    ));
    let picture = |(top, bottom): &(f64, f64)| {
        let clip = json!({ "x": 0, "y": top, "width": 1440, "height": bottom - top, "scale": 1 });
        page.devtools("Page.captureScreenshot", json!({ "clip": clip }))["data"].clone()
    };
    rects.iter().map(picture).collect()
}

/// In how many dots two pictures clearly differ; edges of round things are never drawn quite alike.
fn n_different(page: &Page, a: &Value, b: &Value) -> u32 {
    page.script_async(&format!(
        "const [a, b, done] = [{a}, {b}, arguments[arguments.length - 1]];
         const dots = (data) => new Promise((resolve) => {{
            const image = new Image();
            image.onload = () => {{
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [image.width, image.height];
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                resolve(context.getImageData(0, 0, image.width, image.height).data);
            }};
            image.src = `data:image/png;base64,${{data}}`;
         }});
         Promise.all([dots(a), dots(b)]).then(([a, b]) => {{
            let n = a.length === b.length ? 0 : 1e6;
            for (let idx = 1; idx < a.length; idx += 4) n += Math.abs(a[idx] - b[idx]) > 60;
            done(n);
         }})"
    ))
}

#[test]
fn marks_on_marks_do_not_cover_the_neighbours() {
    let mut entities = CORPUS.entities();
    let entity = entities.find(|(_, entity)| entity.name.starts_with("stacked Z"));
    let chosen = format!("entity={}", entity.expect("an entity of that name").1.key);
    let open = format!("article={}", titled("stacked Z"));
    let in_list = [
        ".result-item__source",
        ".result-item__summary",
        ".facet-value__name",
        ".result-item__title",
    ];
    let as_filter = [".chip", ".evidence__head", ".evidence__sentence"];
    let in_article = [".reader__title", ".entity-chip", ".paragraph", "summary"];
    for (fragment, parts) in
        [(&*chosen, &as_filter[..]), (&*open, &in_article[..]), ("", &in_list[..])]
    {
        let (page, _server) = open_at(fragment);
        page.script::<()>(
            "document.querySelectorAll('.facet-group__more').forEach((it) => it.click())",
        );
        page.css(".facet-group__more[aria-expanded=true]").wait();
        let covers = |part: &str| {
            let [with_ink, without] = ["", "transparent"].map(|ink| around(&page, part, ink));
            with_ink.iter().zip(&without).any(|(a, b)| n_different(&page, a, b) > 5)
        };
        for part in parts {
            // Something else may have been drawn in between, once.
            assert!(eventually(|| !covers(part)), "{part} covers its neighbours");
        }
        if fragment.is_empty() {
            page.script::<()>(
                "document.querySelectorAll('*').forEach((it) => (it.style.overflow = 'visible'))",
            );
            // Which of them does so depends on how the fonts of the machine place marks.
            let would_cover = eventually(|| in_list.iter().any(|part| covers(part)));
            assert!(would_cover, "without the care that is taken one would");
        }
    }
}

/// The rows of a file in CSV as RFC 4180 has it.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("there is always a row");
        let cell = row.last_mut().expect("there is always a cell");
        match letter {
            '"' if is_quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted && letters.next_if_eq(&'\n').is_some() => {
                rows.push(vec![String::new()]);
            }
            letter => cell.push(letter),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends with a line break");
    rows
}

#[test]
fn what_is_taken_away_is_harmless_and_exact() {
    let folder = tempfile::tempdir().expect("a folder for downloads");
    let (page, _server) = open_at("sort=title");
    page.set_download_folder(folder.path());
    let n_articles = CORPUS.n_articles();
    page.button(&format!("Save {n_articles} articles as JSON-LD")).click();
    page.button(&format!("Save {n_articles} articles as CSV")).click();
    let expected = ["articles.csv", "articles.jsonld"];
    let is_complete = |name: &str| {
        fs::read_to_string(folder.path().join(name)).is_ok_and(|text| text.ends_with(['\n', '}']))
    };
    // What is still arriving has another name.
    let have_arrived = || files(folder.path()) == expected && expected.into_iter().all(is_complete);
    assert!(eventually(have_arrived), "{:?}", files(folder.path()));

    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it was complete");
    let data: Value = serde_json::from_str(&read("articles.jsonld")).expect("JSON");
    let saved = data["@graph"].as_array().expect("a list");
    assert_eq!(saved.len(), n_articles);
    for saved in saved {
        let slug = saved["identifier"].as_str().expect("a slug");
        let id = CORPUS.article_by_slug(slug).expect("an article of the corpus");
        let article = CORPUS.article(id);
        let names = |key: &str| -> Vec<&str> {
            let things = saved[key].as_array().map(Vec::as_slice).unwrap_or_default();
            things.iter().filter_map(|thing| thing["name"].as_str()).collect()
        };
        assert_eq!(saved["headline"], article.title);
        assert_eq!(saved["abstract"].as_str(), article.summary.as_deref());
        assert_eq!(saved["publisher"]["name"].as_str(), article.source.publisher.as_deref());
        assert_eq!(saved["isBasedOn"]["headline"].as_str(), article.source.title.as_deref());
        assert_eq!(saved["isBasedOn"]["url"].as_str(), article.source.url.as_deref());
        assert_eq!(saved["articleBody"], article.text);
        assert_eq!(names("author"), article.authors);
        let entities: Vec<_> =
            CORPUS.entities_of(id).map(|id| CORPUS.entity(id).name.as_str()).collect();
        assert_eq!(names("mentions"), entities);
    }

    let rows = rows(&read("articles.csv"));
    assert_eq!(rows.len(), n_articles + 1);
    for row in &rows {
        assert_eq!(row.len(), rows[0].len());
        for cell in row {
            let start = cell.trim_start().chars().next();
            let is_formula = start.is_some_and(|start| "=+-@＝＋－＠".contains(start));
            assert!(!is_formula && !cell.starts_with(['\t', '\r', '\n']), "{cell}");
        }
    }
    for row in &rows[1..] {
        let slug = row[0].strip_prefix('\'').filter(|_| CORPUS.article_by_slug(&row[0]).is_none());
        let id = CORPUS.article_by_slug(slug.unwrap_or(&row[0])).expect("an article of the corpus");
        let title = &CORPUS.article(id).title;
        assert!(row[1] == *title || row[1] == format!("'{title}"), "{}", row[1]);
    }
}

#[test]
fn a_snippet_of_a_hostile_view_is_one_element() {
    let server = unprotected().serve();
    let page = watched(Screen::WIDE);
    let mut fragment = form_urlencoded::Serializer::new(String::new());
    for (_, publisher) in CORPUS.publishers().filter(|(_, name)| name.len() < 1000) {
        fragment.append_pair("publisher", publisher);
    }
    page.go_to(&format!("{}#{}", server.url(), fragment.finish()));
    wait_until_ready(&page);
    page.button("Embed this view").click();
    page.dialog("Embed and check").wait();
    for (place, expected) in [(1, vec!["iframe"]), (2, vec!["script", "corpus-viewer"])] {
        page.combobox("Where").css(&format!("option:nth-child({place})")).click();
        let elements = || -> Vec<String> {
            page.css("#keeper-snippet").script(
                "const inert = new DOMParser().parseFromString(element.value, 'text/html');
                 return [...inert.querySelectorAll('body *, head *')].map((it) => it.localName)",
            )
        };
        page.wait_for(
            "elements of the snippet",
            elements,
            expected.iter().map(ToString::to_string).collect(),
        );
    }
    let frames: Vec<String> = page.script(
        "return [...document.querySelectorAll('iframe')].map((it) => it.src.split('#')[0])",
    );
    assert!(frames.iter().all(|src| src == server.url()), "{frames:?}");
    check_requests(&server, &[]);
}
