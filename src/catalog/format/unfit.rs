//! Why a card does not go on a sheet.

use super::millimetres;
use crate::diag::{Code, Diagnostic, Span};
use crate::sheet::GridFault;

/// Says why a card does not go on a sheet.
pub(super) fn unfit(fault: &GridFault, span: &Span) -> Diagnostic {
    let (reason, lengths) = match fault {
        GridFault::NoCell => ("no-cell", None),
        GridFault::CellsOverlap => ("overlap", None),
        GridFault::GridLargerThanPage => ("page", None),
        GridFault::CardLargerThanCell => ("card", None),
        GridFault::BleedOnButtCut => ("butt-cut", None),
        GridFault::GutterBelowTwiceBleed { gutter, needed } => {
            ("gutter", Some((*gutter, *needed)))
        }
        GridFault::MarginUnprintable { margin, needed } => {
            ("margin", Some((*margin, *needed)))
        }
    };
    let (found, needed) = lengths.unwrap_or_default();
    Diagnostic::at(Code::SheetUnfit, span)
        .with("reason", reason)
        .with("found", millimetres(found))
        .with("needed", millimetres(needed))
}
