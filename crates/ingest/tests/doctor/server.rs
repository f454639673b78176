//! A server that sends the site as it should be sent, but for what a test changes.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::site;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://wiki.example";

/// What is sent for a path.
#[derive(Clone)]
pub struct Response {
    pub status: u16,
    pub headers: BTreeMap<&'static str, String>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.headers.insert(name, value.to_owned());
    }
}

/// Serves below `/corpus/` what `change` made of each response, until the process ends, and gives the
/// address. Where that ends with a slash the page is `index.html`.
pub fn serve(change: impl Fn(&str, &mut Response) + Send + 'static) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}/corpus/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A client that went away is no concern of the server.
            let _ = stream.and_then(|stream| answer(stream, &change));
        }
    });
    address
}

/// An address where a connection is taken and nothing is ever said. It lasts as long as the listener.
pub fn silent() -> (TcpListener, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}/corpus/", listener.local_addr().unwrap());
    (listener, address)
}

fn answer(mut stream: TcpStream, change: &impl Fn(&str, &mut Response)) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let Some(Ok(request)) = lines.next() else {
        return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    };
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut wants_part = false;
    for line in lines {
        let line = line?;
        wants_part |= line.to_ascii_lowercase().starts_with("range:");
        if line.is_empty() {
            break;
        }
    }
    let mut response = whole(&path);
    if wants_part {
        response.status = 206;
        response.headers.remove("Content-Encoding");
        let body = site::files()[site::WASM].clone();
        response.set("Content-Range", &format!("bytes 0-99/{}", body.len()));
        response.body = body[..100].to_vec();
    }
    change(&path, &mut response);
    write!(stream, "HTTP/1.1 {} Words\r\n", response.status)?;
    for (name, value) in &response.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    write!(stream, "Content-Length: {}\r\nConnection: close\r\n\r\n", response.body.len())?;
    stream.write_all(&response.body)
}

/// A file as it should be sent.
fn whole(path: &str) -> Response {
    let file = match path.strip_prefix("/corpus/") {
        Some("") => "index.html",
        Some(file) => file,
        None => "",
    };
    let Some(body) = site::files().remove(file) else {
        return Response { status: 404, headers: BTreeMap::new(), body: Vec::new() };
    };
    let media_type = match file.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    let is_hashed = file.contains("0123456789abcdef");
    let policy = if file == "corpus-viewer.html" { "frame-ancestors *" } else { POLICY };
    let headers = [
        ("Server", "nginx"),
        ("Content-Type", media_type),
        ("Content-Encoding", "br"),
        ("Vary", "Accept-Encoding"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", policy),
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", if is_hashed { "max-age=31536000, immutable" } else { "no-cache" }),
        ("ETag", "\"1\""),
    ];
    let headers = headers.map(|(name, value)| (name, value.to_owned())).into();
    Response { status: 200, headers, body: site::brotli(&body) }
}
