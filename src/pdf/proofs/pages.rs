//! What `layouts/proof.typ` is given: plain data, lengths in points from the top left
//! of a page of the proof, or of the trim where they are said to be.

use std::collections::BTreeMap;

use serde::Serialize;

use super::dummy::{self, Dummy};
use super::{Placed, ProofJob};
use crate::document::Document;
use crate::pdf::room::{Room, frame_name};
use crate::sheet::{Axis, Crease, Direction, Folded, FrameBox};
use crate::text::plain;

/// The room, in points, around the bleed of a page of the proof: at the sides, the
/// head (its lines, and what panels are called), and the foot (the legend).
const AROUND: [f64; 3] = [54.0, 104.0, 74.0];

/// The length, in points, that the longer edge of the art has at least: smaller art is
/// shown two or more times as large.
const LEGIBLE: f64 = 480.0;

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// A proof before it is drawn.
pub(super) struct Plan<'a> {
    /// What is drawn.
    pub(super) drawing: Drawing<'a>,
    /// Where the art is.
    pub(super) placed: Vec<Placed>,
    /// The title of the file.
    pub(super) title: String,
}

/// What is drawn.
#[derive(Serialize)]
pub(super) struct Drawing<'a> {
    language: &'a str,
    title: String,
    product: &'a str,
    edition: &'a str,
    station: Option<String>,
    words: &'a BTreeMap<String, String>,
    sides: Vec<Side>,
    dummies: Vec<Dummy>,
    gauge: Gauge,
}

/// A side of a sheet, a face or a page.
#[derive(Serialize)]
struct Side {
    width: f64,
    height: f64,
    /// The left and the top edge of the trim.
    x: f64,
    y: f64,
    /// How many times the art is larger than it is printed.
    scale: f64,
    /// The trim, the bleed and the safe zone, as printed.
    trim: Extent,
    bleed: f64,
    safe: f64,
    /// The trim in words.
    size: String,
    /// The side of a folded sheet (`outside`, `inside`), of a card (`recto`,
    /// `verso`), or `page`.
    kind: &'static str,
    panels: Vec<Panel>,
    creases: Vec<Line>,
    axis: &'static str,
}

