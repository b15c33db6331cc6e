//! What comes too near to an edge that is cut or folded.
//!
//! Cuts and folds are off by up to 1/16 in: what stands nearer than 1/8 in to them
//! may be lost, or look crooked. A field that goes on into the bleed, or that ends
//! exactly at a fold, is art.

use super::scene::{Area, Thing, What};
use super::{Table, millimetres};
use crate::diag::Code;
use crate::pdf::Fault;

/// How far from an edge, in points, something counts as ending there.
const AT: f64 = 0.5;

/// How much of the distance may be missing without being seen, in points.
const EXACT: f64 = 0.1;

/// An edge of a panel or page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// It is cut.
    Trim,
    /// It is folded.
    Fold,
}

/// What is wrong with something at an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Finding {
    /// It comes too near: so many points remain, or it is so far beyond.
    Near(f64),
    /// The fold divides it.
    Across,
}

/// Returns what comes too near to the cut or to a fold.
pub(super) fn faults(table: &Table<'_>) -> Vec<Fault> {
    let things = table.scene.things.iter();
    things.filter_map(|thing| nearest(table, thing)).collect()
}

/// Returns the worst that is wrong with one thing.
fn nearest(table: &Table<'_>, thing: &Thing<'_>) -> Option<Fault> {
    let ink = thing.ink?;
    let found = edges(table, thing, ink).into_iter().filter_map(|(distance, edge)| {
        judge(thing, distance, edge, table.rules.safe).map(|finding| (edge, finding))
    });
    let weight = |finding: &Finding| match finding {
        Finding::Near(distance) => *distance,
        Finding::Across => f64::NEG_INFINITY,
    };
    let (edge, finding) =
        found.min_by(|(_, a), (_, b)| weight(a).total_cmp(&weight(b)))?;
    let make = |code| match thing.what {
        What::Text(_) | What::Shape(..) => table.drawn(code, thing),
        What::Picture(..) => super::pictures::of_picture(table, code, thing),
    };
    let fault = match finding {
        Finding::Across => make(Code::AcrossFold),
        Finding::Near(distance) => make(Code::SafeZone)
            .with("edge", if edge == Edge::Fold { "fold" } else { "trim" })
            .with("distance", millimetres(distance.abs()))
            .with("needed", millimetres(table.rules.safe)),
    };
    Some(fault.with("what", thing.name()).with("text", thing.excerpt()))
}

/// Judges something at an edge, given how far inside it ends in points.
fn judge(thing: &Thing<'_>, distance: f64, edge: Edge, safe: f64) -> Option<Finding> {
    let near = distance < safe - EXACT;
    if matches!(thing.what, What::Text(_)) {
        return match edge {
            Edge::Fold if distance < -AT => Some(Finding::Across),
            _ => near.then_some(Finding::Near(distance)),
        };
    }
    // What reaches the edge belongs there; what is cut off goes on into the bleed.
    if distance.abs() <= AT || edge == Edge::Trim && distance < 0.0 {
        return None;
    }
    if distance > 0.0 {
        return near.then_some(Finding::Near(distance));
    }
    if thing.is_rule() {
        return Some(Finding::Across);
    }
    // A field over both sides of a fold is art, but must not end beside it.
    (-distance < safe - EXACT).then_some(Finding::Near(distance))
}

/// Returns how far inside each edge of its panel something ends, in points, and
/// what is done to that edge.
fn edges(table: &Table<'_>, thing: &Thing<'_>, ink: Area) -> [(f64, Edge); 4] {
    let page = table.page(thing);
    let own = table.home(thing);
    let is_booklet = table.document.product == "booklet";
    let is_right = thing.page % 2 == 1;
    // The spine of a booklet is a fold; a right page has it at its left.
    let spine = |at_left: bool| is_booklet && at_left == is_right;
    let kind = |is_outer: bool| if is_outer { Edge::Trim } else { Edge::Fold };
    let meets = |a: f64, b: f64| (a - b).abs() < AT;
    [
        (ink.left - own.left, kind(meets(own.left, page.left) && !spine(true))),
        (own.right - ink.right, kind(meets(own.right, page.right) && !spine(false))),
        (ink.top - own.top, kind(meets(own.top, page.top))),
        (own.bottom - ink.bottom, kind(meets(own.bottom, page.bottom))),
    ]
}
