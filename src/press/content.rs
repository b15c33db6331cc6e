//! The graphics state of a content stream: colours, pen, text, path, clip.

use std::rc::Rc;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object};

use super::access;
use super::colour::{Colour, Resolved};
use super::place::{Matrix, Rect};

/// A current colour, with the space that it is of.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    pub(super) space: Rc<Resolved>,
    pub(super) colour: Colour,
    /// The name of the pattern, if it is one.
    pub(super) pattern: Option<String>,
}

impl Ink {
    /// Takes up a space, with the colour that it starts with.
    fn of(space: Resolved) -> Self {
        let colour = space.initial();
        Self { space: Rc::new(space), colour, pattern: None }
    }

    /// Sets a colour of the current space.
    fn set(&mut self, operation: &Operation) {
        self.colour = self.space.colour(&access::operands(operation));
        self.pattern = operation.operands.last().and_then(access::text);
    }
}

/// The colours of areas and of lines.
#[derive(Debug, Clone)]
pub(super) struct Inks {
    pub(super) fill: Ink,
    pub(super) stroke: Ink,
}

impl Inks {
    /// The colours that a page starts with.
    pub(super) fn new() -> Self {
        Self {
            fill: Ink::of(Resolved::GRAY),
            stroke: Ink::of(Resolved::GRAY),
        }
    }

    /// Carries out an operation that sets a colour; false if it does not.
    pub(super) fn apply(
        &mut self,
        document: &Document,
        resources: &Dictionary,
        operation: &Operation,
    ) -> bool {
        let operator = operation.operator.as_str();
        let lines = operator.starts_with(|letter: char| letter.is_ascii_uppercase());
        let ink = if lines { &mut self.stroke } else { &mut self.fill };
        match operator {
            "g" | "G" => *ink = Ink::of(Resolved::GRAY),
            "rg" | "RG" => *ink = Ink::of(Resolved::RGB),
            "k" | "K" => *ink = Ink::of(Resolved::CMYK),
            "cs" | "CS" => {
                let named = operation.operands.first().unwrap_or(&Object::Null);
                *ink = Ink::of(Resolved::read(document, resources, named));
                return true;
            }
            "sc" | "SC" | "scn" | "SCN" => {}
            _ => return false,
        }
        ink.set(operation);
        true
    }
}

/// What `q` saves and `Q` brings back, as far as facts need it.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) clip: Rect,
    pub(super) inks: Inks,
    /// The width of lines, before the matrix.
    pub(super) width: f64,
    /// Whether areas and lines print over what is below them.
    pub(super) overprint: Overprint,
    pub(super) font: Option<String>,
    pub(super) size: f64,
    /// How glyphs are drawn (ISO 32000-1, table 106).
    pub(super) mode: i64,
    pub(super) leading: f64,
}

/// Whether areas and lines print over what is below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Overprint {
    pub(super) fill: bool,
    pub(super) stroke: bool,
}

impl State {
    /// The state that a page starts with.
    pub(super) fn new(clip: Rect) -> Self {
        Self {
            matrix: Matrix::IDENTITY,
            clip,
            inks: Inks::new(),
            width: 1.0,
            overprint: Overprint::default(),
            font: None,
            size: 0.0,
            mode: 0,
            leading: 0.0,
        }
    }

    /// Takes over what a dictionary of graphics state says of the pen and of
    /// overprint.
    pub(super) fn extend(&mut self, document: &Document, extended: &Dictionary) {
        if let Some(width) = access::number(document, extended, "LW") {
            self.width = width;
        }
        self.overprint = self.overprint.extended(document, extended);
    }
}

impl Overprint {
    /// Returns it as a dictionary of graphics state leaves it: `OP` is for both
    /// unless `op` says otherwise (ISO 32000-1, table 58).
    pub(super) fn extended(self, document: &Document, extended: &Dictionary) -> Self {
        let flag =
            |key| access::entry(document, extended, key).and_then(|o| o.as_bool().ok());
        let (both, areas) = (flag("OP"), flag("op"));
        Self {
            fill: areas.or(both).unwrap_or(self.fill),
            stroke: both.unwrap_or(self.stroke),
        }
    }
}

/// Returns whether a way to draw glyphs fills them, and whether it draws their
/// outlines.
pub(super) fn draws(mode: i64) -> (bool, bool) {
    (matches!(mode, 0 | 2 | 4 | 6), matches!(mode, 1 | 2 | 5 | 6))
}

/// The box around a path, on the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    pub(super) around: Option<Rect>,
    /// Whether the path clips from here on.
    pub(super) clips: bool,
}

impl Path {
    /// Carries out an operation that goes on with a path; false if it does not.
    pub(super) fn apply(&mut self, operation: &Operation, matrix: Matrix) -> bool {
        let numbers = access::operands(operation);
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("re", &[x, y, width, height]) => {
                self.reach(matrix.rect(&Rect::new((x, y), (x + width, y + height))));
            }
            // The box around the control points holds the curve.
            ("m" | "l" | "c" | "v" | "y", points) => {
                for point in points.chunks_exact(2) {
                    let point = matrix.point((point[0], point[1]));
                    self.reach(Rect::new(point, point));
                }
            }
            ("W" | "W*", _) => self.clips = true,
            ("h" | "re", _) => {}
            _ => return false,
        }
        true
    }

    fn reach(&mut self, rect: Rect) {
        self.around = Some(self.around.map_or(rect, |around| around.join(&rect)));
    }
}
