//! Draws a page without a surface and notes what is painted, where.

mod notes;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::access;
use super::colour::Resolved;
use super::content::{Ink, Path, State};
use super::error::PressError;
use super::facts::{Effect, FontFact, PageFacts, PaintKind};
use super::function::Function;
use super::images::Picture;
use super::place::{Matrix, Rect};
use notes::{heaviest, place};
use text::Cursor;

/// How deep forms and patterns may be nested.
const DEPTH: usize = 28;

/// How many operations a page may take, those of its forms counted each time
/// they are drawn. A sheet of 24 cards full of text takes some ten thousand.
const OPERATIONS: usize = 5_000_000;

/// How many operations a form counts for by itself: it takes its time even if
/// it is empty.
const FORM: usize = 100;

/// Areas thinner than this, in points, are rules.
const RULE: f64 = 1.0;

/// What a content stream is drawn with.
#[derive(Clone, Copy)]
struct Scene<'a> {
    resources: &'a Dictionary,
    /// The matrix that the stream starts with, for its patterns.
    base: Matrix,
    /// Where all of it counts to be, for the cell of a pattern or a glyph.
    area: Option<Rect>,
    /// Whether it says only how much of something else is seen.
    mask: bool,
    depth: usize,
}

/// Draws one page.
struct Walk<'a, 'p> {
    document: &'a Document,
    page: &'p mut PageFacts,
    fonts: &'p mut Vec<FontFact>,
    /// The trim box, or the media box without one.
    cut: Rect,
    left: usize,
    streams: BTreeMap<ObjectId, Rc<Vec<Operation>>>,
    /// Patterns, masks and fonts that have been drawn, by where they were.
    seen: BTreeSet<(ObjectId, bool)>,
    /// The place of each fact in its list.
    places: BTreeMap<String, usize>,
}

/// Reads what a page paints into its facts.
pub(super) fn page(
    document: &Document,
    page: &Dictionary,
    mut facts: PageFacts,
    fonts: &mut Vec<FontFact>,
) -> Result<PageFacts, PressError> {
    let empty = Dictionary::new();
    let resources = access::inherited(document, page, "Resources");
    let resources = resources.and_then(|object| object.as_dict().ok()).unwrap_or(&empty);
    let media = facts.media.unwrap_or(Rect::ALL);
    let mut walk = Walk {
        document,
        cut: facts.trim.unwrap_or(media),
        page: &mut facts,
        fonts,
        left: OPERATIONS,
        streams: BTreeMap::new(),
        seen: BTreeSet::new(),
        places: BTreeMap::new(),
    };
    let base = Matrix::IDENTITY;
    let scene = Scene {
        resources,
        base,
        area: None,
        mask: false,
        depth: DEPTH,
    };
    if let Some(group) = access::dictionary(document, page, "Group") {
        walk.group(group, media, &scene);
    }
    let operations = access::page_operations(document, page)?;
    walk.draw(&operations, &scene, State::new(media))?;
    Ok(facts)
}

