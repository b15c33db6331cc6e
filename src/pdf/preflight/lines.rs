//! Lines that are too thin to be printed.

use typst::layout::Abs;

use super::Table;
use super::scene::{Thing, What};
use crate::diag::Code;
use crate::pdf::Fault;

/// The thinnest line that offset printing holds, in points (0.09 mm): a thinner
/// one breaks up or vanishes.
pub(super) const HAIRLINE: f64 = 0.25;

/// How much a width may be below the least without being thinner, in points.
const EXACT: f64 = 0.001;

/// Returns the lines that are too thin, be they drawn, painted as narrow fields or
/// around letters.
pub(super) fn faults(table: &Table<'_>) -> Vec<Fault> {
    let thin = |thing: &Thing<'_>| {
        let width = width(thing)?;
        let fault = || {
            let fault = table.drawn(Code::Hairline, thing);
            fault.with("width", format!("{width:.2}"))
        };
        (width < HAIRLINE - EXACT).then(fault)
    };
    table.scene.things.iter().filter_map(thin).collect()
}

/// Returns how thick the line of something is, in points as it is printed; nothing
/// if it has none.
fn width(thing: &Thing<'_>) -> Option<f64> {
    let ink = thing.ink?;
    let printed = |thickness: Abs| thickness.to_pt() * thing.scale();
    match thing.what {
        What::Text(text) => text.stroke.as_ref().map(|one| printed(one.thickness)),
        What::Picture(..) => None,
        What::Shape(shape, _) => match &shape.stroke {
            Some(stroke) => Some(printed(stroke.thickness)),
            // A field without any extent is not painted.
            None => Some(ink.width().min(ink.height())).filter(|width| *width > 0.0),
        },
    }
}
