//! Letters: those that no font has, and those that are too small.

use typst::layout::{Abs, Point};
use typst::text::TextItem;

use super::scene::{Thing, What};
use super::{Table, points};
use crate::diag::Code;
use crate::pdf::Fault;

/// The size below which ink fills the openings of letters, in points.
const FLOOR: f64 = 4.0;

/// How much a size may be below the least without being smaller, in points.
const EXACT: f64 = 0.01;

/// Returns the characters that no font has: they are set as glyph 0.
pub(super) fn missing(table: &Table<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for thing in &table.scene.things {
        let What::Text(text) = thing.what else { continue };
        for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let cluster = text.text.get(glyph.range()).unwrap_or_default();
            let Some(character) = cluster.chars().next() else { continue };
            let fault = table
                .fault(Code::MissingGlyph, thing)
                .with("character", character)
                .with("codepoint", format!("U+{:04X}", u32::from(character)));
            faults.push(fault);
        }
    }
    faults
}

/// Returns the texts that are smaller than the product allows. A raised or lowered
/// sign (« 1er », a note) may be as small as ink can be.
pub(super) fn small(table: &Table<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut before: Option<Run> = None;
    for thing in &table.scene.things {
        let What::Text(text) = thing.what else { continue };
        let run = Run::new(thing, text, before.as_ref());
        let usual = table.rules.least_type;
        let least = if run.is_index { usual.min(FLOOR) } else { usual };
        if thing.ink.is_some() && run.size < least - EXACT {
            let fault = table
                .fault(Code::SmallType, thing)
                .with("size", points(run.size))
                .with("least", points(least))
                .with("text", thing.excerpt());
            faults.push(fault);
        }
        before = Some(run);
    }
    faults
}

/// A run of text, as far as it tells what the next one is.
struct Run {
    page: usize,
    /// Its size as it is printed, in points.
    size: f64,
    /// Where its baseline ends.
    end: (f64, f64),
    /// The size of the text that it is raised above or lowered below.
    base: f64,
    /// Whether it is a raised or lowered sign.
    is_index: bool,
}

impl Run {
    /// Looks at a run that follows another.
    fn new(thing: &Thing<'_>, text: &TextItem, before: Option<&Self>) -> Self {
        let at = |x: Abs| {
            let point = Point::with_x(x).transform(thing.here);
            (point.x.to_pt(), point.y.to_pt())
        };
        let size = text.size.to_pt() * thing.scale();
        let (start, end) = (at(Abs::zero()), at(text.width()));
        let run = Self {
            page: thing.page,
            size,
            end,
            base: size,
            is_index: false,
        };
        let Some(before) = before.filter(|before| before.page == thing.page) else {
            return run;
        };
        let (across, down) = (start.0 - before.end.0, (start.1 - before.end.1).abs());
        let joins = across.abs() < 0.3 * before.base;
        let shifted = down > 0.1 * before.base && down < 0.8 * before.base;
        let same = |a: f64, b: f64| (a - b).abs() < EXACT;
        let goes_on = before.is_index && same(size, before.size) && same(down, 0.0);
        if joins && (size < before.size && shifted || goes_on) {
            return Self { base: before.base, is_index: true, ..run };
        }
        run
    }
}
