//! Places in files as editors of text show them: line and column.

use std::cell::Cell;

/// A place in a file; both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Something that was read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed<T> {
    pub value: T,
    pub place: Place,
}

/// The lines of a text, to find many places in it without counting from the top each time.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// The byte that was asked for last, and how many characters of its line stand before it. Whoever
    /// asks for many places goes through the text, which may be one long line.
    last: Cell<(usize, usize)>,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The first character of a line.
    pub fn line(line: u32) -> Self {
        Self { line, column: 1 }
    }
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let newlines = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::new((0, 0)) }
    }

    /// The place of a byte; one inside a character belongs to that character.
    pub fn place(&self, byte: usize) -> Place {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts[line - 1];
        let (from, n_before) = match self.last.get() {
            (last, n_before) if (start..=byte).contains(&last) => (last, n_before),
            _ => (start, 0),
        };
        let n_before = n_before + self.text[from..byte].chars().count();
        self.last.set((byte, n_before));
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Place { line: number(line), column: number(n_before + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let lines = Lines::new("ab\nüö\n");
        let place = |byte| (lines.place(byte).line, lines.place(byte).column);
        assert_eq!([place(0), place(2), place(3), place(5)], [(1, 1), (1, 3), (2, 1), (2, 2)]);
        assert_eq!(place(6), (2, 2), "inside a character");
        assert_eq!(place(99), (3, 1), "past the end");
        assert_eq!([place(1), place(2), place(1), place(5)], [(1, 2), (1, 3), (1, 2), (2, 2)]);
    }
}
