//! The text of a page: fonts, sizes, colours.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::notes::note;
use super::{Scene, Walk};
use crate::press::access;
use crate::press::content::{Ink, State, draws};
use crate::press::error::PressError;
use crate::press::facts::{FontFact, PaintKind, TextFact};
use crate::press::place::{Matrix, Rect};

/// How many letters name a subset, before a plus sign (ISO 32000-1, 9.6.4).
const TAG: usize = 6;

/// Where text goes on. Glyphs do not move it: their widths are not read, so a
/// run that does not say where it starts counts as starting with the one before.
pub(super) struct Cursor {
    line: Matrix,
    text: Matrix,
}

impl Default for Cursor {
    fn default() -> Self {
        Self { line: Matrix::IDENTITY, text: Matrix::IDENTITY }
    }
}

impl Cursor {
    /// Goes to a matrix.
    fn go(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.text = matrix;
    }

    /// Goes on from the start of the line.
    fn step(&mut self, x: f64, y: f64) {
        self.go(Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line));
    }
}

impl<'a> Walk<'a, '_> {
    /// Carries out an operation on text; leaves any other alone.
    pub(super) fn text(
        &mut self,
        operation: &Operation,
        scene: &Scene<'a>,
        state: &mut State,
        cursor: &mut Cursor,
    ) -> Result<(), PressError> {
        let numbers = access::operands(operation);
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("BT", _) => cursor.go(Matrix::IDENTITY),
            ("Tm", numbers) => {
                cursor.go(Matrix::read(numbers).unwrap_or(Matrix::IDENTITY));
            }
            ("Td", &[x, y]) => cursor.step(x, y),
            ("TD", &[x, y]) => {
                state.leading = -y;
                cursor.step(x, y);
            }
            ("T*", _) => cursor.step(0.0, -state.leading),
            ("TL", &[leading]) => state.leading = leading,
            ("Tf", &[size]) => {
                state.font = operation.operands.first().and_then(access::text);
                state.size = size;
            }
            ("Tr", _) => {
                let mode = operation.operands.first().and_then(|o| o.as_i64().ok());
                state.mode = mode.unwrap_or(0);
            }
            ("Tj" | "TJ", _) => self.show(scene, state, cursor)?,
            ("'" | "\"", _) => {
                cursor.step(0.0, -state.leading);
                self.show(scene, state, cursor)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes a run of text.
    fn show(
        &mut self,
        scene: &Scene<'a>,
        state: &State,
        cursor: &Cursor,
    ) -> Result<(), PressError> {
        let (fills, strokes) = draws(state.mode);
        let matrix = cursor.text.then(state.matrix);
        let start = matrix.point((0.0, 0.0));
        let around = Rect::new(start, start);
        // Glyphs reach further than their start: what starts just outside of
        // the clip may be seen, so only the box is clipped.
        let at = state.clip.meet(&around).unwrap_or(around);
        let fonts = access::dictionary(self.document, scene.resources, "Font");
        let font = fonts.zip(state.font.as_ref());
        let font = font.and_then(|(fonts, name)| fonts.get(name.as_bytes()).ok());
        let Some(object) = font else { return Ok(()) };
        let Ok(dictionary) = access::resolve(self.document, object).as_dict() else {
            return Ok(());
        };
        let fact = self.font(dictionary);
        let name = fact.name.clone();
        let coloured = fact.kind == "Type3";
        if !self.fonts.contains(&fact) {
            self.fonts.push(fact);
        }
        if coloured && self.first(object, at) {
            self.glyphs(dictionary, scene, state, (matrix, at))?;
        }
        let ways = [
            (fills, &state.inks.fill, state.overprint.fill),
            (strokes, &state.inks.stroke, state.overprint.stroke),
        ];
        let size = state.size.abs() * matrix.lengths().1;
        for (_, ink, overprint) in ways.into_iter().filter(|(drawn, ..)| *drawn) {
            self.ink(PaintKind::Text, &ink.clone(), scene, at)?;
            self.run(&name, size, (ink, overprint), start);
        }
        if strokes {
            let width = state.width * state.matrix.narrowest();
            let colour = state.inks.stroke.colour.clone();
            self.rule((width, false), colour, state.overprint.stroke, at);
        }
        Ok(())
    }

    /// Notes how a run of text is set.
    fn run(
        &mut self,
        font: &str,
        size: f64,
        (ink, overprint): (&Ink, bool),
        at: (f64, f64),
    ) {
        let size = (size * 1000.0).round() / 1000.0;
        let colour = ink.colour.clone();
        let key = format!("text {font} {size} {overprint} {colour:?}");
        let font = font.to_owned();
        let fact = TextFact { font, size, colour, overprint, at, count: 0 };
        let place = self.place_of(key, |page| page.texts.len());
        note(&mut self.page.texts, place, fact).count += 1;
    }

    /// Draws all glyphs of a font that are content themselves.
    fn glyphs(
        &mut self,
        font: &'a Dictionary,
        scene: &Scene<'a>,
        state: &State,
        (matrix, at): (Matrix, Rect),
    ) -> Result<(), PressError> {
        let document = self.document;
        let depth = scene.depth.checked_sub(1).ok_or(PressError::TooComplex)?;
        let own = access::numbers(document, font, "FontMatrix");
        let own = own.and_then(|numbers| Matrix::read(&numbers));
        let size = Matrix([state.size, 0.0, 0.0, state.size, 0.0, 0.0]);
        let matrix = own.unwrap_or(Matrix::IDENTITY).then(size).then(matrix);
        let resources = access::dictionary(document, font, "Resources");
        let resources = resources.unwrap_or(scene.resources);
        let scene = Scene {
            resources,
            base: matrix,
            depth,
            area: Some(at),
            ..*scene
        };
        let glyphs = access::dictionary(document, font, "CharProcs");
        for (_, glyph) in glyphs.into_iter().flat_map(Dictionary::iter) {
            let stream = access::resolve(document, glyph).as_stream()?;
            let operations = access::operations(&access::unfold(stream)?)?;
            let inner = State { matrix, clip: Rect::ALL, ..state.clone() };
            self.draw(&operations, &scene, inner)?;
        }
        Ok(())
    }

    /// Reads a font.
    fn font(&self, font: &Dictionary) -> FontFact {
        let document = self.document;
        let kind = access::name(document, font, "Subtype").unwrap_or_default();
        let below = access::entry(document, font, "DescendantFonts");
        let below = below.and_then(|object| object.as_array().ok()?.first());
        let below = below.map(|object| access::resolve(document, object));
        let inner = below.and_then(|object| object.as_dict().ok()).unwrap_or(font);
        let descriptor = access::dictionary(document, inner, "FontDescriptor");
        let file = |descriptor: &Dictionary| {
            let keys = ["FontFile", "FontFile2", "FontFile3"];
            let file =
                keys.iter().find_map(|key| access::entry(document, descriptor, key));
            file.is_some_and(|file| matches!(file, Object::Stream(_)))
        };
        // The descendant has the name without that of the encoding.
        let written = access::name(document, inner, "BaseFont").unwrap_or_default();
        let tagged = written.split_once('+').filter(|(tag, _)| tag.len() == TAG);
        FontFact {
            name: tagged.map_or(&*written, |(_, name)| name).to_owned(),
            embedded: kind == "Type3" || descriptor.is_some_and(file),
            subset: tagged.is_some() || kind == "Type3",
            kind,
        }
    }
}
