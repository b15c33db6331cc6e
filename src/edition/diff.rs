//! What has changed from one edition to another, as a committee reads it before it
//! signs: by what is printed, not by how the sources say it.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::{Change, Side};
use crate::document::{Document, records, wording};

/// What has changed.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The edition before.
    pub old: Name,
    /// The edition after.
    pub new: Name,
    /// The products that only one of them has.
    pub products: Vec<ProductChange>,
    /// The records that are not printed as they were: of each kind in the reader's
    /// order, then those that are gone.
    pub records: Vec<RecordChange>,
    /// The layouts and fonts that are not the same, in the order of their paths.
    pub looks: Vec<LookChange>,
}

/// Which edition is compared.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The year and the revision: `2026.0`.
    pub edition: String,
    /// The SHA-256 of what it is made from, in hexadecimal.
    pub sha256: String,
    /// Whether it is archived; else it is what the sources would make today.
    pub archived: bool,
}

/// A product, of a guide and perhaps of a station, that is new or gone.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ProductChange {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: String,
    /// The station; none of the common version.
    pub station: Option<String>,
    /// What has become of it.
    pub change: Change,
}

/// A record that is not printed as it was.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RecordChange {
    /// Its id: `contacts/urgence`.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What has become of it.
    pub change: Change,
    /// The products in which it is printed so, as `<guide>/<product>`, in order.
    pub products: BTreeSet<String>,
    /// The stations whose own versions print it so, in order.
    pub stations: BTreeSet<String>,
    /// Its words, those that stay and those that do not. If all of them stay, what has
    /// changed is how they are set, or where a number or a picture leads.
    pub words: Vec<Mark>,
}

/// What a record is, in the order in which they are told: what does most harm if it is
/// wrong comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody to call.
    Contact,
    /// A station.
    Station,
    /// A text of a guide.
    Text,
    /// A reference.
    Reference,
    /// The edition or who publishes it.
    Imprint,
}

/// Some words.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// What has become of them.
    pub op: Op,
    /// The words, with their spaces.
    pub text: String,
}

/// What has become of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// They stay.
    Same,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

/// A layout or a font that is not the same.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LookChange {
    /// Its path from the folder of the project.
    pub path: String,
    /// What has become of it.
    pub change: Change,
}

/// A product, of a guide and perhaps of a station.
type Place = (String, String, Option<String>);

/// What is printed of a record: its hash and its lines.
type Printed = (String, Vec<String>);

/// What one side prints: the records in the reader's order, and of each what stands at
/// which place.
#[derive(Default)]
struct Prints {
    places: BTreeSet<Place>,
    records: IndexMap<String, BTreeMap<Place, Printed>>,
}

/// Compares two editions.
pub fn diff(old: &Side, new: &Side) -> Diff {
    let (before, after) = (Prints::of(&old.documents), Prints::of(&new.documents));
    let ids: IndexMap<&String, ()> = after
        .records
        .keys()
        .chain(before.records.keys())
        .map(|id| (id, ()))
        .collect();
    let changes = ids.keys().flat_map(|id| record(id, &before, &after));
    let mut changes: Vec<RecordChange> = changes.collect();
    changes.sort_by_key(|one| one.kind);
    Diff {
        old: name(old),
        new: name(new),
        products: products(&before.places, &after.places),
        records: changes,
        looks: looks(&old.looks, &new.looks),
    }
}

impl Diff {
    /// Returns whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty() && self.records.is_empty() && self.looks.is_empty()
    }
}

impl Prints {
    /// Reads what documents print.
    fn of(documents: &[Document]) -> Self {
        let mut prints = Self::default();
        for document in documents {
            let station = document.station.as_ref().map(|station| station.id.clone());
            let place = (document.guide.clone(), document.product.clone(), station);
            let mut hashes = records(document);
            for (id, lines) in wording(document) {
                let hash = hashes.remove(&id).unwrap_or_default();
                let record = prints.records.entry(id).or_default();
                record.insert(place.clone(), (hash, lines));
            }
            prints.places.insert(place);
        }
        prints
    }
}

