//! The viewer inside of pages of real wikis, which are other sites than the viewer's and send a policy of
//! their own.

use std::env;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use browser_harness::{
    Find, Key, Locator, Page, Screen, Server, Site, Wiki, WikiKind, eventually, get, viewer_dist,
};
use corpus::Query;

use crate::expected::{article, checkbox, entity, filter, status, titles, topic};
use crate::viewer::wait_until_ready;

const KINDS: [WikiKind; 2] = [WikiKind::MediaWiki, WikiKind::DokuWiki];

/// A wiki and the viewer that its keeper allowed. Tests share them, each with pages of its own.
struct Hosts {
    viewer: Server,
    wiki: Wiki,
}

static MEDIAWIKI: LazyLock<Hosts> = LazyLock::new(|| Hosts::start(WikiKind::MediaWiki));
static DOKUWIKI: LazyLock<Hosts> = LazyLock::new(|| Hosts::start(WikiKind::DokuWiki));

impl Hosts {
    fn start(kind: WikiKind) -> Self {
        let viewer = Site::of(viewer_dist()).at("/clippings").serve();
        let wiki = Wiki::start(kind, viewer.url());
        Self { viewer, wiki }
    }

    fn of(kind: WikiKind) -> &'static Self {
        match kind {
            WikiKind::MediaWiki => &MEDIAWIKI,
            WikiKind::DokuWiki => &DOKUWIKI,
        }
    }
}

/// A browser that shows a page of a wiki, new and with this HTML in it.
struct Visit {
    page: Page,
    /// The page, without a fragment.
    url: String,
}

impl Visit {
    /// Goes to the page, from the wiki's first one.
    fn to(kind: WikiKind, title: &str, html: &str) -> Self {
        Self::by_link(kind, title, html, "")
    }

    /// The same with a fragment, which begins with `#` unless it is empty.
    fn by_link(kind: WikiKind, title: &str, html: &str, fragment: &str) -> Self {
        let wiki = &Hosts::of(kind).wiki;
        let url = wiki.write(title, html);
        let page = Page::blank(Screen::WIDE);
        page.go_to(&before(kind));
        page.go_to(&format!("{url}{fragment}"));
        Self { page, url }
    }

    /// What is done in the frame; it begins when the viewer is there.
    fn in_frame<T>(&self, deed: impl FnOnce(&Page) -> T) -> T {
        self.page.css("iframe").wait();
        self.page.enter_frame("iframe");
        wait_until_ready(&self.page);
        let done = deed(&self.page);
        self.page.leave_frame();
        done
    }

    fn frame(&self) -> Locator {
        self.page.css("iframe")
    }

    /// Waits until the wiki's page has this fragment.
    fn wait_for_fragment(&self, expected: &str) {
        self.page.wait_for_fragment(expected);
        assert!(href(&self.page).starts_with(&self.url), "the wiki's page is still the same");
    }
}

/// The page of a wiki that the reader is on before.
fn before(kind: WikiKind) -> String {
    static PAGES: [OnceLock<String>; 2] = [const { OnceLock::new() }; 2];
    let page = &PAGES[usize::from(kind == WikiKind::DokuWiki)];
    page.get_or_init(|| Hosts::of(kind).wiki.write("Before", "<p>Before</p>")).clone()
}

fn href(page: &Page) -> String {
    page.script("return location.href")
}

fn n_steps(page: &Page) -> u32 {
    page.script("return history.length")
}

fn megvii() -> Query {
    filter(|filter| filter.choose(entity("megvii")))
}

/// Chooses Megvii. The frame is narrow, so that the filters are a sheet.
fn choose_megvii(frame: &Page) {
    frame.button("Filters").click();
    let filters = frame.complementary("Filters");
    let box_of_megvii = checkbox(&Query::default(), entity("megvii"));
    filters.group("Entities").checkbox(&box_of_megvii).click();
    frame.press(Key::Escape);
    filters.wait_until_gone();
    frame.wait_for_titles(&titles(&megvii()));
}

/// Filters, opens an article, takes a link to it away and closes it again.
fn read_something(frame: &Page) {
    frame.wait_for_titles(&titles(&Query::default()));
    choose_megvii(frame);
    frame.wait_for_status(&status(&megvii()));
    let title = &article("facial-recognition-funding").title;
    frame.list("Articles").link(title).click();
    let reader = frame.region("Article");
    reader.heading(title).wait_for_focus();
    frame.button("Copy link").click();
    frame.button("Link copied").wait();
    frame.button("Close article").click();
    frame.wait_for_titles(&titles(&megvii()));
}

