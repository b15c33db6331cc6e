//! What stands where on the pages, in the order in which it is painted.

use std::sync::Arc;

use typst::foundations::{StyleChain, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Image, Paint, Shape};
use typst_layout::PagedDocument;

use crate::document::Document;
use crate::pdf::panels;
use crate::sheet::FrameBox;

/// How many characters of a text tell which one is meant.
const EXCERPT: usize = 40;

/// Everything on the pages of a document.
pub(super) struct Scene<'a> {
    /// What is painted, in that order.
    pub(super) things: Vec<Thing<'a>>,
    /// The pages.
    pub(super) pages: Vec<Ground>,
}

/// A page under what is painted on it.
pub(super) struct Ground {
    /// Its size.
    pub(super) size: Size,
    /// How it is filled, where that is shown.
    pub(super) fill: Option<Paint>,
    /// The record that begins last on it or before it.
    pub(super) origin: Option<Arc<str>>,
}

/// Something on a page.
pub(super) struct Thing<'a> {
    /// The page, from 1.
    pub(super) page: usize,
    /// The panel that it belongs to, if that is known.
    pub(super) panel: Option<&'a FrameBox>,
    /// The record that it belongs to.
    pub(super) origin: Option<Arc<str>>,
    /// From its own coordinates to those of the page.
    pub(super) here: Transform,
    /// What its ink covers on the page; nothing if it has none.
    pub(super) ink: Option<Area>,
    /// What it is.
    pub(super) what: What<'a>,
}

/// What something on a page is.
pub(super) enum What<'a> {
    /// A run of text.
    Text(&'a TextItem),
    /// A line or a field.
    Shape(&'a Shape, Span),
    /// A picture, and its size.
    Picture(&'a Image, Size, Span),
}

/// A part of a page, in points from its top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl<'a> Scene<'a> {
    /// Looks at all pages.
    pub(super) fn new(paged: &'a PagedDocument, document: &'a Document) -> Self {
        let boxes = &document.geometry.frames;
        let mut look = Look {
            boxes,
            page: 0,
            origin: None,
            panel: None,
            clip: None,
            margin: None,
            things: Vec::new(),
        };
        let mut pages = Vec::new();
        for (index, page) in paged.pages().iter().enumerate() {
            look.page = index + 1;
            look.frame(&page.frame, Transform::identity());
            let fill = page.fill_or_transparent();
            let origin = look.origin.clone();
            pages.push(Ground { size: page.frame.size(), fill, origin });
        }
        Self { things: look.things, pages }
    }
}

/// A look in progress.
struct Look<'a> {
    boxes: &'a [FrameBox],
    page: usize,
    /// The record whose beginning was passed last.
    origin: Option<Arc<str>>,
    /// The panel that is looked at.
    panel: Option<&'a FrameBox>,
    /// What may be seen.
    clip: Option<Area>,
    /// What is being set that is of the page and not of a record: its head or foot.
    margin: Option<Location>,
    things: Vec<Thing<'a>>,
}

impl<'a> Look<'a> {
    /// Looks at a frame and all in it.
    fn frame(&mut self, frame: &'a Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.group(group, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => {
                    self.add(here, letters(text, here), What::Text(text));
                }
                FrameItem::Shape(shape, span) => {
                    if shape.fill.is_some() || shape.stroke.is_some() {
                        let ink = Area::around(shape.bbox(true), here);
                        self.add(here, ink, What::Shape(shape, *span));
                    }
                }
                FrameItem::Image(image, size, span) => {
                    let ink =
                        Area::around(Rect::from_pos_size(Point::zero(), *size), here);
                    self.add(here, ink, What::Picture(image, *size, *span));
                }
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Link(..) => {}
            }
        }
    }

    /// Looks at a group, which may be a panel.
    fn group(&mut self, group: &'a GroupItem, transform: Transform) {
        let outer = (self.panel, self.clip);
        self.panel = outer
            .0
            .or_else(|| panels::panel(self.boxes, self.page, group, transform));
        if let Some(clip) = &group.clip {
            let clip = Area::around(clip.bbox(None), transform);
            self.clip = match (self.clip, clip) {
                (Some(outer), Some(clip)) => Some(outer.meet(clip)),
                (outer, clip) => clip.or(outer),
            };
        }
        self.frame(&group.frame, transform);
        (self.panel, self.clip) = outer;
    }

    /// Notes the record that begins here: `metadata((origin: …))`; and what repeats
    /// on every page, which belongs to none.
    fn tag(&mut self, tag: &Tag) {
        let element = match tag {
            Tag::Start(element, _) => element,
            Tag::End(location, ..) => {
                self.margin = self.margin.filter(|margin| margin != location);
                return;
            }
        };
        if let Some(metadata) = element.to_packed::<MetadataElem>()
            && let Value::Dict(dict) = &metadata.value
            && let Ok(Value::Str(origin)) = dict.get("origin")
            // A problem names a record that may stand far from here.
            && dict.get("need").is_err()
        {
            self.origin = Some(origin.as_str().into());
        }
        if let Some(artifact) = element.to_packed::<ArtifactElem>()
            && let ArtifactKind::Header | ArtifactKind::Footer =
                artifact.kind.get(StyleChain::default())
        {
            self.margin = self.margin.or(element.location());
        }
    }

    /// Notes something, if any of it can be seen.
    fn add(&mut self, here: Transform, ink: Option<Area>, what: What<'a>) {
        let seen = |ink: Area| self.clip.map_or(ink, |clip| clip.meet(ink));
        let ink = ink.map(seen);
        if ink.is_some_and(|ink| ink.is_nowhere()) {
            return;
        }
        let Self { page, panel, .. } = *self;
        let origin = self.origin.clone().filter(|_| self.margin.is_none());
        self.things.push(Thing { page, panel, origin, here, ink, what });
    }
}

