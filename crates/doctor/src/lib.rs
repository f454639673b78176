//! What is wrong with a deployment of the viewer, and the exact fix.
//!
//! Nothing here makes a request. [`Observed::plan`] says which requests are still to be made, whoever
//! can make them records what came back, and [`examine()`] judges it: the command `corpus doctor` from
//! outside, the viewer's own page from inside.
//!
//! ```
//! use doctor::{Address, Answer, Observed, Outcome, Severity, Vantage, examine};
//!
//! let address = Address::parse("https://host.example/corpus/")?;
//! let mut observed = Observed::new(address, Vantage::Outside);
//! loop {
//!     let probes = observed.plan();
//!     if probes.is_empty() {
//!         break;
//!     }
//!     for probe in probes {
//!         let outcome = Outcome::Failed("nobody answers".to_owned());
//!         observed.record(probe, outcome);
//!     }
//! }
//! let findings = examine(&observed);
//! assert_eq!(findings[0].severity, Severity::Problem);
//! # Ok::<(), doctor::BadAddress>(())
//! ```

mod address;
mod examine;
mod finding;
mod html;
mod integrity;
mod observed;
mod page;
mod plan;
mod policy;
mod server;

pub use address::{Address, BadAddress, Origin};
pub use examine::examine;
pub use finding::{Check, Finding, Fix, Severity};
pub use observed::{Answer, Observed, Outcome, Probe, Purpose, Vantage};
