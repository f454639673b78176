//! Debian's nginx with the configuration that the documentation recommends.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::process::Process;
use crate::settings;

/// What the documentation tells keepers of a host to use.
const RECIPE: &str = include_str!("../../../docs/hosting/nginx.conf");
/// Modules of Debian's nginx that the recipe needs.
const MODULES: [&str; 1] = ["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"];

/// A running nginx with a folder of files below `/wiki/clippings/`; it ends with this value.
pub struct Nginx {
    process: Process,
}

/// What it answered, as its log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The path that was asked for.
    pub path: String,
    /// The status that was given.
    pub status: u16,
    /// How the answer was compressed: `br`, `gzip` or not at all.
    pub encoding: Option<String>,
}

impl Nginx {
    /// Serves a folder; pages of `wiki`, an origin, may frame it.
    pub fn serve(files: &Path, wiki: &str) -> Self {
        let files = files.canonicalize().expect("the folder to serve is there");
        let process = Process::start("nginx", |folder, port| {
            fs::create_dir_all(folder.join("www/wiki")).expect("an empty folder takes folders");
            symlink(files, folder.join("www/wiki/clippings")).expect("folders can be linked");
            let config = folder.join("nginx.conf");
            fs::write(&config, main_config(folder, &recipe(folder, port, wiki)))
                .expect("an empty folder takes files");
            let mut command = Command::new(settings::nginx());
            command.arg("-c").arg(config).arg("-p").arg(folder).args(["-e", "error.log"]);
            command
        });
        Self { process }
    }

    /// Where the files are, with a `/` at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/wiki/clippings/", self.process.port())
    }

    /// Everything that it was asked so far, and how it answered.
    pub fn answers(&self) -> Vec<Logged> {
        let log = fs::read_to_string(self.process.folder().join("access.log"));
        log.unwrap_or_default().lines().map(answer).collect()
    }
}

/// The recipe with what a keeper has to fill in.
fn recipe(folder: &Path, port: u16, wiki: &str) -> String {
    let www = folder.join("www").display().to_string();
    let fill = BTreeMap::from([
        ("listen      80;", format!("listen 127.0.0.1:{port};")),
        ("corpus.example", "127.0.0.1".to_owned()),
        ("/srv/www;", format!("{www};")),
        ("location /clippings/", "location /wiki/clippings/".to_owned()),
        ("https://wiki.example", wiki.to_owned()),
    ]);
    fill.into_iter().fold(RECIPE.to_owned(), |recipe, (blank, filled)| {
        assert!(recipe.contains(blank), "the recipe has {blank:?} to fill in");
        recipe.replace(blank, &filled)
    })
}

/// What Debian's own configuration says around a site, as far as a test needs it.
fn main_config(folder: &Path, site: &str) -> String {
    let modules = MODULES.map(|module| format!("load_module {module};")).join("\n");
    let folder = folder.display();
    format!(
        r#"{modules}
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log error.log;
        events {{}}
        http {{
            include /etc/nginx/mime.types;
            default_type application/octet-stream;
            log_format answers '$status "$sent_http_content_encoding" $request_uri';
            access_log {folder}/access.log answers;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            {site}
        }}"#
    )
}

/// Reads a line of the log.
fn answer(line: &str) -> Logged {
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().expect("three words a line");
    let status = word().parse().expect("a status is a number");
    let encoding = word().trim_matches('"').to_owned();
    // nginx writes a dash for a header that it did not send.
    let encoding = Some(encoding).filter(|encoding| encoding != "-" && !encoding.is_empty());
    Logged { path: word().to_owned(), status, encoding }
}