/// Markup with the viewer in it, as an extension or a careful editor writes it.
struct Markup {
    name: &'static str,
    kind: WikiKind,
    html: String,
}

/// All ways to a frame without `embed.js`.
fn frames() -> Vec<Markup> {
    let mut frames = Vec::new();
    for kind in KINDS {
        let viewer = format!("{}#ui=compact", Hosts::of(kind).viewer.url());
        // What the documentation recommends where HTML can be written.
        let html = format!(
            "<iframe src=\"{viewer}\" title=\"Corpus viewer\" width=\"100%\" height=\"640\" \
             loading=\"lazy\" style=\"border:0\" allow=\"clipboard-write\" \
             sandbox=\"allow-scripts allow-same-origin allow-popups allow-downloads\"></iframe>"
        );
        frames.push(Markup { name: "Html", kind, html });
        match kind {
            WikiKind::MediaWiki => {
                // The widget "Iframe" of the extension Widgets, with nothing but an address.
                let html = format!(
                    "<iframe src=\"{viewer}\" style=\"border: 0\" width=\"400\" height=\"300\"></iframe>"
                );
                frames.push(Markup { name: "Widgets", kind, html });
                // The extension IframeTag takes a few attributes, and drops all others.
                let html = format!(
                    "<iframe src=\"{viewer}\" height=\"600\" width=\"100%\" style=\"border:0\"></iframe>"
                );
                frames.push(Markup { name: "IframeTag", kind, html });
            }
            WikiKind::DokuWiki => {
                // The plugin "iframe" without options.
                let html = format!(
                    "<iframe title=\"Clippings\" src=\"{viewer}\" style=\"width:98%; height:400px\"></iframe>"
                );
                frames.push(Markup { name: "Plugin", kind, html });
                // The same with `100%,600px noscroll noborder`.
                let html = format!(
                    "<iframe title=\"Clippings\" src=\"{viewer}\" style=\"width:100%; height:600px\" \
                     frameborder=\"0\" scrolling=\"no\"></iframe>"
                );
                frames.push(Markup { name: "PluginWithOptions", kind, html });
            }
        }
    }
    frames
}

#[test]
fn the_wikis_send_a_policy_that_allows_the_viewer_and_little_else() {
    for kind in KINDS {
        let Hosts { viewer, wiki } = Hosts::of(kind);
        let url = wiki.write("Policy", "<p>Nothing</p>").replace("localhost", "127.0.0.1");
        let answer = get(&url, &[]);
        let policy = answer.header("Content-Security-Policy").expect("a policy");
        let origin = viewer.url().trim_end_matches("/clippings/");
        let directive = |name: &str| {
            let mut directives = policy.split(';').map(str::trim);
            directives.find(|directive| directive.starts_with(name)).map(str::to_owned)
        };
        for (name, fallback) in [("frame-src", "default-src"), ("script-src", "default-src")] {
            let sources = directive(name).or_else(|| directive(fallback)).expect("it says so");
            assert!(sources.split(' ').any(|source| source == origin), "{kind:?}: {sources}");
            assert!(!sources.split(' ').any(|source| source == "*"), "{kind:?}: {sources}");
        }
    }
}

#[test]
fn in_every_kind_of_frame_one_can_filter_and_read() {
    for Markup { name, kind, html } in frames() {
        let visit = Visit::to(kind, name, &html);
        let n_before = n_steps(&visit.page);
        visit.in_frame(read_something);
        assert_eq!(n_steps(&visit.page), n_before, "{name} in {kind:?}");
        assert_eq!(href(&visit.page), visit.url, "{name} in {kind:?}");
        visit.page.back();
        visit.page.wait_for("page before", || href(&visit.page) == before(kind), true);
    }
}

#[test]
fn the_element_filters_and_reads_and_leaves_the_history_of_the_wiki_alone() {
    for kind in KINDS {
        for (title, html) in [
            ("Element", "<corpus-viewer title='Clippings'></corpus-viewer>"),
            ("Mirroring", "<corpus-viewer title='Clippings' mirror></corpus-viewer>"),
        ] {
            let visit = Visit::to(kind, title, html);
            let n_before = n_steps(&visit.page);
            visit.in_frame(read_something);
            assert_eq!(n_steps(&visit.page), n_before, "{title} in {kind:?}");
            assert_eq!(visit.frame().attribute("title").as_deref(), Some("Clippings"));
            visit.page.back();
            visit.page.wait_for("page before", || href(&visit.page) == before(kind), true);
        }
    }
}

