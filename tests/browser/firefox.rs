//! The main journeys again, in Firefox: what a reader does there ends as it does in Chromium.

use browser_harness::{Engine, Find, Key, Page, Screen, Server, Site, viewer_dist};
use corpus::Query;

use crate::expected::{CORPUS, article, checkbox, entity, filter, status, titles, topic, words};
use crate::viewer::{Viewer, link, wait_until_ready};

/// The viewer as a link with this fragment opens it.
fn open_at(fragment: &str) -> Viewer {
    open_on(Screen::WIDE, fragment)
}

fn open_on(screen: Screen, fragment: &str) -> Viewer {
    let page = Page::blank_in(Engine::Firefox, screen);
    let viewer = Viewer { page, server: Site::of(viewer_dist()).serve() };
    viewer.visit(fragment);
    viewer
}

#[test]
fn the_page_starts_with_all_articles() {
    let page = open_at("");
    page.wait_for_titles(&titles(&Query::default()));
    page.wait_for_status(&status(&Query::default()));
    assert_eq!(page.title(), CORPUS.about().title);
    let agent: String = page.script("return navigator.userAgent");
    assert!(agent.contains("Firefox/"), "{agent} is Firefox");
}

#[test]
fn ticking_values_narrows_list_counts_and_status() {
    let page = open_at("");
    let (sensetime, privacy) = (entity("sensetime"), topic("privacy"));
    page.group("Entities").checkbox(&checkbox(&Query::default(), sensetime)).click();
    let one = filter(|filter| filter.choose(sensetime));
    page.wait_for_titles(&titles(&one));
    page.group("Topics").checkbox(&checkbox(&one, privacy)).click();
    let both = filter(|filter| {
        filter.choose(sensetime);
        filter.choose(privacy);
    });
    assert!(titles(&both).len() < titles(&one).len(), "the example narrows");
    page.wait_for_titles(&titles(&both));
    page.wait_for_status(&status(&both));
    page.group("Entities").checkbox(&checkbox(&both, entity("hong-kong"))).wait();

    page.list("Active filters").button("Remove filter: SenseTime").click();
    page.button("Clear all").click();
    page.wait_for_titles(&titles(&Query::default()));
}

#[test]
fn words_are_found_as_they_are_typed() {
    let page = open_at("");
    page.press("/");
    page.searchbox("Search").wait_for_focus();
    page.press("cantonese");
    page.wait_for_titles(&titles(&words("cantonese")));
    page.wait_for_status(&status(&words("cantonese")));
    page.wait_for_fragment("q=cantonese");
    page.press(Key::Escape);
    page.wait_for_titles(&titles(&Query::default()));
}

#[test]
fn back_and_forward_go_over_filters_and_articles() {
    let page = open_at("");
    let megvii = filter(|filter| filter.choose(entity("megvii")));
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_fragment("entity=megvii");
    let title = &article("facial-recognition-funding").title;
    page.list("Articles").link(title).click();
    page.region("Article").heading(title).wait_for_focus();
    page.wait_for_fragment("entity=megvii&article=facial-recognition-funding");

    page.back();
    page.region("Article").wait_until_gone();
    page.wait_for_titles(&titles(&megvii));
    page.back();
    page.wait_for_titles(&titles(&Query::default()));
    page.forward();
    page.wait_for_titles(&titles(&megvii));
    page.forward();
    page.region("Article").heading(title).wait();
}

#[test]
fn an_entity_tells_about_itself_and_leads_to_its_mentions() {
    let page = open_at("article=facial-recognition-funding");
    page.region("Article").link("Megvii").click();
    let card = page.dialog("Megvii");
    card.heading("Megvii").wait_for_focus();
    card.button("Next mention of Megvii").click();
    page.region("Article").css("mark.target").wait_until_in_view();
    page.press(Key::Escape);
    card.wait_until_gone();
}

#[test]
fn the_page_is_as_light_as_the_system_says_until_the_reader_chooses() {
    let page = open_at("");
    let ground = || page.css("html").style("background-color");
    page.set_media_feature("prefers-color-scheme", "light");
    page.wait_for("scheme", || media(&page, "(prefers-color-scheme: light)"), true);
    let light = ground();
    page.set_media_feature("prefers-color-scheme", "dark");
    page.wait_for("scheme", || media(&page, "(prefers-color-scheme: dark)"), true);
    page.wait_for("another ground", || ground() != light, true);
    page.button("Theme: as the system").click();
    page.button("Theme: light").wait();
    page.wait_for("light ground", ground, light.clone());

    page.reload();
    wait_until_ready(&page);
    page.button("Theme: light").wait();
    page.wait_for("light ground", ground, light);
}

