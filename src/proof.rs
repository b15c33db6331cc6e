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

use crate::source::{Allowed, GuideSources, Text};
use crate::typography::lint::Lint;

/// Returns whether a record allows what a lint is about.
fn allows(allowed: &[Allowed], lint: Lint) -> bool {
    allowed.iter().any(|one| one.lint == lint)
}

/// A section or a record of a guide, as proofreading sees it.
struct Record<'a> {
    /// Its kind and its id, which with the guide's make its origin.
    name: (&'static str, &'a str),
    language: Option<&'a Text>,
    allowed: &'a [Allowed],
    texts: Vec<&'a Text>,
}

/// Takes what proofreading sees of a record.
macro_rules! record {
    ($kind:literal, $record:expr, $texts:expr) => {
        Record {
            name: ($kind, $record.id.value.0.as_str()),
            language: $record.language.as_ref(),
            allowed: &$record.allow,
            texts: $texts.into_iter().flatten().collect(),
        }
    };
}

/// Returns the sections and records of a guide, but for its testimonials.
fn records(guide: &GuideSources) -> Vec<Record<'_>> {
    let sections = guide.guide.record.sections.iter().map(|one| {
        let texts = [Some(&one.title), one.text.as_ref(), one.short.as_ref()];
        record!("sections", one, texts)
    });
    let mandates = guide.mandates.mandates.iter().map(|one| {
        let texts = [Some(&one.title), Some(&one.text), one.short.as_ref()];
        record!("mandates", one, texts)
    });
    let objectives = guide
        .objectives
        .objectives
        .iter()
        .map(|one| record!("objectives", one, [Some(&one.text), one.short.as_ref()]));
    let rules = guide.framework.rules.iter().map(|one| {
        let texts = [Some(&one.title), Some(&one.text), one.short.as_ref()];
        record!("framework", one, texts)
    });
    let readings = guide.further_reading.readings.iter().map(|one| {
        record!("further-reading", one, [Some(&one.text), one.short.as_ref()])
    });
    sections
        .chain(mandates)
        .chain(objectives)
        .chain(rules)
        .chain(readings)
        .collect()
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
