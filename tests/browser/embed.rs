//! `<corpus-viewer>` and the frame it makes: attributes, height, theme, address, and who is heard.

use browser_harness::{Find, Page, Screen, Server, Site, eventually, viewer_dist};
use corpus::{Filter, Query, evaluate};

use crate::expected::{CORPUS, article, articles, checkbox, entity, filter, status, titles, topic};
use crate::viewer::wait_until_ready;

/// A page of another site with the element on it.
struct Host {
    page: Page,
    _wiki: Server,
    viewer: Server,
}

impl Host {
    /// `element` is the markup of the element, `more` what else stands on the page; `fragment` belongs to
    /// the page's own address.
    fn open(element: &str, more: &str, fragment: &str) -> Self {
        let viewer = Site::of(viewer_dist()).at("/corpus").serve();
        let wiki = Site::page(&format!(
            "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
             <h1>Wiki</h1>{more}
             <script src='{}embed.js'></script>{element}<p>Below</p>",
            viewer.url()
        ));
        let wiki = wiki.serve();
        let page = Page::blank(Screen::WIDE);
        page.go_to(&format!("{}{fragment}", site_of(&wiki)));
        Self { page, _wiki: wiki, viewer }
    }

    fn in_frame<T>(&self, deed: impl FnOnce(&Page) -> T) -> T {
        self.page.css("corpus-viewer iframe").wait();
        self.page.enter_frame("corpus-viewer iframe");
        wait_until_ready(&self.page);
        let done = deed(&self.page);
        self.page.leave_frame();
        done
    }

    fn height(&self) -> f64 {
        let frame = self.page.css("corpus-viewer iframe");
        frame.script("return element.getBoundingClientRect().height")
    }
}

/// The address of a server by a name that makes it another site than the viewer's.
fn site_of(server: &Server) -> String {
    server.url().replace("127.0.0.1", "localhost")
}

/// Has the page around note what it is told.
const LISTEN: &str =
    "<script>said = []; addEventListener('message', ({ data }) => said.push(JSON.stringify(data)))
        </script>";

/// What the page around was told, oldest first.
fn heard(host: &Host) -> Vec<String> {
    host.page.script("return said")
}

fn megvii() -> Query {
    filter(|filter| filter.choose(entity("megvii")))
}

#[test]
fn the_frame_is_as_high_as_its_content() {
    let host = Host::open("<corpus-viewer></corpus-viewer>", "", "");
    let content = |page: &Page| page.script::<f64>("return document.body.scrollHeight");
    let fits = || host.height() == host.in_frame(content);
    assert!(eventually(fits), "{} for {}", host.height(), host.in_frame(content));
    let list = host.height();
    let title = &article("beijing-recruits-sensetime").title;
    host.in_frame(|page| page.list("Articles").link(title).click());
    assert!(eventually(|| host.height() > 2.0 * list && fits()), "grows to {}", host.height());
    host.in_frame(|page| {
        let inner: bool = page.script(
            "return [...document.querySelectorAll('*')].every((it) =>
                !/auto|scroll/.test(getComputedStyle(it).overflowY)
                    || it.scrollHeight <= it.clientHeight + 1)",
        );
        assert!(inner, "nothing scrolls inside of the frame");
        page.button("Close article").click();
    });
    assert!(eventually(|| host.height() == list), "shrinks to {}", host.height());
}

#[test]
fn a_given_height_is_kept() {
    let host = Host::open("<corpus-viewer height=500></corpus-viewer>", "", "");
    host.in_frame(|page| page.wait_for_titles(&titles(&Query::default())));
    assert_eq!(host.height(), 500.0);
}

#[test]
fn the_card_of_an_entity_opens_where_it_was_asked_for() {
    let element = "<corpus-viewer filter='article=beijing-recruits-sensetime'></corpus-viewer>";
    let host = Host::open(element, "", "");
    host.in_frame(|page| {
        let mention = page.css("#p4 .mention");
        mention.click();
        page.css(".entity-card").wait();
        // Both at once, because the frame may still grow.
        let is_below = || {
            let gap: f64 = mention.script(
                "const card = document.querySelector('.entity-card').getBoundingClientRect();
                 return card.top - element.getBoundingClientRect().bottom",
            );
            (0.0..40.0).contains(&gap)
        };
        page.wait_for("card below what was pressed", is_below, true);
        page.press(browser_harness::Key::Escape);
        mention.wait_for_focus();
    });
}

