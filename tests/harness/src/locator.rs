//! A thing on the page, found by role and accessible name whenever it is needed.

use std::fmt;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::command::{Computed, computed};
use crate::page::Page;
use crate::role::Role;
use crate::runtime::block_on;
use crate::wait::{Rounds, eventually};

/// Candidates whose own words could make up the name. How names come about is the browser's business;
/// this only spares asking about every one of a hundred checkboxes.
const LIKELY: &str = r#"
    const [scope, selector, name] = arguments;
    const plain = (text) => text.replace(/\s+/g, "");
    const words = (element) => plain([
        element.getAttribute("aria-label"), element.title, element.textContent,
        ...[...(element.labels ?? [])].map((label) => label.textContent),
        ...(element.getAttribute("aria-labelledby") ?? "").split(/\s+/)
            .map((id) => id && document.getElementById(id)?.textContent),
    ].join(" "));
    return [...(scope ?? document).querySelectorAll(selector)]
        .filter((element) => name === null || words(element).includes(plain(name)));
"#;

/// Scrolls to an element, unless it can be seen already.
const REVEAL: &str = r#"
    const element = arguments[0];
    const box = element.getClientRects()[0];
    const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top || !(element.contains(top) || top.contains(element))) {
        element.scrollIntoView({ block: "center", behavior: "instant" });
    }
"#;

/// What is looked for.
#[derive(Clone)]
enum Sought {
    ByRole(Role, Option<String>),
    ByCss(String),
}

/// A description of a thing. It is looked for anew at each use, because the page may have drawn it
/// anew; whatever is done with it waits until it is there.
#[derive(Clone)]
pub struct Locator {
    page: Page,
    scope: Option<Rc<Self>>,
    sought: Sought,
}

/// Finding things: all over the page, or inside of another thing.
#[expect(missing_docs, reason = "most are named after the role that they look for")]
pub trait Find {
    /// The page, and the thing inside of which to look.
    fn scope(&self) -> (Page, Option<Locator>);

    /// The thing with this role, whatever its name.
    fn role(&self, role: Role) -> Locator {
        self.sought(Sought::ByRole(role, None))
    }

    /// The thing with this role and this accessible name.
    fn named(&self, role: Role, name: &str) -> Locator {
        self.sought(Sought::ByRole(role, Some(name.to_owned())))
    }

    /// Something that has no role to be found by, such as marked words.
    fn css(&self, selector: &str) -> Locator {
        self.sought(Sought::ByCss(selector.to_owned()))
    }

    fn button(&self, name: &str) -> Locator {
        self.named(Role::Button, name)
    }

    fn checkbox(&self, name: &str) -> Locator {
        self.named(Role::Checkbox, name)
    }

    fn combobox(&self, name: &str) -> Locator {
        self.named(Role::Combobox, name)
    }

    fn complementary(&self, name: &str) -> Locator {
        self.named(Role::Complementary, name)
    }

    fn dialog(&self, name: &str) -> Locator {
        self.named(Role::Dialog, name)
    }

    fn group(&self, name: &str) -> Locator {
        self.named(Role::Group, name)
    }

    fn heading(&self, name: &str) -> Locator {
        self.named(Role::Heading, name)
    }

    fn link(&self, name: &str) -> Locator {
        self.named(Role::Link, name)
    }

    fn list(&self, name: &str) -> Locator {
        self.named(Role::List, name)
    }

    fn region(&self, name: &str) -> Locator {
        self.named(Role::Region, name)
    }

    fn searchbox(&self, name: &str) -> Locator {
        self.named(Role::Searchbox, name)
    }

    fn switch(&self, name: &str) -> Locator {
        self.named(Role::Switch, name)
    }

    #[doc(hidden)]
    #[expect(private_interfaces, reason = "what is sought is said by the other functions")]
    fn sought(&self, sought: Sought) -> Locator {
        let (page, scope) = self.scope();
        Locator { page, scope: scope.map(Rc::new), sought }
    }
}

