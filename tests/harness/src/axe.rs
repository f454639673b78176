//! The rules of accessibility that a program can check.

use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::page::Page;
use crate::settings;

static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = settings::axe_script();
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
});

/// All rules, also those that are only good practice or experimental. One is left out: `skip-link`
/// takes a fragment for the id of an element, and here it is a view. What axe finds is reduced to what
/// a person needs in order to mend it.
const RUN: &str = r#"
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [
        ruleId, { enabled: ruleId !== "skip-link" },
    ]));
    const done = arguments[arguments.length - 1];
    axe.run(document, { rules, resultTypes: ["violations"] }).then(
        ({ violations }) => done(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => ({
            rule: id, help, place: node.target.flat().join(" "), reason: node.failureSummary,
        })))),
        (error) => done([{ rule: "axe itself", help: String(error), place: "", reason: "" }]),
    );
"#;

/// A rule that the page breaks, and where.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule's name.
    pub rule: String,
    /// What it asks for.
    pub help: String,
    /// A selector of the place.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.reason.lines().last().unwrap_or_default().trim();
        write!(f, "{} at {}: {} ({reason})", self.rule, self.place, self.help)
    }
}

/// What axe finds on the page as it is now.
pub fn violations(page: &Page) -> Vec<Violation> {
    let has_axe: bool = page.script("return typeof axe === 'object'");
    if !has_axe {
        page.script::<()>(&AXE);
    }
    page.script_async(RUN)
}