fn media(page: &Page, query: &str) -> bool {
    page.script(&format!("return matchMedia('{query}').matches"))
}

#[test]
fn on_a_phone_the_filters_are_a_sheet() {
    let page = open_on(Screen::NARROW, "");
    let width: u32 = page.script("return innerWidth");
    assert_eq!(width, Screen::NARROW.width);
    page.button("Filters").click();
    let privacy = topic("privacy");
    page.complementary("Filters").checkbox(&checkbox(&Query::default(), privacy)).click();
    page.wait_for_status(&status(&filter(|filter| filter.choose(privacy))));
    page.press(Key::Escape);
    page.complementary("Filters").wait_until_gone();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(privacy))));
}

#[test]
fn the_finished_page_is_accessible() {
    let page = open_at("entity=megvii&article=facial-recognition-funding");
    page.region("Article").wait();
    page.check_accessibility("a filter and an article, in Firefox");
}

/// A page of another site with the viewer in a frame.
fn framed(attributes: &str, fragment: &str) -> (Page, [Server; 2]) {
    let viewer = Site::of(viewer_dist()).serve();
    let src = link(&viewer, fragment).replace('&', "&amp;");
    let wiki = Site::page(&format!(
        "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
         <h1>Wiki</h1><iframe title=Corpus {attributes} width=1200 height=700 src='{src}'></iframe>"
    ));
    let wiki = wiki.serve();
    let page = Page::blank_in(Engine::Firefox, Screen::WIDE);
    page.go_to(&wiki.url().replace("127.0.0.1", "localhost"));
    (page, [viewer, wiki])
}

#[test]
fn in_a_frame_of_another_site_it_filters_and_reads_and_leaves_the_history_alone() {
    for attributes in ["", "sandbox='allow-scripts allow-same-origin'"] {
        let (page, _servers) = framed(attributes, "");
        let before: u32 = page.script("return history.length");
        page.enter_frame("iframe");
        wait_until_ready(&page);
        page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
        page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
        let title = &article("facial-recognition-funding").title;
        page.list("Articles").link(title).click();
        page.region("Article").heading(title).wait_for_focus();
        page.button("Copy link").click();
        page.button("Close article").click();
        page.wait_for_fragment("entity=megvii");
        page.leave_frame();
        let after: u32 = page.script("return history.length");
        assert_eq!(after, before);
    }
}

#[test]
fn as_one_file_from_a_disk_it_filters_and_reads() {
    let folder = tempfile::tempdir().expect("a folder as good as a desk");
    let file = folder.path().join("corpus-viewer.html");
    std::fs::copy(viewer_dist().join("corpus-viewer.html"), &file).expect("the file can be copied");
    let page = Page::blank_in(Engine::Firefox, Screen::WIDE);
    page.go_to(&format!("file://{}", file.display()));
    wait_until_ready(&page);
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    let megvii = filter(|filter| filter.choose(entity("megvii")));
    page.wait_for_titles(&titles(&megvii));
    page.wait_for_status(&status(&megvii));
    let title = &article("facial-recognition-funding").title;
    page.list("Articles").link(title).click();
    page.region("Article").heading(title).wait_for_focus();
    page.wait_for_fragment("entity=megvii&article=facial-recognition-funding");
    page.back();
    page.region("Article").wait_until_gone();
    page.wait_for_titles(&titles(&megvii));
}

#[test]
fn the_program_that_was_asked_for_early_is_the_one_that_runs() {
    // Without the service worker, which asks for the parts once more when the page is there.
    let site = Site::of(viewer_dist()).without("service-worker.js");
    // As hosts send what has a digest in its name. Firefox asks twice for what has `integrity` and was
    // asked for early; then the second time is no request.
    let server = site.header("Cache-Control", "public, max-age=31536000, immutable").serve();
    let page = Page::blank_in(Engine::Firefox, Screen::WIDE);
    page.go_to(server.url());
    wait_until_ready(&page);
    let requests = server.requests();
    let n_asked = requests.iter().filter(|request| request.path.ends_with(".wasm")).count();
    assert_eq!(n_asked, 1, "{requests:?}");
    page.take_console();
}