impl<'a> Walk<'a, '_> {
    /// Draws a content stream.
    fn draw(
        &mut self,
        operations: &[Operation],
        scene: &Scene<'a>,
        mut state: State,
    ) -> Result<(), PressError> {
        let mut saved = Vec::new();
        let mut path = Path::default();
        let mut cursor = Cursor::default();
        for operation in operations {
            self.left = self.left.checked_sub(1).ok_or(PressError::TooComplex)?;
            if state.inks.apply(self.document, scene.resources, operation)
                || path.apply(operation, state.matrix)
            {
                continue;
            }
            let numbers = access::operands(operation);
            match operation.operator.as_str() {
                "q" => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => {
                    let matrix = Matrix::read(&numbers).unwrap_or(Matrix::IDENTITY);
                    state.matrix = matrix.then(state.matrix);
                }
                "w" => state.width = numbers.first().copied().unwrap_or(0.0),
                "gs" => self.extend(operation, scene, &mut state)?,
                "Do" => self.external(operation, scene, &state)?,
                "BI" => {
                    if let Some(Object::Stream(stream)) = operation.operands.first() {
                        self.picture(stream, scene, &state)?;
                    }
                }
                "sh" => {
                    let area = scene.area.unwrap_or(state.clip);
                    if let Some(shading) = self.named(scene, "Shading", operation) {
                        self.shading(shading, scene, area);
                    }
                }
                "n" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" => {
                    let path = std::mem::take(&mut path);
                    self.path(&operation.operator, &path, scene, &mut state)?;
                }
                _ => self.text(operation, scene, &mut state, &mut cursor)?,
            }
        }
        Ok(())
    }

    /// Paints a path, then clips by it if it is to.
    fn path(
        &mut self,
        operator: &str,
        path: &Path,
        scene: &Scene<'a>,
        state: &mut State,
    ) -> Result<(), PressError> {
        let Some(around) = path.around else { return Ok(()) };
        let fills = matches!(operator, "f" | "F" | "f*" | "B" | "B*" | "b" | "b*");
        let strokes =
            !fills && operator != "n" || operator.to_lowercase().starts_with('b');
        if fills && let Some(at) = place(scene, state, around) {
            let ink = state.inks.fill.clone();
            self.ink(PaintKind::Fill, &ink, scene, at)?;
            let thin = around.width().min(around.height());
            if thin < RULE && ink.pattern.is_none() {
                self.rule((thin, true), ink.colour, state.overprint.fill, at);
            }
        }
        let width = state.width * state.matrix.narrowest();
        let reach = around.grown(width / 2.0);
        if strokes && let Some(at) = place(scene, state, reach) {
            let ink = state.inks.stroke.clone();
            self.ink(PaintKind::Stroke, &ink, scene, at)?;
            self.rule((width, false), ink.colour, state.overprint.stroke, at);
        }
        if path.clips {
            // Nothing is left of what is clipped away wholly.
            let nothing = Rect::new((f64::MAX, f64::MAX), (f64::MAX, f64::MAX));
            state.clip = state.clip.meet(&around).unwrap_or(nothing);
        }
        Ok(())
    }

    /// Paints with a colour or a pattern.
    fn ink(
        &mut self,
        kind: PaintKind,
        ink: &Ink,
        scene: &Scene<'a>,
        at: Rect,
    ) -> Result<(), PressError> {
        let Some(name) = &ink.pattern else {
            self.paint(kind, ink.colour.clone(), scene, at);
            return Ok(());
        };
        let patterns = access::dictionary(self.document, scene.resources, "Pattern");
        let object = patterns.and_then(|patterns| patterns.get(name.as_bytes()).ok());
        let Some(object) = object else { return Ok(()) };
        match access::resolve(self.document, object) {
            Object::Stream(stream) => {
                if matches!(ink.space.as_ref(), Resolved::Pattern(Some(_))) {
                    self.paint(kind, ink.colour.clone(), scene, at);
                }
                let scene = Scene { area: Some(at), ..*scene };
                if self.first(object, at) {
                    self.form(object, stream, &scene, State::new(Rect::ALL))?;
                }
            }
            Object::Dictionary(pattern) => {
                if let Some(shading) = access::entry(self.document, pattern, "Shading") {
                    self.shading(shading, scene, at);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes the heaviest colour of a gradient.
    fn shading(&mut self, shading: &'a Object, scene: &Scene<'a>, at: Rect) {
        let dictionary = match shading {
            Object::Stream(stream) => &stream.dict,
            Object::Dictionary(dictionary) => dictionary,
            _ => return,
        };
        let document = self.document;
        let space = access::entry(document, dictionary, "ColorSpace");
        let space = space.unwrap_or(&Object::Null);
        let space = Resolved::read(document, scene.resources, space);
        let kind = access::number(document, dictionary, "ShadingType").unwrap_or(0.0);
        let function = access::entry(document, dictionary, "Function");
        let function = function.and_then(|object| Function::read(document, object));
        let colour = match function {
            Some(function) if matches!(kind, 2.0 | 3.0) => {
                let domain = access::numbers(document, dictionary, "Domain");
                let domain = domain.as_deref();
                let Some(&[low, high]) = domain.or(Some(&[0.0, 1.0])) else { return };
                heaviest(&space, &function, (low, high))
            }
            _ => {
                self.unread(format!("shading of type {kind}"));
                Some(space.initial())
            }
        };
        if let Some(colour) = colour {
            self.paint(PaintKind::Shading, colour, scene, at);
        }
    }

    /// Takes over a dictionary of graphics state.
    fn extend(
        &mut self,
        operation: &Operation,
        scene: &Scene<'a>,
        state: &mut State,
    ) -> Result<(), PressError> {
        let document = self.document;
        let Some(object) = self.named(scene, "ExtGState", operation) else {
            return Ok(());
        };
        let Ok(extended) = object.as_dict() else { return Ok(()) };
        state.extend(document, extended);
        for key in ["ca", "CA"] {
            let alpha = access::number(document, extended, key).unwrap_or(1.0);
            self.alpha(alpha);
        }
        let blend = match access::entry(document, extended, "BM") {
            Some(Object::Array(modes)) => modes.first().and_then(access::text),
            Some(mode) => access::text(mode),
            None => None,
        };
        if let Some(mode) =
            blend.filter(|mode| !matches!(&**mode, "Normal" | "Compatible"))
        {
            self.effect(Effect::Blend(mode));
        }
        let mask = access::dictionary(document, extended, "SMask");
        let Some(mask) = mask else { return Ok(()) };
        self.effect(Effect::SoftMask);
        let Ok(object) = mask.get(b"G") else { return Ok(()) };
        let Ok(stream) = access::resolve(document, object).as_stream() else {
            return Ok(());
        };
        let clip = state.clip;
        if self.first(object, clip) {
            let inner = State { matrix: state.matrix, ..State::new(Rect::ALL) };
            let scene = Scene { mask: true, area: Some(clip), ..*scene };
            self.form(object, stream, &scene, inner)?;
        }
        Ok(())
    }

    /// Shows a form or a picture.
    fn external(
        &mut self,
        operation: &Operation,
        scene: &Scene<'a>,
        state: &State,
    ) -> Result<(), PressError> {
        let objects = access::dictionary(self.document, scene.resources, "XObject");
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let object = objects.zip(name).and_then(|(objects, name)| objects.get(name).ok());
        let Some(object) = object else { return Ok(()) };
        let Ok(stream) = access::resolve(self.document, object).as_stream() else {
            return Ok(());
        };
        match access::name(self.document, &stream.dict, "Subtype").as_deref() {
            Some("Image") => self.picture(stream, scene, state),
            Some("Form") => self.form(object, stream, scene, state.clone()),
            _ => {
                self.unread("object that is neither form nor picture".to_owned());
                Ok(())
            }
        }
    }

    /// Draws a form, the cell of a pattern or the group of a mask.
    fn form(
        &mut self,
        object: &'a Object,
        stream: &'a Stream,
        scene: &Scene<'a>,
        mut state: State,
    ) -> Result<(), PressError> {
        let (document, dict) = (self.document, &stream.dict);
        let depth = scene.depth.checked_sub(1).ok_or(PressError::TooComplex)?;
        self.left = self.left.checked_sub(FORM).ok_or(PressError::TooComplex)?;
        let matrix = access::numbers(document, dict, "Matrix");
        let matrix = matrix.and_then(|numbers| Matrix::read(&numbers));
        let pattern = dict.has(b"PatternType");
        let outer = if pattern { scene.base } else { state.matrix };
        state.matrix = matrix.unwrap_or(Matrix::IDENTITY).then(outer);
        let bounds = access::entry(document, dict, "BBox");
        let bounds = bounds.and_then(|object| access::rect(document, object));
        if let Some(bounds) = bounds {
            match state.clip.meet(&state.matrix.rect(&bounds)) {
                Some(clip) => state.clip = clip,
                None => return Ok(()),
            }
        }
        let resources = access::dictionary(document, dict, "Resources");
        let resources = resources.unwrap_or(scene.resources);
        let scene = Scene { resources, base: state.matrix, depth, ..*scene };
        if let Some(group) = access::dictionary(document, dict, "Group") {
            self.group(group, state.clip, &scene);
        }
        let operations = match object.as_reference().ok() {
            Some(id) => match self.streams.get(&id) {
                Some(known) => Rc::clone(known),
                None => {
                    let read = Rc::new(access::operations(&access::unfold(stream)?)?);
                    self.streams.insert(id, Rc::clone(&read));
                    read
                }
            },
            None => Rc::new(access::operations(&access::unfold(stream)?)?),
        };
        self.draw(&operations, &scene, state)
    }

    /// Shows a picture.
    fn picture(
        &mut self,
        stream: &Stream,
        scene: &Scene<'a>,
        state: &State,
    ) -> Result<(), PressError> {
        let unit = Rect::new((0.0, 0.0), (1.0, 1.0));
        let around = state.matrix.rect(&unit);
        let Some(at) = place(scene, state, around) else { return Ok(()) };
        let picture = Picture::read(self.document, scene.resources, stream);
        if picture.masked {
            self.effect(Effect::SoftMask);
        }
        if picture.space.is_none() {
            let ink = state.inks.fill.clone();
            self.ink(PaintKind::Image, &ink, scene, at)?;
        } else if let Some(colour) = picture.heaviest(self.document) {
            self.paint(PaintKind::Image, colour, scene, at);
        } else {
            self.unread(picture.unread());
        }
        self.page.images.push(picture.shown(state.matrix, at));
        Ok(())
    }
}