#[test]
fn a_locked_filter_cannot_be_removed_and_the_rest_does_not_exist() {
    let element = "<corpus-viewer lock='topic=privacy'></corpus-viewer>";
    let host = Host::open(element, "", "");
    let mut query = Query::default();
    query.scope.choose(topic("privacy"));
    let n_in_scope = evaluate(&CORPUS, &query).n_hits();
    assert!(n_in_scope < CORPUS.n_articles());
    host.in_frame(|page| {
        page.wait_for_titles(&titles(&query));
        page.wait_for_status(&format!("{n_in_scope} of {}", articles(n_in_scope)));
        assert!(page.css(".chip--fixed").text().contains("Privacy"));
        page.button("Filters").click();
        let privacy = page.checkbox(&checkbox(&query, topic("privacy")));
        assert!(privacy.is_checked() && !privacy.is_enabled());
        // A choice in the locked facet narrows; it does not widen.
        page.checkbox(&checkbox(&query, topic("surveillance-and-policing"))).click();
        query.filter.choose(topic("surveillance-and-policing"));
        page.wait_for_titles(&titles(&query));
        let is_said = || page.fragment().starts_with("topic=surveillance-and-policing&");
        page.wait_for("the choice in the address", is_said, true);
        page.button("Clear all").click();
        query.filter = Filter::default();
        page.wait_for_titles(&titles(&query));
        page.wait_for("the choice in the address", is_said, false);
        assert!(page.fragment().contains("lock=topic%3Aprivacy"));
        page.reload();
    });
}

#[test]
fn hidden_facets_are_not_shown() {
    let host = Host::open("<corpus-viewer hide='publisher year'></corpus-viewer>", "", "");
    host.in_frame(|page| {
        page.button("Filters").click();
        page.group("Entities").wait();
        page.group("Topics").wait();
        assert!(!page.group("Publishers").is_there() && !page.group("Years").is_there());
    });
    let all = "<corpus-viewer hide='entity topic publisher year'></corpus-viewer>";
    Host::open(all, "", "").in_frame(|page| {
        page.wait_for_titles(&titles(&Query::default()));
        assert!(!page.button("Filters").is_there());
    });
}

#[test]
fn the_theme_of_the_page_around_is_followed() {
    let style = "<style>html { background: #111 } html.day { background: #fff }</style>";
    let host = Host::open("<corpus-viewer theme=host></corpus-viewer>", style, "");
    let theme = || host.in_frame(|page| page.css("html").attribute("data-theme"));
    assert!(eventually(|| theme().as_deref() == Some("dark")), "{:?}", theme());
    host.page.script::<()>("document.documentElement.className = 'day'");
    assert!(eventually(|| theme().as_deref() == Some("light")), "{:?}", theme());
    host.page.script::<()>("document.documentElement.className = ''");
    assert!(eventually(|| theme().as_deref() == Some("dark")), "{:?}", theme());
}

#[test]
fn a_link_that_is_taken_away_is_one_to_the_page_itself() {
    let host =
        Host::open("<corpus-viewer filter='entity=megvii' hide=year></corpus-viewer>", "", "");
    let title = titles(&megvii())[0];
    let href: String =
        host.in_frame(|page| page.list("Articles").link(title).script("return element.href"));
    let (address, fragment) = href.split_once('#').expect("a view");
    assert_eq!(address, host.viewer.url());
    assert!(fragment.starts_with("entity=megvii&article="), "{fragment}");
    assert!(!fragment.contains("host=") && !fragment.contains("ui="), "{fragment}");
}

#[test]
fn the_address_of_the_page_around_mirrors_the_view() {
    let element = "<corpus-viewer mirror></corpus-viewer>";
    let host = Host::open(element, LISTEN, "#corpus-viewer?entity=megvii");
    let n_steps = || host.page.script::<u32>("return history.length");
    let before = n_steps();
    host.in_frame(|page| {
        page.wait_for_titles(&titles(&megvii()));
        page.button("Remove filter: Megvii").click();
        page.wait_for_titles(&titles(&Query::default()));
    });
    host.page.wait_for_fragment("");
    host.in_frame(|page| page.searchbox("Search").type_text("police"));
    host.page.wait_for_fragment("corpus-viewer?q=police");
    assert_eq!(n_steps(), before);
    host.page.script::<()>("location.hash = 'corpus-viewer?topic=privacy'");
    let privacy = filter(|filter| filter.choose(topic("privacy")));
    host.in_frame(|page| page.wait_for_titles(&titles(&privacy)));
    // What the frame says of it is heard before something else is put into the address.
    let has_said = || heard(&host).last().is_some_and(|said| said.contains("topic=privacy"));
    assert!(eventually(has_said), "{:?}", heard(&host));
    // A place on the page around is not ours.
    host.page.script::<()>("location.hash = 'below'");
    host.in_frame(|page| page.wait_for_titles(&titles(&privacy)));
    assert_eq!(host.page.fragment(), "below");
}

