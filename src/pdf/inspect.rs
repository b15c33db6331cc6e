//! A look at the laid-out pages, as a proofreader with a ruler would.

use std::collections::BTreeSet;

use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};
use typst_layout::PagedDocument;

use super::world::World;
use super::{Fault, panels};
use crate::diag::Code;
use crate::document::Document;
use crate::sheet::FrameBox;

/// How far, in points, ink may stand outside before it counts as outside.
const TOLERANCE: f64 = 0.5;

/// The resolution below which an image looks coarse in print, in dots per inch.
const COARSE: f64 = 150.0;

/// How many characters of a text tell which one is meant.
const EXCERPT: usize = 40;

/// Returns what is wrong on the pages: characters that no font has, text that
/// sticks out, coarse images.
pub(super) fn pages(
    paged: &PagedDocument,
    document: &Document,
    world: &World<'_>,
    foot: Foot,
) -> Vec<Fault> {
    let mut look = Look {
        document,
        world,
        foot,
        origin: None,
        panel: None,
        page: 0,
        size: Size::zero(),
        seen: BTreeSet::new(),
        faults: Vec::new(),
    };
    for (index, page) in paged.pages().iter().enumerate() {
        look.page = index + 1;
        look.size = page.frame.size();
        look.frame(&page.frame, Transform::identity());
    }
    look.faults
}

/// What is said of text that sticks out at the foot of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    /// That it does.
    Tell,
    /// Nothing: the layout has reported that its frame overflows.
    Told,
}

/// A look in progress.
struct Look<'a> {
    document: &'a Document,
    world: &'a World<'a>,
    foot: Foot,
    /// The record whose beginning was passed last.
    origin: Option<String>,
    /// The panel that is looked at.
    panel: Option<&'a FrameBox>,
    page: usize,
    size: Size,
    /// What has been said: once is enough.
    seen: BTreeSet<(Code, Option<String>, String)>,
    faults: Vec<Fault>,
}

/// What ink may cover, in points: left, top, right, bottom.
type Bounds = [f64; 4];

