//! What is printed around the trim for those who print, fold and cut: marks,
//! targets, a colour bar, a line about the page.
//!
//! All is outside the trim and the bleed, in one band along each edge of the
//! sheet, and nothing in it lies upon another thing.

mod band;
mod cut;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Axis, Crease, Grid, Length, Point, Size, SlugTooSmall};
use band::{Band, Edge};

pub use cut::cut_marks;

/// How far marks keep from the bleed.
const CLEARANCE: Length = Length::micrometres(1000);
/// How near to the trim marks may come (an eighth of an inch, as most shops
/// ask).
const NEAREST: Length = Length::mils(125);
/// How deep the band of the marks is, and how long a crop mark (recommended by
/// the Ghent Workgroup).
const DEPTH: Length = Length::micrometres(6000);
/// How long a fold mark is.
const FOLD: Length = Length::micrometres(5000);
/// How wide and high a patch of the colour bar is.
const PATCH: Length = Length::micrometres(5000);
/// The radius of the circle of a target, whose cross is as wide as the band.
const RADIUS: Length = Length::micrometres(2000);
/// How thick marks are, in points.
const WEIGHT: f64 = 0.25;
/// The dashes of a fold mark and the gaps between them, in points.
const DASH: [f64; 2] = [2.0, 2.0];

/// A sheet that goes to the press: one product, trimmed once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PressSheet<'a> {
    /// The trimmed sheet.
    pub trim: Size,
    /// How far the art goes beyond the trim.
    pub bleed: Length,
    /// From the trim to the edge of the media.
    pub slug: Length,
    /// The creases as this side shows them.
    pub creases: &'a [Crease],
    /// The direction of the creases.
    pub axis: Axis,
}

/// The marks of one side, in points from the top left of the media, in
/// registration colour but for the patches.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Marks {
    /// Lines: crop and fold marks, crosses of the targets.
    pub segments: Vec<Segment>,
    /// Circles of the registration targets.
    pub circles: Vec<Circle>,
    /// The colour bar: as many patches as there is room for, solid ones first.
    pub patches: Vec<Patch>,
    /// Where a line about the page may stand.
    pub information: Option<Strip>,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Where the sheet is trimmed.
    Crop,
    /// Where it is folded.
    Fold,
    /// The cross of a registration target.
    Registration,
    /// Where cards are cut apart.
    Cut,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Segment {
    /// Where it begins, from the left.
    pub x1: f64,
    /// Where it begins, from the top.
    pub y1: f64,
    /// Where it ends, from the left.
    pub x2: f64,
    /// Where it ends, from the top.
    pub y2: f64,
    /// How thick it is.
    pub width: f64,
    /// The length of its dashes and gaps, if it is not solid.
    pub dash: Option<[f64; 2]>,
    /// What it is for.
    pub role: Role,
}

/// The circle of a registration target.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Circle {
    /// Its centre, from the left.
    pub x: f64,
    /// Its centre, from the top.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
    /// How thick its line is.
    pub width: f64,
}

/// A rectangle in the slug.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Strip {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A patch of the colour bar.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Patch {
    /// Where it stands.
    pub place: Strip,
    /// What it is filled with.
    pub ink: Ink,
}

/// Tints of the process inks, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ink {
    /// Cyan.
    pub cyan: u8,
    /// Magenta.
    pub magenta: u8,
    /// Yellow.
    pub yellow: u8,
    /// Black.
    pub black: u8,
}

/// The patches of the colour bar: solids, half tints, overprints of two inks;
/// cyan, magenta, yellow, black.
const COLOUR_BAR: [[u8; 4]; 11] = [
    [100, 0, 0, 0],
    [0, 100, 0, 0],
    [0, 0, 100, 0],
    [0, 0, 0, 100],
    [50, 0, 0, 0],
    [0, 50, 0, 0],
    [0, 0, 50, 0],
    [0, 0, 0, 50],
    [0, 100, 100, 0],
    [100, 0, 100, 0],
    [100, 100, 0, 0],
];

impl PressSheet<'_> {
    /// Returns how far from the trim marks begin.
    fn offset(&self) -> Length {
        NEAREST.max(self.bleed + CLEARANCE)
    }

    /// Returns the marks.
    ///
    /// Fold marks stand at both ends of each crease. A target stands in the
    /// middle of each edge, or if there is a crease in the middle of the next
    /// panel that has room for it.
    pub fn marks(&self) -> Result<Marks, SlugTooSmall> {
        let needed = self.offset() + DEPTH;
        if self.slug < needed {
            return Err(SlugTooSmall { needed });
        }
        let mut marks = Marks {
            segments: Vec::new(),
            circles: Vec::new(),
            patches: Vec::new(),
            information: None,
        };
        for edge in [Edge::Top, Edge::Bottom, Edge::Left, Edge::Right] {
            let mut band = Band::new(self, edge);
            let ends = [Length::default(), band.length];
            marks
                .segments
                .extend(ends.map(|at| band.across(at, DEPTH, Role::Crop)));
            if edge.is_lying() == (self.axis == Axis::Vertical) {
                for crease in self.creases {
                    marks.segments.push(band.across(crease.at, FOLD, Role::Fold));
                    band.keep_free(crease.at, CLEARANCE);
                }
            }
            if let Some(at) = band.middle() {
                marks.segments.extend(band.cross(at));
                marks.circles.push(band.circle(at));
                band.keep_free(at, DEPTH / 2 + CLEARANCE);
            }
            match edge {
                Edge::Top => marks.patches = band.colour_bar(),
                Edge::Bottom => marks.information = band.longest(),
                Edge::Left | Edge::Right => {}
            }
        }
        Ok(marks)
    }
}
