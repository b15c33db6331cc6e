//! Labels for works, in styles that cite by them: `Roy18`, `RoCô18`, `RCDB18`.

use super::item::{Date, Item, Name};

/// The names that may make a label, the first that a work has.
const NAMES: &[&str] = &[
    "author",
    "editor",
    "translator",
    "director",
    "composer",
    "performer",
    "compiler",
    "host",
    "producer",
];

/// Returns the label of a work: letters of its names, or of its title, and the
/// last two digits of its year.
pub(super) fn of(item: &Item) -> String {
    let names = NAMES
        .iter()
        .map(|name| item.names(name))
        .find(|names| !names.is_empty());
    let families: Vec<&str> = names.unwrap_or_default().iter().map(family).collect();
    // Four letters in all, as the trigraph of citeproc-js: Aaaa, AaAa, AaAA, AAAA.
    let share = |place: usize| match (families.len(), place) {
        (0 | 1, _) => 4,
        (2, _) | (3, 0) => 2,
        _ => 1,
    };
    let mut label: String = families
        .iter()
        .take(4)
        .enumerate()
        .flat_map(|(place, family)| letters(family).take(share(place)))
        .collect();
    if families.is_empty() {
        label.extend(letters(item.text("title").unwrap_or(&item.id)).take(share(0)));
    }
    if let Some(Date::Calendar(date)) = item.date("issued") {
        label.push_str(&format!("{:02}", date.start.year.unsigned_abs() % 100));
    }
    label
}

/// Returns the name by which someone is known.
fn family(name: &Name) -> &str {
    match name {
        Name::Literal(literal) => literal,
        Name::Others => "+",
        Name::Person(person) if person.family.is_empty() => {
            person.given.as_deref().unwrap_or_default()
        }
        // Without a particle.
        Name::Person(person) => {
            let start = person.family.find(char::is_uppercase).unwrap_or_default();
            &person.family[start..]
        }
    }
}

/// Returns the letters of a text.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}
