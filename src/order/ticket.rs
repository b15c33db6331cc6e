//! What a print shop makes of a product, and how.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fold::{Fold, fold};
use super::{Made, Measure, Sides};
use crate::catalog::{Catalog, Format, Product, weigh};
use crate::sheet::{Binding, Imposition, Size};
use crate::source;
use crate::text::plain;

/// How many pages a sheet of a booklet has, folded once.
const PAGES: u64 = 4;

/// What is made of a product.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ticket {
    /// The product: `brochure`, `card` or `booklet`.
    pub product: String,
    /// The trimmed sheet before it is folded; of a booklet, two pages.
    pub flat: Sides,
    /// The size in the hand: folded, or one page.
    pub closed: Sides,
    /// How far art goes beyond the trim.
    pub bleed: Measure,
    /// How many pages a booklet has, blank ones included; of others, sides.
    pub pages: u64,
    /// How many of its pages are blank, so that the pages fill the sheets.
    pub blank: u64,
    /// The paper, if it is told.
    pub paper: Option<Paper>,
    /// The paper of a cover of its own.
    pub cover: Option<Paper>,
    /// The inks of the front and of the back; of a booklet, of right and left pages.
    pub inks: [Vec<String>; 2],
    /// How it is folded.
    pub fold: Option<Fold>,
    /// What is done after the press, in this order.
    pub finishing: Vec<Step>,
    /// How many copies make a package; all those of a station if it is not told.
    pub pack: Option<u32>,
    /// How many copies the stations want.
    pub copies: u64,
    /// How many copies are printed beyond those.
    pub overs: u64,
    /// How many copies are printed.
    pub printed: u64,
    /// The sheets that this takes.
    pub sheets: Sheets,
    /// The versions, the first of them with the number 1.
    pub versions: Vec<VersionTicket>,
}

/// A version as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionTicket {
    /// Its number among the versions of its product, from 1.
    pub number: usize,
    /// Whether it names no station.
    pub common: bool,
    /// The names of the stations that get it, by id.
    pub stations: BTreeMap<String, String>,
    /// How many copies each of them gets, by id.
    pub shares: BTreeMap<String, u32>,
    /// How many copies they want.
    pub copies: u64,
    /// How many copies are printed beyond those.
    pub overs: u64,
    /// How many copies are printed.
    pub printed: u64,
    /// The sheets that this takes.
    pub sheets: Sheets,
    /// The file of the press.
    pub file: Printed,
}

/// A file of the press, and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Printed {
    /// Its path from the folder of the guide, as `SHA256SUMS` has it.
    pub path: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// How many pages it has: sides of sheets.
    pub sides: usize,
    /// How many pages the document has before they are put on sheets.
    pub pages: usize,
    /// The press standard that it meets, if any.
    pub standard: Option<String>,
    /// The inks of its odd and of its even pages.
    pub inks: [Vec<String>; 2],
    /// Pictures of its first pages, if there are any.
    pub pictures: Vec<Picture>,
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Its path from the folder of the guide, as `SHA256SUMS` has it.
    pub path: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// How many sheets are needed, trimmed size; the print shop adds its own waste.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sheets {
    /// How many copies a sheet holds; of a booklet, 1.
    pub copies_of_sheet: u64,
    /// How many sheets a copy takes; of a card, 1 even if others are on it too.
    pub sheets_of_copy: u64,
    /// All sheets of the paper.
    pub sheets: u64,
    /// All sheets of the cover's paper.
    pub covers: u64,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    /// Its name, if it is told.
    pub name: Option<String>,
    /// Its weight in g/m².
    pub weight: u16,
    /// The thickness of a leaf, in micrometres, if it was measured.
    pub caliper: Option<f64>,
}

/// What is done after the press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Cut to the trimmed size.
    Cut,
    /// Press a groove where the paper is too stiff to be folded.
    Score,
    /// Fold.
    Fold,
    /// Stitch through the fold.
    Stitch,
    /// Glue signatures to a spine.
    Glue,
    /// Trim head, foot and fore edge, the sheets being in one another.
    Trim,
    /// Put into packages.
    Pack,
}

