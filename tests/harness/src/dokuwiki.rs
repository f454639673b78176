//! DokuWiki on plain files, with a policy that its server sends: it has none of its own.

use std::fs;
use std::path::Path;

use crate::process::Process;
use crate::settings;
use crate::wiki::{copy, filled_in, origin_of, php_server};

/// What its keeper has to set, and the script that its keeper has to write.
const SETTINGS: &str = include_str!("../../../docs/embedding/dokuwiki-local.php");
const USER_SCRIPT: &str = include_str!("../../../docs/embedding/dokuwiki-userscript.js");
/// Where Debian puts the settings that DokuWiki brings.
const DEFAULTS: &str = "/etc/dokuwiki";
/// The first looks for the settings of the machine, the others are them.
const NOT_NEEDED: [&str; 4] = ["preload.php", "local.php", "acl.auth.php", "users.auth.php"];
const DATA: [&str; 11] = [
    "attic",
    "cache",
    "index",
    "locks",
    "log",
    "media",
    "media_attic",
    "media_meta",
    "meta",
    "pages",
    "tmp",
];

pub fn start(viewer: &str) -> Process {
    Process::start("dokuwiki", |folder, port| {
        let wiki = folder.join("wiki");
        copy(&settings::dokuwiki(), &wiki, &[]);
        copy(Path::new(DEFAULTS), &wiki.join("conf"), &NOT_NEEDED);
        for made in DATA {
            fs::create_dir_all(folder.join("data").join(made)).expect("a folder takes folders");
        }
        let own =
            format!("$conf['title'] = 'Wiki';\n$conf['savedir'] = '{}/data';\n", folder.display());
        let write = |file: &str, text: &str| {
            fs::write(folder.join(file), text).expect("a folder of its own takes files");
        };
        // Otherwise it would take the settings of the machine.
        write("wiki/inc/preload.php", "<?php\n");
        write("wiki/conf/local.php", &format!("{SETTINGS}{own}"));
        write("wiki/conf/userscript.js", &filled_in(USER_SCRIPT, viewer));
        write("router.php", &router(viewer));
        php_server(folder, "wiki", Some("router.php"), port)
    })
}

/// Writes a page and gives its path.
pub fn write(folder: &Path, title: &str, html: &str) -> String {
    let name = title.to_lowercase();
    fs::write(folder.join(format!("data/pages/{name}.txt")), format!("<html>{html}</html>\n"))
        .expect("a page of the wiki can be written");
    format!("/doku.php?id={name}")
}

/// The policy of a host that is as strict as DokuWiki allows.
fn router(viewer: &str) -> String {
    let viewer = origin_of(viewer);
    format!(
        r#"<?php
        header("Content-Security-Policy: default-src 'self'; script-src 'self' 'unsafe-inline' {viewer}; "
            . "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src {viewer}");
        return false;
        "#
    )
}
