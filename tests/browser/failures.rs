//! A part that fails becomes a plain message with a way on, never a blank page.

use std::fs;

use browser_harness::{Find, Locator, Page, Role, Screen, Server, Site, viewer_dist};
use corpus::Query;

use crate::expected::{checkbox, entity, filter, titles, topic};
use crate::viewer::{link, open_at, wait_until_ready};

/// What the embedded corpus begins with.
const MAGIC: &[u8] = b"corpus\0\0";
/// Bytes of its header; the last four are the length of what follows.
const HEADER_LEN: usize = 22;

/// Name and content of the program.
fn wasm() -> (String, Vec<u8>) {
    let dist = viewer_dist();
    let files = fs::read_dir(&dist).expect("the folder of the built page can be read");
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let name = names
        .into_iter()
        .find(|name| name.starts_with("corpus-viewer-") && name.ends_with(".wasm"));
    let name = name.expect("the built page has a program");
    let content = fs::read(dist.join(&name)).expect("the program can be read");
    (name, content)
}

/// Where in the program the corpus begins. The program knows the first bytes of a corpus once more, in
/// order to compare; only the corpus itself has its length behind them.
fn start_of_corpus(program: &[u8]) -> usize {
    let is_corpus = |bytes: &[u8]| {
        let length: [u8; 4] = bytes[HEADER_LEN - 4..].try_into().expect("four bytes");
        let length = u32::from_le_bytes(length) as usize;
        bytes.starts_with(MAGIC) && (1_000..program.len()).contains(&length)
    };
    let start = program.windows(HEADER_LEN).position(is_corpus);
    start.expect("the program has a corpus in it")
}

/// A browser that was sent to a damaged site.
fn open_damaged(site: Site, fragment: &str) -> (Page, Server) {
    let server = site.serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&link(&server, fragment));
    (page, server)
}

/// The message, which has to be there.
fn message(page: &Page) -> Locator {
    let message = page.role(Role::Alert);
    message.wait();
    message.heading("The viewer stopped").wait();
    message.link("Load this view again").wait();
    message.link("start over").wait();
    message
}

/// Has the next change of the page fail, as a program fails that has a mistake in it.
fn break_page(page: &Page) {
    page.script::<()>(
        "Node.prototype.insertBefore = () => { throw new Error('broken on purpose') }",
    );
}

/// What is said where the program cannot run, below a page that can be read.
fn notice(page: &Page) -> String {
    page.css(":root[data-program=absent]").wait();
    let notice = page.named(Role::Alert, "What is missing");
    notice.wait_until_in_view();
    page.list("Articles").link(titles(&Query::default())[0]).wait();
    notice.text()
}

/// The site with a page and a script that take every program as it comes.
fn without_integrity(site: Site) -> Site {
    let dist = viewer_dist();
    let text = |name: &str| fs::read_to_string(dist.join(name)).expect("the site has this file");
    let page = text("index.html");
    let (_, script) = page.split_once("rel=\"modulepreload\" href=\"./").expect("a script");
    let script = script.split('"').next().expect("a name");
    let (_, digest) = page.split_once("integrity=\"").expect("a digest");
    assert!(digest.starts_with("sha384-"));
    let cut = |text: &str, mark: &str, end: &str| -> String {
        let parts = text.split(mark).enumerate();
        parts
            .map(|(idx, part)| match part.split_once(end).filter(|_| idx > 0) {
                Some((_, rest)) => rest,
                None => part,
            })
            .collect()
    };
    let stripped = cut(&page, " integrity=\"", "\"");
    let code = cut(&text(script), "{integrity:\"", "\"}")
        .replace("import.meta.url),)", "import.meta.url))");
    site.with("index.html", stripped).with(script, code)
}

#[test]
fn a_damaged_corpus_is_said_to_be_damaged() {
    let (name, mut content) = wasm();
    let start = start_of_corpus(&content);
    content[start + 400] ^= 1;
    // As built from it: what is damaged on the way is noticed before.
    let site = without_integrity(Site::of(viewer_dist()).with(&name, content));
    let (page, _server) = open_damaged(site, "");
    let notice = notice(&page);
    assert!(notice.contains("the corpus was damaged"), "{notice}");
    page.check_accessibility("the message that the corpus is damaged");
    page.take_console();
}

#[test]
fn a_damaged_program_is_said_to_be_damaged() {
    let (name, content) = wasm();
    let half = content[..content.len() / 2].to_vec();
    let (page, _server) = open_damaged(Site::of(viewer_dist()).with(&name, half), "");
    let notice = notice(&page);
    assert!(
        notice.contains("not the one that was built") && notice.contains("Content-Encoding"),
        "{notice}"
    );
    // The developer is told as well.
    page.wait_for_console();
}

#[test]
fn a_missing_program_is_said_to_be_missing_and_the_way_on_keeps_the_view() {
    let (name, _) = wasm();
    let (page, _server) = open_damaged(Site::of(viewer_dist()).without(&name), "topic=privacy");
    let notice = notice(&page);
    assert!(notice.contains("could not be loaded") && notice.contains(&name), "{notice}");
    let href: String = page.link("Try again").script("return element.href");
    assert!(href.ends_with("#topic=privacy"), "{href} leads to the same view");
    page.wait_for_console();
}

#[test]
fn after_a_failure_the_view_can_be_loaded_again() {
    let viewer = open_at("topic=privacy");
    break_page(&viewer);
    let privacy = filter(|filter| filter.choose(topic("privacy")));
    viewer.group("Entities").checkbox(&checkbox(&privacy, entity("megvii"))).click();
    let message = message(&viewer);
    message.wait_until_in_view();
    message.link("Load this view again").click();
    wait_until_ready(&viewer);
    viewer.role(Role::Alert).wait_until_gone();
    viewer.button("Remove filter: Privacy").wait();
    // A second time, to be sure that this way does not wear out.
    break_page(&viewer);
    viewer.button("Remove filter: Privacy").wait();
    viewer.link(titles(&privacy)[0]).click();
    self::message(&viewer).link("Load this view again").click();
    viewer.role(Role::Alert).wait_until_gone();
    viewer.button("Remove filter: Privacy").wait();
    viewer.take_console();
}

#[test]
fn after_a_failure_one_can_start_over() {
    let viewer = open_at("topic=privacy");
    break_page(&viewer);
    viewer.link(titles(&filter(|filter| filter.choose(topic("privacy"))))[0]).click();
    message(&viewer).link("start over").click();
    viewer.role(Role::Alert).wait_until_gone();
    viewer.wait_for_titles(&titles(&Query::default()));
    viewer.wait_for_fragment("");
    viewer.take_console();
}
