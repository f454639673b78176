//! Places that everybody knows: countries under all their names, what lies in them, and which of
//! them a text is about.

mod about;
mod atlas;
mod scan;

pub use self::about::countries;
pub(super) use self::atlas::{Class, Known, atlas};
