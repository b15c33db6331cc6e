//! What stations have in their hands, and whether it still says what the sources say.

use std::collections::BTreeMap;

use super::{Outcome, Request, prepare, run};
use crate::catalog::{Catalog, Product};
use crate::diag::{Sink, Span};
use crate::document::{self, Target};
use crate::files::Files;
use crate::output::{Entry, Manifest};

/// Copies that somebody has in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: String,
    /// The station.
    pub station: String,
    /// The year and the revision of the edition: `2026.0`.
    pub edition: String,
    /// Whether they are still right.
    pub state: State,
}

/// Whether copies are still right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// They print what would be printed today.
    Current,
    /// They do not, because of these records.
    Outdated(Vec<Change>),
    /// The guide, the product or the station is not made any more.
    Gone,
}

/// A record that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id, such as `contacts/urgence`.
    pub record: String,
    /// What has become of it.
    pub kind: ChangeKind,
    /// Where it stands now.
    pub span: Option<Span>,
}

/// What has become of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It reads differently.
    Changed,
    /// It was not printed.
    Added,
    /// It is not printed any more.
    Removed,
}

impl Change {
    /// Returns whether copies with it are a danger: somebody may call a wrong number.
    pub fn is_grave(&self) -> bool {
        self.record.starts_with("contacts/") || self.record.starts_with("stations/")
    }
}

/// Compares the copies of past orders with what would be printed today, in the order
/// of guides, stations and products; of several orders of a station, the last edition
/// counts.
pub fn status(
    files: &Files,
    request: &Request,
    orders: &[Manifest],
) -> Outcome<Vec<Copies>> {
    run(|sink| {
        let (catalog, _) = prepare(files, request, sink)?;
        let mut last: BTreeMap<_, (&Manifest, &Entry)> = BTreeMap::new();
        for manifest in orders {
            for entry in &manifest.files {
                let Some(station) = entry.station.as_deref() else { continue };
                let key = (entry.guide.as_str(), station, entry.product.as_str());
                let known = last.get(&key).map(|(_, known)| age(&known.edition));
                if known.is_none_or(|known| known <= age(&entry.edition)) {
                    last.insert(key, (manifest, entry));
                }
            }
        }
        let copies = last.into_values();
        Some(copies.filter_map(|one| judged(&catalog, one, sink)).collect())
    })
}

/// Returns the year and the revision of an edition: `2026.10` comes after `2026.9`.
fn age(edition: &str) -> Vec<u32> {
    edition
        .split('.')
        .map(|part| part.parse().unwrap_or_default())
        .collect()
}

/// Judges copies.
fn judged(
    catalog: &Catalog,
    (manifest, entry): (&Manifest, &Entry),
    sink: &mut Sink,
) -> Option<Copies> {
    let state = match target(catalog, entry) {
        None => State::Gone,
        Some(target) => {
            let resolved = document::resolve(catalog, &target);
            let resolved = resolved.map_err(|error| super::render::unformatted(&error));
            let now = document::records(&sink.take(resolved)?);
            let changes = changes(catalog, &manifest.records_of(entry), &now);
            if changes.is_empty() { State::Current } else { State::Outdated(changes) }
        }
    };
    Some(Copies {
        guide: entry.guide.to_string(),
        product: entry.product.to_string(),
        station: entry.station.clone()?,
        edition: entry.edition.to_string(),
        state,
    })
}

/// Returns the target that would be made today in place of a file.
fn target(catalog: &Catalog, entry: &Entry) -> Option<Target> {
    let plans = &catalog.guides.get(entry.guide.as_str())?.plans;
    let mut products = Product::ALL.into_iter();
    let product = products.find(|product| product.name() == entry.product)?;
    let station = entry.station.clone();
    let station = station.filter(|station| catalog.stations.contains_key(station))?;
    let station = plans.get(&product)?.names_station().then_some(station);
    Some(Target { guide: entry.guide.to_string(), product, station })
}

/// Returns the records that are not what they were, grave ones first.
fn changes(
    catalog: &Catalog,
    before: &BTreeMap<&str, &str>,
    now: &BTreeMap<String, String>,
) -> Vec<Change> {
    let change = |record: &str, kind| Change {
        record: record.to_owned(),
        kind,
        span: catalog.locate(record).cloned(),
    };
    let here = now.iter().filter_map(|(id, hash)| match before.get(id.as_str()) {
        None => Some(change(id, ChangeKind::Added)),
        Some(old) if *old != hash => Some(change(id, ChangeKind::Changed)),
        Some(_) => None,
    });
    let gone = before.keys().filter(|id| !now.contains_key(**id));
    let gone = gone.map(|id| change(id, ChangeKind::Removed));
    let mut changes: Vec<Change> = here.chain(gone).collect();
    changes.sort_by_key(|change| !change.is_grave());
    changes
}
