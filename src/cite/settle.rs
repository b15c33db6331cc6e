//! Spaces as a language sets them, beside the punctuation that the tree has
//! settled: this is typography, which CSL leaves to its locales and users.
//!
//! - in French, a hyphen in ranges of numbers (« 3-4 ») in the place of a dash;
//!   only in dates and in runs without a letter, so that titles stay as they are;
//! - in French, U+00A0 before a colon and inside « »; in French of Québec, no
//!   space before the semicolon, the exclamation mark and the question mark
//!   (Banque de dépannage linguistique, « Espacement », usage courant). Only a
//!   space that is there is changed: a title in another language keeps its own
//!   colon;
//! - never two spaces in a row, nor one at the ends;
//! - spaces at the ends of italics and the like, which belong to the sentence.
//!
//! An address is never touched.

use super::item::is_address;
use super::runs::{Run, join};

/// U+00A0, the no-break space.
const NO_BREAK: char = '\u{A0}';

/// The spacing of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// French as set in Québec.
    Quebec,
    /// French as set elsewhere.
    French,
    /// Any other language.
    Other,
}

impl Spacing {
    /// Returns the spacing of a locale, such as `fr-CA`.
    pub(super) fn of(locale: &str) -> Self {
        let locale = locale.to_lowercase().replace('_', "-");
        if locale == "fr-ca" {
            Self::Quebec
        } else if locale == "fr" || locale.starts_with("fr-") {
            Self::French
        } else {
            Self::Other
        }
    }
}

/// Settles runs; a link that leads to no address becomes plain text.
pub(super) fn settle(mut runs: Vec<Run>, spacing: Spacing) -> Vec<Run> {
    for run in &mut runs {
        run.link = run.link.take().filter(|href| is_address(href));
    }
    if spacing != Spacing::Other {
        let is_range =
            |run: &&mut Run| run.is_date() || !run.text.contains(char::is_alphabetic);
        for run in runs.iter_mut().filter(is_range) {
            run.text = run.text.replace('–', "-");
        }
    }
    let mut line = Line { spacing, settled: Vec::new() };
    for (index, run) in runs.iter().enumerate() {
        for c in run.text.chars() {
            if run.link.is_some() {
                line.settled.push((c, index));
            } else {
                line.push(c, index);
            }
        }
    }
    line.drop_space();
    let settled = line.settled;
    for run in &mut runs {
        run.text.clear();
    }
    for (c, index) in settled {
        runs[index].text.push(c);
    }
    join(loosened(&join(runs)))
}

/// Takes the spaces at the ends of runs out of the markup that only one side of
/// them has.
fn loosened(runs: &[Run]) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &runs[before]);
        let inner = run.text.trim_matches(is_space);
        if inner.is_empty() || run.link.is_some() {
            out.push(run.clone());
            continue;
        }
        let start = run.text.len() - run.text.trim_start_matches(is_space).len();
        let between = |text: &str, other: Option<&Run>| Run {
            text: text.to_owned(),
            face: run.face.shared(other.map(|other| other.face).unwrap_or_default()),
            ..run.clone()
        };
        out.push(between(&run.text[..start], before));
        out.push(Run { text: inner.to_owned(), ..run.clone() });
        out.push(between(&run.text[start + inner.len()..], runs.get(at + 1)));
    }
    out
}

/// The characters settled so far, each with its run.
struct Line {
    /// The spacing of its language.
    spacing: Spacing,
    /// The characters.
    settled: Vec<(char, usize)>,
}

impl Line {
    /// Returns the last character.
    fn last(&self) -> Option<char> {
        self.settled.last().map(|(c, _)| *c)
    }

    /// Adds a character as it must stand after those before it.
    fn push(&mut self, c: char, index: usize) {
        match c {
            '\n' | '\t' | '\r' => return self.push_space(' ', index),
            ' ' | NO_BREAK => return self.push_space(c, index),
            ':' | '»' if self.spacing != Spacing::Other => self.tie_space(),
            ';' | '!' | '?' if self.spacing == Spacing::Quebec => self.drop_space(),
            _ => {}
        }
        self.settled.push((c, index));
    }

    /// Adds a space, unless one is there or an opening bracket stands before.
    fn push_space(&mut self, space: char, index: usize) {
        match self.last() {
            None | Some('(' | '[') => {}
            // The stronger of two spaces stays.
            Some(last) if is_space(last) => {
                if space == NO_BREAK
                    && let Some(last) = self.settled.last_mut()
                {
                    last.0 = NO_BREAK;
                }
            }
            Some('«') if self.spacing != Spacing::Other => {
                self.settled.push((NO_BREAK, index));
            }
            Some(_) => self.settled.push((space, index)),
        }
    }

    /// Takes a space away.
    fn drop_space(&mut self) {
        while self.last().is_some_and(is_space) {
            self.settled.pop();
        }
    }

    /// Makes a space one that does not break.
    fn tie_space(&mut self) {
        if let Some(last) = self.settled.last_mut().filter(|(c, _)| is_space(*c)) {
            last.0 = NO_BREAK;
        }
    }
}

/// Returns whether a character is a space between words, of any width.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | NO_BREAK | '\u{202F}')
}
