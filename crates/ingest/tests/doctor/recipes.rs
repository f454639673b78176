//! The recipes of `docs/hosting`, each in the server that it is for: the doctor finds what the
//! documentation says it finds. A server that is not installed is not tried, and the test says so.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::program::{Program, find, free_port};
use super::{doctor, site};

const NGINX: &str = include_str!("../../../../docs/hosting/nginx.conf");
const APACHE: &str = include_str!("../../../../docs/hosting/apache.conf");
const CADDY: &str = include_str!("../../../../docs/hosting/Caddyfile");

/// A folder with the site in `www/clippings`, which servers that give up their rights can read too.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
    site::write(&folder.path().join("www/clippings"));
    folder
}

/// Says that a test did nothing, also where the output of tests that pass is kept back.
fn not_tried(program: &str) {
    let _ = writeln!(io::stderr(), "{program} is not installed: its recipe is not tried");
}

/// A recipe with what the keeper of a host has to fill in.
fn filled(recipe: &str, blanks: &[(&str, &str)]) -> String {
    blanks.iter().fold(recipe.to_owned(), |recipe, (blank, filled)| {
        assert!(recipe.contains(blank), "the recipe has {blank:?} to fill in");
        recipe.replace(blank, filled)
    })
}

/// What is found at an address for the wiki of the recipes, but for what is good.
fn findings(url: &str) -> (i32, Vec<(String, String)>, String) {
    let (code, out, _) = doctor(&[url, "--host", "https://wiki.example", "--json"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = report["findings"].as_array().unwrap().iter();
    let found = found.map(|finding| (text(&finding["severity"]), text(&finding["check"])));
    (code, found.filter(|(severity, _)| severity != "good").collect(), out)
}

/// The recipe leaves nothing to mend, but does not let every frame load the files unasked.
fn check_recipe(port: u16) {
    for page in ["", "corpus-viewer.html"] {
        let url = format!("http://127.0.0.1:{port}/clippings/{page}");
        let (code, found, report) = findings(&url);
        assert_eq!(code, 0, "{report}");
        let advice = [("advice".to_owned(), "sandboxed frames".to_owned())];
        let has_parts = page.is_empty();
        assert_eq!(found, advice[..usize::from(has_parts)], "{report}");
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn nginx_with_the_recipe_leaves_nothing_to_mend() {
    let module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    let (Some(nginx), true) = (find("nginx"), module.is_file()) else {
        return not_tried("nginx with brotli_static");
    };
    let (folder, port) = (folder(), free_port());
    let at = folder.path().display();
    let site = filled(
        NGINX,
        &[
            ("listen      80;", &format!("listen 127.0.0.1:{port};")),
            ("/srv/www;", &format!("{at}/www;")),
        ],
    );
    let main = format!(
        "load_module {};\ndaemon off;\nmaster_process off;\npid {at}/nginx.pid;\n\
         error_log stderr notice;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n\
         access_log off;\nclient_body_temp_path {at}/body;\nproxy_temp_path {at}/proxy;\n\
         fastcgi_temp_path {at}/fastcgi;\nuwsgi_temp_path {at}/uwsgi;\nscgi_temp_path {at}/scgi;\n\
         {site}\n}}\n",
        module.display()
    );
    let config = write(folder.path(), "nginx.conf", &main);
    let mut command = Command::new(nginx);
    command.args(["-c", &config, "-e", "stderr"]);
    let _nginx = Program::start(&mut command, "event method");
    check_recipe(port);
}

/// Serves the folder with Apache as Debian sets it up, because the recipe has to get along with that;
/// `site` makes the settings of the site from the port and the folder. `None` where there is no Apache.
fn apache(folder: &TempDir, site: impl Fn(u16, &str) -> String) -> Option<(Program, u16)> {
    let modules = Path::new("/usr/lib/apache2/modules");
    let apache = find("apache2").filter(|_| modules.is_dir())?;
    let (at, port) = (folder.path().display().to_string(), free_port());
    let names =
        ["mpm_event", "authz_core", "filter", "deflate", "mime", "dir", "headers", "rewrite"];
    let loads =
        names.map(|name| format!("LoadModule {name}_module {}/mod_{name}.so\n", modules.display()));
    let main = format!(
        "{}ServerRoot {at}\nServerName 127.0.0.1\nPidFile {at}/apache.pid\nErrorLog /dev/stderr\n\
         LogLevel mpm_event:debug\nListen 127.0.0.1:{port}\nUser www-data\nGroup www-data\n\
         Include /etc/apache2/mods-available/mime.conf\n\
         Include /etc/apache2/mods-available/deflate.conf\n{}\n",
        loads.concat(),
        site(port, &at)
    );
    let config = write(folder.path(), "apache.conf", &main);
    let mut command = Command::new(apache);
    // In one process, so that all of it ends at once.
    command.args(["-X", "-f", &config]);
    Some((Program::start(&mut command, "start_threads").0, port))
}

#[test]
fn apache_with_the_recipe_leaves_nothing_to_mend() {
    let folder = folder();
    let started = apache(&folder, |port, at| {
        filled(
            APACHE,
            &[
                ("<VirtualHost *:80>", &format!("<VirtualHost *:{port}>")),
                ("DocumentRoot /srv/www", &format!("DocumentRoot {at}/www")),
                ("<Directory /srv/www/", &format!("<Directory {at}/www/")),
            ],
        )
    });
    let Some((_apache, port)) = started else {
        return not_tried("apache2");
    };
    check_recipe(port);
}

#[test]
fn apache_takes_the_recipe_in_a_folder_as_well() {
    let folder = folder();
    let (_, inside) = APACHE.split_once("<Directory /srv/www/clippings>").unwrap();
    let (inside, _) = inside.split_once("</Directory>").unwrap();
    let inside = filled(inside, &[("Require all granted", "")]);
    write(&folder.path().join("www/clippings"), ".htaccess", &inside);
    let started = apache(&folder, |_, at| {
        format!(
            "DocumentRoot {at}/www\n<Directory {at}/www>\nRequire all granted\n\
             AllowOverride FileInfo Options Indexes\n</Directory>"
        )
    });
    let Some((_apache, port)) = started else {
        return not_tried("apache2");
    };
    check_recipe(port);
}

#[test]
fn caddy_with_the_recipe_leaves_nothing_to_mend() {
    let Some(caddy) = find("caddy") else {
        return not_tried("caddy");
    };
    let (folder, port) = (folder(), free_port());
    let at = folder.path().display().to_string();
    let address = format!("http://127.0.0.1:{port} {{");
    let root = format!("root * {at}/www");
    let site = filled(CADDY, &[("corpus.example {", &address), ("root * /srv/www", &root)]);
    let config = write(folder.path(), "Caddyfile", &format!("{{\n\tadmin off\n}}\n{site}"));
    let mut command = Command::new(caddy);
    command.args(["run", "--config", &config, "--adapter", "caddyfile"]);
    command.envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, &at)));
    let _caddy = Program::start(&mut command, "serving initial configuration");
    check_recipe(port);
}

#[test]
fn pythons_server_lacks_what_the_documentation_says_it_lacks() {
    let folder = folder();
    let mut command = Command::new("python3");
    command.args(["-u", "-m", "http.server", "--bind", "127.0.0.1", "0", "--directory"]);
    command.arg(folder.path().join("www"));
    let (_python, line) = Program::start(&mut command, "Serving HTTP on");
    let mut words = line.split(' ').skip_while(|word| *word != "port");
    let port = words.nth(1).unwrap();
    let (code, found, report) = findings(&format!("http://127.0.0.1:{port}/clippings/"));
    let expected = [
        ("problem", "compression"),
        ("advice", "content types"),
        ("advice", "content types"),
        ("advice", "content security policy"),
        ("advice", "caching"),
        ("advice", "caching"),
        ("advice", "sandboxed frames"),
        ("advice", "ranges"),
    ];
    let expected = expected.map(|(severity, check)| (severity.to_owned(), check.to_owned()));
    assert_eq!((code, found), (1, expected.to_vec()), "{report}");
}

/// A program `aws` that notes its arguments, one call a line.
#[cfg(unix)]
fn stand_in_for_aws(folder: &Path) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let programs = folder.join("bin");
    fs::create_dir_all(&programs).unwrap();
    let script = "#!/bin/sh\nIFS='|'\nprintf '%s\\n' \"$*\" >> \"$CALLS\"\n";
    let aws = write(&programs, "aws", script);
    fs::set_permissions(aws, fs::Permissions::from_mode(0o755)).unwrap();
    programs
}

