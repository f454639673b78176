//! A browser with the page open.

use std::fmt::Debug;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Engine, SiteData};
use crate::locator::{Find, Locator};
use crate::role::Role;
use crate::runtime::block_on;
use crate::wait::Rounds;
use crate::{axe, chromium, command, failure, firefox};

/// What the reader holds in front of them.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

impl Screen {
    /// A desk.
    pub const WIDE: Self = Self { width: 1440, height: 900 };
    /// A tablet, or a window beside another.
    pub const MIDDLE: Self = Self { width: 900, height: 800 };
    /// A phone.
    pub const NARROW: Self = Self { width: 390, height: 844 };
}

/// A browser of its own and what it shows; copies are the same browser. When the last copy goes, its
/// console must be empty, or the test fails; what a test expects there it takes away with
/// [`Page::take_console`].
#[derive(Clone)]
pub struct Page {
    browser: Rc<Browser>,
}

impl Page {
    /// Starts a browser that shows nothing yet.
    pub fn blank(screen: Screen) -> Self {
        Self::blank_in(Engine::default(), screen)
    }

    /// Starts a browser of this make.
    pub fn blank_in(engine: Engine, screen: Screen) -> Self {
        let page = Self { browser: Rc::new(Browser::start(engine, SiteData::Kept)) };
        page.set_screen(screen);
        page
    }

    /// Starts a Chromium in which no site may keep anything.
    pub fn blank_without_storage(screen: Screen) -> Self {
        let browser = Browser::start(Engine::Chromium, SiteData::Refused);
        let page = Self { browser: Rc::new(browser) };
        page.set_screen(screen);
        page
    }

    /// Goes to an address and waits until it has loaded.
    #[track_caller]
    pub fn go_to(&self, url: &str) {
        self.demand(block_on(self.session().goto(url)), "go to the address");
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.demand(block_on(self.session().refresh()), "load again");
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.demand(block_on(self.session().back()), "go back");
    }

