//! Rewrites a content stream so that solid black prints over what is below it
//! and no mark for screen readers is left.

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object};

use super::access;
use super::colour::{Colour, Resolved, Space};
use super::content::{Inks, Overprint, draws};
use super::convert::{self, Known};
use super::place::Matrix;

/// Up to which width, in points, a black rule overprints. A wider one is an
/// area: what is below it would show through the black.
const THIN: f64 = 1.0;

/// The names of the four states of overprint among the resources of a stream.
pub(super) struct States([String; 4]);

/// Every state of overprint, in the order of [`States`].
pub(super) const STATES: [Overprint; 4] = [
    Overprint { fill: false, stroke: false },
    Overprint { fill: true, stroke: false },
    Overprint { fill: false, stroke: true },
    Overprint { fill: true, stroke: true },
];

impl States {
    /// Chooses names that are not taken.
    pub(super) fn new(taken: &Dictionary) -> Self {
        let mut stem = "Over".to_owned();
        while taken.iter().any(|(name, _)| name.starts_with(stem.as_bytes())) {
            stem.push('-');
        }
        Self([0, 1, 2, 3].map(|number| format!("{stem}{number}")))
    }

    /// Returns the names.
    pub(super) fn names(&self) -> &[String; 4] {
        &self.0
    }
}

/// A colour on its way to the press.
#[derive(Clone, Default)]
struct Side {
    /// The operation that chose the space, if one did.
    space: Option<Operation>,
    /// Whether black of the black plate was written in its place.
    replaced: bool,
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    inks: Inks,
    fill: Side,
    stroke: Side,
    matrix: Matrix,
    width: f64,
    mode: i64,
    /// The state of overprint; none if it cannot be told.
    overprint: Option<Overprint>,
}

/// Rewrites one content stream.
pub(super) struct Rewrite<'a> {
    document: &'a Document,
    resources: &'a Dictionary,
    states: &'a States,
    /// The palette, if red, green and blue become inks.
    convert: Option<&'a [Known]>,
    state: State,
    saved: Vec<State>,
    /// Whether each open mark stays.
    marks: Vec<bool>,
    /// A path that is not painted yet: no state may be set within it.
    path: Vec<Operation>,
    written: Vec<Operation>,
}

impl<'a> Rewrite<'a> {
    /// Starts a stream: overprint is off, since it is off at the start of a page
    /// and before anything that is no text or rule.
    pub(super) fn new(
        document: &'a Document,
        resources: &'a Dictionary,
        states: &'a States,
        convert: Option<&'a [Known]>,
    ) -> Self {
        let state = State {
            inks: Inks::new(),
            fill: Side::default(),
            stroke: Side::default(),
            matrix: Matrix::IDENTITY,
            width: 1.0,
            mode: 0,
            overprint: Some(Overprint::default()),
        };
        Self {
            document,
            resources,
            states,
            convert,
            state,
            saved: Vec::new(),
            marks: Vec::new(),
            path: Vec::new(),
            written: Vec::new(),
        }
    }

    /// Rewrites all operations.
    pub(super) fn all(mut self, operations: Vec<Operation>) -> Vec<Operation> {
        for operation in operations {
            self.one(operation);
        }
        self.written.append(&mut self.path);
        self.written
    }

    /// Rewrites an operation.
    fn one(&mut self, operation: Operation) {
        match operation.operator.as_str() {
            "m" | "l" | "c" | "v" | "y" | "h" | "re" | "W" | "W*" => {
                return self.path.push(operation);
            }
            "BMC" | "BDC" => return self.mark(operation),
            "EMC" if !self.marks.pop().unwrap_or(false) => return,
            "MP" | "DP" => return,
            "f" | "F" | "f*" | "sh" | "Do" | "BI" => self.over(Overprint::default()),
            "S" | "s" | "B" | "B*" | "b" | "b*" => {
                self.over(Overprint { fill: false, stroke: self.thin_black() });
            }
            "Tj" | "TJ" | "'" | "\"" => self.over(self.black_text()),
            _ => {}
        }
        self.written.append(&mut self.path);
        if !self.colour(&operation) {
            self.follow(&operation);
            self.written.push(operation);
        }
    }

    /// Returns which parts of glyphs are drawn in solid black.
    fn black_text(&self) -> Overprint {
        let (fills, strokes) = draws(self.state.mode);
        let Inks { fill, stroke } = &self.state.inks;
        Overprint {
            fill: fills && fill.colour.is_solid_black(),
            stroke: strokes && stroke.colour.is_solid_black(),
        }
    }

    /// Returns whether lines are solid black and thin.
    fn thin_black(&self) -> bool {
        let width = self.state.width * self.state.matrix.narrowest();
        width <= THIN && self.state.inks.stroke.colour.is_solid_black()
    }

