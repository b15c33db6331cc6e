//! Labels for works, in styles that cite by them: `Roy18`, `RoCô18`, `RCDB18`.

use super::item::{Date, Item, Name};

/// The names that may make a label, the first that a work has.
const NAMES: &[&str] = &["author", "editor", "translator", "director"];

/// Returns the label of a work: letters of its names, or of its title, and the
/// last two digits of its year.
pub(super) fn of(item: &Item) -> String {
    let names = NAMES
        .iter()
        .map(|name| item.names(name))
        .find(|names| !names.is_empty());
    let families: Vec<&str> = names.unwrap_or_default().iter().map(family).collect();
    // One name gives four letters, two give two each, more give one.
    let each = match families.len() {
        0 | 1 => 4,
        2 => 2,
        _ => 1,
    };
    let mut label: String = families
        .iter()
        .take(4)
        .flat_map(|family| letters(family).take(each))
        .collect();
    if families.is_empty() {
        label.extend(letters(item.text("title").unwrap_or(&item.id)).take(each));
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
