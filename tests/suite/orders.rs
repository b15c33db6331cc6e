//! Print orders: the numbers add up, the papers are golden, the bytes are the same.

use std::collections::BTreeMap;

use depliant::catalog::{self, Catalog};
use depliant::diag::{Diagnostic, Sink};
use depliant::order::{Made, Order, Printed, draw_up, labels, table, versions};
use depliant::{Request, order, source};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::{collection, option};
use serde_json::Value;

use crate::outputs::assert_pdf;
use crate::project::{Project, golden};

/// Writes a station that wants copies.
fn station(name: &str, copies: &str) -> String {
    format!(
        "name: {name}\naddress: [rue Principale]\nphone: 514 555-0102\ncopies: {copies}\n"
    )
}

/// Returns a project of three stations, two of which hand out the same pages.
fn project() -> Project {
    let twin = station("Poste Jumeau", "{brochure: 60, card: 10}");
    Project::copy("minimal")
        .replace(
            "sources/stations/poste-exemple.yaml",
            "example: true",
            "copies: {brochure: 120, card: 333, booklet: 7}\nexample: true",
        )
        .write("sources/stations/jumeau-1.yaml", &twin)
        .write("sources/stations/jumeau-2.yaml", &twin)
}

/// Makes the order of a project: the files by path, and what was said.
fn ordered(project: &Project) -> (Option<BTreeMap<String, Vec<u8>>>, Vec<Diagnostic>) {
    project.release();
    let outcome = order(&project.files(), &Request::default(), 2, &|_, _| ());
    let artifacts = outcome
        .value
        .map(|built| built.artifacts.into_iter().map(|a| (a.path, a.bytes)).collect());
    (artifacts, outcome.diagnostics)
}

/// Returns the codes of what was said about an order.
fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|one| one.code.name()).collect()
}

/// Checks a project.
fn catalog(project: &Project) -> Catalog {
    let files = project.files();
    let mut sink = Sink::default();
    let sources = source::load(&files, &mut sink);
    let catalog = catalog::check(&sources, &files, None, &mut sink);
    catalog.unwrap_or_else(|| panic!("{}", project.said(&sink.finish())))
}

/// Draws up an order without its files: of `pages` pages each.
fn drawn_up(project: &Project, pages: usize) -> Option<Order> {
    let catalog = catalog(project);
    let versions = versions(&catalog, "exemple").unwrap();
    let made = |version| Made {
        version,
        printed: Printed { pages, ..Printed::default() },
    };
    let made: Vec<Made<'_>> = versions.iter().map(made).collect();
    draw_up(&catalog, "exemple", &made)
}

#[test]
fn the_papers_of_an_order_are_golden_and_their_bytes_the_same() {
    let (first, second) =
        (ordered(&project()).0.unwrap(), ordered(&project()).0.unwrap());
    assert_eq!(first, second);
    let text = |name: &str| {
        let bytes = &first[&format!("2026/exemple/order/{name}")];
        String::from_utf8(bytes.clone()).unwrap()
    };
    golden("orders").bind(|| {
        for product in ["brochure", "card"] {
            let mut ticket: Value =
                serde_json::from_str(&text(&format!("ticket-{product}.json"))).unwrap();
            for version in ticket["versions"].as_array_mut().unwrap() {
                let file = &mut version["file"];
                let path = file["path"].as_str().unwrap();
                let bytes = &first[&format!("2026/exemple/{path}")];
                assert_eq!(file["sha256"], depliant::output::digest(bytes));
                // They change with every layout.
                file["sha256"] = "…".into();
                file["bytes"] = "…".into();
            }
            let ticket = serde_json::to_string_pretty(&ticket).unwrap();
            insta::assert_snapshot!(format!("ticket-{product}"), ticket);
        }
        insta::assert_snapshot!("distribution", text("distribution.csv"));
    });
    let papers =
        ["ticket-brochure", "ticket-card", "ticket-booklet", "packing-slips", "labels"];
    for name in papers {
        let path = format!("2026/exemple/order/{name}.pdf");
        assert_pdf(&path, &first[&path]);
    }
}

#[test]
fn stations_with_the_same_pages_share_a_version() {
    let order = drawn_up(&project(), 10).unwrap();
    let shared = |product: &str| -> Vec<Vec<&str>> {
        let ticket = order.tickets.iter().find(|one| one.product == product).unwrap();
        let ids = ticket.versions.iter().map(|version| version.shares.keys());
        ids.map(|ids| ids.map(String::as_str).collect()).collect()
    };
    let twins = vec!["jumeau-1", "jumeau-2"];
    assert_eq!(shared("card"), [twins, vec!["poste-exemple"]]);
    assert_eq!(shared("booklet"), [["poste-exemple"]]);
    // Ten pages fill twelve, three sheets of each copy; 7 copies and 5 % are 8.
    let booklet = order.tickets.iter().find(|one| one.product == "booklet").unwrap();
    assert_eq!((booklet.pages, booklet.blank, booklet.sheets.sheets), (12, 2, 24));
    assert!(order.example, "one of the stations is an example");
}

