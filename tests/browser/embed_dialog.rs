//! "Embed this view": the snippet, its preview, and the check of the deployment.

use browser_harness::{
    Find, Key, Page, Role, STRICT_POLICY, Screen, Site, eventually, viewer_dist,
};

use serde_json::json;

use crate::expected::{entity, filter, titles};
use crate::viewer::{Viewer, open_at};

/// The viewer on a host that lets it show itself, as the recipes have it.
fn open_previewed(screen: Screen, fragment: &str) -> Viewer {
    let policy = format!("{STRICT_POLICY}; frame-src 'self'");
    open_from(Site::of(viewer_dist()).under(&policy), screen, fragment)
}

fn open_from(site: Site, screen: Screen, fragment: &str) -> Viewer {
    let viewer = Viewer { page: Page::blank(screen), server: site.serve() };
    viewer.visit(fragment);
    viewer
}

/// Opens the dialog as a reader does.
fn open_dialog(page: &Page) {
    page.button("Embed this view").click();
    page.dialog("Embed and check").wait();
}

/// Chooses where the view is to appear, by its number in the list.
fn choose_place(page: &Page, number: u32) {
    page.combobox("Where").css(&format!("option:nth-child({number})")).click();
}

const FRAME: u32 = 1;
const ELEMENT: u32 = 2;
const WIDGETS: u32 = 3;
const MARKDOWN: u32 = 13;

fn snippet(page: &Page) -> String {
    page.css("#keeper-snippet").value()
}

/// What the snippet has to contain once it has followed a choice.
fn wait_for_snippet(page: &Page, part: &str) {
    if !eventually(|| snippet(page).contains(part)) {
        page.fail(&format!("the snippet does not contain {part}: {}", snippet(page)));
    }
}

#[test]
fn the_snippet_is_for_the_present_view_and_the_chosen_place() {
    let page = open_previewed(Screen::WIDE, "entity=megvii");
    open_dialog(&page);
    let address = format!("{}#entity=megvii", page.server.url());
    wait_for_snippet(&page, &format!("<iframe src=\"{address}&amp;ui=compact\""));
    assert!(snippet(&page).starts_with("<iframe "), "nothing stands before it");
    choose_place(&page, WIDGETS);
    wait_for_snippet(&page, &format!("{{{{#widget:Iframe|url={address}&ui=compact|"));
    choose_place(&page, MARKDOWN);
    wait_for_snippet(&page, &format!("card.svg)]({address})"));
    page.css(".keeper__preview").wait_until_gone();

    choose_place(&page, ELEMENT);
    page.checkbox("Entity: megvii").click();
    page.checkbox("Years").click();
    wait_for_snippet(&page, " lock=\"entity=megvii\" hide=\"year\"");
}

#[test]
fn the_snippet_can_be_copied() {
    let page = open_previewed(Screen::WIDE, "topic=privacy");
    open_dialog(&page);
    page.css("#keeper-panel-embed").button("Copy").click();
    page.css("#keeper-panel-embed [role=status]").wait_for(
        "text",
        |it| it.text(),
        "Copied".to_owned(),
    );
    let may = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", may);
    let copied: String = page.script_async(
        "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))",
    );
    assert_eq!(copied, snippet(&page));
}

#[test]
fn the_preview_shows_the_view_and_leaves_no_step_in_the_history() {
    let page = open_previewed(Screen::WIDE, "entity=megvii");
    let n_steps = || -> u32 { page.script("return history.length") };
    let before = n_steps();
    open_dialog(&page);
    let expected = titles(&filter(|filter| filter.choose(entity("megvii"))));
    for place in [FRAME, ELEMENT] {
        choose_place(&page, place);
        page.enter_frame(".keeper__frame");
        page.wait_for_titles(&expected);
        page.leave_frame();
    }
    // As high as its content, which the frame has said by then.
    page.css(".keeper__frame:not([height='640'])").wait();
    assert_eq!(n_steps(), before);
}

