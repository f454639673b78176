//! Requests as a browser would make them, but with every header in our own hands.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use doctor::{Address, Answer, Outcome, Probe};
use rustls::crypto::ring;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, ResponseExt, http};

/// More than any file of the viewer has; a host that sends without an end is not waited for.
const MAX_BYTES: u64 = 64 << 20;

/// Something that answers probes.
pub(super) struct Client {
    agent: Agent,
    timeout: Duration,
}

impl Client {
    /// A client that waits this long for each answer.
    pub(super) fn new(timeout: Duration) -> Self {
        // The certificates that this machine trusts, which on an intranet are the ones that matter.
        // One that cannot be read is as good as none: what it would vouch for is reported as untrusted.
        let trusted = rustls_native_certs::load_native_certs().certs;
        let trusted: Vec<_> =
            trusted.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&trusted))
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .user_agent(concat!("corpus-doctor/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.new_agent(), timeout }
    }

    /// Makes a request, following redirects.
    pub(super) fn ask(&self, probe: &Probe) -> Outcome {
        match self.answer(probe) {
            Ok(answer) => Outcome::Answered(answer),
            Err(reason) => Outcome::Failed(reason),
        }
    }

    fn answer(&self, probe: &Probe) -> Result<Answer, String> {
        let mut request = self.agent.get(probe.address.to_string());
        for (name, value) in &probe.headers {
            request = request.header(*name, value);
        }
        let mut response = request.call().map_err(|error| self.reason(&error))?;
        let address = Address::parse(&response.get_uri().to_string())
            .unwrap_or_else(|_| probe.address.clone());
        let headers = headers(response.headers());
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec();
        let body = body.map_err(|error| self.reason(&error))?;
        let mut answer = Answer { address, status, headers, body };
        // A part of a packed file cannot be unpacked; that it was sent is a finding of its own.
        let encoding = match status {
            206 => String::new(),
            _ => answer.header("content-encoding").unwrap_or_default().to_ascii_lowercase(),
        };
        answer.body = decoded(&encoding, answer.body)
            .map_err(|error| format!("what comes as {encoding} cannot be unpacked: {error}"))?;
        Ok(answer)
    }

    /// Why there is no answer, down to the cause that a person can act on.
    fn reason(&self, error: &ureq::Error) -> String {
        match error {
            ureq::Error::Timeout(_) => format!("none within {} s", self.timeout.as_secs()),
            ureq::Error::HostNotFound => NO_HOST.to_owned(),
            ureq::Error::TooManyRedirects => "it redirects in a circle".to_owned(),
            ureq::Error::Rustls(error) => insecure(error),
            ureq::Error::Io(error) => reason_of_system(error),
            error => error.to_string(),
        }
    }
}

const NO_HOST: &str = "there is no host of this name";

fn insecure(error: &rustls::Error) -> String {
    format!("the connection is not secure: {error}")
}

fn reason_of_system(error: &io::Error) -> String {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return insecure(error);
    }
    let text = error.to_string();
    // There is no kind for it: the library of the system only says so.
    if text.contains("lookup address") { NO_HOST.to_owned() } else { text }
}

fn headers(headers: &http::HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// The body without its content encoding; one that we did not ask for stays as it is.
fn decoded(encoding: &str, body: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut decoded = Vec::new();
    match encoding {
        "br" => brotli_decompressor::Decompressor::new(body.as_slice(), 4096)
            .take(MAX_BYTES)
            .read_to_end(&mut decoded)?,
        "gzip" | "x-gzip" => flate2::read::MultiGzDecoder::new(body.as_slice())
            .take(MAX_BYTES)
            .read_to_end(&mut decoded)?,
        _ => return Ok(body),
    };
    Ok(decoded)
}