impl Look<'_> {
    /// Looks at a frame and all in it.
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.group(group, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => {
                    self.glyphs(text);
                    self.extent(text, here);
                }
                FrameItem::Image(image, size, _) => self.image(image, *size, here),
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Shape(..) | FrameItem::Link(..) => {}
            }
        }
    }

    /// Looks at a group, which may be a panel.
    fn group(&mut self, group: &GroupItem, transform: Transform) {
        let outer = self.panel;
        let boxes = &self.document.geometry.frames;
        self.panel = outer.or_else(|| panels::panel(boxes, self.page, group, transform));
        self.frame(&group.frame, transform);
        self.panel = outer;
    }

    /// Notes the record that begins here: `metadata((origin: …))`.
    fn tag(&mut self, tag: &Tag) {
        if let Tag::Start(element, _) = tag
            && let Some(metadata) = element.to_packed::<MetadataElem>()
            && let Value::Dict(dict) = &metadata.value
            && let Ok(Value::Str(origin)) = dict.get("origin")
            // A problem names a record that may stand far from here.
            && dict.get("need").is_err()
        {
            self.origin = Some(origin.to_string());
        }
    }

    /// Says something once.
    fn say(&mut self, key: String, fault: Fault) {
        if self.seen.insert((fault.code, fault.origin.clone(), key)) {
            self.faults.push(fault);
        }
    }

    /// Looks for characters that no font has: they are set as glyph 0.
    fn glyphs(&mut self, text: &TextItem) {
        for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let cluster = text.text.get(glyph.range()).unwrap_or_default();
            let Some(character) = cluster.chars().next() else { continue };
            let fault = Fault::new(Code::MissingGlyph, self.origin.as_deref())
                .with("character", character)
                .with("codepoint", format!("U+{:04X}", u32::from(character)))
                .with("product", &self.document.product);
            self.say(character.to_string(), fault);
        }
    }

    /// Looks for text that leaves the margins of its page or panel at a side, or
    /// the page or panel at its head or foot.
    fn extent(&mut self, text: &TextItem, here: Transform) {
        let Some(ink) = ink(text, here) else { return };
        if self.allowed().into_iter().any(|bounds| is_within(ink, bounds)) {
            return;
        }
        let words: String = text.text.trim().chars().take(EXCERPT).collect();
        let fault = Fault::new(Code::OutsidePage, self.origin.as_deref())
            .with("product", &self.document.product)
            .with("page", self.page.to_string())
            .with("text", words);
        // Once for a record and page: where one line leaves, the next do too.
        self.say(self.page.to_string(), fault);
    }

    /// Returns what the ink of a text may cover: its own panel; where the panel
    /// is not known, any of them; on a page without panels, the page.
    fn allowed(&self) -> Vec<Bounds> {
        let boxes = self.document.geometry.frames.iter();
        let here = boxes.filter(|panel| panel.side == self.page);
        let own = |panel: &&FrameBox| self.panel.is_none_or(|own| own == *panel);
        let mut allowed: Vec<Bounds> =
            here.filter(own).map(|panel| self.within(panel)).collect();
        if allowed.is_empty() {
            allowed.push(self.on_page());
        }
        if self.foot == Foot::Told {
            allowed.iter_mut().for_each(|bounds| bounds[3] = f64::INFINITY);
        }
        allowed
    }

    /// Returns what text may cover in a panel.
    fn within(&self, panel: &FrameBox) -> Bounds {
        let margin = self.document.geometry.margin;
        let (width, height) = (self.size.x.to_pt(), self.size.y.to_pt());
        [
            panel.x + margin.inside,
            panel.y,
            width.min(panel.x + panel.width) - margin.outside,
            height.min(panel.y + panel.height),
        ]
    }

    /// Returns what text may cover on a page of a booklet: the inside of a right
    /// page is at its left.
    fn on_page(&self) -> Bounds {
        let margin = self.document.geometry.margin;
        let is_right = self.page % 2 == 1;
        let sides = (margin.inside, margin.outside);
        let (left, right) = if is_right { sides } else { (sides.1, sides.0) };
        let (width, height) = (self.size.x.to_pt(), self.size.y.to_pt());
        [left, 0.0, width - right, height]
    }

    /// Looks for an image with too few pixels for its printed size.
    fn image(&mut self, image: &Image, size: Size, here: Transform) {
        let ImageKind::Raster(raster) = image.kind() else { return };
        let across = here.sx.get().hypot(here.ky.get()) * size.x.to_inches();
        let down = here.sy.get().hypot(here.kx.get()) * size.y.to_inches();
        let density = |pixels: u32, inches: f64| f64::from(pixels) / inches.max(0.001);
        let dpi = density(raster.width(), across).min(density(raster.height(), down));
        if dpi < COARSE {
            let path = self.world.path_of(raster.data()).unwrap_or_default();
            // The logo is the one picture that a document shows.
            let fault = Fault::new(Code::ImageResolution, Some("organisation/logo"))
                .with("product", &self.document.product)
                .with("path", &path)
                .with("dpi", format!("{dpi:.0}"));
            self.say(path, fault);
        }
    }
}

/// Returns what a text covers on its page, from head to foot by its ink, from side
/// to side by the room of its letters, out of which an italic may lean; nothing if
/// it has no ink.
fn ink(text: &TextItem, here: Transform) -> Option<Bounds> {
    let Rect { min, max } = text.bbox();
    let all = [min.x, min.y, max.x, max.y];
    if !all.into_iter().all(|length: Abs| length.to_pt().is_finite()) {
        return None;
    }
    let (near, far) = (Abs::zero(), text.width());
    let corners = [(near, min.y), (far, min.y), (near, max.y), (far, max.y)];
    let corners = corners.map(|(x, y)| Point::new(x, y).transform(here));
    let (x, y) = (corners.map(|c| c.x.to_pt()), corners.map(|c| c.y.to_pt()));
    let least = |all: [f64; 4]| all.into_iter().fold(f64::INFINITY, f64::min);
    let most = |all: [f64; 4]| all.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Some([least(x), least(y), most(x), most(y)])
}

/// Returns whether ink stays within its bounds.
fn is_within(ink: Bounds, bounds: Bounds) -> bool {
    let [left, top, right, bottom] = bounds;
    ink[0] >= left - TOLERANCE
        && ink[1] >= top - TOLERANCE
        && ink[2] <= right + TOLERANCE
        && ink[3] <= bottom + TOLERANCE
}
