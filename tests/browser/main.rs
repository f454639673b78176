//! The built page in a real browser: what readers do and what they see then.
//!
//! Each module is a subject, each test a sentence about it. Expected counts come from the corpus that
//! the page was built from, so that an article more does not break them.

#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod address;
mod clippings;
mod embed;
mod embed_dialog;
mod entities;
mod evidence;
mod expected;
mod failures;
mod filters;
mod firefox;
mod frames;
mod hostile;
mod keyboard;
mod long_lists;
mod look;
mod nginx;
mod offline;
mod one_file;
mod preparation;
mod reading;
mod search;
mod start;
mod static_pages;
mod suggestions;
mod take_away;
mod viewer;
mod wikis;