#[cfg(unix)]
#[test]
fn a_bucket_is_told_type_encoding_and_caching_of_each_file_and_gets_the_page_last() {
    let folder = folder();
    fs::write(folder.path().join("www/clippings/plain.xml"), "<urlset/>").unwrap();
    let (programs, calls) = (stand_in_for_aws(folder.path()), folder.path().join("calls"));
    let path = std::env::var("PATH").unwrap();
    let done = Command::new("sh")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/hosting/bucket.sh"))
        .args([folder.path().join("www/clippings").as_os_str(), "s3://bucket/a".as_ref()])
        .env("PATH", format!("{}:{path}", programs.display()))
        .env("CALLS", &calls)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let calls = fs::read_to_string(calls).unwrap();
    let calls: Vec<&str> = calls.lines().collect();
    let dist = folder.path().join("www/clippings").display().to_string();
    let call = |from: &str, to: &str, media_type: &str, cache: &str, encoding: &str| {
        format!(
            "s3|cp|--only-show-errors|{dist}/{from}|s3://bucket/a/{to}|--content-type|{media_type}|\
             --cache-control|{cache}{encoding}"
        )
    };
    let br = "|--content-encoding|br";
    let wasm = site::WASM;
    let for_ever = "public, max-age=31536000, immutable";
    let html = "text/html; charset=utf-8";
    let expected = [
        call(&format!("{wasm}.br"), wasm, "application/wasm", for_ever, br),
        call("articles/a.html.br", "articles/a.html", html, "no-cache", br),
        call("plain.xml", "plain.xml", "application/xml", "no-cache", ""),
        call("index.html.br", "index.html", html, "no-cache", br),
    ];
    let places = expected.map(|call| {
        calls.iter().position(|line| *line == call).unwrap_or_else(|| panic!("{call}\n{calls:#?}"))
    });
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(places[3] + 1, site::files().len() + 1, "each file once, the page last: {calls:#?}");
    assert_eq!(calls.len(), places[3] + 1);
}
