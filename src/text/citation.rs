//! Citations in Pandoc's form: `[@key, p. 3; voir @other]`, `@key [p. 3]`,
//! `[-@key]`.
//!
//! The syntax is that of the Pandoc User's Guide, section « Citation syntax ».

use std::collections::BTreeMap;
use std::ops::Range;

use super::locator;
use super::markup::{Problem, ProblemKind};
use super::words::{Glyph, Origin};
use super::{Cite, CiteForm, Cluster};

/// The punctuation that a key may have within it, one sign at a time.
const WITHIN_KEYS: &str = ":.#$%&-+?<>~/";

/// The number of characters above which braces are not taken for a key.
const LONGEST_KEY: usize = 200;

/// A citation and the characters of the paragraph that it takes the place of.
pub(super) struct Found {
    pub(super) glyphs: Range<usize>,
    pub(super) cluster: Cluster,
}

/// Finds the citations of a paragraph, in order.
///
/// The time it takes grows with the length of the text alone, whatever brackets
/// are in it.
pub(super) fn find(glyphs: &[&Glyph], problems: &mut Vec<Problem>) -> Vec<Found> {
    let signs = signs(glyphs);
    let brackets = Brackets::of(glyphs, &signs);
    let mut scanner = Scanner { glyphs, signs, brackets, problems };
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        at = match scanner.citation_at(at) {
            Step::Found(citation) => {
                let end = citation.glyphs.end;
                found.push(citation);
                end
            }
            Step::Text(end) => end.max(at + 1),
        };
    }
    found
}

/// What stands at a place.
enum Step {
    /// A citation.
    Found(Found),
    /// Plain text up to here.
    Text(usize),
}

/// Reads the citations of one paragraph.
struct Scanner<'a> {
    /// The characters of the paragraph.
    glyphs: &'a [&'a Glyph],
    /// The places of the `@` that may open a key, in order.
    signs: Vec<usize>,
    brackets: Brackets,
    problems: &'a mut Vec<Problem>,
}

/// A key and the characters of it, with its braces.
struct Key {
    text: String,
    range: Range<usize>,
    end: usize,
}

