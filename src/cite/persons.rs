//! Names in the form that the engine reads.
//!
//! The engine looks for particles in family names by itself; what it would take
//! apart wrongly is guarded ([`marks`](super::marks)).

use citationberg::json::{LiteralName, NameItem, NameValue};

use super::item::{Name, Person};
use super::marks::{GUARD, JOIN, encode};
use super::others::OTHERS;

/// Makes the engine's name of a name; `ties` says whether particles stay with
/// their name, whatever the style does to it.
pub(super) fn fed_name(name: &Name, ties: bool) -> NameValue {
    match name {
        Name::Literal(literal) => {
            NameValue::Literal(LiteralName { literal: encode(literal) })
        }
        Name::Person(person) => NameValue::Item(fed_person(person, ties)),
        Name::Others => NameValue::Literal(LiteralName { literal: OTHERS.to_string() }),
    }
}

/// Makes the engine's name of a person. Someone who has only one name is given
/// as an organisation is, so that it is printed as it stands.
fn fed_person(person: &Person, ties: bool) -> NameItem {
    let quoted = person
        .family
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let (particle, family) = match (&person.non_dropping_particle, quoted) {
        (Some(particle), _) => (particle.as_str(), person.family.as_str()),
        // In quotation marks, what looks like a particle is none.
        (None, Some(_)) => ("", person.family.as_str()),
        (None, None) => split_particle(&person.family),
    };
    let (particle, family) = with_particle(particle.trim_end(), family, ties);
    let family = match quoted {
        Some(whole) => format!("{GUARD}{}", encode_name(whole)),
        None => encode_name(&family),
    };
    let given = split_given(person);
    if family.is_empty() {
        return NameItem {
            family: encode(person.given.as_deref().unwrap_or_default()),
            given: None,
            non_dropping_particle: particle,
            dropping_particle: None,
            suffix: None,
            comma_suffix: None,
        };
    }
    NameItem {
        family,
        given: given.names.map(spaced),
        non_dropping_particle: particle,
        dropping_particle: given.particle.map(dropping),
        suffix: given.suffix.map(encode),
        comma_suffix: Some(given.comma),
    }
}

/// Returns a family name as the engine prints it, with its particle.
pub(super) fn printed_family(person: &Person, ties: bool) -> String {
    let fed = fed_person(person, ties);
    match fed.non_dropping_particle {
        Some(particle) => format!("{particle} {}", fed.family),
        None => fed.family,
    }
}

/// What is written as given names, taken apart.
struct Given<'a> {
    names: Option<&'a str>,
    particle: Option<&'a str>,
    suffix: Option<&'a str>,
    comma: bool,
}

/// Takes a suffix and a particle off the given names, as reference managers
/// write them there: « Martin Luther, Jr. », « Ludwig van ».
fn split_given(person: &Person) -> Given<'_> {
    let mut given = Given {
        names: person.given.as_deref(),
        particle: person.dropping_particle.as_deref(),
        suffix: person.suffix.as_deref(),
        comma: person.comma_suffix,
    };
    let Some(names) = given.names else { return given };
    let lower =
        |text: &str| text.split(' ').any(|word| word.starts_with(char::is_lowercase));
    if let (None, Some((before, behind))) = (given.suffix, names.split_once(',')) {
        let suffix = behind.trim_start_matches('!').trim();
        if !suffix.is_empty() && !lower(suffix) && !before.trim().is_empty() {
            given.names = Some(before.trim());
            given.suffix = Some(suffix);
            given.comma = behind.starts_with('!');
        }
    }
    let names = given.names.unwrap_or_default();
    let is_name = |word: &&str| !word.starts_with(char::is_lowercase);
    let last = names.split(' ').rfind(is_name);
    if let (None, Some(last)) = (given.particle, last.filter(|last| !last.is_empty())) {
        let end = names.rfind(last).unwrap_or_default() + last.len();
        let particle = names[end..].trim();
        if !particle.is_empty() {
            given.names = Some(&names[..end]);
            given.particle = Some(particle);
        }
    }
    given
}

/// Parts initials that are written together, « J.K. », for the engine, which
/// sees the first one only.
fn spaced(given: &str) -> String {
    let mut out = String::new();
    let mut chars = given.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == '.' && chars.peek().is_some_and(|next| next.is_uppercase()) {
            out.push(JOIN);
            out.push(' ');
        }
    }
    encode_guarded(&out)
}

/// Encodes a text that has marks in it.
fn encode_guarded(text: &str) -> String {
    let parts: Vec<String> = text.split(JOIN).map(encode).collect();
    parts.join(&JOIN.to_string())
}

/// Joins a particle to a family name. After an apostrophe or a hyphen (« d’ »,
/// « al- ») there is no space; elsewhere a guard may tie the two.
fn with_particle(particle: &str, family: &str, ties: bool) -> (Option<String>, String) {
    if particle.is_empty() {
        (None, family.to_owned())
    } else if is_elided(particle) {
        (None, format!("{}{family}", particle.replace('\'', "’")))
    } else {
        let guard = if ties { GUARD.to_string() } else { String::new() };
        (Some(format!("{particle}{guard}")), family.to_owned())
    }
}

/// Returns whether a particle ends so that no space follows it.
fn is_elided(particle: &str) -> bool {
    particle.ends_with(['’', '\'', '-'])
}

/// Makes a particle that falls when the family name stands alone.
fn dropping(particle: &str) -> String {
    let particle = particle.trim_end().replace('\'', "’");
    if is_elided(&particle) { format!("{particle}{JOIN}") } else { particle }
}

/// Guards the later words of a family name that begin in lower case: the engine
/// would take them for particles and move them.
fn encode_name(family: &str) -> String {
    let family = encode(family);
    let lower = family.split(' ').any(|word| word.starts_with(char::is_lowercase));
    if lower { family.replace(' ', "\u{A0}") } else { family }
}

/// Splits the particle off a family name: the words in lower case before the
/// first word that is not.
fn split_particle(family: &str) -> (&str, &str) {
    let start = family
        .split_inclusive(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some((start, word))
        })
        .find(|(_, word)| !word.starts_with(char::is_lowercase))
        .map_or(0, |(start, _)| start);
    (family[..start].trim_end(), &family[start..])
}
