//! The built page in a real browser: what readers do and what they see then.
//!
//! Each module is a subject, each test a sentence about it. Expected counts come from the corpus that
//! the page was built from, so that an article more does not break them.

#![cfg(not(target_arch = "wasm32"))]

mod expected;
mod filters;
mod start;

use browser_harness::{Find, Page, Screen, Server, Site, viewer_dist};

/// The viewer as it starts, in a wide window.
fn open() -> Viewer {
    open_at("")
}

/// The viewer as a link with this fragment opens it, in a wide window.
fn open_at(fragment: &str) -> Viewer {
    open_on(Screen::WIDE, fragment)
}

/// The viewer as a link opens it, in a window of another size.
fn open_on(screen: Screen, fragment: &str) -> Viewer {
    let server = Site::of(viewer_dist()).serve();
    let page = Page::blank(screen);
    page.go_to(&link(&server, fragment));
    wait_until_ready(&page);
    Viewer { page, server }
}

/// The address of a view.
fn link(server: &Server, fragment: &str) -> String {
    if fragment.is_empty() { server.url().to_owned() } else { format!("{}#{fragment}", server.url()) }
}

/// Waits until the program has taken over from the words in `index.html`.
fn wait_until_ready(page: &Page) {
    page.css(".page").wait();
}

/// A browser with the viewer open, and the server it came from. All files must have been there.
struct Viewer {
    page: Page,
    server: Server,
}

impl std::ops::Deref for Viewer {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let requests = self.server.requests();
            let failed: Vec<_> = requests.iter().filter(|request| request.status >= 400).collect();
            assert!(failed.is_empty(), "these requests failed: {failed:?}");
        }
    }
}
