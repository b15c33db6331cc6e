//! The proofs, read as a good editor reads them: what is not wrong in itself
//! but better written otherwise.
//!
//! - [`texts()`] reads every text as it is written, by the lints of
//!   [`typography`](crate::typography::lint) and the project's lexicon.
//! - [`pages()`] reads the documents: what a reader meets first, and in which
//!   company.
//!
//! All of it is warnings, at the words themselves; a record can allow one with
//! a reason. The words of a testimonial are nobody's to improve: they are never
//! read here.

mod pages;
mod texts;

use std::ops::Range;

pub use pages::pages;
pub use texts::{Correction, texts};

use crate::source::Allowed;
use crate::typography::lint::Lint;

/// Returns whether a record allows what a lint is about.
fn allows(allowed: &[Allowed], lint: Lint) -> bool {
    allowed.iter().any(|one| one.lint == lint)
}

/// Returns the places of a word or name in a text: not within other words.
fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(name).filter(|(at, _)| {
        let end = at + name.len();
        !letter(text[..*at].chars().next_back()) && !letter(text[end..].chars().next())
    });
    found.map(|(at, _)| at..at + name.len()).collect()
}
