//! The arithmetic of print: lengths, folds, panels, pages.
//!
//! Pure: no disk, no Typst, exact units.

mod fold;
mod length;

use serde::{Deserialize, Serialize};

pub use fold::{card, roll_3};
pub use length::{Length, LengthError};

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
