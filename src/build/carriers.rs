//! Who carries a record: what was ordered, what is archived, and what would be made
//! today. It is asked when somebody withdraws their consent, or when a record is wrong.

use std::collections::BTreeSet;

use super::render::unformatted;
use super::targets::{matches, targets};
use super::{Outcome, Request, prepare, run};
use crate::catalog::original;
use crate::document::{self, Resolver};
use crate::files::Files;
use crate::output::Manifest;

/// A version of a product that prints a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carrier {
    /// The record: `milieu-policier/testimonials/actrice`, also of what a translation
    /// prints in its place.
    pub record: String,
    /// Where it is.
    pub place: CarrierPlace,
    /// The year and the revision of the edition: `2026.0`.
    pub edition: String,
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: String,
    /// The station; none in the common version.
    pub station: Option<String>,
}

/// Where a version of a product is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CarrierPlace {
    /// In somebody's hands: it was ordered.
    Order,
    /// In an archive: it was published.
    Archive,
    /// Nowhere yet: it would be made today.
    Today,
}

/// Returns all that carries the records of a name, in which `*` stands for any letters,
/// by the manifests of past orders and of archives and by what the sources would make
/// of the edition that is asked for.
pub fn carriers(
    files: &Files,
    request: &Request,
    name: &str,
    orders: &[Manifest],
    archives: &[Manifest],
) -> Outcome<Vec<Carrier>> {
    run(|sink| {
        let (catalog, _) = prepare(files, request, sink)?;
        let mut found = BTreeSet::new();
        let past = [(CarrierPlace::Order, orders), (CarrierPlace::Archive, archives)];
        for (place, manifests) in past {
            for manifest in manifests {
                found.extend(of_manifest(manifest, name, place));
            }
        }
        let resolver = Resolver::new(&catalog);
        for target in targets(&catalog, request, sink)? {
            let document = resolver.resolve(&target);
            let document = sink.take(document.map_err(|error| unformatted(&error)))?;
            let records = document::records(&document).into_keys();
            let own = records.filter_map(|id| named(&id, name));
            found.extend(own.map(|record| Carrier {
                record,
                place: CarrierPlace::Today,
                edition: document.edition.id.clone(),
                guide: target.guide.clone(),
                product: target.product.name().to_owned(),
                station: target.station.clone(),
            }));
        }
        Some(found.into_iter().collect())
    })
}

/// Returns what of a manifest carries records of a name.
fn of_manifest(manifest: &Manifest, name: &str, place: CarrierPlace) -> Vec<Carrier> {
    let mut found = Vec::new();
    for entry in &manifest.files {
        let records = manifest.records_of(entry).into_keys();
        found.extend(records.filter_map(|id| named(id, name)).map(|record| Carrier {
            record,
            place,
            edition: entry.edition.to_string(),
            guide: entry.guide.to_string(),
            product: entry.product.to_string(),
            station: entry.station.clone(),
        }));
    }
    found
}

/// Returns a record under its original name, if it is one of a name.
fn named(id: &str, name: &str) -> Option<String> {
    let record = if id.contains('/') { original(id) } else { id.to_owned() };
    (matches(name, &record) || matches(name, id)).then_some(record)
}
