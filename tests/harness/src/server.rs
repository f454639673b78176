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
use tokio::sync::watch;
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
    /// The policy that is sent; empty for none.
    policy: String,
    /// What else is sent with every file.
    headers: Vec<(String, String)>,
    /// Files that are sent only once the server is told so, by how their names end.
    held: Vec<String>,
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
    released: watch::Sender<bool>,
    stopped: watch::Sender<bool>,
    port: u16,
    task: JoinHandle<()>,
}

impl Site {
    /// The files of a folder, under the strict policy.
    pub fn of(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), policy: STRICT_POLICY.to_owned(), ..Self::default() }
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

    /// The same under another policy; an empty one is none.
    pub fn under(mut self, policy: &str) -> Self {
        self.policy = policy.to_owned();
        self
    }

    /// The same with one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, but files whose names end so are sent only after [`Server::release`].
    pub fn holding(mut self, end: &str) -> Self {
        self.held.push(end.to_owned());
        self
    }

    /// Starts to serve it.
    pub fn serve(self) -> Server {
        self.serve_on(0)
    }

    /// Starts to serve it where [`Server::stop`] has left the place to another.
    pub fn serve_on(self, port: u16) -> Server {
        let requests = Arc::default();
        let (released, is_released) = watch::channel(false);
        let (stopped, mut is_stopped) = watch::channel(false);
        let host = Host { site: self, requests: Arc::clone(&requests), is_released };
        let host = Arc::new(host);
        let listener = block_on(TcpListener::bind(("127.0.0.1", port))).expect("a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let url = format!("http://{address}{}/", host.site.path);
        let app = Router::new().fallback(answer).with_state(host);
        let task = spawn(async move {
            let stop = async move {
                // Nobody can stop it any more when the value is gone; it is aborted then.
                if is_stopped.wait_for(|&stopped| stopped).await.is_err() {
                    std::future::pending::<()>().await;
                }
            };
            let serving = axum::serve(listener, app).with_graceful_shutdown(stop);
            serving.await.expect("a bound listener can be served");
        });
        Server { url, port: address.port(), requests, released, stopped, task }
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

    /// Sends the files that were held back, and all that are asked for later.
    pub fn release(&self) {
        self.released.send_replace(true);
    }

    /// Closes all connections and goes away, as if there were no network. Gives the port, so that another
    /// can take its place.
    pub fn stop(mut self) -> u16 {
        self.stopped.send_replace(true);
        block_on(&mut self.task).expect("the server ends when it is told to");
        self.port
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
    is_released: watch::Receiver<bool>,
}

async fn answer(State(host): State<Arc<Host>>, uri: Uri) -> Response {
    if host.site.held.iter().any(|end| uri.path().ends_with(end)) {
        let mut is_released = host.is_released.clone();
        // The server has gone when nobody can release it any more.
        let _ = is_released.wait_for(|&released| released).await;
    }
    let mut response = host.site.file(uri.path()).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let policy = Some(&host.site.policy).filter(|policy| !policy.is_empty());
    let policy = policy.map(|policy| (CONTENT_SECURITY_POLICY, policy));
    let others = host
        .site
        .headers
        .iter()
        .map(|(name, value)| (name.parse().expect("the test names a header"), value));
    for (name, value) in policy.into_iter().chain(others) {
        headers.insert(name, value.parse().expect("the test gives a header's value"));
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
