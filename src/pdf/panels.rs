//! Which part of a page is which panel, and in what order they are read aloud.
//!
//! On a folded sheet the reader's order is not the order of the pages: panels
//! 1, 3 and 6 stand on the outside, 2, 4 and 5 on the inside. Whoever listens
//! to the file follows the tags of the PDF, which follow the content of the
//! pages. Typst can hang the content of a place elsewhere in that order (it
//! does so for footnotes): each panel is hung on a mark of its own, and the
//! marks stand in the reader's order at the beginning of the first page.

use typst::foundations::{Content, NativeElement};
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{
    Frame, FrameItem, FrameParent, GroupItem, Inherit, PlaceElem, Point, Transform,
};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

use crate::sheet::FrameBox;

/// How far, in points, a group may be from the box of its panel.
const TOLERANCE: f64 = 0.5;

/// The flags of a mark: it is found by its location, and it is a tag.
const FLAGS: TagFlags = TagFlags { introspectable: true, tagged: true };

/// Returns the panel that a group is: the one whose box it fills.
///
/// `transform` is that of the group's content on the page.
pub(super) fn panel<'a>(
    boxes: &'a [FrameBox],
    side: usize,
    group: &GroupItem,
    transform: Transform,
) -> Option<&'a FrameBox> {
    let corner = Point::zero().transform(transform);
    let size = group.frame.size();
    let near = |found: f64, wanted: f64| (found - wanted).abs() < TOLERANCE;
    boxes.iter().find(|panel| {
        panel.side == side
            && near(corner.x.to_pt(), panel.x)
            && near(corner.y.to_pt(), panel.y)
            && near(size.x.to_pt(), panel.width)
            && near(size.y.to_pt(), panel.height)
    })
}

/// Puts the tags of the panels, given in the reader's order, in that order, if
/// the pages have another.
pub(super) fn in_reading_order(
    paged: PagedDocument,
    boxes: &[FrameBox],
) -> PagedDocument {
    if boxes.is_sorted_by_key(|panel| panel.side) {
        return paged;
    }
    let mut pages: Vec<Page> = paged.pages().to_vec();
    for (index, page) in pages.iter_mut().enumerate() {
        let hang = Hang { boxes, side: index + 1 };
        page.frame = hang.frame(&page.frame, Transform::identity());
    }
    if let Some(first) = pages.first_mut() {
        let marks = boxes.iter().flat_map(|panel| mark(panel.number));
        first.frame.prepend_multiple(marks.map(|tag| (Point::zero(), tag)));
    }
    let info = typst::model::Document::info(&paged).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// Returns the mark of a panel: the beginning and the end of an element without
/// content, of the kind that other content may hang on.
fn mark(number: usize) -> [FrameItem; 2] {
    let place = PlaceElem::new(Content::empty()).with_float(true);
    let place = place.pack().located(location(number));
    let key = hash128(&place);
    [Tag::Start(place, FLAGS), Tag::End(location(number), key, FLAGS)].map(FrameItem::Tag)
}

/// Returns the location of the mark of a panel.
fn location(number: usize) -> Location {
    Location::new(hash128(&("panel", number)))
}

/// The panels of one page while they are hung on their marks.
struct Hang<'a> {
    boxes: &'a [FrameBox],
    side: usize,
}

impl Hang<'_> {
    /// Returns a frame whose panels hang on their marks.
    fn frame(&self, frame: &Frame, transform: Transform) -> Frame {
        let mut hung = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            hung.set_baseline(frame.baseline());
        }
        let items = frame.items().map(|(position, item)| match item {
            FrameItem::Group(group) if group.parent.is_none() => {
                let here = transform
                    .pre_concat(Transform::translate(position.x, position.y))
                    .pre_concat(group.transform);
                (*position, FrameItem::Group(self.group(group, here)))
            }
            other => (*position, other.clone()),
        });
        hung.push_multiple(items);
        hung
    }

    /// Hangs a group on the mark of its panel, or else the panels in it.
    fn group(&self, group: &GroupItem, transform: Transform) -> GroupItem {
        let mut hung = group.clone();
        match panel(self.boxes, self.side, group, transform) {
            Some(panel) if is_whole(&group.frame) => {
                let parent = FrameParent::new(location(panel.number), Inherit::No);
                hung.parent = Some(parent);
            }
            _ => hung.frame = self.frame(&group.frame, transform),
        }
        hung
    }
}

