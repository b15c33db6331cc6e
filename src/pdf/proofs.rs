//! Proofs: what somebody looks at and folds before thousands of copies are printed.
//!
//! The pages with their trim, bleed, safe zone, folds and panels drawn over the art; a
//! small sheet to be folded by hand; and how much room is left. As on the sheets of a
//! printer, the art is moved as it is laid out; what is drawn over and around it is a
//! layout of its own, `layouts/proof.typ`.

mod dummy;
mod pages;

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::visualize::Curve;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, Timestamp};

use super::room::{self, Room};
use super::sheets::printed_frame;
use super::{Fault, Renderer, Rules, midnight, paint};
use crate::document::Document;
use crate::sheet::{Booklet, Folded, Size as Trim};
use pages::Plan;

/// The layout of what is over and around the pages.
const OVER: &str = "layouts/proof.typ";

/// The resolution of the pictures, in pixels per point: 144 dpi.
const PIXELS: f64 = 2.0;

/// A document to be proofed.
#[derive(Debug, Clone, Copy)]
pub struct ProofJob<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its layout, from the project's root.
    pub template: &'a str,
    /// What it is checked against.
    pub rules: Rules<'a>,
    /// How the sheet is folded, if it is.
    pub folded: Option<&'a Folded>,
    /// How the pages make a booklet, if they do.
    pub booklet: Option<&'a Booklet>,
    /// The paper on which the fold dummy is printed.
    pub paper: Trim,
}

/// What comes of a proof.
#[derive(Debug)]
pub struct Proof {
    /// The room of each panel, face or page, also if something does not fit; nothing
    /// if the layout makes no page.
    pub rooms: Vec<Room>,
    /// The files, or everything that is wrong.
    pub files: Result<ProofFiles, Vec<Fault>>,
}

/// The files of a proof.
#[derive(Debug, PartialEq)]
pub struct ProofFiles {
    /// All of it as a PDF.
    pub pdf: Vec<u8>,
    /// Its pages as pictures (PNG, 144 dpi).
    pub pngs: Vec<Vec<u8>>,
    /// What is worth looking at but stands in nobody's way.
    pub faults: Vec<Fault>,
}

/// Where a page of the art stands on a page of the proof; lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Placed {
    /// The page of the proof, from 0.
    on: usize,
    /// The page of the art, from 0.
    page: usize,
    /// The left edge of its trim.
    x: f64,
    /// The top edge of its trim.
    y: f64,
    /// How many times it is larger than it is printed.
    scale: f64,
    /// How far art is shown beyond the trim, as printed.
    beyond: f64,
}

/// Proofs many documents on some threads, and returns what came of each, in the order
/// of the jobs. `progress` is called with the number that are done.
pub fn proof_all(
    renderer: &Renderer<'_>,
    jobs: &[ProofJob<'_>],
    threads: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Proof> {
    super::spread(jobs.len(), threads, progress, |index| renderer.proofed(&jobs[index]))
}

impl Renderer<'_> {
    /// Proofs a document on this thread.
    fn proofed(&self, job: &ProofJob<'_>) -> Proof {
        let desk = self.world.desk(job.document, job.template);
        let proof = match super::looked_at(&desk, job.document, &job.rules) {
            Err(faults) => Proof { rooms: Vec::new(), files: Err(faults) },
            Ok((art, mut faults)) => {
                // What a print shop would send back may be seen on a proof.
                faults.retain(|fault| fault.stops() || !fault.code.is_adjustable());
                let rooms = room::rooms(&art, job.document);
                let files = if faults.iter().any(Fault::stops) {
                    Err(faults)
                } else {
                    self.drawn(job, &art, &rooms, faults)
                };
                Proof { rooms, files }
            }
        };
        super::forget();
        proof
    }

    /// Draws a proof.
    fn drawn(
        &self,
        job: &ProofJob<'_>,
        art: &PagedDocument,
        rooms: &[Room],
        mut faults: Vec<Fault>,
    ) -> Result<ProofFiles, Vec<Fault>> {
        let plan = Plan::new(job, art.pages().len(), rooms);
        let desk = self.world.desk(&plan.drawing, OVER);
        let (over, found) = super::compile(&desk)?;
        faults.extend(found);
        let proof = composed(&over, art, &plan);
        let options = PdfOptions {
            ident: Smart::Custom(super::identity(job.document, "proof")),
            creator: Smart::Custom(Some("depliant".to_owned())),
            timestamp: midnight(&job.document.edition.date).map(Timestamp::new_utc),
            tagged: false,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&proof, &options).map_err(|errors| {
            let refused = |error| Fault::of_export(&desk, error, job.document);
            errors.iter().map(refused).collect::<Vec<_>>()
        })?;
        let pages = proof.pages().iter();
        let pngs = pages.map(|page| paint::png(page, PIXELS)).collect();
        Ok(ProofFiles { pdf, pngs, faults })
    }
}

/// Puts the art below what is drawn over it.
fn composed(over: &PagedDocument, art: &PagedDocument, plan: &Plan<'_>) -> PagedDocument {
    let pages = over.pages().iter().enumerate().map(|(index, page)| {
        let mut frame = Frame::hard(page.frame.size());
        for placed in plan.placed.iter().filter(|placed| placed.on == index) {
            if let Some(art) = art.pages().get(placed.page) {
                let (at, group) = below(placed, &art.frame);
                frame.push(at, FrameItem::Group(group));
            }
        }
        frame.push_frame(Point::zero(), printed_frame(&page.frame));
        Page { frame, ..page.clone() }
    });
    let mut info = typst::model::Document::info(art).clone();
    info.title = Some(plan.title.as_str().into());
    PagedDocument::new(pages.collect(), info)
}

/// Cuts a page of the art at its bleed, in the size in which it is shown, and tells
/// where it stands.
fn below(placed: &Placed, art: &Frame) -> (Point, GroupItem) {
    let Placed { x, y, scale, beyond, .. } = *placed;
    let length = |points: f64| Abs::pt(points * scale);
    let (width, height) = (art.width().to_pt(), art.height().to_pt());
    let size = Size::new(length(width + 2.0 * beyond), length(height + 2.0 * beyond));
    let mut content = GroupItem::new(printed_frame(art));
    let ratio = Ratio::new(scale);
    content.transform = Transform::scale(ratio, ratio);
    let corner = Point::splat(length(beyond));
    let mut frame = Frame::hard(size);
    frame.push(corner, FrameItem::Group(content));
    let mut group = GroupItem::new(frame);
    group.clip = Some(Curve::rect(size));
    (Point::new(Abs::pt(x), Abs::pt(y)) - corner, group)
}