#[test]
fn what_is_missing_of_an_order_is_told() {
    let bare = Project::copy("minimal");
    let (outputs, said) = ordered(&bare);
    assert!(outputs.is_none());
    assert!(codes(&said).contains(&"no-copies"), "{}", bare.said(&said));
    assert!(codes(&said).contains(&"nothing-ordered"), "{}", bare.said(&said));
    let nowhere = project().write(
        "sources/stations/nulle-part.yaml",
        "name: Nulle part\nphone: 514 555-0102\ncopies: {card: 1}\n",
    );
    let (outputs, said) = ordered(&nowhere);
    assert!(outputs.is_some(), "{}", nowhere.said(&said));
    assert!(codes(&said).contains(&"no-address"), "{}", nowhere.said(&said));
    // None is an answer too.
    let none = project()
        .write("sources/stations/aucun.yaml", station("Poste Aucun", "{card: 0}"));
    let (_, said) = ordered(&none);
    assert!(!codes(&said).contains(&"no-copies"), "{}", none.said(&said));
}

#[test]
fn a_spreadsheet_takes_no_cell_for_a_formula() {
    let hostile = project()
        .write("sources/stations/formule.yaml", station("'=1+1; \"x\"'", "{card: 1}"));
    let order = drawn_up(&hostile, 2).unwrap();
    let text = String::from_utf8(table(&order, &BTreeMap::new())).unwrap();
    let cells = ["\"'=1+1; «\u{a0}x\u{a0}»\";", "\"'=1+1; \"\"x\"\"\";"];
    assert!(cells.iter().any(|cell| text.contains(cell)), "{text}");
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{text}");
}

/// How many copies of each product a station wants, if it says.
fn wanted() -> impl Strategy<Value = Vec<[Option<u32>; 3]>> {
    let copies = || option::weighted(0.7, 0..2_000_u32);
    let station = (copies(), copies(), copies()).prop_map(|(a, b, c)| [a, b, c]);
    collection::vec(station, 1..12)
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::with_cases(24)
    })]

    #[test]
    fn the_numbers_add_up(
        wanted in wanted(), pack in 1..400_u32, overs in 0..101_u16, pages in 1..65_usize
    ) {
        let products = ["brochure", "card", "booklet"];
        let mut project = Project::copy("minimal")
            .replace("layouts/card.yaml", "pack: 250", &format!("pack: {pack}"))
            .replace("layouts/press.yaml", "overs: 5", &format!("overs: {overs}"));
        for (index, copies) in wanted.iter().enumerate() {
            let said = products.iter().zip(copies).filter_map(|(product, copies)| {
                Some(format!("{product}: {}", (*copies)?))
            });
            let said = format!("{{{}}}", said.collect::<Vec<_>>().join(", "));
            let path = format!("sources/stations/poste-{index}.yaml");
            project = project.write(&path, station(&format!("Poste {}", index % 5), &said));
        }
        let order = drawn_up(&project, pages);
        for (index, product) in products.iter().enumerate() {
            let sum: u64 = wanted.iter().map(|one| u64::from(one[index].unwrap_or(0))).sum();
            let tickets = order.iter().flat_map(|order| &order.tickets);
            let ticket = tickets.into_iter().find(|one| one.product == *product);
            prop_assert_eq!(ticket.map_or(0, |ticket| ticket.copies), sum);
            let Some(ticket) = ticket else { continue };
            prop_assert_eq!(ticket.copies + ticket.overs, ticket.printed);
            let of_versions: u64 = ticket.versions.iter().map(|one| one.printed).sum();
            prop_assert_eq!(of_versions, ticket.printed);
            for version in &ticket.versions {
                let shares: u64 = version.shares.values().map(|one| u64::from(*one)).sum();
                prop_assert_eq!(shares, version.copies);
                let least = version.copies * (100 + u64::from(overs));
                prop_assert_eq!(version.printed, least.div_ceil(100));
                let room = version.sheets.sheets * version.sheets.copies_of_sheet;
                let need = version.printed * version.sheets.sheets_of_copy;
                assert!(room >= need && room < need + version.sheets.copies_of_sheet);
            }
        }
        let Some(order) = order else { return Ok(()) };
        let labels = labels(&order);
        prop_assert_eq!(labels.len() as u64, order.packages);
        for (index, delivery) in order.deliveries.iter().enumerate() {
            for item in &delivery.items {
                prop_assert_eq!(item.full * item.pack + item.rest, item.copies);
                assert!(item.rest < item.pack);
                let own = labels.iter().filter(|label| {
                    label.delivery == index && label.product == item.product
                });
                prop_assert_eq!(own.map(|label| label.copies).sum::<u64>(), item.copies);
            }
            let numbers = labels.iter().filter(|label| label.delivery == index);
            let numbers: Vec<u64> = numbers.map(|label| label.number).collect();
            prop_assert_eq!(numbers, (1..=delivery.packages).collect::<Vec<_>>());
        }
    }
}
