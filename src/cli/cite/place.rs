//! Where the values of a JSON text stand.

use std::iter::Peekable;
use std::str::CharIndices;
use std::sync::Arc;

use crate::diag::Span;
use crate::source::{Node, Spanned, Value};

/// Finds the places of all values in a JSON text that has been read before, so
/// that it is known to be well-formed.
pub(super) fn nodes(path: &Arc<str>, text: &str) -> Node {
    let mut cursor = Cursor { path, text, chars: text.char_indices().peekable() };
    cursor.value()
}

/// A place in the text.
struct Cursor<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
}

impl Cursor<'_> {
    /// Reads one value.
    fn value(&mut self) -> Node {
        let start = self.skip();
        let value = match self.chars.peek().map(|(_, c)| *c) {
            Some('[') => self.list(),
            Some('{') => self.map(),
            Some('"') => Value::Text(self.string()),
            _ => self.word(),
        };
        // What is large is shown by its beginning.
        let span = match value {
            Value::List(_) | Value::Map(_) => {
                Span::new(self.path.clone(), start..start + 1)
            }
            _ => self.span(start),
        };
        Node { value, span }
    }

    /// Reads a list.
    fn list(&mut self) -> Value {
        let mut items = Vec::new();
        self.chars.next();
        loop {
            self.skip();
            match self.chars.peek() {
                Some((_, ']')) | None => break,
                Some((_, ',')) => {}
                Some(_) => {
                    items.push(self.value());
                    continue;
                }
            }
            self.chars.next();
        }
        self.chars.next();
        Value::List(items)
    }

    /// Reads keys and values.
    fn map(&mut self) -> Value {
        let mut entries = Vec::new();
        self.chars.next();
        loop {
            let start = self.skip();
            match self.chars.peek() {
                Some((_, '"')) => {
                    let key = self.string();
                    let key = Spanned::new(key, self.span(start));
                    self.skip();
                    // The colon.
                    self.chars.next();
                    entries.push((key, self.value()));
                }
                Some((_, ',')) => {
                    self.chars.next();
                }
                _ => break,
            }
        }
        self.chars.next();
        Value::Map(entries)
    }

    /// Reads a text.
    fn string(&mut self) -> String {
        let start = self.at();
        self.chars.next();
        while let Some((_, c)) = self.chars.next() {
            match c {
                '\\' => {
                    self.chars.next();
                }
                '"' => break,
                _ => {}
            }
        }
        let written = &self.text[start..self.at()];
        serde_json::from_str(written).unwrap_or_default()
    }

    /// Reads a number, `true`, `false` or `null`.
    fn word(&mut self) -> Value {
        let start = self.at();
        let ends = |c: char| c.is_whitespace() || ",]}:".contains(c);
        // At least one, so that whatever stands there is passed.
        self.chars.next();
        while self.chars.next_if(|(_, c)| !ends(*c)).is_some() {}
        let word = &self.text[start..self.at()];
        match word {
            "null" | "" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => match (word.parse(), word.parse()) {
                (Ok(whole), _) => Value::Int(whole),
                (_, Ok(float)) => Value::Float(float),
                _ => Value::Text(word.to_owned()),
            },
        }
    }

    /// Skips spaces; returns where they end.
    fn skip(&mut self) -> usize {
        while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        self.at()
    }

    /// Returns the byte that comes next.
    fn at(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    /// Returns the place of what was read since a byte.
    fn span(&mut self, start: usize) -> Span {
        let end = self.at();
        Span::new(self.path.clone(), start..end)
    }
}
