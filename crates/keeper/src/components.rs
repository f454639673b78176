//! The parts of the dialog. They render without a browser; what needs one happens in effects and on
//! what the keeper does.

mod check_panel;
mod control;
mod dialog;
mod embed_panel;
mod preview;
mod prose;

pub use check_panel::{CheckPanel, CheckPanelProps, finding_item};
pub use dialog::{Dialog, DialogProps};
pub use embed_panel::{EmbedPanel, EmbedPanelProps};