    /// Sets overprint if it is not as wanted.
    fn over(&mut self, wanted: Overprint) {
        if self.state.overprint == Some(wanted) {
            return;
        }
        self.state.overprint = Some(wanted);
        let names = STATES.iter().zip(self.states.names());
        for (_, name) in names.filter(|(state, _)| **state == wanted) {
            let name = Object::Name(name.clone().into_bytes());
            self.written.push(Operation::new("gs", vec![name]));
        }
    }

    /// Opens a mark. Those of layers stay, those of tags and artifacts go.
    fn mark(&mut self, operation: Operation) {
        let tag = operation.operands.first().and_then(access::text);
        let stays = tag.as_deref() == Some("OC");
        self.marks.push(stays);
        if stays {
            self.written.push(operation);
        }
    }

    /// Carries out an operation that sets a colour, and writes it. Black as a grey
    /// becomes black of the black plate, which is the only one that overprints as
    /// it should (ISO 32000-1, 8.6.7: nonzero overprint is for `DeviceCMYK`
    /// alone); red, green and blue become inks if that is asked for. False if it
    /// sets none.
    fn colour(&mut self, operation: &Operation) -> bool {
        let State { inks, fill, stroke, .. } = &mut self.state;
        if !inks.apply(self.document, self.resources, operation) {
            return false;
        }
        let operator = operation.operator.as_str();
        let lines = operator.starts_with(|letter: char| letter.is_ascii_uppercase());
        let (side, ink) =
            if lines { (stroke, &mut inks.stroke) } else { (fill, &mut inks.fill) };
        match operator {
            "cs" | "CS" => {
                *side = Side { space: Some(operation.clone()), replaced: false };
                self.written.push(operation.clone());
                return true;
            }
            "sc" | "SC" | "scn" | "SCN" => {}
            _ => *side = Side::default(),
        }
        if let Some(inks) = instead(&ink.colour, self.convert) {
            side.replaced = true;
            ink.colour = Resolved::CMYK.colour(&inks);
            let operator = if lines { "K" } else { "k" };
            self.written.push(Operation::new(operator, inks.map(number).to_vec()));
            return true;
        }
        if std::mem::take(&mut side.replaced) {
            // The space was left for that of the black: back to it.
            self.written.extend(side.space.clone());
        }
        self.written.push(operation.clone());
        true
    }

    /// Follows the state through an operation that stays as it is.
    fn follow(&mut self, operation: &Operation) {
        let numbers = access::operands(operation);
        match operation.operator.as_str() {
            "q" => self.saved.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            "cm" => {
                let matrix = Matrix::read(&numbers).unwrap_or(Matrix::IDENTITY);
                self.state.matrix = matrix.then(self.state.matrix);
            }
            "w" => self.state.width = numbers.first().copied().unwrap_or(0.0),
            "Tr" => {
                let mode = operation.operands.first().and_then(|o| o.as_i64().ok());
                self.state.mode = mode.unwrap_or(0);
            }
            "gs" => self.extend(operation),
            _ => {}
        }
    }

    /// Takes over what a dictionary of graphics state says.
    fn extend(&mut self, operation: &Operation) {
        let states = access::dictionary(self.document, self.resources, "ExtGState");
        let name = operation.operands.first().and_then(access::text);
        let extended = states.zip(name);
        let extended = extended
            .and_then(|(states, name)| access::dictionary(self.document, states, &name));
        let Some(extended) = extended else { return };
        if let Some(width) = access::number(self.document, extended, "LW") {
            self.state.width = width;
        }
        if ["OP", "op", "OPM"].iter().any(|key| extended.has(key.as_bytes())) {
            self.state.overprint = None;
        }
    }
}

/// Returns the inks that are written in the place of a colour, if any are.
fn instead(colour: &Colour, convert: Option<&[Known]>) -> Option<[f64; 4]> {
    if is_grey_black(colour) {
        return Some([0.0, 0.0, 0.0, 1.0]);
    }
    let palette = convert.filter(|_| colour.is_rgb())?;
    let &[red, green, blue] = colour.values.as_slice() else { return None };
    Some(convert::inks(palette, [red, green, blue]))
}

/// Writes an amount of ink: whole if it is, else to a ten-thousandth.
#[expect(
    clippy::cast_possible_truncation,
    reason = "an amount of ink is from 0 to 1, and a PDF has numbers of 32 bits"
)]
fn number(ink: f64) -> Object {
    let rounded = (ink * 1e4).round() / 1e4;
    if rounded.fract() == 0.0 {
        Object::Integer(rounded as i64)
    } else {
        Object::Real(rounded as f32)
    }
}

/// Returns whether a colour is black as a grey of the device or of a profile.
fn is_grey_black(colour: &Colour) -> bool {
    let grey = matches!(colour.space, Space::DeviceGray | Space::CalibratedGray);
    grey && colour.values == [0.0]
}
