//! The cover of an electronic book, painted from the cover on paper.

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst_layout::{Page, PagedDocument};

use super::paint;
use crate::document::{Document, Part, PartKind};

/// The height of the picture in pixels: a reading system shows a cover on a
/// screen of up to about this height.
const HEIGHT: f64 = 2400.0;

/// The largest width of the picture in pixels, however flat the page.
const WIDTH: f64 = 2.0 * HEIGHT;

/// Paints the frame of a document that has its cover, or else the first one, or
/// its first page if it has no frames; nothing if it has no such page.
pub(super) fn png(paged: &PagedDocument, document: &Document) -> Vec<u8> {
    let covers = |part: &Part| part.kind == PartKind::Cover;
    let frame = document.frames.iter().find(|frame| frame.parts.iter().any(covers));
    let number = frame.map_or(1, |frame| frame.number);
    let boxes = &document.geometry.frames;
    let frame = boxes.iter().find(|frame| frame.number == number);
    let index = frame.map_or(0, |frame| frame.side.saturating_sub(1));
    let Some(page) = paged.pages().get(index) else { return Vec::new() };
    let page = match frame {
        Some(frame) => {
            let corner = Point::new(Abs::pt(frame.x), Abs::pt(frame.y));
            cut(page, corner, Size::new(Abs::pt(frame.width), Abs::pt(frame.height)))
        }
        None => page.clone(),
    };
    let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
    let scale = (HEIGHT / height.max(1.0)).min(WIDTH / width.max(1.0));
    paint::png(&page, scale)
}

/// Cuts a part out of a page, from its corner; what lies outside is not
/// painted.
fn cut(page: &Page, corner: Point, size: Size) -> Page {
    let mut frame = Frame::hard(size);
    frame.push(-corner, FrameItem::Group(GroupItem::new(page.frame.clone())));
    Page { frame, ..page.clone() }
}
