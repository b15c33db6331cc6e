//! What BibTeX allows and the parser does not bear, changed sign by sign, so
//! that every byte keeps its place: entries in parentheses, commas in a row, and
//! quotation marks within braces within a text in quotation marks.

/// Stands for a quotation mark within braces.
pub(super) const INNER_QUOTE: char = '\u{1}';

/// Mends a text.
pub(super) fn mended(text: &str) -> String {
    let mut mender = Mender { bytes: text.as_bytes().to_vec(), at: 0 };
    while let Some(found) = mender.rest().iter().position(|byte| *byte == b'@') {
        mender.at += found + 1;
        mender.entry();
    }
    // Only signs of one byte have changed.
    String::from_utf8(mender.bytes).unwrap_or_else(|_| text.to_owned())
}

/// A place in a text that is being mended.
struct Mender {
    bytes: Vec<u8>,
    at: usize,
}

impl Mender {
    /// Returns what is still to be read.
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Mends one entry, after its `@`.
    fn entry(&mut self) {
        let name = |byte: &u8| byte.is_ascii_alphabetic() || byte.is_ascii_whitespace();
        let length = self.rest().iter().take_while(|byte| name(byte)).count();
        let open = self.at + length;
        let closing = match self.bytes.get(open) {
            Some(b'{') => b'}',
            Some(b'(') if length > 0 => b')',
            _ => return,
        };
        let kind = self.bytes[self.at..open].to_ascii_lowercase();
        if kind.starts_with(b"comment") {
            return;
        }
        self.at = open + 1;
        let mut after_comma = false;
        while let Some(byte) = self.rest().first().copied() {
            match byte {
                b'{' => self.braced(),
                b'"' => self.quoted(),
                b',' if after_comma => self.bytes[self.at] = b' ',
                b'%' => self.line(),
                _ if byte == closing => {
                    self.bytes[open] = b'{';
                    self.bytes[self.at] = b'}';
                    return;
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                after_comma = byte == b',';
            }
            self.at += 1;
        }
    }

    /// Goes to the brace that closes a group.
    fn braced(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.rest().first() {
            match byte {
                b'\\' => self.at += 1,
                b'{' => depth += 1,
                b'}' if depth == 1 => return,
                b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes to the quotation mark that closes a text.
    fn quoted(&mut self) {
        let mut depth = 0_usize;
        self.at += 1;
        while let Some(byte) = self.rest().first() {
            match byte {
                b'\\' => self.at += 1,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'"' if depth == 0 => return,
                b'"' => self.bytes[self.at] = INNER_QUOTE as u8,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes to the end of a line.
    fn line(&mut self) {
        let end = self.rest().iter().position(|byte| *byte == b'\n');
        self.at += end.unwrap_or(self.rest().len());
    }
}
