//! Names in the form that the engine reads.
//!
//! The engine looks for particles in family names by itself; what it would take
//! apart wrongly is guarded ([`marks`](super::marks)).

use citationberg::json::{LiteralName, NameItem, NameValue};

use super::item::{Name, Person};
use super::marks::{GUARD, JOIN, encode};

/// Makes the engine's name of a name; `ties` says whether particles stay with
/// their name, whatever the style does to it.
pub(super) fn fed_name(name: &Name, ties: bool) -> NameValue {
    match name {
        Name::Literal(literal) => {
            NameValue::Literal(LiteralName { literal: encode(literal) })
        }
        Name::Person(person) => NameValue::Item(fed_person(person, ties)),
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
        (None, Some(whole)) => ("", whole),
        (None, None) => split_particle(&person.family),
    };
    let (particle, family) = with_particle(particle.trim_end(), family, ties);
    if family.is_empty() {
        let given = person.given.clone().unwrap_or_default();
        return NameItem {
            family: encode(&given),
            given: None,
            non_dropping_particle: particle,
            dropping_particle: None,
            suffix: None,
            comma_suffix: None,
        };
    }
    NameItem {
        family: encode_name(&family),
        given: person.given.as_deref().map(encode),
        non_dropping_particle: particle,
        dropping_particle: person.dropping_particle.as_deref().map(dropping),
        suffix: person.suffix.clone(),
        comma_suffix: Some(person.comma_suffix),
    }
}

/// Joins a particle to a family name. After an apostrophe or a hyphen (« d’ »,
/// « al- ») there is no space; elsewhere a guard may tie the two.
fn with_particle(particle: &str, family: &str, ties: bool) -> (Option<String>, String) {
    if particle.is_empty() {
        (None, family.to_owned())
    } else if is_elided(particle) {
        (None, format!("{particle}{family}"))
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
    let particle = particle.trim_end();
    if is_elided(particle) { format!("{particle}{JOIN}") } else { particle.to_owned() }
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
