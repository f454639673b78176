//! The parts of the page, each in a file of its own.

mod article_body;
mod article_topics;
mod bibliography;
mod control;
mod entity_card;
mod evidence_stepper;
mod facet_group;
mod facet_section;
mod filter_chips;
mod filter_panel;
mod marked_text;
mod masthead;
mod mention;
mod no_results;
mod reader;
mod reader_bar;
mod related_articles;
mod result_item;
mod result_pane;
mod search_box;
mod sections;
mod stepper;
mod understood;
mod welcome;
mod windowed_list;
mod year_range;

pub use control::{element, flag};
pub use filter_panel::{FILTERS_ID, filter_panel};
pub use masthead::masthead;
pub use reader::Reader;
pub use result_pane::{FILTERS_BUTTON_ID, result_pane};
pub use search_box::SEARCH_ID;
pub use sections::sections;
pub use welcome::{Overview, welcome};
