//! Policies that are in the way.

use doctor::Check;
use doctor::Severity::{Advice, Problem};

use crate::host::{ANCESTORS, Host, POLICY, check};

#[test]
fn a_policy_that_is_in_the_way_is_named_and_mended() {
    let mended =
        |from: &'static str, to: &'static str| move |host: &mut Host| host.policy(from, to);
    check(
        "no WebAssembly",
        mended(" 'wasm-unsafe-eval'", ""),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'")],
    );
    check("eval is more than enough", mended("'wasm-unsafe-eval'", "'unsafe-eval'"), &[]);
    check(
        "no requests",
        mended("connect-src 'self'; ", ""),
        &[(Problem, Check::Policy, "default-src refuses the request for the program")],
    );
    check(
        "no styles",
        mended("style-src 'self'", "style-src 'unsafe-inline'"),
        &[(Problem, Check::Policy, "style-src 'unsafe-inline' 'self'")],
    );
    check(
        "no pictures in the page",
        mended("'self' data:", "'self'"),
        &[(Advice, Check::Policy, "img-src 'self' data:")],
    );
    check(
        "no worker",
        mended("worker-src 'self'; ", "worker-src 'none'; "),
        &[(Advice, Check::Policy, "worker-src 'self';")],
    );
    check("a worker falls back to scripts", mended("worker-src 'self'; ", ""), &[]);
    check(
        "no preview",
        mended("frame-src 'self'; ", ""),
        &[(Advice, Check::Policy, "frame-src 'self'")],
    );
    check(
        "the host by its name",
        mended("connect-src 'self'", "connect-src https://host.example/corpus/"),
        &[],
    );
    check(
        "another host",
        mended("connect-src 'self'", "connect-src https://cdn.example"),
        &[
            (Problem, Check::Policy, "connect-src https://cdn.example 'self'"),
            (Advice, Check::Policy, "requests may go to other hosts"),
        ],
    );
    check(
        "requests anywhere",
        mended("connect-src 'self'", "connect-src *"),
        &[(Advice, Check::Policy, "requests may go to other hosts")],
    );
    check(
        "elements overrule",
        mended("style-src", "script-src-elem 'none'; style-src"),
        &[(Problem, Check::Policy, "script-src-elem 'self'")],
    );
    check(
        "sandboxed by policy",
        mended("base-uri 'none'", "sandbox allow-scripts"),
        &[(Problem, Check::Policy, "sandbox allow-scripts allow-same-origin")],
    );
    check(
        "strict-dynamic",
        mended("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'strict-dynamic' 'nonce-a'"),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval' 'nonce-a'")],
    );
    check(
        "trusted types",
        mended("base-uri 'none'", "require-trusted-types-for 'script'"),
        &[(Advice, Check::Policy, "require-trusted-types-for refuses")],
    );
    check(
        "none",
        |host| host.unset("content-security-policy"),
        &[(
            Advice,
            Check::Policy,
            "default \"default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        )],
    );
    check(
        "one for everything that says only who may frame it",
        |host| host.set("content-security-policy", ANCESTORS),
        &[(Advice, Check::Policy, "\"~/corpus-viewer[.]html$\" \"frame-ancestors ")],
    );
    check(
        "only frames",
        |host| host.policy_is("frame-ancestors https://wiki.example"),
        &[(Advice, Check::Policy, "requests may go to other hosts and scripts may stand")],
    );
    check(
        "two policies, the second in the way",
        |host| host.policy_is(&format!("{POLICY}, script-src 'self'")),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval'\" always;")],
    );
    check(
        "a policy in the page",
        |host| {
            let page = String::from_utf8(host.page().body.clone()).unwrap();
            let meta = "<head><meta http-equiv=Content-Security-Policy content=\"script-src &#39;self&#39;\">";
            host.page().body = page.replace("<head>", meta).into_bytes();
        },
        &[(Problem, Check::Policy, "content=\"script-src 'self' 'wasm-unsafe-eval'\"")],
    );
}
