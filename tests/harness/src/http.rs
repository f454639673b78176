//! A question to a server as it goes over the wire, for what no browser shows.

use std::io::{Read, Write};
use std::net::TcpStream;

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// What followed the headers, as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// All values of a header, in order.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let same = |(given, _): &&(String, String)| given.eq_ignore_ascii_case(name);
        self.headers.iter().filter(same).map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header; `None` if it was not sent, and a failure if it was sent twice.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let values = self.headers(name);
        assert!(values.len() < 2, "{name} is sent more than once: {values:?}");
        values.first().copied()
    }
}

/// Asks for a file by its full address, with these headers besides the necessary ones.
#[track_caller]
pub fn get(url: &str, headers: &[(&str, &str)]) -> Answer {
    let rest = url.strip_prefix("http://").expect("an address of a test server");
    let (host, path) = rest.split_once('/').expect("a path behind the host");
    let mut stream = TcpStream::connect(host).expect("the server listens");
    let mut request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).expect("the server takes the question");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    parse(&answer)
}

fn parse(answer: &[u8]) -> Answer {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    let end = end.expect("an empty line behind the headers");
    let head = String::from_utf8_lossy(&answer[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(':'));
    Answer {
        status: status.expect("a status in the first line"),
        headers: headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect(),
        body: answer[end + 4..].to_vec(),
    }
}
