//! The arithmetic of print: lengths, folds, panels, pages.
//!
//! Pure: no disk, no Typst, exact units.

mod length;
mod size;
mod paper;
mod fold;
mod cards;
mod booklet;
mod boxes;
mod marks;
mod imposition;

use serde::{Deserialize, Serialize};

pub use booklet::{
    Binding, Blanks, Booklet, BookletError, Cover, Creep, CreepWarning, ImposedBooklet,
    ImposedSheet, Placement, creep_warning, n_up,
};
pub use boxes::{Boxes, SlugTooSmall};
pub use cards::{
    CardForm, CardPlace, CardSheet, Demand, Grid, GridFault, SHEETS, SheetPlan, fill,
    step_and_repeat,
};
pub use fold::{Crease, Direction, Fold, FoldError, FoldKind, Folded, Turn};
pub use imposition::{Cell, Imposition, ImpositionError, Sheets, Side};
pub use length::{Length, LengthError};
pub use marks::{Circle, Ink, Marks, Patch, PressSheet, Role, Segment, Strip, cut_marks};
pub use paper::Paper;
pub use size::{Axis, Flip, Point, SIZES, Size};

/// The sizes of a product, for its layout; all in points (1/72 in).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Geometry {
    /// The trimmed sheet, card or page: its width.
    pub width: f64,
    /// The trimmed sheet, card or page: its height.
    pub height: f64,
    /// The margins inside each panel, face or page.
    pub margin: Margin,
    /// The size of the running text.
    pub body: f64,
    /// How far art that reaches the trim goes on beyond it.
    pub bleed: f64,
    /// Where each frame stands: its side (page) and the panel's box on it, in
    /// the reader's order. A booklet and an EPUB have none.
    pub frames: Vec<FrameBox>,
}

/// Margins in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    /// At the head.
    pub top: f64,
    /// At the foot.
    pub bottom: f64,
    /// At the spine, or at the left of a panel.
    pub inside: f64,
    /// At the fore edge, or at the right of a panel.
    pub outside: f64,
}

/// The box of a panel or face, in points from the top left of its side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameBox {
    /// Its place in the reader's order, from 1.
    pub number: usize,
    /// The side of the sheet: 1 is the outside or the recto.
    pub side: usize,
    /// From the left edge of the side.
    pub x: f64,
    /// From the top edge of the side.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Geometry {
    /// Returns the geometry of a product without pages of its own (an EPUB).
    pub fn none() -> Self {
        Self {
            width: 0.0,
            height: 0.0,
            margin: Margin { top: 0.0, bottom: 0.0, inside: 0.0, outside: 0.0 },
            body: 0.0,
            bleed: 0.0,
            frames: Vec::new(),
        }
    }

    /// Returns whether the margins leave room for text in every frame.
    pub fn leaves_room(&self) -> bool {
        let Margin { top, bottom, inside, outside } = self.margin;
        let room = |width: f64, height: f64| {
            width - inside - outside > self.body && height - top - bottom > self.body
        };
        let frames = &self.frames;
        room(self.width, self.height)
            && frames.iter().all(|frame| room(frame.width, frame.height))
    }
}

impl FrameBox {
    /// Makes a box from its top left corner and its size.
    pub fn new(number: usize, side: usize, corner: Point, size: Size) -> Self {
        Self {
            number,
            side,
            x: corner.x.to_points(),
            y: corner.y.to_points(),
            width: size.width.to_points(),
            height: size.height.to_points(),
        }
    }
}
