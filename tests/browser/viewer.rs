//! Opening the viewer.

use std::ops::Deref;

use browser_harness::{Find, Page, Screen, Server, Site, viewer_dist};

/// A browser with the viewer open, and the server it came from. Whatever it asked for must have been
/// there.
pub struct Viewer {
    pub page: Page,
    pub server: Server,
}

/// The viewer as it starts, in a wide window.
pub fn open() -> Viewer {
    open_at("")
}

/// The viewer as a link with this fragment opens it, in a wide window.
pub fn open_at(fragment: &str) -> Viewer {
    open_on(Screen::WIDE, fragment)
}

/// The viewer as a link opens it, in a window of any size.
pub fn open_on(screen: Screen, fragment: &str) -> Viewer {
    let viewer = Viewer { page: Page::blank(screen), server: Site::of(viewer_dist()).serve() };
    viewer.visit(fragment);
    viewer
}

/// Waits until the program has taken over from the static page.
pub fn wait_until_ready(page: &Page) {
    page.css(":root[data-program=running]").wait();
}

impl Viewer {
    /// Follows a link to another view from outside, which loads the page anew.
    pub fn visit(&self, fragment: &str) {
        self.page.go_to("about:blank");
        self.page.go_to(&link(&self.server, fragment));
        wait_until_ready(&self.page);
    }
}

/// The address of a view.
pub fn link(server: &Server, fragment: &str) -> String {
    if fragment.is_empty() {
        server.url().to_owned()
    } else {
        format!("{}#{fragment}", server.url())
    }
}

impl Deref for Viewer {
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
