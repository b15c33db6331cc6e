//! Punctuation and spaces where values meet: settled on the runs, after the
//! engine.
//!
//! Each rule is here for a reason that was seen:
//!
//! - two spaces in a row, or a space before a comma, a period or a closing
//!   bracket (outside French before a semicolon, too): the engine keeps the delimiter of what it printed empty;
//! - a comma before a closing bracket: the engine prints the delimiter of a date
//!   whose day and month are unknown;
//! - two periods, a comma before a period, a period after « ? », « ! » or « … »:
//!   values end with the sign that the style adds (« Document inédit. », « Qui a
//!   peur? »); CSL 1.0.2 leaves it to the processor. Three periods are an
//!   ellipsis and stay;
//! - in French, a hyphen in ranges of numbers (« 3-4 »), where the engine has a
//!   dash; only in runs without a letter, so that titles stay as they are;
//! - in French, U+00A0 before a colon and inside « »; in French of Québec, no
//!   space before the semicolon, the exclamation mark and the question mark
//!   (Banque de dépannage linguistique, « Espacement », usage courant). Only a
//!   space that is there is changed: a title in another language keeps its own
//!   colon;
//! - in American English, periods and commas before a closing quotation mark,
//!   and never the same sign before and behind it;
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
///
/// `holds` says whether quotation marks hold the period or the comma that
/// follows them.
pub(super) fn settle(mut runs: Vec<Run>, spacing: Spacing) -> Vec<Run> {
    let holds = false;

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
    let mut line = Line { spacing, holds, settled: Vec::new() };
    let written: Vec<(char, usize)> = runs
        .iter()
        .enumerate()
        .flat_map(|(index, run)| run.text.chars().map(move |c| (c, index)))
        .collect();
    for (at, (c, index)) in written.iter().copied().enumerate() {
        if runs[index].link.is_some() {
            line.settled.push((c, index));
        } else {
            line.push(c, index, written.get(at + 1).map(|(next, _)| *next));
        }
    }
    while line.last().is_some_and(is_space) {
        line.settled.pop();
    }
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
    /// Whether quotation marks hold the period or the comma that follows them.
    holds: bool,
    /// The characters.
    settled: Vec<(char, usize)>,
}

impl Line {
    /// Returns the last character.
    fn last(&self) -> Option<char> {
        self.settled.last().map(|(c, _)| *c)
    }

    /// Adds a character as it must stand after those before it.
    fn push(&mut self, c: char, index: usize, next: Option<char>) {
        match c {
            '\n' | '\t' | '\r' => self.push_space(' ', index),
            ' ' | NO_BREAK => self.push_space(c, index),
            '.' => self.push_period(index, next),
            ',' | ')' | ']' => {
                if c != ',' || !next.is_some_and(char::is_alphanumeric) {
                    self.drop_space();
                }
                if c != ',' && self.last() == Some(',') {
                    self.settled.pop();
                }
                if c != ',' || self.last() != Some(',') {
                    self.push_quoted(c, index);
                }
            }
            ':' if self.spacing != Spacing::Other => {
                self.tie_space();
                self.settled.push((c, index));
            }
            ';' if self.spacing == Spacing::Other => {
                self.drop_space();
                self.settled.push((c, index));
            }
            ';' | '!' | '?' if self.spacing == Spacing::Quebec => {
                self.drop_space();
                self.settled.push((c, index));
            }
            '»' if self.spacing != Spacing::Other => {
                self.tie_space();
                self.settled.push((c, index));
            }
            _ => self.settled.push((c, index)),
        }
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

    /// Adds a period, unless the sentence has ended already.
    fn push_period(&mut self, index: usize, next: Option<char>) {
        if !next.is_some_and(char::is_alphanumeric) {
            self.drop_space();
        }
        let ends = |c: Option<char>| matches!(c, Some('.' | '!' | '?' | '…'));
        let before = self.settled.len().checked_sub(2).map(|at| self.settled[at].0);
        let ellipsis =
            self.last() == Some('.') && (next == Some('.') || before == Some('.'));
        if self.last() == Some(',') {
            self.settled.pop();
        }
        if ellipsis || !ends(self.last()) {
            self.push_quoted('.', index);
        }
    }

    /// Adds a sign that may belong inside the quotation marks before it, or be
    /// there already.
    fn push_quoted(&mut self, sign: char, index: usize) {
        let behind = self.settled.iter().rev().take_while(|(c, _)| "”’".contains(*c));
        let quotes = behind.count();
        let at = self.settled.len() - quotes;
        let inside = at.checked_sub(1).map(|last| self.settled[last]);
        // An apostrophe ends no quotation, unless one is open.
        let quoted = quotes > 0
            && (self.last() == Some('”')
                || self.settled[..at].iter().rev().any(|(c, _)| *c == '‘'));
        let (Some((last, inner)), true, true) =
            (inside, quoted, matches!(sign, '.' | ','))
        else {
            self.settled.push((sign, index));
            return;
        };
        let ended = last == sign || self.holds && ".,!?…".contains(last);
        if self.holds && !ended {
            self.settled.insert(at, (sign, inner));
        } else if !ended {
            self.settled.push((sign, index));
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