/// Returns the tickets of all products that are wanted.
pub(super) fn tickets(catalog: &Catalog, made: &[Made<'_>]) -> Vec<Ticket> {
    let products = made.chunk_by(|a, b| product(a) == product(b));
    products.map(|versions| ticket(catalog, versions)).collect()
}

/// Returns the product of a version.
fn product(made: &Made<'_>) -> Product {
    made.version.target.product
}

/// Returns the ticket of a product, whose versions there are.
fn ticket(catalog: &Catalog, made: &[Made<'_>]) -> Ticket {
    let target = &made[0].version.target;
    let plan = &catalog.guides[&target.guide].plans[&target.product];
    let format = plan.format.as_ref().expect("what is ordered is on paper");
    let versions = made.iter().enumerate();
    let versions: Vec<VersionTicket> = versions
        .map(|(index, made)| version(catalog, format, index + 1, made))
        .collect();
    let sum = |count: fn(&VersionTicket) -> u64| versions.iter().map(count).sum();
    let (flat, closed) = sizes(target.product, format);
    let written = versions.iter().map(|one| one.file.pages as u64).max().unwrap_or(0);
    let pages = filled(target.product, written);
    let side = |at: usize| {
        let all = versions.iter().flat_map(|one| &one.file.inks[at]);
        let mut inks: Vec<String> = Vec::new();
        for ink in all {
            if !inks.contains(ink) {
                inks.push(ink.clone());
            }
        }
        inks
    };
    Ticket {
        product: target.product.name().to_owned(),
        flat: flat.into(),
        closed: closed.into(),
        bleed: format.press.bleed.into(),
        pages,
        blank: pages - written,
        paper: format.paper.as_ref().map(paper),
        cover: format.cover.as_ref().map(paper),
        inks: [side(0), side(1)],
        fold: format.folded.as_ref().map(fold),
        finishing: finishing(target.product, format),
        pack: format.pack,
        copies: sum(|one| one.copies),
        overs: sum(|one| one.overs),
        printed: sum(|one| one.printed),
        sheets: Sheets {
            sheets: sum(|one| one.sheets.sheets),
            covers: sum(|one| one.sheets.covers),
            ..versions[0].sheets
        },
        versions,
    }
}

/// Returns a version as it is printed.
fn version(
    catalog: &Catalog,
    format: &Format,
    number: usize,
    made: &Made<'_>,
) -> VersionTicket {
    let Made { version, printed: file } = made;
    let copies = version.wanted.values().map(|wanted| u64::from(*wanted)).sum();
    let overs = overs(copies, catalog.overs);
    let named = |id: &String| {
        let station = crate::document::station(id, &catalog.stations[id]);
        (id.clone(), plain(&station.name))
    };
    let printed = copies + overs;
    let product = version.target.product;
    VersionTicket {
        number,
        common: version.target.station.is_none(),
        stations: version.wanted.keys().map(named).collect(),
        shares: version.wanted.clone(),
        copies,
        overs,
        printed,
        sheets: sheets(product, format, file.pages as u64, printed),
        file: file.clone(),
    }
}

/// Returns how many copies are printed beyond those that are wanted, for a share
/// in per cent; a part of a copy is a copy.
pub(super) fn overs(copies: u64, share: u16) -> u64 {
    (copies * u64::from(share)).div_ceil(100)
}

/// Returns the size of a product before it is folded, and in the hand.
fn sizes(product: Product, format: &Format) -> (Size, Size) {
    let trim = format.trim;
    match (&format.folded, product) {
        (Some(folded), _) => (trim, folded.closed),
        (None, Product::Booklet) => (Size::new(trim.width * 2, trim.height), trim),
        (None, _) => (trim, trim),
    }
}

/// Returns how many pages a product has that fill its sheets.
fn filled(product: Product, pages: u64) -> u64 {
    match product {
        Product::Booklet => pages.next_multiple_of(PAGES),
        _ => pages,
    }
}

/// Returns the sheets that copies of a product take.
pub(super) fn sheets(
    product: Product,
    format: &Format,
    pages: u64,
    copies: u64,
) -> Sheets {
    match (&format.press.imposition, product) {
        (Imposition::Cards { grid, .. }, _) => {
            let cells = u64::from(grid.columns) * u64::from(grid.rows);
            Sheets {
                copies_of_sheet: cells,
                sheets_of_copy: 1,
                sheets: copies.div_ceil(cells.max(1)),
                covers: 0,
            }
        }
        (Imposition::NUp { grid, .. }, _) => {
            let cells = u64::from(grid.columns) * u64::from(grid.rows);
            let text = pages.div_ceil((2 * cells).max(1));
            Sheets {
                copies_of_sheet: 1,
                sheets_of_copy: text,
                sheets: text * copies,
                covers: 0,
            }
        }
        (_, Product::Booklet) => {
            let all = filled(product, pages) / PAGES;
            let cover = u64::from(format.cover.is_some());
            let text = all.saturating_sub(cover);
            Sheets {
                copies_of_sheet: 1,
                sheets_of_copy: text,
                sheets: text * copies,
                covers: cover * copies,
            }
        }
        _ => Sheets {
            copies_of_sheet: 1,
            sheets_of_copy: 1,
            sheets: copies,
            covers: 0,
        },
    }
}

/// Returns what is done after the press.
fn finishing(product: Product, format: &Format) -> Vec<Step> {
    let stiff = |paper: &Option<source::Paper>| {
        paper.as_ref().is_some_and(|paper| weigh(paper).needs_score())
    };
    let is_stiff = stiff(&format.paper) || stiff(&format.cover);
    let is_booklet = product == Product::Booklet;
    let binding = match &format.press.imposition {
        _ if !is_booklet => None,
        Imposition::NUp { .. } => None,
        Imposition::Booklet(booklet) => Some(booklet.binding),
        _ => Some(Binding::SaddleStitch),
    };
    let is_glued = matches!(binding, Some(Binding::Perfect { .. }));
    let is_folded = binding.is_some() || format.folded.is_some();
    let steps = [
        (Step::Cut, binding.is_none()),
        (Step::Score, is_folded && is_stiff),
        (Step::Fold, is_folded),
        (Step::Stitch, binding.is_some() && !is_glued),
        (Step::Glue, is_glued),
        (Step::Trim, binding.is_some()),
        (Step::Pack, true),
    ];
    let done = steps.into_iter().filter(|(_, is_done)| *is_done);
    done.map(|(step, _)| step).collect()
}

/// Returns a paper as a ticket tells it.
fn paper(paper: &source::Paper) -> Paper {
    let micrometres = |length: source::Length| length.0.to_points() * 25_400.0 / 72.0;
    Paper {
        name: paper.name.as_ref().map(|name| name.value.trim().to_owned()),
        weight: paper.weight,
        caliper: paper.caliper.map(|caliper| micrometres(caliper).round()),
    }
}
