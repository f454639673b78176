//! Ways to go on with what is typed, and what the page says of how words were understood.

use std::sync::LazyLock;

use browser_harness::{Find, Key, Locator, Page, Role, Screen};
use corpus::{Completion, FacetValue, Query, complete};
use serde_json::json;

use crate::expected::{CORPUS, articles, entity, filter, status, titles, words};
use crate::viewer::{open, open_at, open_on};

/// The beginning of a name, which words begin with as well.
const TYPED: &str = "sense";

/// What is offered for it, by what it is made from.
static OFFERED: LazyLock<Vec<Completion>> = LazyLock::new(|| {
    let mut ways = complete(&CORPUS, TYPED, TYPED.len());
    ways.retain(
        |way| !matches!(way.value, Some(FacetValue::Entity(id)) if CORPUS.entity(id).is_weak()),
    );
    ways
});

fn box_of(page: &Page) -> Locator {
    page.searchbox("Search")
}

fn list_of(page: &Page) -> Locator {
    page.role(Role::Listbox)
}

/// What the option that Enter takes says; empty where there is none.
fn active(page: &Page) -> String {
    box_of(page).script(
        "const active = document.getElementById(element.getAttribute('aria-activedescendant'));
         return active?.textContent.replace(/\\s+/g, ' ').trim() ?? ''",
    )
}

fn wait_for_active(page: &Page, expected: &str) {
    page.wait_for("the active option", || active(page), expected.to_owned());
}

/// The text of the option for a value.
fn option(value: FacetValue, kind: &str) -> String {
    let name = match value {
        FacetValue::Entity(id) => &CORPUS.entity(id).name,
        FacetValue::Topic(id) => &CORPUS.topic(id).label,
        _ => panic!("an entity or a topic"),
    };
    format!("{name} {kind}, {}", articles(CORPUS.n_articles_with(value)))
}

#[test]
fn what_is_typed_can_go_on_as_a_name_or_a_word() {
    let page = open();
    assert!(!list_of(&page).is_there(), "nothing is offered before anything is typed");
    box_of(&page).type_text(TYPED);
    let n_offered = match OFFERED.len() {
        1 => "1 suggestion".to_owned(),
        n => format!("{n} suggestions"),
    };
    let list = page.named(Role::Listbox, &n_offered);
    list.wait();
    list.named(Role::Option, &option(entity("sensetime"), "Organization")).wait();
    box_of(&page).wait_for_focus();
    assert_eq!(box_of(&page).attribute("aria-controls"), list.attribute("id"));
    assert_eq!(active(&page), "", "what was typed is what Enter means");
}

#[test]
fn a_name_that_is_taken_by_keyboard_becomes_a_filter() {
    let page = open();
    let sensetime = entity("sensetime");
    box_of(&page).type_text(TYPED);
    list_of(&page).wait();
    let place = OFFERED.iter().position(|way| way.value == Some(sensetime)).expect("it is offered");
    (0..=place).for_each(|_| page.press(Key::Down));
    wait_for_active(&page, &option(sensetime, "Organization"));
    page.press(Key::Enter);
    let query = filter(|filter| filter.choose(sensetime));
    page.wait_for_fragment("entity=sensetime");
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));
    list_of(&page).wait_until_gone();
    let search = box_of(&page);
    search.wait_for("value", |search| search.value(), String::new());
    search.wait_for_focus();

    // A step that "back" takes back, to what was typed.
    page.back();
    page.wait_for_fragment(&format!("q={TYPED}"));
    page.wait_for_titles(&titles(&words(TYPED)));
}

#[test]
fn a_name_leaves_the_other_words_in_the_box() {
    let page = open();
    box_of(&page).type_text("facial sense");
    list_of(&page).named(Role::Option, &option(entity("sensetime"), "Organization")).click();
    page.wait_for_fragment("q=facial&entity=sensetime");
    box_of(&page).wait_for_focus();
    box_of(&page).wait_for("value", |search| search.value(), "facial".to_owned());
}

#[test]
fn of_a_facet_with_a_choice_a_name_narrows_as_words() {
    let page = open_at("entity=megvii");
    box_of(&page).type_text(TYPED);
    list_of(&page).named(Role::Option, &option(entity("sensetime"), "Organization")).click();
    box_of(&page).wait_for("value", |search| search.value(), "entity:SenseTime ".to_owned());
    let mut query = words("entity:SenseTime");
    query.filter.choose(entity("megvii"));
    page.wait_for_titles(&titles(&query));
}

#[test]
fn a_word_that_is_taken_is_written_out() {
    let page = open();
    box_of(&page).type_text("spoken canto");
    list_of(&page).named(Role::Option, "cantonese Word, 1 article").wait();
    page.press(Key::Up);
    wait_for_active(&page, "cantonese Word, 1 article");
    page.press(Key::Enter);
    box_of(&page).wait_for("value", |search| search.value(), "spoken cantonese ".to_owned());
    page.wait_for_titles(&titles(&words("spoken cantonese ")));
    list_of(&page).wait_until_gone();
    // Typing goes on behind it.
    page.press("x");
    box_of(&page).wait_for("value", |search| search.value(), "spoken cantonese x".to_owned());
}

#[test]
fn the_arrows_go_round_by_way_of_what_was_typed() {
    let page = open();
    box_of(&page).type_text(TYPED);
    list_of(&page).wait();
    for _ in 0..=OFFERED.len() {
        page.press(Key::Down);
    }
    wait_for_active(&page, "");
    page.press(Key::Up);
    page.wait_for("an active option", || active(&page).is_empty(), false);
    assert_eq!(box_of(&page).value(), TYPED, "nothing is written before it is taken");
}

