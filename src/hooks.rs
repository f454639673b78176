//! The seams between components, state and browser.

mod kept;
mod use_address;
mod use_announcement;
mod use_focus_on_article;
mod use_preparation;
mod use_shortcuts;
mod use_theme;
mod use_title;

pub use kept::{Local, use_effect_of, use_local};
pub use use_address::use_address;
pub use use_announcement::use_announcement;
pub use use_focus_on_article::{HEADING_ID, hit_id, paragraph_id, use_focus_on_article};
pub use use_preparation::{prepare_for, use_preparation};
pub use use_shortcuts::use_shortcuts;
pub use use_theme::use_theme;
pub use use_title::use_title;