#[test]
fn a_link_to_a_filtered_view_opens_it_inside_of_the_wiki_page() {
    for kind in KINDS {
        let html = "<corpus-viewer mirror></corpus-viewer>";
        let visit = Visit::by_link(kind, "Linked", html, "#corpus-viewer?entity=megvii");
        visit.in_frame(|frame| {
            frame.wait_for_titles(&titles(&megvii()));
            frame.button("Remove filter: Megvii").wait();
            let title = &article("facial-recognition-funding").title;
            frame.list("Articles").link(title).click();
            frame.region("Article").heading(title).wait_for_focus();
        });
        let deeper = "corpus-viewer?entity=megvii&article=facial-recognition-funding";
        visit.wait_for_fragment(deeper);

        // What a colleague is sent opens the same.
        visit.page.go_to("about:blank");
        visit.page.go_to(&format!("{}#{deeper}", visit.url));
        visit.in_frame(|frame| {
            let title = &article("facial-recognition-funding").title;
            frame.region("Article").heading(title).wait();
            frame.button("Close article").click();
            frame.wait_for_titles(&titles(&megvii()));
            frame.button("Remove filter: Megvii").click();
            frame.wait_for_titles(&titles(&Query::default()));
        });
        // The view that the page shows by itself has no place in its address.
        visit.page.wait_for("fragment", || visit.page.fragment().contains("megvii"), false);
    }
}

#[test]
fn a_view_in_the_address_of_the_open_wiki_page_is_followed() {
    for kind in KINDS {
        let visit = Visit::to(kind, "Followed", "<corpus-viewer mirror id=clips></corpus-viewer>");
        visit.in_frame(|frame| frame.wait_for_titles(&titles(&Query::default())));
        visit.page.script::<()>("location.hash = '#clips?topic=privacy'");
        let privacy = filter(|filter| filter.choose(topic("privacy")));
        visit.in_frame(|frame| frame.wait_for_titles(&titles(&privacy)));
        visit.wait_for_fragment("clips?topic=privacy");
    }
}

#[test]
fn a_locked_filter_stays_and_a_hidden_facet_is_not_there() {
    for kind in KINDS {
        let html = "<corpus-viewer lock='entity=megvii' hide='year publisher'></corpus-viewer>";
        let visit = Visit::to(kind, "Locked", html);
        visit.in_frame(|frame| {
            frame.wait_for_titles(&titles(&megvii()));
            assert!(!frame.button("Remove filter: Megvii").is_there());
            frame.button("Filters").click();
            let filters = frame.complementary("Filters");
            filters.group("Topics").wait();
            assert!(!filters.group("Years").is_there() && !filters.group("Publishers").is_there());
        });
    }
}

/// Pixels that the frame is high, and pixels that its content would like to be.
fn heights(visit: &Visit) -> (u32, u32) {
    let frame = visit.frame().script("return element.clientHeight");
    let content = visit.in_frame(|frame| frame.script("return document.body.scrollHeight"));
    (frame, content)
}

/// Waits until the frame is as high as its content, and gives the height.
fn wait_until_it_fits(visit: &Visit) -> u32 {
    let fits = || {
        let (frame, content) = heights(visit);
        frame.abs_diff(content) <= 1
    };
    visit.page.wait_for("frame as high as its content", fits, true);
    let excess = || -> [i32; 2] {
        visit.in_frame(|frame| {
            frame.script(
                "const root = document.documentElement;
                 return [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight]",
            )
        })
    };
    visit.page.wait_for("what there is to scroll to inside", excess, [0, 0]);
    heights(visit).0
}

#[test]
fn the_frame_is_as_high_as_its_content() {
    for kind in KINDS {
        let visit = Visit::to(kind, "Height", "<corpus-viewer></corpus-viewer><p>Behind</p>");
        visit.in_frame(|frame| frame.wait_for_titles(&titles(&Query::default())));
        let all = wait_until_it_fits(&visit);
        visit.in_frame(|frame| {
            choose_megvii(frame);
            frame.button("Remove filter: Megvii").wait();
        });
        let some = wait_until_it_fits(&visit);
        visit.in_frame(|frame| {
            let title = &article("facial-recognition-funding").title;
            frame.list("Articles").link(title).click();
            frame.region("Article").heading(title).wait();
        });
        let reading = wait_until_it_fits(&visit);
        assert!(some < all && reading > some, "{kind:?}: {all}, {some}, {reading}");

        visit.page.set_screen(Screen::MIDDLE);
        let narrower = wait_until_it_fits(&visit);
        assert!(narrower > reading, "{kind:?}: the same text on shorter lines");
    }
}

