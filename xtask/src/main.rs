//! The tasks of the project, started as `cargo xtask TASK`.
//!
//! This file is the command line; each task is a module of its name, and what several of them need
//! stands beside them: [`tools`] brings programs, [`site`] builds the finished page.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool talks: results to standard output, progress to standard error"
)]

mod bench;
mod command;
mod doctor;
mod hostile;
mod long;
mod project;
mod reproduce;
mod serve;
mod site;
mod size;
mod table;
mod test;
mod tools;

use std::process::ExitCode;

use flags::{Xtask, XtaskCmd};

mod flags {
    use std::path::PathBuf;

    xflags::xflags! {
        /// The tasks of this project. What a task needs and is not there, it brings into target/tools;
        /// `doctor` tells what that would be.
        cmd xtask {
            /// Run the viewer on this machine and rebuild it on every change, also of the corpus.
            cmd serve {
                /// Port to serve on; otherwise the one in Trunk.toml.
                optional --port port: u16
                /// Open the page in a browser when it is ready.
                optional --open
                /// Optimise as for publishing: slower to build, faster to use.
                optional --release
            }

            /// Build the site to publish, into dist/.
            cmd build {
                /// The address that the site will have; otherwise `url` in corpus.toml. With it,
                /// pages name their address and there is a sitemap.
                optional --url url: String
                /// Browsers do not keep the site for use without a network, and forget what they kept.
                optional --no-offline
            }

            /// Check everything, or only the steps named: fmt clippy clippy-wasm doc deny site
            /// size hostile clippings long test.
            cmd test {
                /// Steps to run, in the order of the list above.
                repeated step: String
            }

            /// Measure everything, or only what is named: browser (hosted takeover filter embedded
            /// peers), builds, size.
            cmd bench {
                /// What to measure.
                repeated part: String
                /// Measure with an invented corpus of 20,000 articles; `peers` always does where no
                /// other is named.
                optional --invented
                /// With the newswire beside the project.
                optional --reuters
                /// With this folder of articles.
                optional --corpus corpus: PathBuf
                /// Invent 200 articles only, and ask other libraries little, to see that it works.
                optional --quick
            }

            /// Weigh what the page loads and compare it with budget.toml.
            cmd size {}

            /// Build the site a second time, in another folder and from nothing, and compare the bytes.
            cmd reproduce {}

            /// Tell what is there, what is missing and how to get it; installs nothing.
            cmd doctor {}
        }
    }
}

fn main() -> ExitCode {
    let task = match Xtask::from_env() {
        Ok(flags) => flags.subcommand,
        Err(help) if help.is_help() => {
            println!("{help}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}; `cargo xtask --help` lists the tasks");
            return ExitCode::from(2);
        }
    };
    let done = match task {
        XtaskCmd::Serve(options) => serve::serve(&options),
        XtaskCmd::Build(options) => site::build_and_tell(&options),
        XtaskCmd::Test(options) => test::test(&options.step),
        XtaskCmd::Bench(options) => bench::bench(&options),
        XtaskCmd::Size(_) => size::size(),
        XtaskCmd::Reproduce(_) => reproduce::reproduce(),
        XtaskCmd::Doctor(_) => doctor::doctor(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