impl Scanner<'_> {
    /// Reads what stands at a character.
    fn citation_at(&mut self, at: usize) -> Step {
        if self.is('[', at) {
            self.bracket_at(at)
        } else if self.signs.binary_search(&at).is_ok() {
            self.narrative_at(at)
        } else {
            Step::Text(at + 1)
        }
    }

    /// Reads `[@key, p. 3; voir @other]`.
    fn bracket_at(&mut self, open: usize) -> Step {
        let sign = self.signs.partition_point(|sign| *sign < open);
        // A sign in an inner bracket is read with that bracket.
        if self.brackets.around.get(sign) != Some(&Some(open)) {
            return Step::Text(open + 1);
        }
        let Some(close) = self.closing(open) else {
            return match self.key(self.signs[sign]) {
                Some(key) => {
                    self.refuse(open..key.end);
                    Step::Text(key.end)
                }
                None => Step::Text(open + 1),
            };
        };
        let whole = open..close + 1;
        let cites =
            self.is_one_run(&whole).then(|| self.cites(open + 1..close)).flatten();
        match cites {
            Some(cites) => self.found(whole, cites),
            None => {
                self.refuse(whole);
                Step::Text(close + 1)
            }
        }
    }

    /// Reads `@key`, `@key [p. 3]` and `-@key`.
    fn narrative_at(&mut self, sign: usize) -> Step {
        let Some(key) = self.key(sign) else { return Step::Text(sign + 1) };
        let hidden = self.hides_author(sign, 0);
        let (start, form) = if hidden {
            (sign - 1, CiteForm::SuppressAuthor)
        } else {
            (sign, CiteForm::Narrative)
        };
        let mut first = self.cite(&key, form);
        // A line may have ended there, which is a space that is no plain one.
        let space = self.glyphs.get(key.end).is_some_and(|next| next.character == ' ');
        let open = key.end + usize::from(space);
        let Some(inside) = self.details(open) else {
            return self.found(start..key.end, vec![first]);
        };
        let end = inside.end + 1;
        let mut parts = self.parts(inside.clone());
        let details = self.text(parts.remove(0));
        (first.locator, first.suffix) = locator::read(&format!(",{details}"));
        if first.locator.is_some() || first.suffix == "," {
            first.suffix = first.suffix.trim_start_matches(',').trim_start().into();
        } else {
            first.suffix = details.trim().into();
        }
        let others: Option<Vec<Cite>> =
            parts.into_iter().map(|part| self.cite_in(part)).collect();
        match others {
            Some(others) => {
                let cites = std::iter::once(first).chain(others).collect();
                self.found(start..end, cites)
            }
            None => {
                self.refuse(start..end);
                Step::Text(end)
            }
        }
    }

    /// Returns what is within the bracket that details a narrative citation.
    fn details(&self, open: usize) -> Option<Range<usize>> {
        if !self.is('[', open) || !self.is_one_run(&(open - 1..open + 1)) {
            return None;
        }
        let close = self.closing(open)?;
        let inside = open + 1..close;
        let last = self.signs.partition_point(|sign| *sign < close).checked_sub(1);
        let last = last.filter(|last| self.signs[*last] > open);
        if last.is_some_and(|last| self.brackets.around[last] != Some(open)) {
            return None;
        }
        let first = self.parts(inside.clone()).first().cloned()?;
        let details = self.is_one_run(&(open..close + 1))
            && self.signs_in(first.clone()).is_empty()
            && !self.text(first).trim().is_empty();
        details.then_some(inside)
    }

    /// Reads what is between brackets; nothing if a part of it is malformed.
    fn cites(&self, inside: Range<usize>) -> Option<Vec<Cite>> {
        self.parts(inside)
            .into_iter()
            .map(|part| self.cite_in(part))
            .collect()
    }

    /// Reads `voir -@key, p. 3 et suivantes`.
    fn cite_in(&self, part: Range<usize>) -> Option<Cite> {
        let &[sign] = self.signs_in(part.clone()) else { return None };
        let key = self.key(sign).filter(|key| key.end <= part.end)?;
        let hidden = self.hides_author(sign, part.start);
        let form = if hidden { CiteForm::SuppressAuthor } else { CiteForm::Normal };
        let mut cite = self.cite(&key, form);
        cite.prefix = self.text(part.start..sign - usize::from(hidden)).trim().into();
        (cite.locator, cite.suffix) = locator::read(&self.text(key.end..part.end));
        Some(cite)
    }

    /// Makes a cite of its key alone.
    fn cite(&self, key: &Key, form: CiteForm) -> Cite {
        Cite {
            key: key.text.clone(),
            range: self.bytes(&key.range),
            prefix: String::new(),
            suffix: String::new(),
            locator: None,
            form,
        }
    }

    /// Reads a key after its `@`, bare or in braces.
    fn key(&self, sign: usize) -> Option<Key> {
        let (start, end, after) = if self.follows('{', sign + 1) {
            let start = sign + 2;
            let end = (start..start + LONGEST_KEY).find(|at| self.is('}', *at))?;
            (start, end, end + 1)
        } else {
            let end = self.bare_key_end(sign + 1);
            (sign + 1, end, end)
        };
        let text = self.text(start..end);
        let valid = !text.trim().is_empty()
            && !text.contains('\n')
            && self.is_one_run(&(sign..after))
            && self.signs_in(start..end).is_empty();
        valid.then_some(Key { text, range: start..end, end: after })
    }

    /// Returns the end of a key without braces.
    fn bare_key_end(&self, start: usize) -> usize {
        let letter = |at: usize| {
            self.glyph(at)
                .is_some_and(|character| character.is_alphanumeric() || character == '_')
                && self.follows_on(at)
        };
        let mut end = start;
        loop {
            let inside = end > start
                && self.glyph(end).is_some_and(|sign| WITHIN_KEYS.contains(sign))
                && self.follows_on(end)
                && letter(end + 1);
            if letter(end) {
                end += 1;
            } else if inside {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// Whether `-` stands before a sign, and nothing that it could belong to.
    fn hides_author(&self, sign: usize, start: usize) -> bool {
        sign > start
            && self.is('-', sign - 1)
            && (sign - 1 == start
                || self.glyphs.get(sign.wrapping_sub(2)).is_none_or(|glyph| {
                    let before = glyph.character;
                    before.is_whitespace() || "([«“;—–’".contains(before)
                }))
    }

    /// Cuts at semicolons.
    fn parts(&self, inside: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut start, mut depth) = (inside.start, 0_usize);
        for at in inside.clone() {
            match self.glyph(at) {
                Some('[' | '{') => depth += 1,
                Some(']' | '}') => depth = depth.saturating_sub(1),
                Some(';') if depth == 0 => {
                    parts.push(start..at);
                    start = at + 1;
                }
                _ => {}
            }
        }
        parts.push(start..inside.end);
        parts
    }

    /// Returns the bracket that closes one.
    fn closing(&self, open: usize) -> Option<usize> {
        self.brackets.closing.get(&open).copied()
    }

    /// Whether the two ends of some characters stand in the same emphasis, and
    /// none of them in a link.
    fn is_one_run(&self, range: &Range<usize>) -> bool {
        let glyphs = &self.glyphs[range.clone()];
        glyphs.first().map(|glyph| glyph.node) == glyphs.last().map(|glyph| glyph.node)
            && glyphs.iter().all(|glyph| glyph.origin != Origin::Linked)
    }

    /// Makes a citation of some characters.
    fn found(&self, glyphs: Range<usize>, cites: Vec<Cite>) -> Step {
        let range = self.bytes(&glyphs);
        Step::Found(Found { glyphs, cluster: Cluster { cites, range } })
    }

    /// Reports that some characters are no citation.
    fn refuse(&mut self, glyphs: Range<usize>) {
        let range = self.bytes(&glyphs);
        self.problems.push(Problem { range, kind: ProblemKind::BadCitation });
    }

    /// Returns the `@` within some characters.
    fn signs_in(&self, range: Range<usize>) -> &[usize] {
        let start = self.signs.partition_point(|sign| *sign < range.start);
        let end = self.signs.partition_point(|sign| *sign < range.end).max(start);
        &self.signs[start..end]
    }

    /// Returns the bytes of some characters.
    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let glyphs = &self.glyphs[range.clone()];
        match (glyphs.first(), glyphs.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    fn text(&self, range: Range<usize>) -> String {
        self.glyphs[range].iter().map(|glyph| glyph.character).collect()
    }

    /// Returns the character at a place that is not escaped.
    fn glyph(&self, at: usize) -> Option<char> {
        plain(self.glyphs, at)
    }

    fn is(&self, character: char, at: usize) -> bool {
        self.glyph(at) == Some(character)
    }

    fn follows(&self, character: char, at: usize) -> bool {
        self.is(character, at) && self.follows_on(at)
    }

    /// Whether nothing stands between a character and the one before it.
    fn follows_on(&self, at: usize) -> bool {
        at > 0 && self.glyphs[at - 1].range.end == self.glyphs[at].range.start
    }
}

/// The square brackets of a paragraph.
struct Brackets {
    /// The bracket that closes each.
    closing: BTreeMap<usize, usize>,
    /// For each `@`, the innermost bracket that is open there.
    around: Vec<Option<usize>>,
}

impl Brackets {
    fn of(glyphs: &[&Glyph], signs: &[usize]) -> Self {
        let mut brackets = Self { closing: BTreeMap::new(), around: Vec::new() };
        let mut open = Vec::new();
        for at in 0..glyphs.len() {
            match plain(glyphs, at) {
                Some('[') => open.push(at),
                Some(']') => brackets.closing.extend(open.pop().map(|open| (open, at))),
                Some('@') if signs.binary_search(&at).is_ok() => {
                    brackets.around.push(open.last().copied());
                }
                _ => {}
            }
        }
        brackets
    }
}

/// Returns the character at a place that is not escaped.
fn plain(glyphs: &[&Glyph], at: usize) -> Option<char> {
    let glyph = glyphs.get(at).filter(|glyph| glyph.origin == Origin::Plain)?;
    Some(glyph.character)
}

/// Returns the places of the `@` that may open a key: not those of electronic
/// addresses and of web addresses.
fn signs(glyphs: &[&Glyph]) -> Vec<usize> {
    let mut signs = Vec::new();
    let mut address = false;
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.character.is_whitespace() {
            address = false;
        }
        address |= starts(glyphs, at, "://");
        let before = at.checked_sub(1).map(|before| glyphs[before].character);
        let attached = before
            .is_some_and(|before| before.is_alphanumeric() || "_/@".contains(before));
        if plain(glyphs, at) == Some('@') && !attached && !address {
            signs.push(at);
        }
    }
    signs
}

/// Whether some characters are at a place.
fn starts(glyphs: &[&Glyph], at: usize, text: &str) -> bool {
    text.chars()
        .enumerate()
        .all(|(offset, character)| plain(glyphs, at + offset) == Some(character))
}
