//! A server for the files of a site, as a careful host runs it: it sends the strictest policy and
//! keeps a record of what was asked.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Request as HttpRequest, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::runtime::{block_on, spawn};

/// The policy of the strictest host that the page must work on.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// What is served: the files of a folder, some of them replaced or missing.
#[derive(Clone, Debug, Default)]
pub struct Site {
    folder: Option<PathBuf>,
    /// Where the folder is mounted: empty, or like `/wiki/corpus`.
    path: String,
    is_strict: bool,
    /// Files that are not as in the folder, by name; `None` is one that is missing.
    changed: BTreeMap<String, Option<Vec<u8>>>,
}

/// A question that the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path that was asked for.
    pub path: String,
    /// The status that was given.
    pub status: u16,
}

/// A running server on a port of its own; it ends with this value.
pub struct Server {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

impl Site {
    /// The files of a folder, under the strict policy.
    pub fn of(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), is_strict: true, ..Self::default() }
    }

    /// One page without any policy, such as a wiki that embeds another.
    pub fn page(html: &str) -> Self {
        Self::default().with("index.html", html)
    }

    /// The same at another path than the root.
    pub fn at(mut self, path: &str) -> Self {
        self.path = path.trim_end_matches('/').to_owned();
        self
    }

    /// The same with another content of one file.
    pub fn with(mut self, file: &str, content: impl Into<Vec<u8>>) -> Self {
        self.changed.insert(file.to_owned(), Some(content.into()));
        self
    }

    /// The same without one file.
    pub fn without(mut self, file: &str) -> Self {
        self.changed.insert(file.to_owned(), None);
        self
    }

    /// Starts to serve it.
    pub fn serve(self) -> Server {
        let requests = Arc::default();
        let host = Arc::new(Host { site: self, requests: Arc::clone(&requests) });
        let listener = block_on(TcpListener::bind(("127.0.0.1", 0))).expect("a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let url = format!("http://{address}{}/", host.site.path);
        let app = Router::new().fallback(answer).with_state(host);
        let task = spawn(async move {
            axum::serve(listener, app).await.expect("a bound listener can be served");
        });
        Server { url, requests, task }
    }

    async fn file(&self, path: &str) -> Response {
        let Some(file) = path.strip_prefix(&self.path).and_then(|rest| rest.strip_prefix('/'))
        else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let name = if file.is_empty() { "index.html" } else { file };
        match (self.changed.get(name), &self.folder) {
            (Some(Some(content)), _) => {
                ([(CONTENT_TYPE, content_type(name))], content.clone()).into_response()
            }
            (None, Some(folder)) => {
                let request = HttpRequest::builder().uri(format!("/{file}"));
                // What the browser would accept: every one of today takes both.
                let request = request.header("accept-encoding", "br, gzip").body(Body::empty());
                let mut folder = ServeDir::new(folder).precompressed_br().precompressed_gzip();
                match folder.try_call(request.expect("a path that has been asked for")).await {
                    Ok(response) => response.map(Body::new),
                    Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                }
            }
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

impl Server {
    /// Where the site is, with a `/` at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Everything that was asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("nobody panics while holding it").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Host {
    site: Site,
    requests: Arc<Mutex<Vec<Request>>>,
}

async fn answer(State(host): State<Arc<Host>>, uri: Uri) -> Response {
    let mut response = host.site.file(uri.path()).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if host.site.is_strict {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(STRICT_POLICY));
    }
    let request = Request { path: uri.path().to_owned(), status: response.status().as_u16() };
    host.requests.lock().expect("nobody panics while holding it").push(request);
    response
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(site: &Site, path: &str) -> u16 {
        block_on(site.file(path)).status().as_u16()
    }

    #[test]
    fn files_are_served_below_the_path_of_the_site_alone() {
        let site = Site::page("<h1>Hello</h1>").at("/wiki/");
        assert_eq!(status(&site, "/wiki/"), 200);
        assert_eq!(status(&site, "/wiki/index.html"), 200);
        assert_eq!(status(&site, "/"), 404);
        assert_eq!(status(&site, "/wikipedia"), 404);
    }

    #[test]
    fn a_file_of_the_folder_can_be_replaced_or_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.js"), "a").unwrap();
        let site = Site::of(folder.path());
        assert_eq!(status(&site, "/a.js"), 200);
        assert_eq!(status(&site.clone().without("a.js"), "/a.js"), 404);
        assert_eq!(status(&site.with("b.wasm", "b"), "/b.wasm"), 200);
    }

    #[test]
    fn every_answer_is_recorded() {
        let server = Site::page("").serve();
        assert!(server.url().starts_with("http://127.0.0.1:") && server.requests().is_empty());
    }
}