#[test]
fn escape_closes_the_list_first_and_empties_the_box_then() {
    let page = open();
    box_of(&page).type_text(TYPED);
    list_of(&page).wait();
    page.press(Key::Escape);
    list_of(&page).wait_until_gone();
    assert_eq!(box_of(&page).value(), TYPED);
    // The arrow down brings it back.
    page.press(Key::Down);
    list_of(&page).wait();
    page.press(Key::Escape);
    list_of(&page).wait_until_gone();
    page.press(Key::Escape);
    box_of(&page).wait_for("value", |search| search.value(), String::new());
    page.wait_for_titles(&titles(&Query::default()));
}

#[test]
fn tab_and_enter_leave_the_words_as_they_are() {
    let page = open();
    for key in [Key::Enter, Key::Tab] {
        box_of(&page).focus();
        page.press(Key::Escape);
        box_of(&page).type_text(TYPED);
        list_of(&page).wait();
        page.press(key);
        list_of(&page).wait_until_gone();
        assert_eq!(box_of(&page).value(), TYPED);
        page.wait_for_fragment(&format!("q={TYPED}"));
        page.script::<()>("document.getElementById('search').value = ''");
        page.visit("");
    }
}

#[test]
fn what_an_input_method_puts_together_is_left_alone() {
    let page = open();
    let search = box_of(&page);
    search.focus();
    let compose = "const type = (value, isComposing) => {
            element.value = value;
            element.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
        };
        const press = (key) => {
            const event = new KeyboardEvent('keydown',
                { key, bubbles: true, cancelable: true, isComposing: true });
            return !element.dispatchEvent(event);
        };";
    let taken: Vec<bool> = search.script(&format!(
        "{compose} type('{TYPED}', true);
         return ['ArrowDown', 'Enter', 'Escape'].map(press)"
    ));
    assert_eq!(taken, [false; 3], "the keys are the input method's");
    page.wait_for_fragment(&format!("q={TYPED}"));
    assert!(!list_of(&page).is_there());
    search.script::<()>(&format!("{compose} type('{TYPED}', false)"));
    list_of(&page).wait();
}

#[test]
fn what_an_input_method_has_put_together_can_go_on() {
    let page = open();
    box_of(&page).focus();
    let length = TYPED.len();
    let compose = json!({ "text": TYPED, "selectionStart": length, "selectionEnd": length });
    page.devtools("Input.imeSetComposition", compose);
    page.wait_for_fragment(&format!("q={TYPED}"));
    assert!(!list_of(&page).is_there(), "it may still become something else");
    page.devtools("Input.insertText", json!({ "text": TYPED }));
    list_of(&page).wait();
    assert_eq!(box_of(&page).value(), TYPED);
}

#[test]
fn the_list_fits_a_frame_as_narrow_as_a_phone() {
    let narrow = Screen { width: 320, height: 480 };
    for fragment in ["", "ui=compact"] {
        let page = open_on(narrow, fragment);
        box_of(&page).type_text("s");
        let list = list_of(&page);
        list.wait();
        list.css("[role=option]").wait_until_in_view();
        let sticks_out = |list: &Locator| -> bool {
            list.script(
                "const box = element.getBoundingClientRect();
                 return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight",
            )
        };
        list.wait_for(&format!("overhang with {fragment:?}"), sticks_out, false);
        // The last one is reached although it may be below.
        page.press(Key::Up);
        list.css("[aria-selected=true]").wait_until_in_view();
    }
}

#[test]
fn the_list_is_for_everyone() {
    let page = open();
    box_of(&page).type_text(TYPED);
    list_of(&page).wait();
    page.press(Key::Down);
    page.wait_for("an active option", || active(&page).is_empty(), false);
    for scheme in ["light", "dark"] {
        page.set_media_feature("prefers-color-scheme", scheme);
        page.check_accessibility(&format!("suggestions, {scheme}"));
    }
    page.set_media_feature("forced-colors", "active");
    // Colours are the system's now; what is active is told by more than a colour.
    assert_ne!(page.css("[aria-selected=true]").style("outline-style"), "none");
}

#[test]
fn a_typing_error_is_forgiven_and_said() {
    let page = open();
    box_of(&page).type_text("cantonnese ");
    page.wait_for_titles(&titles(&words("cantonese")));
    let note = page.css(".understood");
    let expected = "No article has “cantonnese”, taken for cantonese.";
    note.wait_for("text", |note| note.text(), expected.to_owned());
    page.link("cantonese").click();
    page.wait_for_fragment("q=cantonese");
    note.wait_until_gone();
}

#[test]
fn where_nothing_is_found_another_spelling_is_a_link() {
    let page = open_at("q=%22spoken+zzzz%22");
    page.wait_for_status(&status(&words("\"spoken zzzz\"")));
    let page = open_at("q=%22cantonese+spoken%22");
    let link = page.link("cantonese spoken");
    link.wait();
    assert_eq!(link.attribute("href").as_deref(), Some("#q=cantonese+spoken"));
    link.click();
    page.wait_for_titles(&titles(&words("cantonese spoken")));
    page.wait_for_fragment("q=cantonese+spoken");
    let search = box_of(&page);
    search.wait_for("value", |search| search.value(), "cantonese spoken".to_owned());
}
