//! `cargo xtask doctor`: what is there, what is missing, how to get it. It installs nothing.

use anyhow::{Result, bail};

use crate::{
    command, project,
    tools::{self, Found, Present, SYSTEM_TOOLS, SystemTool, Tool, WASM_TARGET},
};

/// One thing that a task needs.
struct Finding {
    name: &'static str,
    /// The version and place, if it is there.
    there: Option<String>,
    way_out: String,
    needed_by: Task,
}

#[derive(Clone, Copy, PartialEq)]
enum Task {
    Serve,
    Test,
    /// Only to get what others need.
    Installing,
}

/// Prints a line for each thing; fails if `serve` lacks one.
pub fn doctor() -> Result<()> {
    let mut lacking = Vec::new();
    for finding in findings()? {
        let Finding { name, way_out, .. } = &finding;
        match &finding.there {
            Some(what) => println!("ok       {name:<12}  {what}"),
            None => println!("missing  {name:<12}  {way_out}"),
        }
        if finding.needed_by == Task::Serve && finding.there.is_none() {
            lacking.push(finding.name);
        }
    }
    if !lacking.is_empty() {
        bail!("serve needs what is missing: {}", lacking.join(", "));
    }
    println!("all that `cargo xtask serve` needs is there");
    Ok(())
}

fn findings() -> Result<Vec<Finding>> {
    let [trunk, wasm_bindgen, wasm_opt, terser] = tools::for_pages()?;
    let mut findings = vec![
        Finding {
            name: "rustup",
            there: said("rustup"),
            way_out: "installs toolchains and the wasm target; not needed where they are there"
                .to_owned(),
            needed_by: Task::Installing,
        },
        Finding {
            name: "toolchain",
            there: said("rustc"),
            way_out: "install rustup, which reads rust-toolchain.toml".to_owned(),
            needed_by: Task::Serve,
        },
        Finding {
            name: "wasm target",
            there: tools::has_wasm_target().then(|| WASM_TARGET.to_owned()),
            way_out: format!("`cargo xtask serve` brings it, or `rustup target add {WASM_TARGET}`"),
            needed_by: Task::Serve,
        },
        program(&trunk, Task::Serve),
        program(&wasm_bindgen, Task::Serve),
        program(&wasm_opt, Task::Serve),
        program(&terser, Task::Serve),
        Finding {
            name: "npm",
            there: said("npm"),
            way_out:
                "install Node.js with npm; wasm-opt, terser and axe-core come from its registry"
                    .to_owned(),
            needed_by: Task::Installing,
        },
        program(&tools::cargo_deny(), Task::Test),
        Finding {
            name: "axe-core",
            there: tools::find_axe().map(|script| project::shown(&script)),
            way_out: "`cargo xtask test` brings it".to_owned(),
            needed_by: Task::Test,
        },
        program(&tools::geckodriver(), Task::Test),
    ];
    findings.extend(SYSTEM_TOOLS.iter().map(of_system));
    Ok(findings)
}

fn of_system(tool: &SystemTool) -> Finding {
    let shown = |Present { path, version }: Present| format!("{version} {}", project::shown(&path));
    Finding {
        name: tool.name,
        there: tool.find().map(shown),
        way_out: format!("`cargo xtask test` tries apt-get; or {}", tool.way_out()),
        needed_by: Task::Test,
    }
}

fn program(tool: &Tool, needed_by: Task) -> Finding {
    let task = match needed_by {
        Task::Serve => "serve",
        Task::Test | Task::Installing => "test",
    };
    Finding {
        name: tool.program,
        there: tool.find().as_ref().map(shown),
        way_out: format!(
            "`cargo xtask {task}` brings {}, by {}",
            tool.wanted,
            tool.package.takes()
        ),
        needed_by,
    }
}

fn shown(found: &Found) -> String {
    format!("{} {}", found.version, project::shown(&found.path))
}

/// What a program says of its version, in one line.
fn said(program: &str) -> Option<String> {
    let said = command::probe(command::command(program).arg("--version"))?;
    said.lines().next().map(str::to_owned)
}
