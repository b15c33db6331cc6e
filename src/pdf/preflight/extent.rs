//! Text that leaves its panel or its page.

use super::Table;
use super::scene::{Area, Thing, What};
use crate::diag::Code;
use crate::pdf::Fault;
use crate::sheet::FrameBox;

/// How far, in points, ink may stand outside before it counts as outside.
const TOLERANCE: f64 = 0.5;

/// What is said of text that sticks out at the foot of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) enum Foot {
    /// That it does.
    Tell,
    /// Nothing: the layout has reported that its frame overflows.
    Told,
}

/// Returns the texts that leave the margins of their page or panel at a side, or
/// the page or panel at its head or foot.
pub(super) fn faults(table: &Table<'_>, foot: Foot) -> Vec<Fault> {
    let outside = |thing: &Thing<'_>| {
        let What::Text(_) = thing.what else { return None };
        let ink = thing.ink?;
        let within = |area: Area| is_within(ink, area);
        if allowed(table, thing, foot).into_iter().any(within) {
            return None;
        }
        let fault = table
            .fault(Code::OutsidePage, thing)
            .with("edge", if crosses_fold(table, thing, ink) { "fold" } else { "trim" })
            .with("text", thing.excerpt());
        Some(fault)
    };
    table.scene.things.iter().filter_map(outside).collect()
}

/// Returns what the ink of a text may cover: its own panel; where the panel is not
/// known, any of them; on a page without panels, the page.
fn allowed(table: &Table<'_>, thing: &Thing<'_>, foot: Foot) -> Vec<Area> {
    let boxes = table.document.geometry.frames.iter();
    let here = boxes.filter(|panel| panel.side == thing.page);
    let own = |panel: &&FrameBox| thing.panel.is_none_or(|own| own == *panel);
    let mut allowed: Vec<Area> =
        here.filter(own).map(|panel| within(table, thing, panel)).collect();
    if allowed.is_empty() {
        allowed.push(on_page(table, thing));
    }
    if foot == Foot::Told {
        allowed.iter_mut().for_each(|area| area.bottom = f64::INFINITY);
    }
    allowed
}

/// Returns what text may cover in a panel.
fn within(table: &Table<'_>, thing: &Thing<'_>, panel: &FrameBox) -> Area {
    let margin = table.document.geometry.margin;
    let page = table.page(thing);
    Area {
        left: panel.x + margin.inside,
        top: panel.y,
        right: page.right.min(panel.x + panel.width) - margin.outside,
        bottom: page.bottom.min(panel.y + panel.height),
    }
}

/// Returns what text may cover on a page of a booklet: the inside of a right page
/// is at its left.
fn on_page(table: &Table<'_>, thing: &Thing<'_>) -> Area {
    let margin = table.document.geometry.margin;
    let is_right = thing.page % 2 == 1;
    let sides = (margin.inside, margin.outside);
    let (left, right) = if is_right { sides } else { (sides.1, sides.0) };
    let page = table.page(thing);
    Area { left, right: page.right - right, ..page }
}

/// Returns whether ink stands on more than one panel.
fn crosses_fold(table: &Table<'_>, thing: &Thing<'_>, ink: Area) -> bool {
    let boxes = table.document.geometry.frames.iter();
    let met = boxes.filter(|panel| panel.side == thing.page).filter(|panel| {
        let met = ink.meet(Area::of(panel));
        met.width() > TOLERANCE && met.height() > TOLERANCE
    });
    met.count() > 1
}

/// Returns whether ink stays within its bounds.
fn is_within(ink: Area, bounds: Area) -> bool {
    let bounds = bounds.grown(TOLERANCE);
    ink.left >= bounds.left
        && ink.top >= bounds.top
        && ink.right <= bounds.right
        && ink.bottom <= bounds.bottom
}
