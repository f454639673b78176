//! Whatever a host answers, there are findings and no panic.

use doctor::{Address, Answer, Observed, Origin, Outcome, Purpose, Vantage, examine};
use proptest::prelude::*;

/// Text with the pieces in it that are looked for.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "\\PC{0,4}",
        prop::sample::select(vec![
            "<script ",
            "</script",
            "<style>",
            "<link ",
            "<meta ",
            "<a ",
            "href=",
            "src='",
            "integrity=\"",
            "./corpus-viewer-0123456789abcdef.js",
            "corpus-viewer-1.wasm",
            "//[::1]:8/x.css",
            "articles/",
            "rel=stylesheet ",
            "id=app ",
            "http-equiv=content-security-policy content=",
            ">",
            "\"",
            "'",
            "&#x",
            "&",
            ";",
            "<!--",
            "-->",
            "sha384-",
            "default-src ",
            "script-src ",
            "*",
            "*.",
            "'self'",
            "https://",
            "http:",
            ":",
            "/",
            "frame-ancestors ",
            "sandbox ",
            ", ",
            "max-age=",
            "bytes 0-99/",
            "br",
            "no-cache",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = prop::sample::select(vec![
        "Content-Type",
        "Content-Encoding",
        "Content-Security-Policy",
        "X-Frame-Options",
        "Cache-Control",
        "Vary",
        "Server",
        "Content-Range",
        "Cross-Origin-Resource-Policy",
        "Content-Disposition",
    ]);
    prop::collection::vec((names.prop_map(str::to_owned), text()), 0..8)
}

proptest! {
    #[test]
    fn any_answer_is_judged(
        page in text(),
        other in text(),
        page_headers in headers(),
        headers in headers(),
        status in prop::sample::select(vec![200_u16, 206, 304, 404]),
        from_page in any::<bool>(),
        host in prop::option::of(Just("https://wiki.example")),
    ) {
        let vantage = if from_page { Vantage::Page } else { Vantage::Outside };
        let mut observed = Observed::new(Address::parse("https://host.example/a/").unwrap(), vantage);
        observed.host = host.map(|host| Origin::parse(host).unwrap());
        let mut n_rounds = 0;
        loop {
            let probes = observed.plan();
            if probes.is_empty() {
                break;
            }
            n_rounds += 1;
            prop_assert!(n_rounds <= 2, "everything is asked for once");
            for probe in probes {
                let address = probe.address.clone();
                let is_page = probe.purpose == Purpose::Page;
                let answer = if is_page {
                    let body = format!("<script src=corpus-viewer-1.js></script>{page}");
                    Answer { address, status: 200, headers: page_headers.clone(), body: body.into() }
                } else {
                    Answer { address, status, headers: headers.clone(), body: other.clone().into() }
                };
                observed.record(probe, Outcome::Answered(answer));
            }
        }
        prop_assert!(!examine(&observed).is_empty());
    }

    #[test]
    fn any_text_is_an_address_or_is_refused(text in text()) {
        if let Ok(address) = Address::parse(&text) {
            let again = Address::parse(&address.to_string());
            prop_assert_eq!(again, Ok(address));
        }
    }
}
