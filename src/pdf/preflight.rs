//! A look at the laid-out pages, as a proofreader with a ruler and a print shop
//! with its loupe would take it.
//!
//! Each check is a file, with its limits and where they come from; [`file`](mod@file) looks at
//! the finished press file. A fault names the product, the panel or page, and the
//! place in millimetres; it leads to the record that is printed there, or to the
//! line of the layout that draws it.

mod colours;
mod contrast;
mod extent;
mod file;
mod letters;
mod lines;
mod pictures;
mod scene;
mod sheets;
mod zone;

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::Fault;
use super::world::Desk;
use crate::catalog::{Format, Limits, Purpose};
use crate::diag::Code;
use crate::document::Document;
use crate::sheet::FrameBox;
use scene::{Area, Scene, Thing, What};

pub(super) use extent::Foot;
pub(super) use file::of_file;

/// What a product is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// What it is made for: nothing is cut off a screen.
    pub purpose: Purpose,
    /// How near text and rules may come to the trim and to folds, in points.
    pub safe: f64,
    /// The size below which no text is printed, in points.
    pub least_type: f64,
    /// What files for the print shop are checked against.
    pub limits: &'a Limits,
}

impl<'a> Rules<'a> {
    /// Returns what a format is checked against for a purpose.
    pub fn new(purpose: Purpose, format: &Format, limits: &'a Limits) -> Self {
        let Format { safe, least_type, .. } = *format;
        Self { purpose, safe, least_type, limits }
    }

    /// Returns whether it is for paper.
    fn is_paper(&self) -> bool {
        self.purpose != Purpose::Screen
    }
}

/// The pages of a document on the table, with all that is needed to judge them.
struct Table<'a> {
    document: &'a Document,
    desk: &'a Desk<'a>,
    rules: &'a Rules<'a>,
    scene: Scene<'a>,
}

/// Returns what is wrong on the pages of a document.
pub(super) fn of_pages(
    paged: &PagedDocument,
    document: &Document,
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    foot: Foot,
) -> Vec<Fault> {
    let scene = Scene::new(paged, document);
    let table = Table { document, desk, rules, scene };
    let mut faults = letters::missing(&table);
    let outside = extent::faults(&table, foot);
    // Where text does not fit, how near it comes to an edge says nothing.
    let fits = outside.is_empty() && foot == Foot::Tell;
    faults.extend(outside);
    faults.extend(contrast::faults(&table));
    faults.extend(pictures::faults(&table));
    faults.extend(sheets::blank(&table));
    if rules.is_paper() {
        if fits {
            faults.extend(zone::faults(&table));
        }
        faults.extend(letters::small(&table));
        faults.extend(lines::faults(&table));
        faults.extend(sheets::count(&table));
    }
    if rules.purpose == Purpose::Press {
        faults.extend(colours::faults(&table));
    }
    once(faults)
}

/// Leaves of faults that say the same the first.
fn once(mut faults: Vec<Fault>) -> Vec<Fault> {
    let mut said = BTreeSet::new();
    faults.retain(|fault| said.insert(fault.sameness()));
    faults
}

impl<'a> Table<'a> {
    /// Returns the page of something.
    fn page(&self, thing: &Thing<'_>) -> Area {
        let size = self.scene.pages[thing.page - 1].size;
        let (right, bottom) = (size.x.to_pt(), size.y.to_pt());
        Area { left: 0.0, top: 0.0, right, bottom }
    }

    /// Returns the panel that something belongs to: its own, or that of its middle.
    fn panel(&self, thing: &Thing<'a>) -> Option<&'a FrameBox> {
        let middle = thing.ink.map_or_else(|| thing.corner(), Area::middle);
        thing.panel.or_else(|| self.panel_at(thing.page, middle))
    }

    /// Returns the panel at a point of a page.
    fn panel_at(&self, page: usize, at: (f64, f64)) -> Option<&'a FrameBox> {
        let holds = |panel: &&FrameBox| panel.side == page && Area::of(panel).holds(at);
        self.document.geometry.frames.iter().find(holds)
    }

    /// Returns the panel that something belongs to, or else its page.
    fn home(&self, thing: &Thing<'a>) -> Area {
        self.panel(thing).map_or_else(|| self.page(thing), Area::of)
    }

    /// Makes a fault of something on a page, at its top left corner: of the record
    /// that it belongs to. What stands outside of all panels, on a sheet that has
    /// some, and what repeats on every page, is of the layout.
    fn fault(&self, code: Code, thing: &Thing<'a>) -> Fault {
        let in_panels = !self.document.geometry.frames.is_empty();
        let is_own = thing.origin.is_none() || in_panels && thing.panel.is_none();
        let span = is_own.then(|| self.desk.own_place(thing.span()));
        let fault = Fault { span, ..Fault::new(code, thing.origin.as_deref()) };
        let corner = thing.corner();
        let panel = thing.panel.or_else(|| self.panel_at(thing.page, corner));
        self.placed(fault, (thing.page, panel.or_else(|| self.panel(thing))), corner)
    }

    /// Makes a fault of something that the layout draws: of its place there; of the
    /// record that it belongs to if it is text.
    fn drawn(&self, code: Code, thing: &Thing<'a>) -> Fault {
        let fault = self.fault(code, thing);
        if matches!(thing.what, What::Text(_)) {
            return fault;
        }
        let span = self.desk.place(thing.span());
        Fault { span, ..fault }
    }

    /// Makes a fault of a point of a page, in points from its top left.
    fn nowhere(&self, code: Code, page: usize, at: (f64, f64)) -> Fault {
        self.placed(Fault::new(code, None), (page, self.panel_at(page, at)), at)
    }

    /// Adds to a fault where it is, given a page, a panel and a point in points from
    /// the top left of the page.
    fn placed(
        &self,
        fault: Fault,
        (page, panel): (usize, Option<&FrameBox>),
        at: (f64, f64),
    ) -> Fault {
        let (x, y) = panel.map_or((0.0, 0.0), |panel| (panel.x, panel.y));
        fault
            .with("product", &self.document.product)
            .with("page", page.to_string())
            .with("panel", panel.map_or(0, |panel| panel.number).to_string())
            .with("x", millimetres(at.0 - x))
            .with("y", millimetres(at.1 - y))
    }
}

/// Writes a length of points in millimetres, to one decimal; there is no minus
/// nought.
fn millimetres(points: f64) -> String {
    format!("{:.1}", (points * 254.0 / 72.0).round() / 10.0 + 0.0)
}

/// Writes a size in points, to at most two decimals.
fn points(size: f64) -> String {
    let text = format!("{size:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
