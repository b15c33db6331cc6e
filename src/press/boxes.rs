//! The boxes of a page for the press.

use super::place::Rect;
use crate::sheet::Length;

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

impl Boxes {
    /// Makes the boxes of a page that is cut to a width and a height, has as
    /// much bleed on all sides, and has the slug around its trim: room for
    /// bleed, marks and page information.
    pub fn around(
        (width, height): (Length, Length),
        bleed: Length,
        slug: Length,
    ) -> Self {
        let inset = |by: Length| {
            let far = |size: Length| (size + slug + slug - by).to_points();
            Rect::new((by.to_points(), by.to_points()), (far(width), far(height)))
        };
        Self {
            media: inset(Length::default()),
            bleed: inset(slug - bleed),
            trim: inset(slug),
        }
    }

    /// Returns whether the boxes lie in each other and have an area.
    pub(super) fn holds(&self) -> bool {
        let area = self.trim.width() > 0.0 && self.trim.height() > 0.0;
        area && self.media.contains(&self.bleed) && self.bleed.contains(&self.trim)
    }
}
