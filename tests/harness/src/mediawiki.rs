//! MediaWiki on SQLite, with a policy of its own.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::process::Process;
use crate::settings;
use crate::wiki::{copy, filled_in, origin, php, php_server, run};

/// What its keeper has to set, and what its keeper of the interface has to write.
const SETTINGS: &str = include_str!("../../../docs/embedding/mediawiki-settings.php");
const COMMON_SCRIPT: &str = include_str!("../../../docs/embedding/mediawiki-common.js");
/// Half of the package; nothing of it is switched on. The last one would be somebody else's settings.
const NOT_NEEDED: [&str; 5] =
    ["extensions", "extensions-core", "config", "images", "LocalSettings.php"];
/// No work beside answering, and no pictures that the test would have to bring.
const QUIET: &str = r#"
$wgJobRunRate = 0;
$wgFavicon = 'data:,';
$wgLogos = [ '1x' => 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E' ];
"#;
/// Its one account.
const KEEPER: &str = "Keeper";

pub fn start(viewer: &str) -> Process {
    Process::start("mediawiki", |folder, port| {
        copy(&settings::mediawiki(), &folder.join("wiki"), &NOT_NEEDED);
        for made in ["database", "cache", "wiki/images"] {
            fs::create_dir(folder.join(made)).expect("a folder of its own takes folders");
        }
        install(folder, port);
        let own = format!("$wgCacheDirectory = '{}/cache';\n{QUIET}", folder.display());
        let settings = filled_in(SETTINGS, viewer);
        let settings = settings.strip_prefix("<?php").expect("settings are PHP");
        OpenOptions::new()
            .append(true)
            .open(folder.join("wiki/LocalSettings.php"))
            .and_then(|mut file| write!(file, "\n{own}{settings}"))
            .expect("the installation wrote its settings");
        edit(folder, "MediaWiki:Common.js", &filled_in(COMMON_SCRIPT, viewer));
        php_server(folder, "wiki", None, port)
    })
}

/// Writes a page and gives its path.
pub fn write(folder: &Path, title: &str, html: &str) -> String {
    edit(folder, title, &format!("<html>{html}</html>"));
    format!("/index.php?title={title}")
}

fn install(folder: &Path, port: u16) {
    let mut install = php(folder);
    install
        .arg(folder.join("wiki/maintenance/install.php"))
        .args(["--dbtype", "sqlite", "--dbpath"])
        .arg(folder.join("database"))
        .args(["--server", &origin(port), "--scriptpath", ""])
        .args(["--skins", "Vector", "--pass", "a-test-needs-no-secret", "Wiki", KEEPER]);
    run(&mut install, "");
}

fn edit(folder: &Path, title: &str, text: &str) {
    let mut edit = php(folder);
    edit.arg(folder.join("wiki/maintenance/edit.php")).args(["--user", KEEPER, title]);
    run(&mut edit, text);
}
