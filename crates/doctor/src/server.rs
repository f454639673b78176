//! The same fix for different servers, chosen by what the host says it is.

use crate::finding::Fix;
use crate::observed::Answer;

/// A kind of host, as far as fixes for it differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Software {
    Nginx,
    Apache,
    Caddy,
    GithubPages,
    Bucket,
    Python,
    /// It does not say, or something stands in front of it.
    Unknown,
}

impl Software {
    /// What the `Server` header of an answer gives away.
    pub fn of(answer: &Answer) -> Self {
        let server = answer.header("server").unwrap_or_default().to_ascii_lowercase();
        let known = [
            ("nginx", Self::Nginx),
            ("openresty", Self::Nginx),
            ("apache", Self::Apache),
            ("caddy", Self::Caddy),
            ("github.com", Self::GithubPages),
            ("amazons3", Self::Bucket),
            ("python", Self::Python),
        ];
        let found = known.into_iter().find(|(word, _)| server.contains(word));
        found.map_or(Self::Unknown, |(_, software)| software)
    }
}

/// One fix in the words of each server.
pub struct Lines {
    pub nginx: String,
    pub apache: String,
    pub caddy: String,
    /// In the words of HTTP, for hosts that have no file of settings.
    pub plain: String,
}

impl Lines {
    /// The fix for one kind of host; for an unknown one, for each that is common.
    pub fn fixes(self, software: Software) -> Vec<Fix> {
        let fix = |place, lines| Fix { place, lines };
        match software {
            Software::Nginx => vec![fix(NGINX, self.nginx)],
            Software::Apache => vec![fix(APACHE, self.apache)],
            Software::Caddy => vec![fix(CADDY, self.caddy)],
            Software::GithubPages => vec![fix(
                "GitHub Pages has no setting for it; a CDN in front of it or another host can send",
                self.plain,
            )],
            Software::Bucket => vec![fix(
                "the metadata of the object, or a response headers policy of the CDN in front",
                self.plain,
            )],
            Software::Python => vec![fix(
                "Python's http.server has no setting for it; another server can send",
                self.plain,
            )],
            Software::Unknown => {
                vec![fix(NGINX, self.nginx), fix(APACHE, self.apache), fix(CADDY, self.caddy)]
            }
        }
    }
}

const NGINX: &str = "nginx, in the location of the viewer or where the line says";
const APACHE: &str = "Apache, in the directory of the viewer or its .htaccess";
const CADDY: &str = "Caddy, in the site of the viewer";

/// A header to send with everything.
pub fn header(name: &str, value: &str) -> Lines {
    Lines {
        nginx: format!("add_header {name} \"{value}\" always;"),
        apache: format!("Header always set {name} \"{value}\""),
        caddy: format!("header {name} \"{value}\""),
        plain: format!("{name}: {value}"),
    }
}

/// A header to send no more.
pub fn no_header(name: &str) -> Lines {
    Lines {
        nginx: format!("proxy_hide_header {name};  # and take away the add_header that sends it"),
        apache: format!("Header always unset {name}\nHeader unset {name}"),
        caddy: format!("header -{name}"),
        plain: format!("no {name} at all"),
    }
}

/// A policy of its own for the viewer in one file, whose script and styles stand in the page, and another
/// for the rest.
pub fn policies(one_file: &str, others: &str) -> Lines {
    const NAME: &str = "Content-Security-Policy";
    Lines {
        nginx: format!(
            "map $uri $corpus_policy {{  # beside the server, not in it\n    default \"{others}\";\n    \
             \"~/corpus-viewer[.]html$\" \"{one_file}\";\n}}\nadd_header {NAME} $corpus_policy always;"
        ),
        apache: format!(
            "Header always set {NAME} \"{others}\"\nHeader always set {NAME} \"{one_file}\" \
             \"expr=%{{REQUEST_URI}} =~ m#/corpus-viewer[.]html#\""
        ),
        caddy: format!(
            "@one_file path */corpus-viewer.html\n@others not path */corpus-viewer.html\n\
             header @one_file {NAME} \"{one_file}\"\nheader @others {NAME} \"{others}\""
        ),
        plain: format!(
            "{NAME}: {others}\n{NAME}: {one_file}  (for corpus-viewer.html alone, instead)"
        ),
    }
}