impl Thing<'_> {
    /// Returns its top left corner, in points on its page.
    pub(super) fn corner(&self) -> (f64, f64) {
        let point = Point::zero().transform(self.here);
        let start = (point.x.to_pt(), point.y.to_pt());
        self.ink.map_or(start, |ink| (ink.left, ink.top))
    }

    /// Returns what in the layout has made it.
    pub(super) fn span(&self) -> Span {
        match self.what {
            What::Text(text) => {
                text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0)
            }
            What::Shape(_, span) | What::Picture(_, _, span) => span,
        }
    }

    /// Returns what it is, in a word that the messages know.
    pub(super) fn name(&self) -> &'static str {
        match self.what {
            What::Text(_) => "text",
            What::Picture(..) => "picture",
            What::Shape(..) if self.is_rule() => "rule",
            What::Shape(..) => "field",
        }
    }

    /// Returns whether it is a line, or a field as thin as one: a point (1/72 in).
    pub(super) fn is_rule(&self) -> bool {
        let What::Shape(shape, _) = self.what else { return false };
        let thin = |ink: Area| ink.width().min(ink.height()) < 1.0;
        shape.fill.is_none() || shape.stroke.is_none() && self.ink.is_some_and(thin)
    }

    /// Returns the beginning of its words; nothing if it has none.
    pub(super) fn excerpt(&self) -> String {
        match self.what {
            What::Text(text) => text.text.trim().chars().take(EXCERPT).collect(),
            What::Shape(..) | What::Picture(..) => String::new(),
        }
    }

    /// Returns how much larger than it is made it is shown, in the direction in
    /// which it grows least.
    pub(super) fn scale(&self) -> f64 {
        let Transform { sx, ky, kx, sy, .. } = self.here;
        sx.get().hypot(ky.get()).min(sy.get().hypot(kx.get()))
    }
}

impl Area {
    /// Returns the area of a panel.
    pub(super) fn of(panel: &FrameBox) -> Self {
        let FrameBox { x, y, width, height, .. } = *panel;
        Self {
            left: x,
            top: y,
            right: x + width,
            bottom: y + height,
        }
    }

    /// Returns the area that a box covers on its page; nothing if it has no ink.
    fn around(Rect { min, max }: Rect, here: Transform) -> Option<Self> {
        let all = [min.x, min.y, max.x, max.y];
        if !all.into_iter().all(|length: Abs| length.to_pt().is_finite()) {
            return None;
        }
        let corners = [(min.x, min.y), (max.x, min.y), (min.x, max.y), (max.x, max.y)];
        let corners = corners.map(|(x, y)| Point::new(x, y).transform(here));
        let (x, y) = (corners.map(|c| c.x.to_pt()), corners.map(|c| c.y.to_pt()));
        let least = |all: [f64; 4]| all.into_iter().fold(f64::INFINITY, f64::min);
        let most = |all: [f64; 4]| all.into_iter().fold(f64::NEG_INFINITY, f64::max);
        Some(Self {
            left: least(x),
            top: least(y),
            right: most(x),
            bottom: most(y),
        })
    }

    /// Returns how wide it is.
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    /// Returns how high it is.
    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Returns its middle.
    pub(super) fn middle(self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Returns whether a point lies in it.
    pub(super) fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Returns what two areas share; it is nowhere if they are apart.
    pub(super) fn meet(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Returns the area moved outwards on all sides.
    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Returns whether nothing is in it; a line without width is somewhere.
    pub(super) fn is_nowhere(self) -> bool {
        self.left > self.right || self.top > self.bottom
    }
}

/// Returns what a text covers on its page, from head to foot by its ink, from side
/// to side by the room of its letters, out of which an italic may lean; nothing if
/// it has no ink.
fn letters(text: &TextItem, here: Transform) -> Option<Area> {
    let Rect { min, max } = text.bbox();
    if !min.x.to_pt().is_finite() {
        return None;
    }
    let room = Rect {
        min: Point::new(Abs::zero(), min.y),
        max: Point::new(text.width(), max.y),
    };
    Area::around(room, here)
}
