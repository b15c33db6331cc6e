//! Clusters of CSL cite-items.

use serde_json::Value as Json;

use super::text;
use crate::cite::date::is_true;
use crate::cite::problem::{Problem, ProblemKind, Shape, Trail};
use crate::cite::variables::{LOCATORS, nearest};
use crate::text::{Cite, CiteForm, Cluster, Locator};

/// The keys of a cite-item; the last ones are those of word processors, which
/// say nothing that is printed.
const KEYS: &[&str] = &[
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
    "first-reference-note-number",
    "uri",
    "uris",
    "itemData",
];

/// Labels of locators as people and older programs write them.
const LABELS: &[(&str, &str)] = &[
    ("article", "article-locator"),
    ("art.", "article-locator"),
    ("title", "title-locator"),
    ("sub verbo", "sub-verbo"),
    ("s.v.", "sub-verbo"),
    ("p.", "page"),
    ("pp.", "page"),
    ("par.", "paragraph"),
    ("chap.", "chapter"),
    ("sect.", "section"),
    ("vol.", "volume"),
    ("fig.", "figure"),
];

/// The clusters of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clusters {
    /// The clusters.
    pub clusters: Vec<Cluster>,
    /// For each cite of each cluster, the way to its key.
    pub keys: Vec<Vec<Vec<crate::cite::Step>>>,
    /// What is wrong; the ways begin at the file.
    pub problems: Vec<Problem>,
}

/// Reads a list of clusters: each a list of CSL cite-items, alone or under
/// `citationItems` or `items`.
pub fn read_clusters(data: &Json) -> Clusters {
    let mut trail = Trail::default();
    let mut read = Clusters::default();
    match data {
        Json::Array(list) => {
            for (index, cluster) in list.iter().enumerate() {
                let (cites, keys) =
                    trail.index(index, |trail| read_cluster(cluster, trail));
                read.clusters.push(Cluster { cites, range: 0..0 });
                read.keys.push(keys);
            }
        }
        Json::Null => {}
        _ => trail.wrong(Shape::List, data),
    }
    read.problems = trail.problems;
    read
}

/// The cites of a cluster, and the way to the key of each.
type Cites = (Vec<Cite>, Vec<Vec<crate::cite::Step>>);

/// Reads one cluster.
fn read_cluster(value: &Json, trail: &mut Trail) -> Cites {
    let inner = ["citationItems", "items"];
    if let Some((key, list)) = inner.iter().find_map(|key| Some((key, value.get(key)?))) {
        return trail.key(key, |trail| read_cites(list, trail));
    }
    read_cites(value, trail)
}

/// Reads the cites of one cluster.
fn read_cites(value: &Json, trail: &mut Trail) -> Cites {
    let (mut cites, mut keys) = (Vec::new(), Vec::new());
    match value.as_array() {
        None => trail.wrong(Shape::List, value),
        Some(list) => {
            for (index, cite) in list.iter().enumerate() {
                trail.index(index, |trail| {
                    if let Some(cite) = read_cite(cite, trail) {
                        cites.push(cite);
                        keys.push(trail.key("id", |trail| trail.path().to_vec()));
                    }
                });
            }
        }
    }
    (cites, keys)
}

/// Reads one cite-item; `narrative` (`composite` in citeproc-js) is ours.
fn read_cite(value: &Json, trail: &mut Trail) -> Option<Cite> {
    let Some(object) = value.as_object() else {
        trail.wrong(Shape::Mapping, value);
        return None;
    };
    for key in object.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        let nearest = nearest(key, KEYS.iter().copied());
        let kind = ProblemKind::UnknownPart { found: key.clone(), nearest };
        trail.key(key, |trail| trail.note(kind));
    }
    let is_set = |key: &str| object.get(key).is_some_and(is_true);
    let form = if is_set("narrative") || is_set("composite") {
        CiteForm::Narrative
    } else if is_set("suppress-author") {
        CiteForm::SuppressAuthor
    } else if is_set("author-only") {
        CiteForm::AuthorOnly
    } else {
        CiteForm::Normal
    };
    // The words around a cite keep their spaces.
    let mut words = |key: &str| match object.get(key) {
        Some(Json::String(words)) => words.clone(),
        Some(other) => trail.key(key, |trail| text(other, trail)).unwrap_or_default(),
        None => String::new(),
    };
    let (prefix, suffix) = (words("prefix"), words("suffix"));
    let mut part = |key: &str| {
        let value = object.get(key)?;
        trail.key(key, |trail| text(value, trail))
    };
    let (key, value, label) = (part("id"), part("locator"), part("label"));
    let label = label.and_then(|label| trail.key("label", |trail| locator(label, trail)));
    let locator = value.map(|value| Locator {
        label: label.unwrap_or_else(|| "page".to_owned()),
        value,
    });
    let Some(key) = key else {
        trail.note(ProblemKind::MissingId);
        return None;
    };
    Some(Cite { key, range: 0..0, prefix, suffix, locator, form })
}

/// Reads the label of a locator; an unknown one is kept, and prints nothing.
fn locator(label: String, trail: &mut Trail) -> Option<String> {
    let lower = label.to_lowercase();
    let known = LOCATORS.iter().find(|known| **known == lower);
    let known = known
        .or_else(|| LABELS.iter().find(|(old, _)| *old == lower).map(|(_, known)| known));
    if let Some(known) = known {
        return Some((*known).to_owned());
    }
    let nearest = nearest(&lower, LOCATORS.iter().copied());
    trail.note(ProblemKind::UnknownPart { found: label.clone(), nearest });
    Some(label)
}