/// The type of the files with an extension.
pub fn content_type(extension: &str, media_type: &str) -> Lines {
    let (base, charset) = media_type.split_once("; charset=").unwrap_or((media_type, ""));
    // In a location it would take the place of all other types.
    let mut nginx = format!(
        "types {{ {base} {extension}; }}  # beside include mime.types, not in the location"
    );
    let mut apache = format!("AddType {base} .{extension}");
    if !charset.is_empty() {
        nginx = format!("charset {charset};");
        apache = format!("{apache}\nAddCharset {charset} .{extension}");
    }
    Lines {
        nginx,
        apache,
        caddy: format!(
            "@{extension} path *.{extension}\nheader @{extension} Content-Type \"{media_type}\""
        ),
        plain: format!("Content-Type: {media_type}"),
    }
}

/// Files sent as they were compressed when the site was built.
pub fn precompressed() -> Lines {
    Lines {
        nginx: "brotli_static on;  # the module libnginx-mod-http-brotli-static\ngzip_static on;\n\
                gzip_vary on;"
            .to_owned(),
        apache: "RewriteEngine On\n\
                 RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b\n\
                 RewriteCond %{REQUEST_FILENAME}.br -f\n\
                 RewriteRule ^(.+)$ $1.br [L]\n\
                 RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b\n\
                 RewriteCond %{REQUEST_FILENAME}.gz -f\n\
                 RewriteRule ^(.+)$ $1.gz [L]\n\
                 RemoveLanguage .br\n\
                 RemoveType .gz\n\
                 AddEncoding br .br\n\
                 AddEncoding gzip .gz\n\
                 Header append Vary Accept-Encoding"
            .to_owned(),
        caddy: "file_server {\n\tprecompressed br gzip\n}".to_owned(),
        plain: "Content-Encoding: br  (for the .br copy of each file)\nVary: Accept-Encoding"
            .to_owned(),
    }
}

/// How long browsers may keep files: for ever where the name changes with the content, else not without
/// asking.
pub fn caching() -> Lines {
    Lines {
        nginx: "map $uri $corpus_cache {  # beside the server, not in it\n\
                \x20   default \"no-cache\";\n\
                \x20   \"~-[0-9a-f]{16}[.][a-z]+$\" \"public, max-age=31536000, immutable\";\n\
                }\n\
                add_header Cache-Control $corpus_cache always;"
            .to_owned(),
        apache: "Header set Cache-Control \"no-cache\"\n\
                 Header set Cache-Control \"public, max-age=31536000, immutable\" \
                 \"expr=%{REQUEST_URI} =~ m#-[0-9a-f]{16}[.]#\""
            .to_owned(),
        caddy: "@hashed path_regexp -[0-9a-f]{16}[.][a-z]+$\n\
                @named not path_regexp -[0-9a-f]{16}[.][a-z]+$\n\
                header @hashed Cache-Control \"public, max-age=31536000, immutable\"\n\
                header @named Cache-Control \"no-cache\""
            .to_owned(),
        plain: "Cache-Control: public, max-age=31536000, immutable  (names with a digest)\n\
                Cache-Control: no-cache  (all others)"
            .to_owned(),
    }
}

/// Parts of files, which servers send unless told otherwise.
pub fn ranges() -> Lines {
    Lines {
        nginx: "max_ranges 8;  # 0 switches ranges off".to_owned(),
        apache: "MaxRanges default  # none switches ranges off".to_owned(),
        caddy: "file_server  # sends ranges by itself; encode without precompressed does not"
            .to_owned(),
        plain: "Accept-Ranges: bytes".to_owned(),
    }
}
