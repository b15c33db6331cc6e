//! The boxes of a page for the press.

use super::place::Rect;
use crate::sheet;

/// The boxes of a page in points, from the bottom left of the media.
///
/// The media box holds the bleed box, which holds the trim box (ISO 15930-7,
/// 6.12). There is no art box: a page has a trim box or an art box, never both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// All that is drawn, marks and slug included; starts at 0, 0.
    pub media: Rect,
    /// How far the art goes beyond the cut.
    pub bleed: Rect,
    /// Where the paper is cut.
    pub trim: Rect,
}

impl From<sheet::Boxes> for Boxes {
    fn from(boxes: sheet::Boxes) -> Self {
        let rect = |[left, bottom, right, top]: [f64; 4]| {
            Rect::new((left, bottom), (right, top))
        };
        Self {
            media: rect(boxes.media),
            bleed: rect(boxes.bleed),
            trim: rect(boxes.trim),
        }
    }
}

impl Boxes {
    /// Returns whether the boxes lie in each other and have an area.
    pub(super) fn holds(&self) -> bool {
        let area = self.trim.width() > 0.0 && self.trim.height() > 0.0;
        area && self.media.contains(&self.bleed) && self.bleed.contains(&self.trim)
    }
}
