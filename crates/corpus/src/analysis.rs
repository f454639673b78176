//! The steps from text to terms, the same for articles and for what readers type.

mod case;
mod fold;
mod han;
mod letter;
mod sentence;
mod terms;
mod token;

pub use fold::fold;
pub use han::HanFolding;
pub use letter::is_letter_word;
pub use sentence::{sentence_around, sentences};
pub use terms::visit_terms;
pub use token::{Token, tokens, visit_tokens};

pub(crate) use token::next_token;
#[cfg(feature = "encode")]
pub(crate) use token::{next_word, term_into};
