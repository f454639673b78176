//! One tree for YAML and TOML: values with their places, so that fields are read in one way.

pub(crate) mod toml;
pub(crate) mod yaml;

use crate::place::Place;

/// Deeper trees are refused: nothing the editor writes needs it, and reading is recursive.
const DEEPEST: usize = 32;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub value: Value,
    pub place: Place,
}

/// A value as far as this project tells values apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A key without a value, `~` or `null`.
    Nothing,
    /// Text. In YAML every scalar is text as it was written, so that `2018` and `no` stay what they
    /// are.
    Text(String),
    /// A whole number, in TOML.
    Whole(i64),
    /// True or false, in TOML.
    Flag(bool),
    /// Something no field is made of; the words for it.
    Other(&'static str),
    List(Vec<Node>),
    /// Fields, each key once.
    Table(Vec<Field>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub key: String,
    pub key_place: Place,
    pub node: Node,
}

/// Why there is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub place: Place,
    pub sentence: String,
    pub way_out: &'static str,
    /// Whether nobody who writes an article would write this: it was made to wear a reader out.
    pub is_excessive: bool,
}

impl Value {
    /// The words for this sort of value.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text(_) => "text",
            Self::Whole(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Other(sort) => sort,
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A parser's message as a part of one sentence.
fn in_one_line(message: &str) -> String {
    message.lines().map(|line| line.trim().trim_end_matches('.')).collect::<Vec<_>>().join(", ")
}