impl Find for Page {
    fn scope(&self) -> (Page, Option<Locator>) {
        (self.clone(), None)
    }
}

impl Find for Locator {
    fn scope(&self) -> (Page, Option<Locator>) {
        (self.page.clone(), Some(self.clone()))
    }
}

impl Locator {
    /// Presses it with the pointer, after scrolling to it as a reader would: the driver's own
    /// scrolling is content with a place under a bar that stays.
    #[track_caller]
    pub fn click(&self) {
        self.attempt("click", async |element| {
            element.handle().execute(REVEAL, [element.to_json()?]).await?;
            element.click().await
        });
    }

    /// Types into it, behind what is there.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.attempt("type into", async |element| element.send_keys(text).await);
    }

    /// Moves the keyboard's focus there, as a program would.
    #[track_caller]
    pub fn focus(&self) {
        self.attempt("focus", async |element| element.focus().await);
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn wait(&self) -> &Self {
        self.attempt("find", async |_| Ok(()));
        self
    }

    /// Waits until it is there no more.
    #[track_caller]
    pub fn wait_until_gone(&self) {
        if !eventually(|| !self.is_there()) {
            self.page.fail(&format!("{self} is still there"));
        }
    }

    /// Whether it is there now.
    pub fn is_there(&self) -> bool {
        matches!(block_on(self.find_now()), Ok(Some(_)))
    }

    /// All that is written in it, with single spaces.
    #[track_caller]
    pub fn text(&self) -> String {
        self.script("return element.textContent.replace(/\\s+/g, ' ').trim()")
    }

    /// An attribute, if it has it.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.script(&format!("return element.getAttribute({})", json!(name)))
    }

    /// What stands in the field.
    #[track_caller]
    pub fn value(&self) -> String {
        self.script("return element.value")
    }

    /// Whether the box is ticked.
    #[track_caller]
    pub fn is_checked(&self) -> bool {
        self.script("return element.checked")
    }

    /// Whether it can be used.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.script("return !element.disabled")
    }

    /// Whether the keyboard's focus is on it.
    #[track_caller]
    pub fn is_focused(&self) -> bool {
        self.script("return document.activeElement === element")
    }

    /// Whether its middle is in the window and in all panes around it, with nothing over it.
    #[track_caller]
    pub fn is_in_view(&self) -> bool {
        self.script(
            "const box = element.getClientRects()[0];
             const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
             const top = document.elementFromPoint(x, y);
             return top !== null && (element.contains(top) || top.contains(element))
                && box.top >= 0 && box.bottom <= innerHeight",
        )
    }

    /// A property of its style, as computed.
    #[track_caller]
    pub fn style(&self, property: &str) -> String {
        self.script(&format!(
            "return getComputedStyle(element).getPropertyValue({})",
            json!(property)
        ))
    }

    /// Runs a script in which it is called `element`.
    #[track_caller]
    pub fn script<T: DeserializeOwned>(&self, script: &str) -> T {
        let script = format!("const element = arguments[0]; {script}");
        self.attempt("look at", async |element| {
            let given = element.handle().execute(script.as_str(), [element.to_json()?]).await?;
            given.convert()
        })
    }

    /// The same, unless it is not there.
    #[track_caller]
    pub fn script_if_there<T: DeserializeOwned>(&self, script: &str) -> Option<T> {
        let script = format!("const element = arguments[0]; {script}");
        self.attempt_whether("look at", async |element| {
            let Some(element) = element else { return Ok(Some(None)) };
            let given = element.handle().execute(script.as_str(), [element.to_json()?]).await?;
            given.convert().map(Some).map(Some)
        })
    }

    /// Looks inside of it from now on, if it is a frame.
    #[track_caller]
    pub(crate) fn enter(&self) {
        self.attempt("enter", async |element| element.clone().enter_frame().await);
    }

    /// Waits until a reading of it gives a value.
    #[track_caller]
    pub fn wait_for<T: PartialEq + fmt::Debug>(
        &self,
        what: &str,
        read: impl Fn(&Self) -> T,
        expected: T,
    ) {
        self.page.wait_for(&format!("{what} of {self}"), || read(self), expected);
    }

    /// Waits until the keyboard's focus is on it.
    #[track_caller]
    pub fn wait_for_focus(&self) {
        self.wait();
        if !eventually(|| self.is_focused()) {
            let focused = self.page.focused();
            self.page.fail(&format!("{self} has no focus; it is on {focused}"));
        }
    }

    /// Waits until it can be seen.
    #[track_caller]
    pub fn wait_until_in_view(&self) {
        self.wait();
        if !eventually(|| self.is_in_view()) {
            self.page.fail(&format!("{self} is not in view"));
        }
    }

    /// The element that it is now.
    #[track_caller]
    pub(crate) fn element(&self) -> WebElement {
        self.attempt("find", async |element| Ok(element.clone()))
    }

    /// Finds it and does something with it, again and again until that succeeds.
    #[track_caller]
    fn attempt<T>(&self, deed: &str, action: impl AsyncFn(&WebElement) -> WebDriverResult<T>) -> T {
        self.attempt_whether(deed, async |element| match element {
            Some(element) => action(element).await.map(Some),
            None => Ok(None),
        })
    }

    /// Does something with what was found, if anything was, again and again until it gives a value.
    #[track_caller]
    fn attempt_whether<T>(
        &self,
        deed: &str,
        action: impl AsyncFn(Option<&WebElement>) -> WebDriverResult<Option<T>>,
    ) -> T {
        let mut rounds = Rounds::new();
        let mut reason = None;
        while rounds.next() {
            let done = block_on(async { action(self.find_now().await?.as_ref()).await });
            match done {
                Ok(Some(value)) => return value,
                Ok(None) => reason = None,
                Err(error) => reason = Some(error.to_string()),
            }
        }
        let reason = reason.unwrap_or_else(|| self.what_is_there());
        self.page.fail(&format!("cannot {deed} {self}: {reason}"))
    }

    async fn find_now(&self) -> WebDriverResult<Option<WebElement>> {
        let scope = match &self.scope {
            Some(scope) => match Box::pin(scope.find_now()).await? {
                Some(element) => element.to_json()?,
                None => return Ok(None),
            },
            None => Value::Null,
        };
        let (selector, role, name) = match &self.sought {
            Sought::ByRole(role, name) => (role.candidates(), Some(*role), name.as_deref()),
            Sought::ByCss(selector) => (selector.as_str(), None, None),
        };
        let args = [scope, json!(selector), json!(name)];
        let candidates = self.page.session().execute(LIKELY, args).await?.elements()?;
        let Some(role) = role else { return Ok(candidates.into_iter().next()) };
        for candidate in candidates {
            if !role.is(&computed(&candidate, Computed::Role).await?) {
                continue;
            }
            let Some(name) = name else { return Ok(Some(candidate)) };
            if computed(&candidate, Computed::Label).await? == name {
                return Ok(Some(candidate));
            }
        }
        Ok(None)
    }

    /// What has the same role, for the message that this was not found.
    fn what_is_there(&self) -> String {
        let Sought::ByRole(role, Some(_)) = &self.sought else { return "it is not there".into() };
        let names: WebDriverResult<Vec<String>> = block_on(async {
            let all = self.page.session().find_all(By::Css(role.candidates())).await?;
            let mut names = Vec::new();
            for element in all.iter().take(80) {
                if role.is(&computed(element, Computed::Role).await?) {
                    names.push(format!("{:?}", computed(element, Computed::Label).await?));
                }
            }
            Ok(names)
        });
        let names = names.unwrap_or_default();
        format!("the page has these with role {}: {}", role.name(), names.join(", "))
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sought {
            Sought::ByRole(role, Some(name)) => write!(f, "{} {name:?}", role.name())?,
            Sought::ByRole(role, None) => write!(f, "{}", role.name())?,
            Sought::ByCss(selector) => f.write_str(selector)?,
        }
        self.scope.iter().try_for_each(|scope| write!(f, " in {scope}"))
    }
}
