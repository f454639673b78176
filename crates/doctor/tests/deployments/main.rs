//! Deployments, each with one defect, and what is found in them.

mod delivery;
mod files;
mod fixes;
mod framing;
mod host;
mod one_file;
mod policy;
mod whole;
