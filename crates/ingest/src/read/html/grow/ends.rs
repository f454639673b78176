//! Where elements and pieces of text end: by their own tag, by that of another, or by a line break.

use super::{Grower, MOST_LEAVES, Open, OpenMark, Seam};
use crate::read::html::leaf::{Break, Leaf, Look};
use crate::read::html::tags::{
    Display, Relation, display, heading_level, is_boundary, is_of_table, relation,
};

impl Grower {
    /// Ends paragraphs, items, rows and cells that the start of `name` ends.
    pub(super) fn end_what_need_not_be_closed(&mut self, name: &str) {
        if !matches!(display(name), Display::Block | Display::Cell) {
            return;
        }
        let mut ended = None;
        for (idx, open) in self.open.iter().enumerate().rev() {
            match relation(name, &open.name) {
                Relation::Ends => {
                    ended = Some(idx);
                    break;
                }
                Relation::StaysOut => break,
                Relation::None => {}
            }
        }
        let is_line = |open: &&Open| open.display == Display::Inline;
        let n_inline = self.open.iter().rev().take_while(is_line).count();
        let nearest = self.open.len().checked_sub(n_inline + 1);
        let ends_nearest = |&idx: &usize| match &*self.open[idx].name {
            "p" => true,
            open => heading_level(open).is_some() && heading_level(name).is_some(),
        };
        if let Some(idx) = ended.or(nearest.filter(ends_nearest)) {
            self.close_to(idx);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if self.raw.as_ref().is_some_and(|raw| raw.name == name) {
            self.end_raw();
            return;
        }
        let display = display(name);
        if name == "br" {
            self.line_break();
        }
        if matches!(display, Display::Void | Display::Raw) {
            return;
        }
        if self.n_beyond > 0 {
            self.n_beyond -= 1;
            if display == Display::Block {
                self.close_leaf();
            }
            return;
        }
        let is_table = is_of_table(name);
        let mut found = None;
        for (idx, open) in self.open.iter().enumerate().rev() {
            if *open.name == *name {
                found = Some(idx);
                break;
            }
            if is_boundary(&open.name, is_table) {
                break;
            }
        }
        let Some(idx) = found else { return };
        if display == Display::Inline {
            self.seam = Seam::Ended;
        }
        let holds_blocks = self.open[idx + 1..].iter().any(|open| open.display != Display::Inline);
        match display {
            Display::Inline if holds_blocks => self.close_inline_around_blocks(idx),
            _ => self.close_to(idx),
        }
    }

    /// Ends an inline element that began before blocks which are still open: they stay, and look
    /// as if it had ended.
    fn close_inline_around_blocks(&mut self, idx: usize) {
        let closed = self.open.remove(idx);
        let around = match idx {
            0 => Look::default(),
            _ => self.open[idx - 1].look,
        };
        for open in &mut self.open[idx..] {
            if open.look.link == closed.look.link {
                open.look.link = around.link;
            }
            if matches!(&*closed.name, "b" | "strong") {
                open.look.is_strong = around.is_strong;
            }
            if matches!(&*closed.name, "i" | "em" | "cite") {
                open.look.is_emphasis = around.is_emphasis;
            }
            if matches!(&*closed.name, "code" | "kbd" | "samp" | "tt") {
                open.look.is_code = around.is_code;
            }
        }
        for mark in &mut self.marks {
            if mark.depth > idx {
                mark.depth -= 1;
            }
        }
        if closed.has_mark
            && let Some(at) = self.marks.iter().position(|mark| mark.depth == idx)
        {
            let mark = self.marks.remove(at).mark;
            self.keep_mark(mark);
        }
    }

    /// Ends the open elements from `idx` on.
    pub(super) fn close_to(&mut self, idx: usize) {
        while self.open.len() > idx {
            let Some(open) = self.open.pop() else { return };
            if open.has_mark
                && let Some(OpenMark { mark, .. }) = self.marks.pop()
            {
                self.keep_mark(mark);
            }
            if open.display == Display::Block {
                self.close_leaf();
            }
        }
    }

    pub(super) fn close_leaf(&mut self) {
        if self.tree.leaves.len() + 1 >= MOST_LEAVES && !self.is_over {
            if let Some(leaf) = &mut self.leaf {
                leaf.push(" ", Look::default());
            }
            return;
        }
        if let Some(leaf) = self.leaf.take().and_then(Leaf::finish) {
            self.tree.leaves.push(leaf);
        }
    }

    pub(super) fn line_break(&mut self) {
        self.marks.iter_mut().for_each(|open| open.mark.value.push(' '));
        if self.leaf.as_mut().is_some_and(|leaf| leaf.line_break() == Break::Ends) {
            self.close_leaf();
        }
    }
}
