//! Numbers and strings as bytes, and back.
//!
//! Reading never fails at once: past the end it gives zeros and remembers that, so that only the end
//! of a section needs a check. Nothing is reserved for what a number announces.

/// Reads one section from its beginning.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    has_failed: bool,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, has_failed: false }
    }

    /// Whether all was there and nothing is left.
    pub fn is_done(&self) -> bool {
        !self.has_failed && self.rest.is_empty()
    }

    /// Whether something was missing or made no sense.
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// How many bytes there are still.
    pub fn n_left(&self) -> usize {
        self.rest.len()
    }

    /// Says that what was read makes no sense.
    pub fn fail(&mut self) {
        self.has_failed = true;
        self.rest = &[];
    }

    pub fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    /// A number: seven bits a byte, the lowest first.
    pub fn number(&mut self) -> u32 {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        u32::try_from(number).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    /// A number that is small on either side of zero.
    pub fn signed(&mut self) -> i32 {
        let number = self.number();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }

    /// How many things follow, of which each takes a byte at least.
    pub fn count(&mut self) -> usize {
        let count = self.number() as usize;
        if count > self.rest.len() {
            self.fail();
            return 0;
        }
        count
    }

    /// So many bytes.
    pub fn take(&mut self, len: usize) -> &'a [u8] {
        match self.rest.split_at_checked(len) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// A string with its length before it.
    pub fn text(&mut self) -> &'a str {
        let len = self.count();
        let bytes = self.take(len);
        std::str::from_utf8(bytes).unwrap_or_else(|_| {
            self.fail();
            ""
        })
    }

    /// A string of its own.
    pub fn string(&mut self) -> String {
        self.text().to_owned()
    }

    /// As many things as the number before them says.
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        for _ in 0..self.count() {
            // Not reserved before, because the number may lie.
            items.push(item(self));
            if self.has_failed {
                break;
            }
        }
        items
    }
}

/// Adds to a section what [`Reader`] reads.
#[cfg(feature = "encode")]
pub(crate) mod write {
    pub fn number(bytes: &mut Vec<u8>, number: u32) {
        let mut rest = number;
        while rest >= 0x80 {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }

    pub fn signed(bytes: &mut Vec<u8>, value: i32) {
        number(bytes, (value << 1 ^ value >> 31) as u32);
    }

    pub fn count(bytes: &mut Vec<u8>, count: usize) {
        number(bytes, u32::try_from(count).expect("a corpus holds fewer than 2^32 things"));
    }

    pub fn text(bytes: &mut Vec<u8>, text: &str) {
        count(bytes, text.len());
        bytes.extend_from_slice(text.as_bytes());
    }

    pub fn list<T>(bytes: &mut Vec<u8>, items: &[T], mut item: impl FnMut(&mut Vec<u8>, &T)) {
        count(bytes, items.len());
        items.iter().for_each(|it| item(bytes, it));
    }
}
