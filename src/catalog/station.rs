//! The stations, and what reads differently at them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Blocks, Desk, Line, PhoneNumber, guide, references};
use crate::diag::{Code, Diagnostic, nearest};
use crate::source;

/// A station that hands out the products.
pub struct Station {
    /// Its name.
    pub name: Line,
    /// The lines of its address.
    pub address: Vec<Line>,
    /// Its telephone number.
    pub phone: Option<PhoneNumber>,
    /// When it is open.
    pub hours: Line,
    /// Whether it is only an example.
    pub example: bool,
    /// The fields that read differently here, by the origin of their record.
    pub overrides: BTreeMap<String, Override>,
}

/// Whole fields of a record that read differently at a station.
#[derive(Default)]
pub struct Override {
    /// The title in place of the record's.
    pub title: Option<Line>,
    /// The text in place of the record's.
    pub full: Option<Blocks>,
    /// The short text in place of the record's.
    pub short: Option<Blocks>,
}

impl Desk<'_> {
    /// Checks the stations.
    pub(super) fn stations(&mut self) -> BTreeMap<String, Station> {
        let sources = self.sources;
        let check = |(id, file): (&String, &source::File<source::Station>)| {
            self.places.insert(format!("stations/{id}"), file.span.clone());
            (id.clone(), self.station(&file.record))
        };
        sources.stations.iter().map(check).collect()
    }

    /// Checks a station.
    fn station(&mut self, station: &source::Station) -> Station {
        let phone = self.phone(station.phone.as_ref());
        let overrides = self.overrides(station);
        let keys = BTreeSet::new();
        let mut wording = self.wording(&keys);
        Station {
            name: wording.line(&station.name),
            address: station.address.iter().map(|line| wording.line(line)).collect(),
            phone,
            hours: wording.optional_line(station.hours.as_ref()),
            example: station.example,
            overrides,
        }
    }

    /// Checks the fields that read differently at a station.
    fn overrides(&mut self, station: &source::Station) -> BTreeMap<String, Override> {
        let origins = guide::origins(self.sources);
        let mut overrides = BTreeMap::new();
        for entry in &station.overrides {
            let record = entry.record.value.trim();
            if !origins.contains_key(record) {
                let suggestion = nearest(record, origins.keys().map(String::as_str));
                let diagnostic = Diagnostic::at(Code::UnknownRecord, &entry.record.span)
                    .with("name", record)
                    .with("suggestion", suggestion.unwrap_or("none"));
                self.report(diagnostic);
                continue;
            }
            let guide = record.split('/').next().unwrap_or_default();
            let keys = references::keys(&self.sources.guides[guide].bibliography);
            let language = &self.sources.guides[guide].guide.record.language.value;
            let mut wording = self.wording_in(language, &keys);
            let checked = Override {
                title: entry.title.as_ref().map(|title| wording.line(title)),
                full: entry.text.as_ref().map(|text| wording.blocks(text)),
                short: entry.short.as_ref().map(|text| wording.blocks(text)),
            };
            if overrides.insert(record.to_owned(), checked).is_some() {
                let diagnostic = Diagnostic::at(Code::DuplicateId, &entry.record.span);
                self.report(diagnostic.with("id", record));
            }
        }
        overrides
    }
}