    /// Goes forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.demand(block_on(self.session().forward()), "go forward");
    }

    /// The fragment in the address, without `#`.
    #[track_caller]
    pub fn fragment(&self) -> String {
        self.script("return location.hash.slice(1)")
    }

    /// What the title bar says.
    #[track_caller]
    pub fn title(&self) -> String {
        self.script("return document.title")
    }

    /// What the live region says.
    #[track_caller]
    pub fn status(&self) -> String {
        self.role(Role::Status).text()
    }

    /// Titles of the listed articles, in order; none where the list has given way to advice.
    #[track_caller]
    pub fn titles(&self) -> Vec<String> {
        let titles = self.list("Articles").script_if_there(
            "return [...element.querySelectorAll('h3')].map((title) => title.textContent)",
        );
        titles.unwrap_or_default()
    }

    /// What the keyboard's focus is on, in a few words.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.script(
            "const it = document.activeElement;
             const name = it.getAttribute('aria-label') ?? it.textContent;
             return `${it.localName}#${it.id} “${name.replace(/\\s+/g, ' ').trim().slice(0, 80)}”`",
        )
    }

    /// Presses a key, or types text, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: impl Into<TypingData>) {
        let at_once = Some(Duration::ZERO);
        let chain = self.session().action_chain_with_delay(at_once, at_once).send_keys(keys);
        self.demand(block_on(chain.perform()), "press a key");
    }

    /// Presses a key while `Shift` is held down.
    #[track_caller]
    pub fn press_shifted(&self, key: Key) {
        let at_once = Some(Duration::ZERO);
        let chain = self.session().action_chain_with_delay(at_once, at_once);
        let chain = chain.key_down(Key::Shift).send_keys(key).key_up(Key::Shift);
        self.demand(block_on(chain.perform()), "press a key with Shift");
    }

    /// Presses `Tab`, until the focus is on what is wanted. A page that needs more than `limit` steps
    /// has hidden it from the keyboard, or buried it.
    #[track_caller]
    pub fn tab_to(&self, goal: &Locator, limit: usize) {
        let element = goal.element();
        let is_reached = || {
            let script = "return document.activeElement === arguments[0]";
            let reached = block_on(async {
                self.session().execute(script, [element.to_json()?]).await?.convert::<bool>()
            });
            self.demand(reached, "see where the focus is")
        };
        for _ in 0..limit {
            if is_reached() {
                return;
            }
            self.press(Key::Tab);
        }
        self.fail(&format!(
            "{limit} times Tab do not lead to {goal}; the focus is on {}",
            self.focused()
        ));
    }

    /// The size of the window from now on; the page has it when this returns.
    #[track_caller]
    pub fn set_screen(&self, screen: Screen) {
        let set = match self.browser.engine() {
            Engine::Chromium => chromium::set_screen,
            Engine::Firefox => firefox::set_screen,
        };
        self.demand(set(self.session(), screen), "set the size of the window");
        // In a frame the page around has it, and is asked by whoever looks at that one.
        let width = "return window === top ? innerWidth : null";
        let has_it = || self.script::<Option<u32>>(width).is_none_or(|it| it == screen.width);
        self.wait_for("the width of the window", has_it, true);
    }

    /// What a media feature says from now on, such as `prefers-color-scheme`.
    #[track_caller]
    pub fn set_media_feature(&self, name: &str, value: &str) {
        let set = match self.browser.engine() {
            Engine::Chromium => chromium::set_media_feature,
            Engine::Firefox => firefox::set_media_feature,
        };
        self.demand(set(self.session(), name, value), "set a media feature");
    }

    /// Shows the page as on paper.
    #[track_caller]
    pub fn set_print(&self) {
        let set = match self.browser.engine() {
            Engine::Chromium => chromium::set_print,
            Engine::Firefox => firefox::set_print,
        };
        self.demand(set(self.session()), "show the page as on paper");
    }

    /// Lets downloads go to a folder.
    #[track_caller]
    pub fn set_download_folder(&self, folder: &Path) {
        let set = match self.browser.engine() {
            Engine::Chromium => chromium::set_download_folder,
            Engine::Firefox => firefox::set_download_folder,
        };
        self.demand(set(self.session(), folder), "say where downloads go");
    }

    /// Looks inside of a frame from now on, as soon as it is there.
    #[track_caller]
    pub fn enter_frame(&self, selector: &str) {
        self.css(selector).enter();
    }

    /// Looks at the whole page again.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.demand(block_on(self.session().enter_default_frame()), "leave the frame");
    }

    /// Runs a script on the page; it gives what it returns.
    #[track_caller]
    pub fn script<T: DeserializeOwned>(&self, script: &str) -> T {
        let given = block_on(async { self.session().execute(script, []).await?.convert() });
        self.demand(given, "run a script")
    }

    /// Runs a script that calls its last argument with the result.
    #[track_caller]
    pub fn script_async<T: DeserializeOwned>(&self, script: &str) -> T {
        let given = block_on(async { self.session().execute_async(script, []).await?.convert() });
        self.demand(given, "run a script")
    }

    /// Waits until a reading gives a value.
    #[track_caller]
    pub fn wait_for<T: PartialEq + Debug>(&self, what: &str, read: impl Fn() -> T, expected: T) {
        let mut rounds = Rounds::new();
        let mut found = read();
        while found != expected {
            if !rounds.next() {
                self.fail(&format!("{what}: expected {expected:?}, found {found:?}"));
            }
            found = read();
        }
    }

    /// Waits until the live region says so.
    #[track_caller]
    pub fn wait_for_status(&self, expected: &str) {
        self.wait_for("status", || self.status(), expected.to_owned());
    }

    /// Waits until the address has this fragment.
    #[track_caller]
    pub fn wait_for_fragment(&self, expected: &str) {
        self.wait_for("fragment", || self.fragment(), expected.to_owned());
    }

    /// Waits until these articles are listed, in this order.
    #[track_caller]
    pub fn wait_for_titles<T: AsRef<str>>(&self, expected: &[T]) {
        let expected = expected.iter().map(|title| title.as_ref().to_owned()).collect();
        self.wait_for("titles", || self.titles(), expected);
    }

    /// Ends what moves and fades, as it would end by itself.
    #[track_caller]
    pub fn finish_animations(&self) {
        self.script::<()>("document.getAnimations().forEach((animation) => animation.finish())");
    }

    /// Fails unless axe is content with the page as it is now; `state` says how that is. Colours that are
    /// still on their way to others would be measured half way.
    #[track_caller]
    pub fn check_accessibility(&self, state: &str) {
        self.finish_animations();
        let violations = axe::violations(self);
        if !violations.is_empty() {
            let list: Vec<String> =
                violations.iter().map(|violation| format!("- {violation}")).collect();
            self.fail(&format!("{state}: {} violations\n{}", list.len(), list.join("\n")));
        }
    }

    /// The messages in the console so far; they count as expected from now on.
    #[track_caller]
    pub fn take_console(&self) -> Vec<String> {
        self.demand(self.browser.console(), "read the console")
    }

    /// Waits until the console says something, and takes it away.
    #[track_caller]
    pub fn wait_for_console(&self) -> Vec<String> {
        let mut rounds = Rounds::new();
        while rounds.next() {
            let messages = self.take_console();
            if !messages.is_empty() {
                return messages;
            }
        }
        self.fail("the console says nothing")
    }

    /// Keeps a picture of what can be seen, as PNG.
    #[track_caller]
    pub fn take_screenshot(&self, path: &Path) {
        self.demand(block_on(self.session().screenshot(path)), "take a screenshot");
    }

    /// Gives up, with all there is to know about the page.
    #[track_caller]
    pub fn fail(&self, message: &str) -> ! {
        panic!("{message}\n{}", failure::report(&self.browser))
    }

    /// A command of the DevTools protocol, which only Chromium has.
    #[track_caller]
    pub fn devtools(&self, method: &str, params: Value) -> Value {
        assert_eq!(self.browser.engine(), Engine::Chromium, "{method} is for Chromium alone");
        self.demand(block_on(command::devtools(self.session(), method, params)), method)
    }

    pub(crate) fn session(&self) -> &WebDriver {
        self.browser.session()
    }

    #[track_caller]
    fn demand<T>(&self, result: WebDriverResult<T>, deed: &str) -> T {
        result.unwrap_or_else(|error| self.fail(&format!("cannot {deed}: {error}")))
    }
}
