//! The steps from text to terms, the same for articles and for what readers type.

mod case;
mod fold;
mod sentence;
mod token;

pub use fold::fold;
pub use sentence::{sentence_around, sentences};
pub use token::{Token, tokens, visit_tokens};
