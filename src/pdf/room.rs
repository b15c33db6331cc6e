//! How much of each panel, face or page is used, and how much more it would take.

use typst::foundations::{Content, Dict, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::fit;
use crate::document::{Document, Part, PartKind};
use crate::text::plain;

/// How far below its baseline a line of text reaches, in shares of its size: the
/// layouts set lines of one em (`kit/type.typ`).
const DESCENT: f64 = 0.22;

/// How far, in points, lines may leave their room by rounding.
const TOLERANCE: f64 = 0.5;

/// How much of a panel, a face or a page is used.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// The number of the panel or face in the reader's order, or of the page.
    pub number: usize,
    /// What stands there; empty if nothing has a name.
    pub name: String,
    /// The height that its content needs, in points.
    pub used: f64,
    /// The height between its margins, in points.
    pub have: f64,
    /// About how many characters more would fit, in tens; how many are too many if
    /// less than nought. None where there is no running text to estimate it from, or
    /// where the content arranges itself in its room, as a cover does.
    pub characters: Option<i32>,
}

impl Room {
    /// Returns the height that is left, in points; less than nought if the content
    /// overflows.
    pub fn free(&self) -> f64 {
        self.have - self.used
    }
}

/// Returns the room of each panel or face, as the layout has measured it
/// (`metadata((frame:, used:, have:))` labelled `<room>`, in points); in a document
/// of one flow that of each page, measured by its last line where it flows.
pub(super) fn rooms(paged: &PagedDocument, document: &Document) -> Vec<Room> {
    let mut walk = Walk::new(document);
    for page in paged.pages() {
        walk.page(&page.frame);
    }
    let mut rooms = walk.rooms;
    rooms.sort_by_key(|room| room.number);
    rooms.dedup_by_key(|room| room.number);
    rooms
}

/// Returns whether a document is one flow of pages.
fn is_flow(document: &Document) -> bool {
    document.geometry.frames.is_empty()
}

/// Returns what a panel or face is called: what stands on it.
pub(super) fn frame_name(document: &Document, number: usize) -> String {
    let frame = document.frames.iter().find(|frame| frame.number == number);
    let parts = frame.iter().flat_map(|frame| &frame.parts);
    let names = parts.map(|part| part_name(document, part));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.join(" · ")
}

/// Returns what a part is called: its title, or the word for its kind.
fn part_name(document: &Document, part: &Part) -> String {
    if !part.title.is_empty() {
        return plain(&part.title);
    }
    let kind = serde_json::to_value(part.kind).unwrap_or_default();
    let word = kind.as_str().and_then(|kind| document.words.get(kind));
    word.cloned().unwrap_or_default()
}

/// Returns whether a part is of texts that grow, and does not arrange itself.
fn grows(part: &Part) -> bool {
    !matches!(part.kind, PartKind::Cover | PartKind::Contents)
}

/// A part on a page.
#[derive(Debug, Clone, Default)]
struct Piece {
    name: String,
    grows: bool,
}

/// A walk through the pages.
struct Walk<'a> {
    document: &'a Document,
    is_flow: bool,
    rooms: Vec<Room>,
    /// The number of the page, from 1.
    page: usize,
    /// What the layout has measured on this page: used and available height.
    told: Option<(f64, f64)>,
    /// The lowest end of a line or a box in the room of the page, from its top.
    lowest: f64,
    /// The characters that stand there.
    characters: usize,
    /// The parts of this page.
    here: Vec<Piece>,
    /// The part that goes on at the head of the next page.
    last: Piece,
    /// How many parts have begun; several may be of one record.
    parts: usize,
}

