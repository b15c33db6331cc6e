//! Given names that tell people of one family name apart: « (A. Roy, 2018) » and
//! « (L. Roy, 2019) », as `givenname-disambiguation-rule` asks (CSL 1.0.2,
//! « Disambiguation »). The engine knows only the rule `by-cite`.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, Name, Person};
use super::persons::printed_family;
use super::runs::Run;

/// Which given names are added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    /// Whether only to the first name of a cite.
    pub(super) first_only: bool,
    /// Whether whole given names are added where initials do not help.
    pub(super) allows_whole: bool,
    /// What stands behind an initial; nothing if the style writes names in full.
    pub(super) initial: Option<String>,
    /// Whether particles stay with the family name.
    pub(super) ties: bool,
}

/// The given names to be added.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// For each work: family names, in order, with what is put before them.
    forms: BTreeMap<usize, Vec<(String, String)>>,
}

impl Given {
    /// Finds out which names of some works need a given name.
    pub(super) fn of(items: &[Item], listed: &BTreeSet<usize>, rule: &Rule) -> Self {
        let people = |place: usize| -> Vec<&Person> {
            let names = ["author", "editor", "translator", "director"]
                .iter()
                .map(|name| items[place].names(name))
                .find(|names| !names.is_empty());
            let shown = if rule.first_only { 1 } else { usize::MAX };
            let people = names.unwrap_or_default().iter().take(shown);
            people
                .filter_map(|name| match name {
                    Name::Person(person) => Some(person),
                    Name::Literal(_) | Name::Others => None,
                })
                .collect()
        };
        let mut families: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for person in listed.iter().flat_map(|place| people(*place)) {
            let family = printed_family(person, rule.ties).to_lowercase();
            let given = person.given.as_deref().unwrap_or_default().trim();
            let known = families.entry(family).or_default();
            if !known.iter().any(|other| same(other, given)) {
                known.insert(given);
            }
        }
        let mut forms = BTreeMap::new();
        for place in listed {
            let added: Vec<(String, String)> = people(*place)
                .into_iter()
                .filter_map(|person| {
                    let family = printed_family(person, rule.ties);
                    let others = families.get(&family.to_lowercase())?;
                    let given = rule.given(person.given.as_deref()?.trim(), others)?;
                    Some((family, given))
                })
                .collect();
            if !added.is_empty() {
                forms.insert(*place, added);
            }
        }
        Self { forms }
    }

    /// Adds the given names to a cite that prints family names alone.
    pub(super) fn set(&self, place: usize, runs: &mut [Run]) {
        let Some(added) = self.forms.get(&place) else { return };
        let mut added = added.iter().peekable();
        for run in runs.iter_mut().filter(|run| run.is_author()) {
            let mut from = 0;
            while let Some((family, given)) = added.peek() {
                let found = run.text[from..].find(family.as_str());
                let Some(at) = found.map(|at| from + at) else { break };
                let first = given.chars().next();
                let last = run.text[..at].trim_end().rsplit(' ').next();
                let has_given = last
                    .is_some_and(|word| !word.is_empty() && word.chars().next() == first);
                let mut length = 0;
                if !has_given {
                    run.text.insert_str(at, &format!("{given} "));
                    length = given.len() + 1;
                }
                from = at + length + family.len();
                added.next();
            }
        }
    }
}

impl Rule {
    /// Returns what a given name adds to tell it from others; nothing if there
    /// is no other, or if it does not help.
    fn given(&self, given: &str, others: &BTreeSet<&str>) -> Option<String> {
        if others.len() < 2 || given.is_empty() {
            return None;
        }
        let Some(sign) = &self.initial else { return Some(given.to_owned()) };
        let own = initials(given, sign);
        let alike = |other: &&&str| initials(other, sign) == own;
        if others.iter().filter(alike).count() == 1 {
            Some(own)
        } else if self.allows_whole {
            Some(given.to_owned())
        } else {
            let differ = others.iter().any(|other| initials(other, sign) != own);
            differ.then_some(own)
        }
    }
}

/// Returns whether given names are the same but for the way initials are spaced.
fn same(a: &str, b: &str) -> bool {
    let letters = |given: &str| given.replace([' ', '.', '\u{A0}'], "").to_lowercase();
    letters(a) == letters(b)
}

/// Writes the initials of given names: « Marie-Ève » is « M.-È. ».
fn initials(given: &str, sign: &str) -> String {
    let mut out = String::new();
    for word in given.split([' ', '\u{A0}', '.']).filter(|word| !word.is_empty()) {
        for (index, part) in word.split('-').filter(|part| !part.is_empty()).enumerate() {
            if index > 0 {
                out.truncate(out.trim_end().len());
                out.push('-');
            }
            out.extend(part.chars().next().into_iter().flat_map(char::to_uppercase));
            out.push_str(sign);
        }
    }
    out.trim_end().to_owned()
}
