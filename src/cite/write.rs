//! Works written as the CSL-YAML of a `bibliography.yaml`.
//!
//! What is written is read back as the same works: every text that YAML could
//! take for something else is in quotation marks or folded.

use super::ListOrder;
use super::item::{Calendar, Date, Day, Item, Name, Person, Value};

/// Where an editor finds the schema, from the folder of a guide.
const SCHEMA: &str =
    "# yaml-language-server: $schema=../../layouts/schemas/bibliography.json";

/// The variables that come first, in the order in which people look for them.
const FIRST: [&str; 5] = ["author", "editor", "issued", "title", "container-title"];

/// The longest line, in characters.
const WIDTH: usize = 88;

/// Words that YAML 1.1 or 1.2 take for a truth value or for nothing.
const TAKEN: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// Writes works as CSL-YAML, all of them to be listed.
pub fn yaml(items: &[Item], order: ListOrder) -> String {
    let mut out = format!("{SCHEMA}\n");
    if order == ListOrder::Given {
        out.push_str("order: given\n");
    }
    let mut before = "list: all\n\nreferences:\n";
    for item in items {
        out.push_str(before);
        push_item(item, &mut out);
        before = "\n";
    }
    out
}

/// Writes one work.
fn push_item(item: &Item, out: &mut String) {
    push_text("  - id", &item.id, out);
    push_text("    type", item.work_type, out);
    let first = FIRST.iter().filter_map(|name| item.variables.get_key_value(name));
    let rest = item.variables.iter().filter(|(name, _)| !FIRST.contains(name));
    for (name, value) in first.chain(rest) {
        match value {
            Value::Text(text) if *name == "page" => {
                push_text("    page", &hyphened(text), out);
            }
            Value::Text(text) => push_text(&format!("    {name}"), text, out),
            Value::Date(date) => push_date(name, date, out),
            Value::Names(names) => {
                out.push_str(&format!("    {name}:\n"));
                names.iter().for_each(|name| push_name(name, out));
            }
        }
    }
}

/// Returns pages with a hyphen, where TeX and many programs have dashes.
fn hyphened(pages: &str) -> String {
    pages.replace("--", "-").replace('–', "-")
}

/// Writes one name of a list.
fn push_name(name: &Name, out: &mut String) {
    let person = match name {
        Name::Literal(text) => return push_text("      - literal", text, out),
        Name::Others => return push_text("      - literal", super::json::OTHERS, out),
        Name::Person(person) => person,
    };
    let mut before = "      - ";
    for (part, text) in parts(person) {
        push_text(&format!("{before}{part}"), text, out);
        before = "        ";
    }
    if person.comma_suffix {
        out.push_str(&format!("{before}comma-suffix: true\n"));
    }
}

/// Returns the parts of a name that there are.
fn parts(person: &Person) -> impl Iterator<Item = (&'static str, &str)> {
    let family = Some(person.family.as_str()).filter(|family| !family.is_empty());
    [
        ("family", family),
        ("given", person.given.as_deref()),
        ("non-dropping-particle", person.non_dropping_particle.as_deref()),
        ("dropping-particle", person.dropping_particle.as_deref()),
        ("suffix", person.suffix.as_deref()),
    ]
    .into_iter()
    .filter_map(|(part, text)| text.map(|text| (part, text)))
}

/// Writes a date.
fn push_date(name: &str, date: &Date, out: &mut String) {
    let fields = match date {
        Date::Literal(words) => format!("literal: {}", quoted(words)),
        Date::Calendar(calendar) => fields(calendar),
    };
    out.push_str(&format!("    {name}: {{{fields}}}\n"));
}

/// Returns the fields of a date in the calendar.
fn fields(calendar: &Calendar) -> String {
    let mut parts = vec![numbers(calendar.start)];
    match calendar.end {
        Some(end) => parts.push(numbers(end)),
        // A second date without a year leaves the range open.
        None if calendar.is_open => parts.push("[0]".to_owned()),
        None => {}
    }
    let mut fields = format!("date-parts: [{}]", parts.join(", "));
    if let Some(season) = calendar.season {
        fields.push_str(&format!(", season: {season}"));
    }
    if calendar.circa {
        fields.push_str(", circa: true");
    }
    fields
}

/// Returns the numbers of a day, as a list.
fn numbers(day: Day) -> String {
    let numbers =
        [Some(i32::from(day.year)), day.month.map(i32::from), day.day.map(i32::from)];
    let numbers: Vec<String> = numbers
        .into_iter()
        .flatten()
        .map(|number| number.to_string())
        .collect();
    format!("[{}]", numbers.join(", "))
}

/// Writes a text after its key: bare, folded or in quotation marks, whichever is
/// the plainest that is read back as it is.
fn push_text(key: &str, text: &str, out: &mut String) {
    let fits = key.chars().count() + 2 + text.chars().count() <= WIDTH;
    if fits && (is_number(text) || is_bare(text)) {
        out.push_str(&format!("{key}: {text}\n"));
    } else if is_foldable(text) && (!fits || text.contains(": ")) {
        let indent = key.len() - key.trim_start_matches([' ', '-']).len() + 2;
        out.push_str(&format!("{key}: >-\n"));
        push_folded(text, &" ".repeat(indent), out);
    } else {
        out.push_str(&format!("{key}: {}\n", quoted(text)));
    }
}

/// Writes words on lines that are not too long.
fn push_folded(text: &str, indent: &str, out: &mut String) {
    let mut room = 0;
    for (index, word) in text.split(' ').enumerate() {
        let length = word.chars().count() + 1;
        if index > 0 && length <= room {
            out.push(' ');
            room -= length;
        } else {
            if index > 0 {
                out.push('\n');
            }
            out.push_str(indent);
            room = (WIDTH + 1).saturating_sub(indent.len() + length);
        }
        out.push_str(word);
    }
    out.push('\n');
}

/// Returns whether a text is a whole number that is written in one way only.
fn is_number(text: &str) -> bool {
    text.len() < 16 && text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

/// Returns whether YAML takes a bare text for itself.
fn is_bare(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_odd)
        && !TAKEN.contains(&text.to_lowercase().as_str())
}

/// Returns whether a text stays as it is on lines that are put together again
/// with single spaces.
fn is_foldable(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && text.split(' ').all(|word| !word.is_empty())
        && !text.contains(is_odd)
}

/// Returns whether YAML has a character for something else, or cannot bear it.
fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Returns a text in quotation marks.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_odd(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
