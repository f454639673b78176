//! `corpus doctor`: what is wrong with a deployment of the viewer, and the exact fix. What to ask for
//! and what the answers mean is the business of the crate `doctor`; this makes the requests and prints.

mod http;
mod report;

use std::io::{self, Write};
use std::time::Duration;

use ::doctor::{Address, Observed, Origin, Severity, Vantage, examine};
use clap::Args;

use super::{Outcome, print};

/// What to look at, and for whom.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The address of the viewer, a folder or a page
    #[arg(value_name = "URL", value_parser = Address::parse)]
    address: Address,
    /// A page, or its origin, that is to show the viewer in a frame
    #[arg(long, value_name = "ORIGIN", value_parser = Origin::parse)]
    host: Option<Origin>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// How long to wait for each answer
    #[arg(long, value_name = "SECONDS", default_value = "15",
          value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
}

/// Makes all requests and prints what was found.
pub(super) fn doctor(options: &Options, out: &mut dyn Write) -> io::Result<Outcome> {
    let client = http::Client::new(Duration::from_secs(options.timeout));
    let mut observed = Observed::new(options.address.clone(), Vantage::Outside);
    observed.host = options.host.clone();
    loop {
        let probes = observed.plan();
        if probes.is_empty() {
            break;
        }
        for probe in probes {
            let outcome = client.ask(&probe);
            observed.record(probe, outcome);
        }
    }
    let findings = examine(&observed);
    let report = if options.json {
        report::json(&observed, &findings)
    } else {
        report::listing(&observed, &findings)
    };
    print(out, &report)?;
    let has_problems = findings.iter().any(|finding| finding.severity == Severity::Problem);
    Ok(if has_problems { Outcome::Faulty } else { Outcome::Done })
}