#[test]
fn a_height_that_is_given_is_kept() {
    let visit =
        Visit::to(WikiKind::MediaWiki, "Fixed", "<corpus-viewer height=500></corpus-viewer>");
    visit.in_frame(read_something);
    assert_eq!(heights(&visit).0, 500);
}

#[test]
fn the_frame_is_light_or_dark_as_the_wiki_is() {
    for kind in KINDS {
        let visit = Visit::to(kind, "Theme", "<corpus-viewer theme=host></corpus-viewer>");
        let theme = || visit.in_frame(|frame| frame.css("html").attribute("data-theme"));
        visit.page.wait_for("theme", theme, Some("light".to_owned()));
        // As a wiki's switch for the night does it: other colours, and a word about it on the root.
        visit.page.script::<()>(
            "for (let it = document.querySelector('corpus-viewer'); it; it = it.parentElement) {
                 it.style.backgroundColor = '#101418';
             }
             document.documentElement.dataset.night = 'true'",
        );
        visit.page.wait_for("theme", theme, Some("dark".to_owned()));
    }
}

#[test]
fn the_keyboard_goes_into_the_frame_and_out_of_it() {
    for kind in KINDS {
        let html = "<p><a href='#before' id=before>Before</a></p>
            <corpus-viewer hide='entity topic publisher year'></corpus-viewer>
            <p><a href='#behind' id=behind>Behind</a></p>";
        let visit = Visit::to(kind, "Keyboard", html);
        let page = &visit.page;
        visit.in_frame(|frame| frame.wait_for_titles(&titles(&Query::default())));

        page.css("#before").focus();
        page.press(Key::Tab);
        visit.frame().wait_for_focus();
        visit.in_frame(|frame| {
            frame.searchbox("Search").wait_for_focus();
            frame.press("cantonese");
            frame.wait_for_status("1 of 5 articles");
            frame.press(Key::Escape);
            frame.wait_for_status(&status(&Query::default()));
        });

        // Every stop on the way belongs to the viewer, until the way leads out.
        let behind = page.css("#behind");
        let mut n_stops = 0;
        while !behind.is_focused() {
            let is_stop = || visit.frame().is_focused() || behind.is_focused();
            assert!(eventually(is_stop) && n_stops < 60, "{kind:?}: after {n_stops} stops");
            page.press(Key::Tab);
            n_stops += 1;
        }
        assert!(n_stops > titles(&Query::default()).len(), "{kind:?}: each article is a stop");

        page.press_shifted(Key::Tab);
        visit.frame().wait_for_focus();
        let is_within = "return document.activeElement !== document.body";
        let is_back = || visit.in_frame(|frame| frame.script::<bool>(is_within));
        assert!(eventually(is_back), "{kind:?}: and back in");
    }
}

/// The pictures of `docs/embedding.md`. They are taken anew when `UPDATE_SCREENSHOTS` is set; without it
/// the pages are made all the same, and the pictures only have to be there.
#[test]
fn the_documentation_shows_the_wikis_as_they_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/embedding");
    for (kind, name) in [(WikiKind::MediaWiki, "mediawiki"), (WikiKind::DokuWiki, "dokuwiki")] {
        let html = "<p>What the press wrote about it, filtered for one company:</p>
            <corpus-viewer title='Clippings' filter='entity=megvii'></corpus-viewer>";
        let visit = Visit::to(kind, "Clippings", html);
        visit.page.set_screen(Screen { width: 1100, height: 680 });
        visit.in_frame(|frame| frame.wait_for_titles(&titles(&megvii())));
        wait_until_it_fits(&visit);
        let picture = folder.join(format!("{name}.png"));
        if env::var_os("UPDATE_SCREENSHOTS").is_some() {
            visit.page.take_screenshot(&picture);
        }
        let n_bytes = std::fs::metadata(&picture).map_or(0, |file| file.len());
        assert!((1..150_000).contains(&n_bytes), "{}: {n_bytes} bytes", picture.display());
    }
}