/// A width and a height.
#[derive(Serialize)]
pub(super) struct Extent {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A panel, a face or a page, from the top left of the trim, as printed.
#[derive(Serialize)]
pub(super) struct Panel {
    /// Its number; nought for a blank page that only the sheet has.
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A crease, from the left or the head of the trim, as printed.
#[derive(Serialize)]
struct Line {
    at: f64,
    mountain: bool,
    step: usize,
}

/// How much room is left.
#[derive(Serialize)]
struct Gauge {
    /// `panel`, `face` or `page`.
    unit: &'static str,
    width: f64,
    height: f64,
    rows: Vec<Row>,
}

/// The room of a panel, a face or a page; its heights in words, in millimetres.
#[derive(Serialize)]
struct Row {
    number: usize,
    name: String,
    /// The share that is used.
    share: f64,
    used: String,
    free: String,
    characters: Option<i32>,
}

impl<'a> Plan<'a> {
    /// Works out where everything stands.
    pub(super) fn new(job: &ProofJob<'a>, pages: usize, rooms: &[Room]) -> Self {
        let document = job.document;
        let sides: Vec<Side> = (1..=pages).map(|page| side(job, page, rooms)).collect();
        let whole = sides.iter().enumerate().map(|(page, side)| {
            let Side { x, y, scale, bleed, .. } = *side;
            Placed { on: page, page, x, y, scale, beyond: bleed }
        });
        let (dummies, reduced) = dummy::dummies(job, pages, rooms);
        // The dummies follow the pages.
        let reduced = reduced
            .into_iter()
            .map(|placed| Placed { on: placed.on + pages, ..placed });
        let title = plain(&document.title);
        let word = document.words.get("proof-title").map_or("", String::as_str);
        Self {
            placed: whole.chain(reduced).collect(),
            title: format!("{word} – {title}"),
            drawing: Drawing {
                language: document.language.split('-').next().unwrap_or_default(),
                title,
                product: &document.product,
                edition: &document.edition.id,
                station: document.station.as_ref().map(|station| plain(&station.name)),
                words: &document.words,
                sides,
                dummies,
                gauge: gauge(job, rooms),
            },
        }
    }
}

/// Returns a side of a proof.
fn side(job: &ProofJob<'_>, page: usize, rooms: &[Room]) -> Side {
    let geometry = &job.document.geometry;
    let longest = geometry.width.max(geometry.height);
    let scale = (LEGIBLE / longest).ceil().clamp(1.0, 6.0);
    let [sides, head, foot] = AROUND;
    let bleed = geometry.bleed * scale;
    let (x, y) = (sides + bleed, head + bleed);
    let in_words = |points| millimetres(job.document, points);
    Side {
        width: geometry.width * scale + 2.0 * x,
        height: y + geometry.height * scale + bleed + foot,
        x,
        y,
        scale,
        trim: Extent { width: geometry.width, height: geometry.height },
        bleed: geometry.bleed,
        safe: job.rules.safe,
        size: [geometry.width, geometry.height].map(in_words).join(" × ") + "\u{a0}mm",
        kind: kind(job, page),
        panels: panels(job, page, rooms),
        creases: creases(job.folded, page),
        axis: axis(job.folded),
    }
}

/// Returns what a side is.
pub(super) fn kind(job: &ProofJob<'_>, page: usize) -> &'static str {
    match (job.booklet, job.folded, page % 2) {
        (Some(_), ..) => "page",
        (None, Some(_), 1) => "outside",
        (None, Some(_), _) => "inside",
        (None, None, 1) => "recto",
        (None, None, _) => "verso",
    }
}

/// Returns the panels of a side, from the left and from the head; of a booklet, the
/// page itself.
pub(super) fn panels(job: &ProofJob<'_>, page: usize, rooms: &[Room]) -> Vec<Panel> {
    let geometry = &job.document.geometry;
    if job.booklet.is_some() {
        let room = rooms.iter().find(|room| room.number == page);
        return vec![Panel {
            number: page,
            name: room.map(|room| room.name.clone()).unwrap_or_default(),
            x: 0.0,
            y: 0.0,
            width: geometry.width,
            height: geometry.height,
        }];
    }
    let panel = |frame: &FrameBox| Panel {
        number: frame.number,
        name: frame_name(job.document, frame.number),
        x: frame.x,
        y: frame.y,
        width: frame.width,
        height: frame.height,
    };
    let here = geometry.frames.iter().filter(|frame| frame.side == page);
    let mut panels: Vec<Panel> = here.map(panel).collect();
    panels.sort_by(|a, b| (a.x + a.y).total_cmp(&(b.x + b.y)));
    panels
}

/// Returns the creases of a side.
fn creases(folded: Option<&Folded>, page: usize) -> Vec<Line> {
    let creases = folded.map(|folded| folded.folds(page)).unwrap_or_default();
    let line = |crease: Crease| Line {
        at: crease.at.to_points(),
        mountain: crease.direction == Direction::Mountain,
        step: crease.step,
    };
    creases.into_iter().map(line).collect()
}

/// Returns the name of the direction of the creases; upright if there are none.
pub(super) fn axis(folded: Option<&Folded>) -> &'static str {
    match folded.map(|folded| folded.axis) {
        Some(Axis::Horizontal) => "horizontal",
        Some(Axis::Vertical) | None => "vertical",
    }
}

/// Returns how much room is left.
fn gauge(job: &ProofJob<'_>, rooms: &[Room]) -> Gauge {
    let document = job.document;
    let row = |room: &Room| Row {
        number: room.number,
        name: room.name.clone(),
        share: room.used / room.have.max(1.0),
        used: millimetres(document, room.used),
        free: millimetres(document, room.free()),
        characters: room.characters,
    };
    let paper = job.paper.portrait();
    Gauge {
        unit: match (job.booklet, job.folded) {
            (Some(_), _) => "page",
            (None, Some(_)) => "panel",
            (None, None) => "face",
        },
        width: paper.width.to_points(),
        height: paper.height.to_points(),
        rows: rooms.iter().map(row).collect(),
    }
}

/// Writes a length in millimetres as the document's language does, to one decimal.
fn millimetres(document: &Document, points: f64) -> String {
    // There is no minus nought.
    let tenths = (points / MILLIMETRE * 10.0).round() + 0.0;
    let decimal = format!("{:.1}", tenths / 10.0).replace('-', "\u{2212}");
    if document.language.starts_with("fr") { decimal.replace('.', ",") } else { decimal }
}
