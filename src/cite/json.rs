//! Works in CSL-JSON, and in CSL-YAML once it is structured data.
//!
//! The reader takes what Zotero, Better BibTeX and Pandoc write: numbers as
//! text and text as numbers, nulls, floats without decimals, dates in every form
//! of `date`, a `references:` mapping around the list. Clusters are read in `cites`.

mod cites;

use serde_json::Value as Json;

use super::date::{self, is_true};
use super::item::{Item, Name, Person, Value, is_address};
use super::problem::{Problem, ProblemKind, Shape, Trail};
use super::variables::{self, Kind};

pub use self::cites::{Clusters, read_clusters};

/// The parts of a name in CSL-JSON.
const NAME_PARTS: &[&str] = &[
    "family",
    "given",
    "literal",
    "suffix",
    "dropping-particle",
    "non-dropping-particle",
    "comma-suffix",
    "comma-prefix",
    "static-ordering",
    "static-particles",
    "parse-names",
    "multi",
    "name",
    "isInstitution",
];

/// The name that stands for people who are not named.
pub(super) const OTHERS: &str = "et al.";

/// Keys of an item that programs keep for themselves and no style prints.
const PRIVATE: &[&str] = &[
    "id",
    "type",
    "custom",
    "categories",
    "system_id",
    "schema",
    "key",
    "multi",
    "uri",
    "uris",
];

/// Reads a list of works; each comes with what is wrong in it.
///
/// The list stands alone, under `references` (CSL-YAML, Pandoc) or under
/// `items` (Better CSL JSON). One work without a list is a list of one. Work
/// types may have the names of Crossref.
pub fn read(data: &Json) -> Vec<(Option<Item>, Vec<Problem>)> {
    match works(data) {
        Json::Array(items) => items.iter().map(foreign).collect(),
        Json::Null => Vec::new(),
        Json::Object(file) if file.is_empty() => Vec::new(),
        one => vec![foreign(one)],
    }
}

/// Reads a work that another program may have written.
fn foreign(work: &Json) -> (Option<Item>, Vec<Problem>) {
    let named = work.get("type").and_then(Json::as_str);
    match named.and_then(variables::foreign_type) {
        Some(known) => {
            let mut work = work.clone();
            work["type"] = known.into();
            Item::from_json(&work)
        }
        None => Item::from_json(work),
    }
}

/// The keys under which a list of works may stand.
pub const LISTS: &[&str] = &["references", "items"];

/// Returns the list of works of a file, or the one work.
fn works(data: &Json) -> &Json {
    LISTS.iter().find_map(|key| data.get(key)).unwrap_or(data)
}

impl Item {
    /// Reads one work from structured data.
    ///
    /// A work without a key is none; everything else that is wrong leaves its
    /// variable out and is told.
    pub fn from_json(value: &Json) -> (Option<Self>, Vec<Problem>) {
        let mut trail = Trail::default();
        let item = read_item(value, &mut trail);
        (item, trail.problems)
    }
}

/// Reads one work.
fn read_item(value: &Json, trail: &mut Trail) -> Option<Item> {
    let Some(object) = value.as_object() else {
        trail.wrong(Shape::Mapping, value);
        return None;
    };
    let id = match object.get("id") {
        None | Some(Json::Null) => None,
        Some(id) => trail.key("id", |trail| text(id, trail)),
    };
    if id.is_none() && trail.problems.is_empty() {
        trail.note(ProblemKind::MissingId);
    }
    let mut item =
        Item::new(id.unwrap_or_default(), read_type(object.get("type"), trail));
    for (key, value) in object {
        if !PRIVATE.contains(&key.as_str()) {
            trail.key(key, |trail| read_variable(&mut item, key, value, trail));
        }
    }
    (!item.id.is_empty()).then_some(item)
}

/// Reads the type of a work; `document` stands for what is missing or unknown.
fn read_type(value: Option<&Json>, trail: &mut Trail) -> &'static str {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        trail.note(ProblemKind::MissingType);
        return "document";
    };
    trail.key("type", |trail| {
        let found = text(value, trail).unwrap_or_default();
        variables::work_type(&found).unwrap_or_else(|| {
            let nearest = variables::nearest_type(&found);
            if !found.is_empty() {
                trail.note(ProblemKind::UnknownType { found, nearest });
            }
            "document"
        })
    })
}