#[test]
fn without_mirror_the_page_around_is_told_nothing_of_the_view() {
    let host = Host::open("<corpus-viewer></corpus-viewer>", LISTEN, "");
    let n_ready = || heard(&host).iter().filter(|said| said.contains("ready")).count();
    assert!(eventually(|| n_ready() > 0), "{:?}", heard(&host));
    let before = n_ready();
    host.in_frame(|page| {
        page.searchbox("Search").type_text("police");
        assert!(eventually(|| page.fragment().starts_with("q=police&")), "{}", page.fragment());
    });
    // With each view the frame says that it is ready, and no more.
    assert!(eventually(|| n_ready() > before), "{:?}", heard(&host));
    let heard = heard(&host);
    assert!(!heard.iter().any(|said| said.contains("police") || said.contains("view\"")));
}

#[test]
fn a_page_around_that_is_not_the_one_named_is_neither_heard_nor_told() {
    let viewer = Site::of(viewer_dist()).serve();
    let src = format!("{}#entity=megvii&mirror=true&host=https://wiki.example", viewer.url());
    let hostile = Site::page(&format!(
        "<!doctype html><html lang=en><title>Hostile</title><link rel=icon href=data:,>
         <script>said = []; addEventListener('message', ({{ data }}) => said.push(data))</script>
         <iframe title=Corpus width=900 height=700 src='{}'></iframe>",
        src.replace('&', "&amp;")
    ));
    let hostile = hostile.serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&site_of(&hostile));
    page.enter_frame("iframe");
    wait_until_ready(&page);
    page.script::<()>(
        "addEventListener('message', ({ data }) => { window.isLast = data === 'last' })",
    );
    page.leave_frame();
    page.script::<()>(
        "const frame = document.querySelector('iframe').contentWindow;
         for (const said of [{ view: '' }, { view: 'topic=privacy' }, { theme: 'dark' }]) {
            frame.postMessage({ corpusViewer: said }, '*');
         }
         frame.postMessage('last', '*')",
    );
    page.enter_frame("iframe");
    page.wait_for("the last message", || page.script("return window.isLast === true"), true);
    page.searchbox("Search").type_text("s");
    page.wait_for_titles(&titles(&Query { text: "s".into(), ..megvii() }));
    let is_written = || page.fragment().starts_with("q=s&entity=megvii&");
    assert!(eventually(is_written), "{}", page.fragment());
    // The last that the page does for it.
    page.wait_for_status(&status(&Query { text: "s".into(), ..megvii() }));
    assert_eq!(page.css("html").attribute("data-theme").as_deref(), Some("auto"));
    page.leave_frame();
    assert_eq!(page.script::<u32>("return said.length"), 0);
    // The browser says that messages were not delivered, which is the point.
    page.take_console();
}

#[test]
fn odd_messages_of_the_right_page_do_no_harm() {
    let host = Host::open("<corpus-viewer filter='entity=megvii'></corpus-viewer>", "", "");
    host.in_frame(|page| page.wait_for_titles(&titles(&megvii())));
    host.page.script::<()>(
        "const frame = document.querySelector('iframe');
         const origin = new URL(frame.src).origin;
         for (const said of [null, 7, 'x', [], {}, { view: 7 }, { theme: 'red' }, { theme: {} }]) {
            frame.contentWindow.postMessage({ corpusViewer: said }, origin);
            frame.contentWindow.postMessage(said, origin);
         }
         frame.contentWindow.postMessage({ corpusViewer: { view: 'host=https://evil.example&ui=full&lock=&entity=' } }, origin)",
    );
    host.in_frame(|page| {
        // The last one asked for everything; what concerns the frame stays.
        page.wait_for_titles(&titles(&Query::default()));
        page.wait_for("entity in the address", || page.fragment().contains("entity="), false);
        let fragment = page.fragment();
        assert!(fragment.contains("ui=compact") && !fragment.contains("evil"), "{fragment}");
    });
}

#[test]
fn another_frame_on_the_page_is_not_taken_for_the_viewer() {
    let hostile = Site::page(
        "<!doctype html><html lang=en><title>Hostile</title><link rel=icon href=data:,>
         <script>setInterval(() => parent.postMessage(
            { corpusViewer: { height: 9999, view: 'entity=nobody' } }, '*'), 20)</script>",
    );
    let hostile = hostile.serve();
    let more = format!("<iframe id=other title=Other src='{}'></iframe>", hostile.url());
    let host = Host::open("<corpus-viewer mirror></corpus-viewer>", &more, "");
    host.in_frame(|page| page.searchbox("Search").type_text("police"));
    host.page.wait_for_fragment("corpus-viewer?q=police");
    assert!(host.height() < 9000.0);
}

