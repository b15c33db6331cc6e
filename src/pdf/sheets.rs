//! Pages on the sheets of a print shop or of an office printer.
//!
//! Imposition moves laid-out frames: text stays text, colours stay what they are,
//! and each font is in the file once. What is printed around the pages is a layout
//! of its own, `layouts/sheet.typ`.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::foundations::Smart;
use typst::layout::{Abs, Angle, Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::visualize::Curve;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, Timestamp};

use super::preflight::{self, Rules};
use super::world::Desk;
use super::{Fault, Rendered, Renderer, laid_out, mark, midnight};
use crate::diag::Code;
use crate::document::Document;
use crate::press::{self, Boxes, Intent, Standard};
use crate::sheet::{self, Cell, Flip, Imposition, Marks, Sheets, Side, Strip};
use crate::text::plain;

/// The layout of what is around the pages.
const AROUND: &str = "layouts/sheet.typ";

/// How high the line of an office printer is, in points.
const LINE: f64 = 8.0;

/// Documents that are printed together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a> {
    /// The documents, of one product.
    pub(super) documents: &'a [&'a Document],
    /// Their layout, from the project's root.
    pub(super) template: &'a str,
    /// The sheets.
    pub(super) sheets: &'a Sheets,
    /// Where they are printed.
    pub(super) printer: Printer<'a>,
    /// What they are checked against.
    pub(super) rules: Rules<'a>,
}

/// Where something is printed.
#[derive(Debug, Clone, Copy)]
pub enum Printer<'a> {
    /// At a print shop, perhaps for a known condition.
    Press(PrintShop<'a>),
    /// At a station.
    Office,
}

/// What a print shop asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct PrintShop<'a> {
    /// The printing condition, if it is known.
    pub intent: Option<Intent<'a>>,
    /// The colours of the palette, if pictures are to become inks.
    pub convert: Option<&'a [press::Known]>,
}

/// What `layouts/sheet.typ` is given; lengths in points.
#[derive(Serialize)]
struct Around<'a> {
    language: &'a str,
    title: String,
    product: String,
    edition: &'a str,
    station: Option<String>,
    words: &'a BTreeMap<String, String>,
    sides: Vec<AroundSide<'a>>,
}

/// A side of a sheet, for `layouts/sheet.typ`.
#[derive(Serialize)]
struct AroundSide<'a> {
    number: usize,
    width: f64,
    height: f64,
    trim: String,
    bleed: Option<String>,
    folded: bool,
    flip: &'static str,
    marks: Option<&'a Marks>,
    line: Option<Strip>,
}

impl Renderer<'_> {
    /// Lays the documents out, puts their pages on sheets, and writes the file.
    ///
    /// Fails with everything that a layout or a page has against them.
    pub(super) fn print_here(&self, run: &Run<'_>) -> Result<Rendered, Vec<Fault>> {
        let (mut desks, mut pages, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for document in run.documents {
            let desk = self.world.desk(document, run.template);
            let (paged, found) = laid_out(&desk, document, &run.rules)?;
            faults.extend(found);
            // What is only a proof does not leave for the press: nothing is marked there.
            pages.push(match run.printer {
                Printer::Office => mark::over(&desk, paged, document, false)?,
                Printer::Press(_) => paged,
            });
            desks.push(desk);
        }
        let counts: Vec<usize> = pages.iter().map(|paged| paged.pages().len()).collect();
        let sides = run
            .sheets
            .lay(&counts)
            .map_err(|_| vec![Fault::new(Code::LayoutImpossible, None)])?;
        faults.extend(creep(run, &counts));
        let around = around(run, &sides);
        let desk = self.world.desk(&around, AROUND);
        let (sheets, found) = super::compile(&desk)?;
        faults.extend(found);
        let imposed = imposed(&sheets, &pages, &sides);
        let count = imposed.pages().len();
        let pdf = export(&desk, &imposed, run, &sides)?;
        if matches!(run.printer, Printer::Press(_)) {
            faults.extend(preflight::of_file(&pdf, run, &sides, &desks, &pages));
        }
        Ok(Rendered {
            pdf,
            pages: count,
            laid_out: counts.iter().sum(),
            faults,
        })
    }
}

/// Warns of inner sheets that stand out too far.
fn creep(run: &Run<'_>, counts: &[usize]) -> Option<Fault> {
    let pages = *counts.first()?;
    let creep = run.sheets.creep(pages)?;
    let millimetres = format!("{:.2}", creep.to_points() * 25.4 / 72.0);
    let fault = Fault::new(Code::CreepLarge, None).with("creep", millimetres);
    Some(fault.with("pages", pages.to_string()))
}

/// Puts pages on sheets.
fn imposed(
    sheets: &PagedDocument,
    documents: &[PagedDocument],
    sides: &[Side],
) -> PagedDocument {
    let pages = sheets.pages().iter().zip(sides).map(|(sheet, side)| {
        let mut frame = Frame::hard(sheet.frame.size());
        for cell in &side.cells {
            let page = documents[cell.document].pages().get(cell.page - 1);
            if let Some(page) = page {
                let (at, group) = window(cell, &page.frame);
                let origin = (side.origin.x.to_points(), side.origin.y.to_points());
                let at = Point::new(at.x + Abs::pt(origin.0), at.y + Abs::pt(origin.1));
                frame.push(at, FrameItem::Group(group));
            }
        }
        frame.push_frame(Point::zero(), printed_frame(&sheet.frame));
        Page { frame, ..sheet.clone() }
    });
    let info = documents
        .first()
        .map(|paged| typst::model::Document::info(paged).clone());
    PagedDocument::new(pages.collect(), info.unwrap_or_default())
}

