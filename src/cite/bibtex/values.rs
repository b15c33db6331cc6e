//! The values of BibTeX fields: names, and text as LaTeX writes it.

use biblatex::Person as Parsed;

use super::mend::INNER_QUOTE;
use super::tex::QUOTE;
use crate::cite::item::{Name, Person};

/// Makes a name of a parsed one; a name in one part is an organisation's.
pub(super) fn name(person: Parsed) -> Option<Name> {
    let part = |text: String| Some(tidy(&text)).filter(|text| !text.is_empty());
    let family = tidy(&person.name);
    let (given, prefix, suffix) =
        (part(person.given_name), part(person.prefix), part(person.suffix));
    // A name that is nothing but a particle is a name.
    let (family, prefix) = match prefix {
        Some(prefix) if family.is_empty() => (prefix, None),
        prefix => (family, prefix),
    };
    if given.is_none() && prefix.is_none() && suffix.is_none() {
        return (!family.is_empty()).then_some(Name::Literal(family));
    }
    // French keeps the particle, unless the entry says that it falls.
    let keeps = person.use_prefix != Some(false);
    Some(Name::Person(Person {
        family,
        given,
        non_dropping_particle: prefix.clone().filter(|_| keeps),
        dropping_particle: prefix.filter(|_| !keeps),
        suffix,
        comma_suffix: false,
    }))
}

/// Tidies the text of a field: one space between words, the dashes and
/// quotation marks that LaTeX writes with several characters.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\n', '\r', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    words
        .join(" ")
        .replace("---", "—")
        .replace("--", "–")
        .replace("``", "“")
        .replace("''", "”")
        .replace('`', "‘")
        .replace([QUOTE, INNER_QUOTE], "\"")
}