#[test]
fn a_viewer_that_says_odd_things_does_no_harm_to_the_page_around() {
    let odd = Site::page(
        "<!doctype html><html lang=en><title>Odd</title><link rel=icon href=data:,>
         <script>
            for (const said of [null, 7, { height: -1 }, { height: 1e9 }, { height: NaN }, { height: '<b>' },
                { view: 7 }, { view: 'first' }, { view: '\\\"><script>alert(1)</' + 'script>' }, { height: 321 }]) {
                parent.postMessage({ corpusViewer: said }, '*');
            }
         </script>",
    );
    let odd = odd.serve();
    let element = format!("<corpus-viewer mirror src='{}'></corpus-viewer>", odd.url());
    let host = Host::open(&element, "", "");
    assert!(eventually(|| host.height() == 321.0), "{}", host.height());
    let href: String = host.page.script("return location.href");
    assert!(!href.contains('<') && !href.contains('"'), "{href}");
    assert_eq!(host.page.title(), "Wiki");
}

#[test]
fn an_address_that_is_a_program_makes_no_frame() {
    let element = "<corpus-viewer src='javascript:alert(1)'></corpus-viewer>
        <corpus-viewer src='data:text/html,hello'></corpus-viewer>";
    let host = Host::open(element, "", "");
    assert_eq!(host.page.script::<u32>("return document.querySelectorAll('iframe').length"), 0);
}

#[test]
fn a_changed_attribute_makes_another_frame_and_a_removed_element_is_silent() {
    let host = Host::open("<corpus-viewer mirror></corpus-viewer>", "", "");
    host.in_frame(|page| page.wait_for_titles(&titles(&Query::default())));
    host.page.script::<()>(
        "document.querySelector('corpus-viewer').setAttribute('filter', 'entity=megvii')",
    );
    host.in_frame(|page| page.wait_for_titles(&titles(&megvii())));
    assert_eq!(host.page.script::<u32>("return document.querySelectorAll('iframe').length"), 1);
    host.page.script::<()>("document.querySelector('corpus-viewer').remove()");
    assert_eq!(host.page.script::<u32>("return document.querySelectorAll('iframe').length"), 0);
}

/// The page in a frame without an origin of its own.
fn in_sandbox(viewer: Site) -> (Page, Server, Server) {
    let viewer = viewer.serve();
    let wiki = Site::page(&format!(
        "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
         <iframe title=Corpus sandbox=allow-scripts width=1000 height=700 src='{}#ui=compact'></iframe>",
        viewer.url()
    ));
    let wiki = wiki.serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&site_of(&wiki));
    page.enter_frame("iframe");
    (page, viewer, wiki)
}

#[test]
fn a_frame_without_an_origin_works_where_the_host_lets_everyone_read() {
    let open = Site::of(viewer_dist()).header("Access-Control-Allow-Origin", "*");
    let (page, _viewer, _wiki) = in_sandbox(open);
    wait_until_ready(&page);
    assert_eq!(page.script::<String>("return self.origin"), "null");
    page.button("Filters").click();
    page.checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_titles(&titles(&megvii()));
    let title = &article("facial-recognition-funding").title;
    page.list("Articles").link(title).click();
    page.region("Article").heading(title).wait_for_focus();
    page.button("Close article").click();
    page.button("Theme: as the system").click();
    page.button("Theme: light").wait();
}

#[test]
fn a_frame_without_an_origin_can_be_read_where_the_host_does_not() {
    let (page, _viewer, _wiki) = in_sandbox(Site::of(viewer_dist()));
    // Not even the style sheet has arrived, so that nothing hides the notice.
    assert_eq!(page.css("#notice").style("visibility"), "visible");
    let notice = page.css("#notice").text();
    assert!(notice.contains("allow-same-origin") && notice.contains("Access-Control-Allow-Origin"));
    let title = &article("facial-recognition-funding").title;
    page.list("Articles").link(title).click();
    page.heading(title).wait();
    page.take_console();
}

#[test]
fn a_frame_without_storage_works() {
    let viewer = Site::of(viewer_dist()).serve();
    let wiki = Site::page(&format!(
        "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
         <iframe title=Corpus width=1000 height=700 src='{}#ui=compact'></iframe>",
        viewer.url()
    ));
    let wiki = wiki.serve();
    let page = Page::blank_without_storage(Screen::WIDE);
    page.go_to(&site_of(&wiki));
    page.enter_frame("iframe");
    wait_until_ready(&page);
    let stored: String = page.script(
        "try { localStorage.length; return 'allowed' } catch (error) { return error.name }",
    );
    assert_eq!(stored, "SecurityError", "the browser refuses storage");
    page.button("Theme: as the system").click();
    page.button("Theme: light").wait();
    page.button("Filters").click();
    page.checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_titles(&titles(&megvii()));
}
