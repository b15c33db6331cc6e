//! What each station gets, in how many packages.

use serde::Serialize;

use super::{Order, Ticket};
use crate::catalog::Catalog;
use crate::document;
use crate::text::plain;

/// What a station gets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Delivery {
    /// The id of the station.
    pub station: String,
    /// Its name.
    pub name: String,
    /// The lines of its address.
    pub address: Vec<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// When it is open.
    pub hours: String,
    /// Whether it is only an example.
    pub example: bool,
    /// What is in the packages, by product.
    pub items: Vec<Item>,
    /// How many packages there are.
    pub packages: u64,
}

/// Copies of a product for a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The product.
    pub product: String,
    /// The number of the version.
    pub version: usize,
    /// How many copies there are: `full` × `pack` + `rest`.
    pub copies: u64,
    /// How many copies a full package holds.
    pub pack: u64,
    /// How many packages are full.
    pub full: u64,
    /// How many copies are in one package more; none if this is nothing.
    pub rest: u64,
    /// How many packages there are.
    pub packages: u64,
}

/// The label of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The station, by its place among the deliveries, from 0.
    pub delivery: usize,
    /// The number of the package among those of the station, from 1.
    pub number: u64,
    /// The product in it.
    pub product: String,
    /// The number of its version.
    pub version: usize,
    /// How many copies are in it.
    pub copies: u64,
}

impl Item {
    /// Puts copies into packages of a size; into one if there is none.
    pub(super) fn new(
        product: &str,
        version: usize,
        copies: u64,
        pack: Option<u32>,
    ) -> Self {
        let pack = pack.map_or(copies, u64::from).max(1);
        let (full, rest) = (copies / pack, copies % pack);
        Self {
            product: product.to_owned(),
            version,
            copies,
            pack,
            full,
            rest,
            packages: full + u64::from(rest > 0),
        }
    }
}

/// Returns what each station gets, by its id; stations that get nothing are not
/// among them.
pub(super) fn deliveries(catalog: &Catalog, tickets: &[Ticket]) -> Vec<Delivery> {
    let delivery = |(id, station): (&String, _)| {
        let items: Vec<Item> =
            tickets.iter().filter_map(|ticket| item(ticket, id)).collect();
        let station = document::station(id, station);
        (!items.is_empty()).then(|| Delivery {
            station: id.clone(),
            name: plain(&station.name),
            address: station.address.iter().map(|line| plain(line)).collect(),
            phone: station.phone.map(|phone| phone.text),
            hours: plain(&station.hours),
            example: station.example,
            packages: items.iter().map(|item| item.packages).sum(),
            items,
        })
    };
    catalog.stations.iter().filter_map(delivery).collect()
}

/// Returns what a station gets of a product.
fn item(ticket: &Ticket, station: &str) -> Option<Item> {
    ticket.versions.iter().find_map(|version| {
        let copies = version.shares.get(station)?;
        let copies = u64::from(*copies);
        Some(Item::new(&ticket.product, version.number, copies, ticket.pack))
    })
}

/// Returns the labels of all packages, station after station: full ones first.
pub fn labels(order: &Order) -> Vec<Label> {
    let mut labels = Vec::new();
    for (delivery, station) in order.deliveries.iter().enumerate() {
        let mut number = 0;
        for item in &station.items {
            for package in 0..item.packages {
                number += 1;
                labels.push(Label {
                    delivery,
                    number,
                    product: item.product.clone(),
                    version: item.version,
                    copies: if package < item.full { item.pack } else { item.rest },
                });
            }
        }
    }
    labels
}