/// Reads one variable into the work.
fn read_variable(item: &mut Item, key: &str, value: &Json, trail: &mut Trail) {
    let Some((name, kind)) = variables::variable(key) else {
        let nearest = variables::nearest_variable(key);
        return trail
            .note(ProblemKind::UnknownVariable { found: key.to_owned(), nearest });
    };
    if value.is_null() {
        return;
    }
    let read = match kind {
        Kind::Names => read_names(value, trail).map(Value::Names),
        Kind::Date => date::read(value, trail).map(Value::Date),
        Kind::Number | Kind::Text => text(value, trail).map(Value::Text),
    };
    if let (Some(Value::Text(found)), "URL") = (&read, name)
        && !is_address(found)
    {
        trail.note(ProblemKind::NotAnAddress { found: found.clone() });
    }
    if let Some(read) = read {
        item.variables.insert(name, read);
    }
}

/// Reads text, also from a number or a list of texts (keywords); empty text is
/// none.
fn text(value: &Json, trail: &mut Trail) -> Option<String> {
    let text = match value {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => match number.as_f64() {
            Some(float) if !number.is_i64() && float.fract() == 0.0 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        Json::Array(list) if list.iter().all(Json::is_string) => {
            let words: Vec<&str> = list.iter().filter_map(Json::as_str).collect();
            words.join(", ")
        }
        Json::Null => return None,
        _ => {
            trail.wrong(Shape::Text, value);
            return None;
        }
    };
    (!text.is_empty()).then_some(text)
}

/// Reads a list of names; one name without a list is a list of one.
fn read_names(value: &Json, trail: &mut Trail) -> Option<Vec<Name>> {
    let names: Vec<Name> = match value {
        Json::Array(list) => list
            .iter()
            .enumerate()
            .filter_map(|(index, name)| {
                trail.index(index, |trail| read_name(name, trail))
            })
            .collect(),
        Json::Object(_) => read_name(value, trail).into_iter().collect(),
        _ => {
            // Whoever it is, it is better printed as it stands than not at all.
            trail.wrong(Shape::Names, value);
            value.as_str().and_then(literal).into_iter().collect()
        }
    };
    (!names.is_empty()).then_some(names)
}

/// Makes a name that is printed as it stands.
fn literal(text: &str) -> Option<Name> {
    match text.trim() {
        "" => None,
        OTHERS => Some(Name::Others),
        text => Some(Name::Literal(text.to_owned())),
    }
}

/// Reads one name: its parts, or a text that is printed as it stands.
fn read_name(value: &Json, trail: &mut Trail) -> Option<Name> {
    let object = match value {
        Json::Object(object) => object,
        Json::String(text) if !text.trim().is_empty() => return literal(text),
        _ => {
            trail.wrong(Shape::Mapping, value);
            return None;
        }
    };
    for key in object.keys().filter(|key| !NAME_PARTS.contains(&key.as_str())) {
        let nearest = variables::nearest(key, NAME_PARTS.iter().copied());
        let kind = ProblemKind::UnknownPart { found: key.clone(), nearest };
        trail.key(key, |trail| trail.note(kind));
    }
    let mut part = |key: &str| {
        object
            .get(key)
            .and_then(|value| trail.key(key, |trail| text(value, trail)))
    };
    if let Some(written) = part("literal").or_else(|| part("name")) {
        return literal(&written);
    }
    let yes = |key: &str| object.get(key).is_some_and(is_true);
    if let (true, Some(family)) = (yes("isInstitution"), part("family")) {
        return literal(&family);
    }
    let person = Person {
        family: part("family").unwrap_or_default(),
        given: part("given"),
        non_dropping_particle: part("non-dropping-particle"),
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: yes("comma-suffix"),
    };
    if person.family.is_empty() && person.given.is_none() {
        trail.note(ProblemKind::EmptyName);
        return None;
    }
    Some(Name::Person(person))
}
