//! The parts of the page, each in a file of its own.

mod article_body;
mod article_topics;
mod bibliography;
mod entity_card;
mod evidence_stepper;
mod facet_group;
mod facet_value;
mod filter_chips;
mod filter_panel;
mod marked_text;
mod masthead;
mod no_results;
mod reader;
mod reader_pane;
mod result_item;
mod result_pane;
mod search_box;
mod stepper;
mod theme_switch;
mod welcome;
mod year_range;

pub use filter_panel::FilterPanel;
pub use masthead::Masthead;
pub use reader_pane::ReaderPane;
pub use result_pane::ResultPane;
pub use search_box::SEARCH_ID;
