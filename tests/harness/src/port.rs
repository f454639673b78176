//! Ports for programs that are told theirs instead of choosing one.

use std::net::TcpListener;

/// A port that nobody listens on now. Another program could take it before the one it is meant for
/// does; with 28,000 to choose from that has to be lived with.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound listener has an address").port()
}
