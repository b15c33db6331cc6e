//! Works and clusters in CSL-JSON, and in CSL-YAML once it is structured data.
//!
//! The reader takes what Zotero, Better BibTeX and Pandoc write: numbers as
//! text and text as numbers, nulls, floats without decimals, dates in every form
//! of `date`, a `references:` mapping around the list.

use serde_json::Value as Json;

use super::date;
use super::item::{Item, Name, Person, Value, is_address};
use super::problem::{Problem, ProblemKind, Shape, Trail};
use super::variables::{self, Kind};
use crate::text::{Cite, CiteForm, Cluster, Locator};

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
];

/// Keys of an item that programs keep for themselves and no style prints.
const PRIVATE: &[&str] = &["id", "type", "custom", "categories", "system_id", "schema"];

/// Reads a list of works; each comes with what is wrong in it.
///
/// The list stands alone, under `references` (CSL-YAML, Pandoc) or under
/// `items` (Better CSL JSON). One work without a list is a list of one.
pub fn read(data: &Json) -> Vec<(Option<Item>, Vec<Problem>)> {
    let list = ["references", "items"].into_iter().find_map(|key| data.get(key));
    match list.unwrap_or(data) {
        Json::Array(items) => items.iter().map(Item::from_json).collect(),
        Json::Null => Vec::new(),
        one => vec![Item::from_json(one)],
    }
}

/// The keys of a cite-item.
const CITE_KEYS: &[&str] = &[
    "id",
    "locator",
    "label",
    "prefix",
    "suffix",
    "suppress-author",
    "author-only",
    "narrative",
    "composite",
    "position",
    "near-note",
];

/// Reads a list of clusters: each a list of CSL cite-items, alone or under
/// `items` or `citationItems`. The paths of problems begin at the list.
pub fn read_clusters(data: &Json) -> (Vec<Cluster>, Vec<Problem>) {
    let mut trail = Trail::default();
    let mut clusters = Vec::new();
    match data.as_array() {
        None => trail.wrong(Shape::List, data),
        Some(list) => {
            for (index, cluster) in list.iter().enumerate() {
                let read = |trail: &mut Trail| read_cluster(cluster, trail);
                clusters.push(trail.index(index, read));
            }
        }
    }
    (clusters, trail.problems)
}

/// Reads one cluster.
fn read_cluster(value: &Json, trail: &mut Trail) -> Cluster {
    let inner = ["citationItems", "items"].into_iter().find_map(|key| value.get(key));
    let value = inner.unwrap_or(value);
    let mut cites = Vec::new();
    match value.as_array() {
        None => trail.wrong(Shape::List, value),
        Some(list) => {
            for (index, cite) in list.iter().enumerate() {
                cites.extend(trail.index(index, |trail| read_cite(cite, trail)));
            }
        }
    }
    Cluster { cites, range: 0..0 }
}

/// Reads one cite-item; `narrative` (`composite` in citeproc-js) is ours.
fn read_cite(value: &Json, trail: &mut Trail) -> Option<Cite> {
    let Some(object) = value.as_object() else {
        trail.wrong(Shape::Mapping, value);
        return None;
    };
    for key in object.keys().filter(|key| !CITE_KEYS.contains(&key.as_str())) {
        let nearest = variables::nearest(key, CITE_KEYS.iter().copied());
        let kind = ProblemKind::UnknownPart { found: key.clone(), nearest };
        trail.key(key, |trail| trail.note(kind));
    }
    let is_set =
        |key: &str| object.get(key).is_some_and(|flag| *flag == Json::Bool(true));
    let form = if is_set("narrative") || is_set("composite") {
        CiteForm::Narrative
    } else if is_set("suppress-author") {
        CiteForm::SuppressAuthor
    } else if is_set("author-only") {
        CiteForm::AuthorOnly
    } else {
        CiteForm::Normal
    };
    let words = |key: &str| object.get(key).and_then(Json::as_str).unwrap_or_default();
    let mut part = |key: &str| {
        object
            .get(key)
            .and_then(|value| trail.key(key, |trail| text(value, trail)))
    };
    let locator = part("locator").map(|value| Locator {
        label: part("label").unwrap_or_else(|| "page".to_owned()),
        value,
    });
    let Some(key) = part("id") else {
        trail.note(ProblemKind::MissingId);
        return None;
    };
    let (prefix, suffix) = (words("prefix").to_owned(), words("suffix").to_owned());
    Some(Cite { key, range: 0..0, prefix, suffix, locator, form })
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
            trail.wrong(Shape::Names, value);
            return None;
        }
    };
    (!names.is_empty()).then_some(names)
}

/// Reads one name: its parts, or a text that is printed as it stands.
fn read_name(value: &Json, trail: &mut Trail) -> Option<Name> {
    let object = match value {
        Json::Object(object) => object,
        Json::String(literal) if !literal.trim().is_empty() => {
            return Some(Name::Literal(literal.trim().to_owned()));
        }
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
    if let Some(literal) = part("literal").or_else(|| part("name")) {
        return Some(Name::Literal(literal));
    }
    let person = Person {
        family: part("family").unwrap_or_default(),
        given: part("given"),
        non_dropping_particle: part("non-dropping-particle"),
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: object
            .get("comma-suffix")
            .is_some_and(|yes| *yes == Json::Bool(true)),
    };
    if person.family.is_empty() && person.given.is_none() {
        trail.note(ProblemKind::EmptyName);
        return None;
    }
    Some(Name::Person(person))
}