/// Cuts the window of a cell out of a page, and tells where it stands on the trim.
fn window(cell: &Cell, page: &Frame) -> (Point, GroupItem) {
    let [left, top, right, bottom] = cell.window;
    let size =
        Size::new(Abs::pt((right - left).max(0.0)), Abs::pt((bottom - top).max(0.0)));
    let mut frame = Frame::hard(size);
    let corner = Point::new(Abs::pt(cell.x - left + cell.shift), Abs::pt(cell.y - top));
    let mut content = GroupItem::new(printed_frame(page));
    if cell.turned {
        let (across, down) = (Abs::pt(cell.width), Abs::pt(cell.height));
        content.transform = Transform::translate(across, down)
            .pre_concat(Transform::rotate(Angle::deg(180.0)));
    }
    frame.push(corner, FrameItem::Group(content));
    let mut group = GroupItem::new(frame);
    group.clip = Some(Curve::rect(size));
    (Point::new(Abs::pt(left), Abs::pt(top)), group)
}

/// Returns a frame without what only a screen has a use for: links and marks.
pub(super) fn printed_frame(frame: &Frame) -> Frame {
    let mut printed = Frame::new(frame.size(), frame.kind());
    let items = frame.items().filter_map(|(position, item)| match item {
        FrameItem::Link(..) | FrameItem::Tag(_) => None,
        FrameItem::Group(group) => {
            let mut group = group.clone();
            group.frame = printed_frame(&group.frame);
            group.label = None;
            group.parent = None;
            Some((*position, FrameItem::Group(group)))
        }
        other => Some((*position, other.clone())),
    });
    printed.push_multiple(items);
    printed
}

/// Returns what is printed around the pages of a run.
fn around<'a>(run: &Run<'a>, sides: &'a [Side]) -> Around<'a> {
    let document = run.documents[0];
    let alone = run.documents.len() == 1;
    let station = document.station.as_ref().filter(|_| alone);
    Around {
        language: document.language.split('-').next().unwrap_or_default(),
        title: plain(&document.title),
        product: document.product.clone(),
        edition: &document.edition.id,
        station: station.map(|station| plain(&station.name)),
        words: &document.words,
        sides: sides.iter().map(|side| around_side(run, side)).collect(),
    }
}

/// Returns what is printed around the pages of a side.
fn around_side<'a>(run: &Run<'_>, side: &'a Side) -> AroundSide<'a> {
    let (width, height) = (side.media.width.to_points(), side.media.height.to_points());
    let millimetres = |points: f64| {
        let decimal = format!("{:.1}", points * 25.4 / 72.0);
        if run.documents[0].language.starts_with("fr") {
            decimal.replace('.', ",")
        } else {
            decimal
        }
    };
    let (across, down) = (side.trim.width.to_points(), side.trim.height.to_points());
    let bleed = run.sheets.bleed.to_points();
    let unprintable = run.sheets.unprintable.to_points();
    let office = matches!(run.printer, Printer::Office) && side.number == 1;
    AroundSide {
        number: side.number,
        width,
        height,
        trim: format!("{} × {}\u{a0}mm", millimetres(across), millimetres(down)),
        bleed: (bleed > 0.0).then(|| format!("{}\u{a0}mm", millimetres(bleed))),
        folded: matches!(
            run.sheets.imposition,
            Imposition::Single { folded: Some(_), .. }
        ),
        flip: match side.flip {
            Flip::LongEdge => "long-edge",
            Flip::ShortEdge => "short-edge",
        },
        marks: side.marks.as_ref(),
        line: office.then_some(Strip {
            x: unprintable,
            y: height - unprintable - LINE,
            width: width - 2.0 * unprintable,
            height: LINE,
        }),
    }
}

/// Writes the file of imposed sheets, and finishes that of a print shop.
fn export(
    desk: &Desk<'_>,
    imposed: &PagedDocument,
    run: &Run<'_>,
    sides: &[Side],
) -> Result<Vec<u8>, Vec<Fault>> {
    let document = run.documents[0];
    let kind = match run.printer {
        Printer::Press(_) => "press",
        Printer::Office => "office",
    };
    let options = PdfOptions {
        ident: Smart::Custom(super::identity(document, kind)),
        creator: Smart::Custom(Some("depliant".to_owned())),
        timestamp: midnight(&document.edition.date).map(Timestamp::new_utc),
        tagged: false,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(imposed, &options).map_err(|errors| {
        let refused = errors.iter().map(|error| Fault::of_export(desk, error, document));
        refused.collect::<Vec<_>>()
    })?;
    let Printer::Press(PrintShop { intent, convert }) = run.printer else {
        return Ok(pdf);
    };
    let boxes = sides.iter().map(|side| {
        let Side { media, origin, trim, .. } = *side;
        Boxes::from(sheet::Boxes::placed(media, origin, trim, run.sheets.bleed))
    });
    let boxes: Vec<Boxes> = boxes.collect();
    let embedded = intent.is_some_and(|intent| intent.profile.is_some());
    let finish = press::Finish {
        boxes: &boxes,
        title: &plain(&document.title),
        creator: "depliant",
        day: document
            .edition
            .date
            .parse()
            .expect("the date of an edition is a day"),
        intent,
        standard: if embedded { Standard::X4 } else { Standard::Pdf },
        convert,
    };
    press::finish(&pdf, &finish).map_err(|error| {
        let fault = Fault::new(Code::PressRefused, None);
        let fault = fault.with("product", &document.product);
        vec![fault.with("cause", error.to_string())]
    })
}
