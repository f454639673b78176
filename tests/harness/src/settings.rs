//! What the environment says: where the built page is and which browsers look at it.

use std::env;
use std::path::PathBuf;

/// The folder of the built viewer.
pub fn viewer_dist() -> PathBuf {
    setting("VIEWER_DIST", "the folder of the built page")
}

/// The folder of the bare counter, which the viewer is measured against.
pub fn counter_dist() -> PathBuf {
    setting("COUNTER_DIST", "the folder of the bare counter")
}

/// The folder of the viewer built of hostile content.
pub fn hostile_dist() -> PathBuf {
    setting("HOSTILE_DIST", "the folder of the page of hostile content")
}

/// The folder of hostile content.
pub fn hostile_corpus() -> PathBuf {
    setting("HOSTILE_CORPUS", "the folder of hostile content")
}

/// The folder of the page of a corpus without lists.
pub fn clippings_dist() -> PathBuf {
    setting("CLIPPINGS_DIST", "the folder of the page of a corpus without lists")
}

/// The folder of the viewer built of a corpus with long lists.
pub fn long_dist() -> PathBuf {
    setting("LONG_DIST", "the folder of the page with long lists")
}

/// The script of axe.
pub fn axe_script() -> PathBuf {
    setting("AXE_JS", "the path of axe.min.js")
}

pub fn chromium() -> PathBuf {
    setting("CHROMIUM", "the path of the browser")
}

pub fn chromedriver() -> PathBuf {
    setting("CHROMEDRIVER", "the path of the browser's driver")
}

pub fn firefox() -> PathBuf {
    setting("FIREFOX", "the path of the other browser")
}

pub fn geckodriver() -> PathBuf {
    setting("GECKODRIVER", "the path of the other browser's driver")
}

pub fn nginx() -> PathBuf {
    setting("NGINX", "the path of a real web server")
}

pub fn php() -> PathBuf {
    setting("PHP", "the path of the interpreter that runs the wikis")
}

pub fn mediawiki() -> PathBuf {
    setting("MEDIAWIKI", "the folder of MediaWiki")
}

pub fn dokuwiki() -> PathBuf {
    setting("DOKUWIKI", "the folder of DokuWiki")
}

fn setting(name: &str, what: &str) -> PathBuf {
    let Some(value) = env::var_os(name) else {
        panic!(
            "{name} is not set: it says {what}; run `cargo xtask test`, which builds the page, \
             brings browsers and sets it (`cargo xtask bench` for the benchmark)"
        );
    };
    let path = PathBuf::from(value);
    assert!(
        path.exists(),
        "{name} names {}, which is not there; run `cargo xtask test`",
        path.display()
    );
    path
}