/// Returns whether every element that begins in a frame ends in it, and none
/// else: only then can it be moved in the order of the tags.
fn is_whole(frame: &Frame) -> bool {
    let mut open = Vec::new();
    balance(frame, &mut open) && open.is_empty()
}

/// Follows the beginnings and ends of elements; false at the end of one that
/// has not begun.
fn balance(frame: &Frame, open: &mut Vec<Location>) -> bool {
    frame.items().all(|(_, item)| match item {
        FrameItem::Group(group) => balance(&group.frame, open),
        FrameItem::Tag(tag @ Tag::Start(..)) => {
            open.push(tag.location());
            true
        }
        FrameItem::Tag(tag @ Tag::End(..)) => {
            let begun = open.iter().rposition(|location| *location == tag.location());
            begun.map(|index| open.remove(index)).is_some()
        }
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use typst::foundations::{Output, Smart, Value};
    use typst::introspection::MetadataElem;
    use typst::layout::{Abs, Sides, Size};
    use typst::model::DocumentInfo;

    use super::{
        Content, FLAGS, Frame, FrameBox, FrameItem, Location, NativeElement, Page,
        PagedDocument, Point, Tag, in_reading_order,
    };
    use crate::sheet::{self, Fold, FoldKind, Length};

    /// Makes a side whose panels each hold a mark with their number.
    fn side(boxes: &[FrameBox], number: usize) -> Page {
        let mut frame = Frame::hard(Size::new(Abs::inches(11.0), Abs::inches(8.5)));
        for panel in boxes.iter().filter(|panel| panel.side == number) {
            let location = Location::new(panel.number as u128);
            let value = Value::Int(i64::try_from(panel.number).unwrap());
            let element = MetadataElem::new(value).pack().located(location);
            let size = Size::new(Abs::pt(panel.width), Abs::pt(panel.height));
            let mut content = Frame::hard(size);
            for tag in [Tag::Start(element, FLAGS), Tag::End(location, 0, FLAGS)] {
                content.push(Point::zero(), FrameItem::Tag(tag));
            }
            frame.push_frame(Point::new(Abs::pt(panel.x), Abs::zero()), content);
        }
        Page {
            frame,
            bleed: Sides::splat(Abs::zero()),
            fill: Smart::Auto,
            numbering: None,
            supplement: Content::empty(),
            number: number as u64,
        }
    }

    /// Returns the numbers of the panels in the order of the content.
    fn order(paged: &PagedDocument) -> Vec<i64> {
        let found = Output::introspector(paged).query(&MetadataElem::ELEM.select());
        let value = |element: &Content| element.get_by_name("value").unwrap();
        found.iter().map(|element| value(element).cast().unwrap()).collect()
    }

    #[test]
    fn panels_of_a_folded_sheet_are_read_in_the_readers_order() {
        let letter = sheet::Size::named("letter").unwrap().landscape();
        let allowance = Length::parse("1/16 in").unwrap();
        let boxes = Fold::new(FoldKind::Roll3, letter, allowance).fold().unwrap().panels;
        let pages = [side(&boxes, 1), side(&boxes, 2)].into_iter().collect();
        let paged = PagedDocument::new(pages, DocumentInfo::default());
        assert_eq!(order(&paged), [1, 3, 6, 2, 4, 5]);
        assert_eq!(order(&in_reading_order(paged, &boxes)), [1, 2, 3, 4, 5, 6]);
    }
}