#[test]
fn a_preview_that_this_pages_policy_refuses_names_the_directive() {
    let page = open_at("entity=megvii");
    open_dialog(&page);
    page.css(".keeper__preview .keeper__note").wait();
    let note = page.css(".keeper__preview .keeper__note").text();
    assert!(
        note.contains("Content-Security-Policy") && note.contains("frame-src 'self'"),
        "{note}"
    );
    let link = page.link("Open the preview in a new tab").attribute("href");
    assert_eq!(link, Some(format!("{}#entity=megvii&ui=compact", page.server.url())));
    let console = page.wait_for_console();
    assert_eq!(console.len(), 1, "{console:?}");
}

#[test]
fn a_preview_that_the_host_refuses_says_that_no_other_page_will_show_it() {
    let policy = format!("{STRICT_POLICY}; frame-src 'self'");
    let site = Site::of(viewer_dist()).under(&policy).header("x-frame-options", "DENY");
    let page = open_from(site, Screen::WIDE, "");
    open_dialog(&page);
    page.css(".keeper__preview .keeper__note").wait();
    let note = page.css(".keeper__preview .keeper__note").text();
    assert!(note.contains("X-Frame-Options: DENY"), "{note}");
    let console = page.wait_for_console();
    assert_eq!(console.len(), 1, "{console:?}");
}

#[test]
fn the_dialog_works_by_keyboard_and_gives_the_focus_back() {
    let page = open_previewed(Screen::WIDE, "article=shenzhen-hi-tech-fair");
    let opener = page.button("Embed this view");
    for _ in 0..2 {
        opener.focus();
        page.press(Key::Enter);
        page.css("#keeper-tab-embed").wait_for_focus();
        page.press(Key::Right);
        page.css("#keeper-tab-check").wait_for_focus();
        page.button("Check now").wait();
        page.press(Key::Left);
        page.css("#keeper-tab-embed").wait_for_focus();
        page.press(Key::Escape);
        page.css(".keeper").wait_until_gone();
        opener.wait_for_focus();
    }
    // Esc was for the dialog, and not for the article behind it.
    assert_eq!(page.fragment(), "article=shenzhen-hi-tech-fair");
}

#[test]
fn the_check_asks_for_nothing_before_it_is_told_to_and_then_names_the_fix() {
    let site = Site::of(viewer_dist()).header("x-frame-options", "DENY");
    let page = open_from(site, Screen::WIDE, "");
    open_dialog(&page);
    page.css(".keeper__preview .keeper__note").wait();
    page.wait_for_console();
    page.css("#keeper-tab-check").click();
    page.button("Check now").wait();
    let before = page.server.requests().len();
    page.css("#keeper-panel-check input").type_text("https://wiki.example");
    page.button("Check now").click();
    page.css(".keeper__finding").wait();
    // A part of a file is asked for without compression, and this server compresses all the same.
    page.take_console();
    assert!(page.server.requests().len() > before);
    let findings: Vec<String> = page.script(
        "return [...document.querySelectorAll('.keeper__finding[data-severity=problem]')]
            .map((finding) => finding.textContent)",
    );
    assert!(findings.iter().any(|finding| finding.contains("X-Frame-Options")), "{findings:?}");
    let first = page.css(".keeper__finding").attribute("data-severity");
    assert_eq!(first.as_deref(), Some("problem"), "what is gravest comes first");
}

#[test]
fn the_dialog_is_for_everyone() {
    for screen in [Screen::WIDE, Screen { width: 320, height: 700 }] {
        let page = open_previewed(screen, "topic=privacy&entity=sensetime");
        open_dialog(&page);
        page.enter_frame(".keeper__frame");
        page.role(Role::Status).wait();
        page.leave_frame();
        for tab in ["embed", "check"] {
            page.css(&format!("#keeper-tab-{tab}")).click();
            page.css(&format!("#keeper-panel-{tab}:not([hidden])")).wait();
            for scheme in ["light", "dark"] {
                page.set_media_feature("prefers-color-scheme", scheme);
                page.check_accessibility(&format!("{tab}, {scheme}, {} wide", screen.width));
            }
            let too_wide: bool =
                page.css(".keeper").script("return element.scrollWidth > element.clientWidth");
            assert!(!too_wide, "{tab} scrolls sideways in {} pixels", screen.width);
        }
    }
}
