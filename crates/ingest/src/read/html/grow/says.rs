//! What a page says of its article in its head and by attributes.

use super::{Grower, MOST_OPEN_MARKS, OpenMark, RawUse};
use crate::read::html::tag::Tag;
use crate::read::html::tree::{HeadItem, Mark, MarkSort};

impl Grower {
    pub(super) fn end_raw(&mut self) {
        let Some(raw) = self.raw.take() else { return };
        match raw.use_ {
            RawUse::None => {}
            RawUse::Title => {
                let item = HeadItem { key: "title".to_owned(), value: raw.text, at: raw.at };
                self.tree.head.push(item);
            }
            RawUse::LinkedData => self.tree.linked_data.push((raw.at, raw.text)),
        }
    }

    pub(super) fn head_item(&mut self, tag: &Tag) {
        let item = match tag.name.as_str() {
            "html" => tag.get("lang").or(tag.get("xml:lang")).map(|lang| ("lang", lang)),
            "link" => {
                let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
                let is_canonical = rel.split_ascii_whitespace().any(|rel| rel == "canonical");
                tag.get("href").filter(|_| is_canonical).map(|href| ("canonical", href))
            }
            "meta" => {
                let key = ["property", "name"].into_iter().find_map(|key| tag.get(key));
                key.zip(tag.get("content"))
            }
            _ => None,
        };
        if let Some((key, value)) = item {
            let (key, value) = (key.trim().to_ascii_lowercase(), value.to_owned());
            self.tree.head.push(HeadItem { key, value, at: tag.at });
        }
    }

    pub(super) fn mark(&self, sort: MarkSort, value: String, at: usize) -> Mark {
        let element = self.open.last().map_or(0, |open| open.element);
        Mark { sort, value, at, element, leaf: self.tree.leaves.len() }
    }

    /// Keeps a mark whose value is an attribute; one whose value is its text is opened.
    pub(super) fn open_mark(&mut self, sort: MarkSort, tag: &Tag, element: u32) -> bool {
        let spelt_out = || tag.get("title").filter(|_| tag.name == "abbr");
        let value = tag.get("datetime").or(tag.get("content")).or_else(spelt_out);
        let mut mark = self.mark(sort, value.unwrap_or_default().to_owned(), tag.at);
        mark.element = element;
        if value.is_some() || self.marks.len() >= MOST_OPEN_MARKS {
            self.keep_mark(mark);
            return false;
        }
        self.marks.push(OpenMark { mark, depth: self.open.len() });
        true
    }

    pub(super) fn keep_mark(&mut self, mut mark: Mark) {
        mark.value = mark.value.split_whitespace().collect::<Vec<_>>().join(" ");
        // The name inside of an author is the author's.
        if mark.sort == MarkSort::Property("name".to_owned()) {
            let outer = self.marks.iter_mut().rev().find(|open| {
                matches!(&open.mark.sort, MarkSort::Property(property)
                    if matches!(property.as_str(), "author" | "publisher" | "creator"))
            });
            let Some(outer) = outer else { return };
            mark.sort = outer.mark.sort.clone();
            outer.mark.sort = MarkSort::Property(String::new());
        }
        self.tree.marks.push(mark);
    }
}