/// Returns what has become of a record: one change for each way in which it is printed
/// otherwise.
fn record(id: &str, before: &Prints, after: &Prints) -> Vec<RecordChange> {
    let empty = BTreeMap::new();
    let old = before.records.get(id).unwrap_or(&empty);
    let new = after.records.get(id).unwrap_or(&empty);
    let places: BTreeSet<&Place> = old.keys().chain(new.keys()).collect();
    let mut found: IndexMap<(Option<&Printed>, Option<&Printed>), Vec<&Place>> =
        IndexMap::new();
    for place in places {
        let (was, is) = (old.get(place), new.get(place));
        // A whole product that is new or gone is told once, not by each record that it
        // shares with others.
        let alone = match (was, is) {
            (None, Some(_)) => !before.places.contains(place) && !old.is_empty(),
            (Some(_), None) => !after.places.contains(place) && !new.is_empty(),
            (was, is) => was == is,
        };
        if !alone {
            found.entry((was, is)).or_default().push(place);
        }
    }
    found
        .into_iter()
        .map(|(printed, places)| change(id, printed, &places))
        .collect()
}

/// Describes a change of a record, and where it is printed so.
fn change(
    id: &str,
    (old, new): (Option<&Printed>, Option<&Printed>),
    places: &[&Place],
) -> RecordChange {
    let change = match (old, new) {
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
        _ => Change::Changed,
    };
    let text = |side: Option<&Printed>| {
        side.map_or_else(String::new, |(_, lines)| lines.join("\n"))
    };
    let named = |(guide, product, _): &&Place| format!("{guide}/{product}");
    RecordChange {
        id: id.to_owned(),
        kind: kind(id),
        change,
        products: places.iter().map(named).collect(),
        stations: places.iter().filter_map(|(_, _, station)| station.clone()).collect(),
        words: marks(&text(old), &text(new)),
    }
}

/// Returns what a record is, by its id.
fn kind(id: &str) -> Kind {
    match id.split_once('/') {
        Some(("contacts", _)) => Kind::Contact,
        Some(("stations", _)) => Kind::Station,
        Some((_, rest)) if rest.starts_with("references/") => Kind::Reference,
        None if ["edition", "organisation"].contains(&id) => Kind::Imprint,
        _ => Kind::Text,
    }
}

/// Compares two texts word by word.
fn marks(old: &str, new: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let op = match change.tag() {
            ChangeTag::Equal => Op::Same,
            ChangeTag::Delete => Op::Removed,
            ChangeTag::Insert => Op::Added,
        };
        match marks.last_mut() {
            Some(last) if last.op == op => last.text += change.value(),
            _ => marks.push(Mark { op, text: change.value().to_owned() }),
        }
    }
    marks
}

/// Returns which edition a side is.
fn name(side: &Side) -> Name {
    Name {
        edition: side.edition.clone(),
        sha256: side.sha256.clone(),
        archived: side.is_archived,
    }
}

/// Returns the products that only one side has.
fn products(old: &BTreeSet<Place>, new: &BTreeSet<Place>) -> Vec<ProductChange> {
    let change = |change| {
        move |(guide, product, station): &Place| ProductChange {
            guide: guide.clone(),
            product: product.clone(),
            station: station.clone(),
            change,
        }
    };
    let gone = old.difference(new).map(change(Change::Removed));
    let mut found: Vec<ProductChange> =
        new.difference(old).map(change(Change::Added)).chain(gone).collect();
    found.sort();
    found
}

/// Returns the layouts and fonts that are not the same.
fn looks(
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> Vec<LookChange> {
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let change = |path: &String| match (old.get(path), new.get(path)) {
        (None, _) => Some(Change::Added),
        (_, None) => Some(Change::Removed),
        (old, new) => (old != new).then_some(Change::Changed),
    };
    let change =
        |path: &String| Some(LookChange { path: path.clone(), change: change(path)? });
    paths.into_iter().filter_map(change).collect()
}