impl<'a> Walk<'a> {
    /// Makes a walk that has not begun.
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            is_flow: is_flow(document),
            rooms: Vec::new(),
            page: 0,
            told: None,
            lowest: 0.0,
            characters: 0,
            here: Vec::new(),
            last: Piece::default(),
            parts: 0,
        }
    }

    /// Walks through a page.
    fn page(&mut self, frame: &Frame) {
        self.page += 1;
        (self.told, self.lowest, self.characters) = (None, 0.0, 0);
        self.here.clear();
        self.frame(frame, Transform::identity());
        if self.is_flow {
            let room = self.room_of_page();
            self.rooms.push(room);
        }
    }

    /// Returns the room of the page that has been walked through.
    fn room_of_page(&mut self) -> Room {
        let margin = self.document.geometry.margin;
        let have = self.document.geometry.height - margin.top - margin.bottom;
        let flowing = ((self.lowest - margin.top).max(0.0), have);
        let (used, have) = self.told.unwrap_or(flowing);
        let characters = f64::from(u32::try_from(self.characters).unwrap_or(u32::MAX));
        if self.here.is_empty() {
            self.here.push(self.last.clone());
        }
        let names = self.here.iter().map(|piece| &*piece.name);
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        let name = names.join(" · ");
        let grows = self.here.iter().any(|piece| piece.grows);
        self.last = self.here.pop().unwrap_or_default();
        Room {
            number: self.page,
            name,
            used,
            have,
            characters: if grows { left(characters, used, have) } else { None },
        }
    }

    /// Looks at a frame and all in it.
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                // A rule is a place to write on, or ornament.
                FrameItem::Shape(shape, _)
                    if !matches!(shape.geometry, Geometry::Line(_)) =>
                {
                    self.reach(shape.bbox(false).max.transform(here).y.to_pt());
                }
                FrameItem::Tag(Tag::Start(element, _)) => self.element(element),
                _ => {}
            }
        }
    }

    /// Counts a text, unless it stands below the room, in the foot of a page.
    fn text(&mut self, text: &TextItem, here: Transform) {
        let baseline = Point::zero().transform(here).y.to_pt();
        if self.reach(baseline + DESCENT * text.size.to_pt()) {
            self.characters += text.text.chars().count();
        }
    }

    /// Notes that something reaches down to a height; returns whether that is still in
    /// the room of a flowing page.
    fn reach(&mut self, bottom: f64) -> bool {
        let geometry = &self.document.geometry;
        let is_within = bottom <= geometry.height - geometry.margin.bottom + TOLERANCE;
        if is_within {
            self.lowest = self.lowest.max(bottom);
        }
        is_within
    }

    /// Notes what the layout tells: a measured room, where a record begins, or that
    /// the last pages have come, of which those without a part are for notes.
    fn element(&mut self, element: &Content) {
        let Some(metadata) = element.to_packed::<MetadataElem>() else { return };
        let label = element.label().map(|label| label.resolve());
        match (label.as_ref().map(|label| label.as_str()), &metadata.value) {
            (Some("room"), Value::Dict(dict)) => self.room(dict),
            (Some("origin"), Value::Dict(dict)) => self.origin(dict),
            (Some("end-page"), _) => {
                let notes = self.document.words.get("notes");
                let name = notes.cloned().unwrap_or_default();
                self.last = Piece { name, grows: false };
            }
            _ => {}
        }
    }

    /// Notes a measured room.
    fn room(&mut self, dict: &Dict) {
        let (used, have) = (fit::points(dict, "used"), fit::points(dict, "have"));
        self.told = Some((used, have));
        if let (false, Ok(Value::Int(number))) = (self.is_flow, dict.get("frame")) {
            let number = usize::try_from(*number).unwrap_or_default();
            self.rooms.push(room_of_frame(self.document, number, used, have));
        }
    }

    /// Notes where a record begins, which may be a part.
    fn origin(&mut self, dict: &Dict) {
        let Ok(Value::Str(origin)) = dict.get("origin") else { return };
        let parts = self.document.frames.iter().flat_map(|frame| &frame.parts);
        let mut left = parts.enumerate().skip(self.parts);
        if let Some((index, part)) = left.find(|(_, part)| part.origin == origin.as_str())
        {
            // What stands above it belongs to the part before.
            if self.here.is_empty() && self.characters > 0 {
                self.here.push(self.last.clone());
            }
            let name = part_name(self.document, part);
            self.here.push(Piece { name, grows: grows(part) });
            self.parts = index + 1;
        }
    }
}

/// Returns the room of a panel or face.
fn room_of_frame(document: &Document, number: usize, used: f64, have: f64) -> Room {
    let frame = document.frames.iter().find(|frame| frame.number == number);
    let grows = frame.is_some_and(|frame| frame.parts.iter().any(grows));
    let characters = fit::characters(document, &number.to_string(), None);
    Room {
        number,
        name: frame_name(document, number),
        used,
        have,
        characters: if grows { left(characters, used, have) } else { None },
    }
}

/// Estimates how many more characters have room where so many use a height, by the
/// rule by which an overflow is told.
fn left(characters: f64, used: f64, have: f64) -> Option<i32> {
    if characters < 1.0 || used <= 0.0 {
        return None;
    }
    let estimate = characters * (have - used) / used;
    let tens = if used > have + fit::TOLERANCE {
        -fit::in_tens(-estimate)
    } else {
        (estimate.max(0.0) / 10.0).floor() * 10.0
    };
    #[expect(clippy::cast_possible_truncation, reason = "it has no fraction")]
    Some(tens.clamp(-1e9, 1e9) as i32)
}
