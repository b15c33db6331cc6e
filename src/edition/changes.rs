//! What has changed since the revision before: the errata, and what must be called
//! back.
//!
//! A changed word is an erratum. A changed telephone number is not: who dials the old
//! one is not helped, so whoever holds it is named.
//!
//! Both are told by what was published, not by what it would be today: records by the
//! hashes in `manifest.json`, numbers by `document.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::hashes::{Algorithm, checksums};
use super::{DATA_LIMIT, OUTPUTS};
use crate::diag::Diagnostic;
use crate::files::{Package, cannot_read};
use crate::output::Manifest;

/// The folders of what an edition is made from.
const INPUTS: [&str; 4] = ["data/sources/", "data/layouts/", "data/fonts/", "data/tool/"];

/// What has changed between two revisions.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The records and files that are not the same, in order.
    pub errata: BTreeSet<Erratum>,
    /// What carries a telephone number that is no longer right, in order.
    pub recalls: BTreeSet<Recall>,
}

/// A record or a file that is not the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erratum {
    /// The id of the record, or the path of the file from the project's folder.
    pub name: String,
    /// What has become of it.
    pub change: Change,
}

/// What has become of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// A product that carries an old number.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recall {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: String,
    /// The station; none of the common version.
    pub station: Option<String>,
    /// Whose number it is: the id of a record.
    pub record: String,
    /// The number that it carries.
    pub old: String,
    /// The number that it carries now, if it still carries one.
    pub new: Option<String>,
}

/// Returns what has changed from one bag of an edition to the payload of the next.
///
/// Fails if one of them cannot be read.
pub fn changes(old: &mut Package, new: &mut Package) -> Result<Changes, Diagnostic> {
    let mut found = Changes::default();
    let inputs = |package: &mut Package| -> Result<BTreeMap<String, String>, Diagnostic> {
        let wanted = |path: &String| INPUTS.iter().any(|input| path.starts_with(input));
        let paths: Vec<String> =
            package.items().keys().filter(|path| wanted(path)).cloned().collect();
        let summed = paths.into_iter().map(|path| {
            let read = package.stream(&path);
            let read = read.and_then(|stream| checksums(stream, &[Algorithm::Sha512]));
            let (_, sums) = read.map_err(|error| cannot_read(&path, &error))?;
            Ok((path["data/".len()..].to_owned(), sums.concat()))
        });
        summed.collect()
    };
    found.compare(&inputs(old)?, &inputs(new)?);
    found.compare(&records(old)?, &records(new)?);
    let (before, after) = (numbers(old)?, numbers(new)?);
    for (holder, numbers) in before {
        for (record, number) in numbers {
            let now = after.get(&holder).and_then(|now| now.get(&record));
            if now != Some(&number) {
                let (guide, product, station) = holder.clone();
                let (old, new) = (number, now.cloned());
                found.recalls.insert(Recall {
                    guide,
                    product,
                    station,
                    record,
                    old,
                    new,
                });
            }
        }
    }
    Ok(found)
}

impl Changes {
    /// Adds what is different between two sets of hashes.
    fn compare(
        &mut self,
        old: &BTreeMap<String, String>,
        new: &BTreeMap<String, String>,
    ) {
        for name in old.keys().chain(new.keys()) {
            let change = match (old.get(name), new.get(name)) {
                (None, _) => Change::Added,
                (_, None) => Change::Removed,
                (old, new) if old != new => Change::Changed,
                _ => continue,
            };
            self.errata.insert(Erratum { name: name.clone(), change });
        }
    }
}

/// Returns the hashes of all that the products print of each record.
fn records(package: &mut Package) -> Result<BTreeMap<String, String>, Diagnostic> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in outputs(package, "manifest.json") {
        let Some(manifest) = Manifest::read(&bytes(package, &path)?) else { continue };
        for entry in &manifest.files {
            for (id, hash) in manifest.records_of(entry) {
                found.entry(id.to_owned()).or_default().insert(hash.to_owned());
            }
        }
    }
    let joined = found
        .into_iter()
        .map(|(id, hashes)| (id, hashes.into_iter().collect::<String>()));
    Ok(joined.collect())
}

/// Who carries a number: guide, product and station.
type Holder = (String, String, Option<String>);

/// Returns the telephone numbers that each product prints, by the id of their record.
fn numbers(
    package: &mut Package,
) -> Result<BTreeMap<Holder, BTreeMap<String, String>>, Diagnostic> {
    let mut found = BTreeMap::new();
    for path in outputs(package, "document.json") {
        let documents: Value =
            serde_json::from_slice(&bytes(package, &path)?).unwrap_or_default();
        for (product, document) in documents.as_object().into_iter().flatten() {
            let text = |value: &Value| value.as_str().map(str::to_owned);
            let station = text(&document["station"]["id"]);
            let mut numbers = BTreeMap::new();
            for contact in document["contacts"].as_array().into_iter().flatten() {
                let origin = text(&contact["origin"]);
                numbers.extend(origin.zip(text(&contact["number"]["text"])));
            }
            let own = station.as_ref().map(|id| format!("stations/{id}"));
            numbers.extend(own.zip(text(&document["station"]["phone"]["text"])));
            let guide = text(&document["guide"]).unwrap_or_default();
            found.insert((guide, product.clone(), station), numbers);
        }
    }
    Ok(found)
}

/// Returns the outputs with a name.
fn outputs(package: &Package, name: &str) -> Vec<String> {
    let ending = format!("/{name}");
    let all = package.items().keys();
    all.filter(|path| path.starts_with(OUTPUTS) && path.ends_with(&ending))
        .cloned()
        .collect()
}

/// Reads a file of data.
fn bytes(package: &mut Package, path: &str) -> Result<Vec<u8>, Diagnostic> {
    let read = package.bytes(path, DATA_LIMIT);
    read.map_err(|error| cannot_read(path, &error))
}
