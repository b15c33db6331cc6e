//! Works in BibTeX and BibLaTeX.
//!
//! The crate `biblatex` parses; TeX and the tables are our own. Nothing is lost
//! silently: what has no home in CSL is a [`Loss`].
//!
//! ```text
//! text ── source ──► entries ── tex, biblatex ──► fields ── reader, tables ──► Works
//! ```

mod math;
mod mend;
mod reader;
mod source;
mod tables;
mod tex;
mod values;

use std::ops::Range;

use self::reader::Reader;
use super::item::Item;

/// A work, and what of its entry is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The work.
    pub item: Item,
    /// The bytes that its key takes in the text.
    pub range: Range<usize>,
    /// What could not be kept.
    pub losses: Vec<Loss>,
}

/// A field that has no home in CSL, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub kind: LossKind,
    /// The bytes that stand for it in the text.
    pub range: Range<usize>,
    /// The field, in lower case; `@type` for the entry type.
    pub field: String,
    /// What is written in it.
    pub value: String,
}

/// What could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LossKind {
    /// A field, or all of it that is no date.
    Field,
    /// The type of the entry; `document` is assumed.
    Type,
    /// A command of TeX; what it is applied to is kept.
    Command,
    /// An abbreviation that is not defined; it stands for itself.
    Abbreviation,
}

/// Why a text is not BibTeX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BibtexError {
    /// What is wrong, in English as the parser says it.
    pub message: String,
    /// The byte of the text where it is.
    pub byte: usize,
    /// The line of that byte, counted from 1.
    pub line: usize,
}

impl std::fmt::Display for BibtexError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (line {})", self.message, self.line)
    }
}

impl std::error::Error for BibtexError {}

/// Reads the works of a BibTeX or BibLaTeX text, in its order. Two works may
/// have the same key.
pub fn read(text: &str) -> Result<Vec<Work>, BibtexError> {
    let entries = source::entries(text).map_err(|(byte, message)| {
        let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let byte = byte.unwrap_or_default();
        let line = 1 + text[..byte].matches('\n').count();
        BibtexError { message, byte, line }
    })?;
    Ok(entries.iter().map(|entry| Reader::new(entry).read()).collect())
}
