//! The stations.

use std::collections::BTreeMap;

use super::copies::{Copies, read};
use super::{Desk, Line, Override, PhoneNumber, Product};
use crate::diag::{Code, Diagnostic};
use crate::source::{self, Layout, StationField, Text};

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
    /// The administrative region, if it is told.
    pub region: Option<String>,
    /// How many copies it wants, by product: of each guide in the language in which
    /// it was written; nothing if it does not say.
    pub copies: Option<Copies>,
    /// How many copies it wants of one guide, in place of those.
    pub copies_of: BTreeMap<String, Copies>,
    /// Whether it is only an example.
    pub example: bool,
    /// The fields that read differently here, by the origin of their record.
    pub overrides: BTreeMap<String, Override>,
}

impl Desk<'_> {
    /// Checks the stations.
    pub(super) fn stations(&mut self) -> BTreeMap<String, Station> {
        let sources = self.sources;
        self.warn_of_namesakes();
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
        let mut wording = self.wording();
        Station {
            name: wording.line(&station.name),
            address: station.address.iter().map(|line| wording.line(line)).collect(),
            phone,
            hours: wording.optional_line(station.hours.as_ref()),
            region: station.region.as_ref().map(|one| one.value.trim().to_owned()),
            copies: station.copies.as_ref().map(read),
            copies_of: station
                .copies_of
                .iter()
                .map(|(guide, copies)| (guide.clone(), read(copies)))
                .collect(),
            example: station.example,
            overrides,
        }
    }

    /// Reports stations without what the layout of a product that prints them asks for.
    pub(super) fn demand(&mut self, product: Product, layout: &Layout) {
        for (id, file) in &self.sources.stations {
            let source::Station { name, address, phone, hours, .. } = &file.record;
            let verified_on = &file.record.verified_on;
            for field in &layout.station {
                let told = match field {
                    StationField::Address => !address.is_empty(),
                    StationField::Phone => phone.is_some(),
                    StationField::Hours => hours.is_some(),
                    StationField::VerifiedOn => verified_on.is_some(),
                };
                if !told {
                    let missing = Diagnostic::at(Code::StationField, &name.span)
                        .with("id", id)
                        .with("field", field.name())
                        .with("product", product.name());
                    self.report(missing);
                }
            }
        }
    }

    /// Warns of stations with the same name: one of them was copied.
    fn warn_of_namesakes(&mut self) {
        let sources = self.sources;
        let mut firsts: BTreeMap<&str, &Text> = BTreeMap::new();
        for file in sources.stations.values() {
            let name = &file.record.name;
            if let Some(first) = firsts.get(name.value.trim()) {
                let diagnostic = Diagnostic::at(Code::SameName, &name.span)
                    .with("name", name.value.trim())
                    .related_to(&first.span);
                self.report(diagnostic);
            } else {
                firsts.insert(name.value.trim(), name);
            }
        }
    }
}
