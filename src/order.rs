//! A print order: what a print shop makes, and what each station gets of it.
//!
//! The stations say how many copies they want. [`versions`] puts those together
//! that get the same pages, so that each is printed once; [`draw_up`] is given the
//! files of the press and tells the rest: a [`Ticket`] for each product, a
//! [`Delivery`] for each station.
//!
//! **Invariant:** the numbers add up. What the stations want is what the versions
//! have, before the copies that are printed beyond it; packages and what is left of
//! them make the copies of a station.
//!
//! Pure: no disk, no clock. The day is that of the edition.

mod deliver;
mod fold;
mod inks;
mod measure;
mod table;
mod ticket;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Catalog, Product};
use crate::cite::ProcessError;
use crate::document::{self, Document, Target};
use crate::text::plain;

pub use deliver::{Delivery, Item, Label, labels};
pub use fold::{Fold, FoldCrease, FoldPanel, FoldSide};
pub use inks::inks;
pub use measure::{Measure, Sides};
pub use table::{cell, separator, table};
pub use ticket::{Paper, Picture, Printed, Sheets, Step, Ticket, VersionTicket};

/// The version of the shape of [`Order`], raised when a reader of it must change.
pub const FORMAT: u32 = 1;

/// The order of one guide: see the module's documentation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Order {
    /// Always [`FORMAT`].
    pub format: u32,
    /// The id of the guide.
    pub guide: String,
    /// The title of the guide.
    pub title: String,
    /// The language of the guide, and of what is printed of the order.
    pub language: String,
    /// Who orders; empty while it is not known.
    pub organisation: String,
    /// The year and the revision of the edition: `2026.0`.
    pub edition: String,
    /// The day of the edition (`2026-12-01`), which is also that of the order.
    pub date: String,
    /// Whether a station of it is only an example: then nothing of it is real.
    pub example: bool,
    /// How many copies are printed beyond those that are asked for, in per cent.
    pub overs: u16,
    /// The printing condition, if it is told.
    pub condition: Option<String>,
    /// What is made, by product.
    pub tickets: Vec<Ticket>,
    /// What each station gets, by its id.
    pub deliveries: Vec<Delivery>,
    /// How many packages there are.
    pub packages: u64,
}

/// A version of a product, and who wants how many copies of it.
pub struct Version {
    /// Where it is made: for the first of its stations, or for all.
    pub target: Target,
    /// What is printed.
    pub document: Document,
    /// How many copies each station wants, by its id.
    pub wanted: BTreeMap<String, u32>,
}

/// A version whose file has been made.
pub struct Made<'a> {
    /// The version.
    pub version: &'a Version,
    /// The file of the press, and what is known of it.
    pub printed: Printed,
}

/// Returns the versions that are wanted of the products of a guide, in the order
/// of products and stations.
///
/// Stations whose pages are the same share a version: those of a product that does
/// not name the station, and those that differ in nothing that a document holds.
///
/// Fails if the citation engine cannot format the references.
pub fn versions(catalog: &Catalog, guide: &str) -> Result<Vec<Version>, ProcessError> {
    let mut versions: Vec<Version> = Vec::new();
    for (product, plan) in &catalog.guides[guide].plans {
        let mut of_product: Vec<Version> = Vec::new();
        for (station, wanted) in wanted(catalog, guide, *product) {
            let own = plan.names_station().then(|| station.to_owned());
            if own.is_none()
                && let Some(common) = of_product.first_mut()
            {
                common.wanted.insert(station.to_owned(), wanted);
                continue;
            }
            let target = Target {
                guide: guide.to_owned(),
                product: *product,
                station: own,
            };
            let document = document::resolve(catalog, &target)?;
            let same = |version: &&mut Version| is_same(&version.document, &document);
            if let Some(version) = of_product.iter_mut().find(same) {
                version.wanted.insert(station.to_owned(), wanted);
            } else {
                let wanted = [(station.to_owned(), wanted)].into();
                of_product.push(Version { target, document, wanted });
            }
        }
        versions.extend(of_product);
    }
    Ok(versions)
}

/// Returns how many copies of a product of a guide are printed at least, those beyond
/// what is asked for included; nothing if no station that is no example wants any.
pub fn run(catalog: &Catalog, guide: &str, product: Product) -> Option<u64> {
    let is_real = |(id, _): &(&str, u32)| !catalog.stations[*id].example;
    let wanted = wanted(catalog, guide, product).filter(is_real);
    let copies = wanted.map(|(_, copies)| u64::from(copies)).sum();
    (copies > 0).then(|| copies + ticket::overs(copies, catalog.overs))
}

/// Returns how many copies of a product each station wants.
fn wanted<'a>(
    catalog: &'a Catalog,
    guide: &'a str,
    product: Product,
) -> impl Iterator<Item = (&'a str, u32)> {
    catalog.stations.iter().filter_map(move |(id, station)| {
        let copies = station.wants(guide)?.get(&product)?;
        Some((id.as_str(), *copies))
    })
}

/// Returns whether two documents print the same: only the ids of their stations may
/// differ, which nobody sees.
fn is_same(one: &Document, other: &Document) -> bool {
    let named = |document: &Document| {
        document.station.as_ref().map(|station| plain(&station.name))
    };
    // Names tell nearly all of them apart without a copy.
    named(one) == named(other) && anonymous(one) == anonymous(other)
}

/// Returns a document without the id of its station.
fn anonymous(document: &Document) -> Document {
    let mut document = document.clone();
    let Some(station) = &mut document.station else { return document };
    let origin = format!("stations/{}", station.id);
    station.id.clear();
    let parts = document.frames.iter_mut().flat_map(|frame| &mut frame.parts);
    for part in parts.filter(|part| part.origin == origin) {
        part.origin.clear();
    }
    document
}

/// Draws up the order of a guide, given the files of all its versions; nothing if
/// nobody wants anything of it.
pub fn draw_up(catalog: &Catalog, guide: &str, made: &[Made<'_>]) -> Option<Order> {
    let document = &made.first()?.version.document;
    let tickets = ticket::tickets(catalog, made);
    let deliveries = deliver::deliveries(catalog, &tickets);
    Some(Order {
        format: FORMAT,
        guide: guide.to_owned(),
        title: plain(&document.title),
        language: document.language.clone(),
        organisation: document.organisation.name.clone(),
        edition: document.edition.id.clone(),
        date: document.edition.date.clone(),
        example: deliveries.iter().any(|delivery| delivery.example),
        overs: catalog.overs,
        condition: catalog.condition.as_ref().map(|condition| condition.name.clone()),
        packages: deliveries.iter().map(|delivery| delivery.packages).sum(),
        tickets,
        deliveries,
    })
}
