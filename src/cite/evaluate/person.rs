//! The parts of a person's name (CSL 1.0.2, “Name” and “Names”: particles,
//! `demote-non-dropping-particle`).
//!
//! Reference managers write particles into the family or the given name; they
//! are taken apart here, unless the name says them itself.

use crate::cite::item::Person;

/// The parts of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::cite) struct Parts {
    pub(in crate::cite) family: String,
    pub(in crate::cite) given: String,
    /// The particle that falls when the family name stands alone.
    pub(in crate::cite) dropping: String,
    /// The particle that stays.
    pub(in crate::cite) staying: String,
    pub(in crate::cite) suffix: String,
    pub(in crate::cite) comma_suffix: bool,
}

/// Takes a name apart.
pub(in crate::cite) fn parts(person: &Person) -> Parts {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let mut parts = Parts {
        family: person.family.trim().to_owned(),
        given: text(&person.given),
        dropping: text(&person.dropping_particle),
        staying: text(&person.non_dropping_particle),
        suffix: text(&person.suffix),
        comma_suffix: person.comma_suffix,
    };
    let quoted = parts.family.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(whole) = quoted {
        // In quotation marks, what looks like a particle is none.
        parts.family = whole.to_owned();
    } else if parts.staying.is_empty() {
        let length = particle(&parts.family);
        parts.staying = parts.family[..length].trim_end().to_owned();
        parts.family = parts.family[length..].to_owned();
    }
    split_given(&mut parts);
    if parts.family.is_empty() {
        // Someone who has only one name.
        parts.family = std::mem::take(&mut parts.given);
    }
    parts.given = apostrophes(&parts.given);
    parts.family = apostrophes(&parts.family);
    parts.dropping = apostrophes(&parts.dropping);
    parts.staying = apostrophes(&parts.staying);
    parts
}

/// Sets the apostrophes of a name.
fn apostrophes(text: &str) -> String {
    text.replace('\'', "’")
}

/// Returns the length of the particle that a family name begins with: its words
/// in lower case before the first that is not, or what stands before an
/// apostrophe (« d’ »).
fn particle(family: &str) -> usize {
    let mut length = 0;
    for word in family.split_inclusive(' ') {
        let is_last = length + word.len() == family.len();
        let lower = word.trim_start_matches(['’', '\'']).starts_with(char::is_lowercase);
        if lower && !is_last {
            length += word.len();
            continue;
        }
        // « d’Artagnan », « al-Ghazali ».
        let elided = word
            .find(['’', '\'', '-'])
            .filter(|_| word.starts_with(char::is_lowercase));
        if let Some(at) = elided {
            let end = at + word[at..].chars().next().map_or(1, char::len_utf8);
            let behind = word[end..].chars().next();
            if behind.is_some_and(char::is_uppercase) && at <= 4 {
                length += end;
            }
        }
        break;
    }
    length
}

/// Takes a suffix and a particle off the given names, as reference managers
/// write them there: « Martin Luther, Jr. », « Ludwig van ».
fn split_given(parts: &mut Parts) {
    if let (true, Some((before, behind))) =
        (parts.suffix.is_empty(), parts.given.split_once(','))
    {
        let suffix = behind.trim_start_matches('!').trim();
        let lower = suffix.split(' ').any(|word| word.starts_with(char::is_lowercase));
        if !suffix.is_empty() && !lower && !before.trim().is_empty() {
            parts.suffix = suffix.to_owned();
            parts.comma_suffix = behind.starts_with('!');
            parts.given = before.trim().to_owned();
        }
    }
    if !parts.dropping.is_empty() {
        return;
    }
    let mut start = parts.given.len();
    for word in parts.given.rsplit(' ') {
        let is_particle = word.starts_with(char::is_lowercase);
        if !is_particle || start <= word.len() {
            break;
        }
        start -= word.len() + 1;
    }
    if start < parts.given.len() {
        parts.dropping = parts.given[start..].trim().to_owned();
        parts.given.truncate(start);
    }
}

impl Parts {
    /// Returns whether the name is of a script that parts its words with spaces
    /// (CSL 1.0.2, “Name-part Order”: names in Latin or Cyrillic script).
    pub(super) fn is_spaced(&self) -> bool {
        let apart = |c: char| {
            !c.is_alphabetic()
                || c < '\u{0590}'
                || matches!(c, '\u{1E00}'..='\u{1FFF}')
                || matches!(c, '\u{FB00}'..='\u{FB06}')
                || matches!(c, '\u{0600}'..='\u{06FF}')
        };
        self.family.chars().chain(self.given.chars()).all(apart)
    }
}

/// Returns what stands between a particle and what follows it.
pub(super) fn gap(particle: &str) -> &'static str {
    let stem = particle.strip_suffix(['’', '\'']);
    match stem {
        // « de’ Medici » has lost its vowel, « d’Arc » has not.
        Some(stem) if stem.ends_with(['a', 'e', 'i', 'o', 'u']) => " ",
        Some(_) => "",
        None if particle.ends_with(['-', '–']) => "",
        None => " ",
    }
}
