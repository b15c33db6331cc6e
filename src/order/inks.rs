//! Which inks a side of a sheet needs, read from the file of the press itself.

use std::collections::BTreeSet;

use crate::press::{PageFacts, PaintFact, Space};

/// The process inks, in the order of a press.
const PROCESS: [&str; 4] = ["cyan", "magenta", "yellow", "black"];

/// Returns the inks that pages print within the trim, on the odd pages and on the
/// even ones, process inks first; those of spots by their own names.
///
/// Registration colour is on every plate and needs none of its own. Colours that
/// only a screen has are told by the checks of the press, not here.
pub fn inks(pages: &[PageFacts]) -> [Vec<String>; 2] {
    let side = |parity: usize| {
        let pages = pages.iter().skip(parity).step_by(2);
        let paints = pages.flat_map(|page| &page.paints).filter(|paint| paint.within);
        let inks: BTreeSet<String> = paints.flat_map(of_paint).collect();
        let place = |ink: &String| PROCESS.iter().position(|known| known == ink);
        let mut inks: Vec<String> = inks.into_iter().collect();
        inks.sort_by_key(|ink| place(ink).unwrap_or(PROCESS.len()));
        inks
    };
    [side(0), side(1)]
}

/// Returns the inks of a colour.
fn of_paint(paint: &PaintFact) -> Vec<String> {
    let colour = &paint.colour;
    let printed = |value: &f64| *value > 0.0;
    match colour.space {
        Space::DeviceCmyk | Space::CalibratedCmyk => {
            let inks = PROCESS.iter().zip(&colour.values);
            let inks = inks.filter(|(_, value)| printed(value));
            inks.map(|(ink, _)| (*ink).to_owned()).collect()
        }
        Space::DeviceGray | Space::CalibratedGray => {
            let is_white = colour.values.first().is_some_and(|value| *value >= 1.0);
            if is_white { Vec::new() } else { vec!["black".to_owned()] }
        }
        Space::Spot => {
            let inks = colour.inks.iter().zip(&colour.values);
            let inks = inks.filter(|(_, value)| printed(value));
            inks.map(|(ink, _)| process(ink).unwrap_or(ink).to_owned()).collect()
        }
        Space::DeviceRgb
        | Space::CalibratedRgb
        | Space::Lab
        | Space::Registration
        | Space::Pattern
        | Space::Unknown => Vec::new(),
    }
}

/// Returns the process ink that has a name as plates have them.
fn process(ink: &str) -> Option<&'static str> {
    PROCESS.into_iter().find(|known| known.eq_ignore_ascii_case(ink))
}
