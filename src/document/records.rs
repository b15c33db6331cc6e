//! What a document prints of each record, as hashes: so that one can tell later
//! which printed copies a change concerns.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Contact, Document, Entry, Part, PartKind, Reference, Station};

/// Returns the SHA-256 of what a document prints of each record, in hexadecimal, by
/// the record's id, such as `contacts/urgence`. What the title page and the cover say
/// stands under the id of the guide.
pub fn records(document: &Document) -> BTreeMap<String, String> {
    let Document { title, subtitle, description, guide, .. } = document;
    let mut records = Records::default();
    records.add(guide, &(title, subtitle, description));
    records.add("organisation", &document.organisation);
    records.add("edition", &document.edition);
    for contact in &document.contacts {
        let Contact { origin, .. } = contact;
        records.add(origin, contact);
    }
    if let Some(Station { id, name, address, phone, hours, example }) = &document.station
    {
        records.add(&format!("stations/{id}"), &(name, address, phone, hours, example));
    }
    let parts = document.frames.iter().flat_map(|frame| &frame.parts);
    for Part { origin, kind, title, intro, entries, .. } in parts {
        if *kind == PartKind::Section {
            records.add(origin, &(title, intro));
        }
        for entry in entries {
            let (Entry::Item { origin, .. } | Entry::Quotation { origin, .. }) = entry;
            records.add(origin, entry);
        }
    }
    for reference in &document.references {
        let Reference { origin, content, annotation, .. } = reference;
        records.add(origin, content);
        if !annotation.is_empty() {
            records.add(origin, annotation);
        }
    }
    records.digests()
}

/// Records while their hashes are made: one that is printed in several places has all
/// of them in its hash.
#[derive(Default)]
struct Records(BTreeMap<String, Sha256>);

impl Records {
    /// Adds what is printed of a record in one place.
    fn add(&mut self, id: &str, printed: &impl Serialize) {
        let json = serde_json::to_vec(printed).expect("a document has only text keys");
        let hash = self.0.entry(id.to_owned()).or_default();
        hash.update(json);
        hash.update([0]);
    }

    /// Returns the hashes.
    fn digests(self) -> BTreeMap<String, String> {
        let written =
            |(id, hash): (String, Sha256)| (id, format!("{:x}", hash.finalize()));
        self.0.into_iter().map(written).collect()
    }
}
