//! How a sheet is folded, as a diagram shows it.

use serde::Serialize;

use super::Measure;
use crate::sheet::{Axis, Direction, FoldKind, Folded};

/// How a sheet is folded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fold {
    /// The kind: `roll-3`.
    pub kind: String,
    /// How many panels there are on a side.
    pub panels: usize,
    /// Whether the creases go from side to side.
    pub horizontal: bool,
    /// The numbers of the panels seen in front when it is closed.
    pub front: Vec<usize>,
    /// The number of the panel seen behind when it is closed.
    pub back: usize,
    /// The outside and the inside.
    pub sides: [FoldSide; 2],
}

/// A side of a sheet that is folded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoldSide {
    /// The panels, from the left or from the head.
    pub panels: Vec<FoldPanel>,
    /// The creases, from the left or from the head.
    pub creases: Vec<FoldCrease>,
}

/// A panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoldPanel {
    /// Its number in the reader's order.
    pub number: usize,
    /// Its size across the creases.
    pub size: Measure,
}

/// A crease.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoldCrease {
    /// How far it is from the left or from the head.
    pub at: Measure,
    /// `mountain` or `valley`, as the side shows it.
    pub direction: &'static str,
    /// When it is folded, from 1.
    pub step: usize,
}

/// Returns how a sheet is folded, from both sides.
pub(super) fn fold(folded: &Folded) -> Fold {
    let horizontal = folded.axis == Axis::Horizontal;
    let side = |side: usize| {
        let mut panels: Vec<_> =
            folded.panels.iter().filter(|one| one.side == side).collect();
        panels.sort_by(|a, b| (a.x, a.y).partial_cmp(&(b.x, b.y)).expect("finite"));
        let panels = panels.into_iter().map(|panel| FoldPanel {
            number: panel.number,
            size: Measure::of_points(if horizontal { panel.height } else { panel.width }),
        });
        let creases = folded.folds(side).into_iter().map(|crease| FoldCrease {
            at: crease.at.into(),
            direction: match crease.direction {
                Direction::Mountain => "mountain",
                Direction::Valley => "valley",
            },
            step: crease.step,
        });
        FoldSide {
            panels: panels.collect(),
            creases: creases.collect(),
        }
    };
    Fold {
        kind: match folded.kind {
            FoldKind::Accordion(_) => "accordion".to_owned(),
            kind => kind.to_string(),
        },
        panels: folded.kind.panels(),
        horizontal,
        front: folded.front.clone(),
        back: folded.back,
        sides: [side(1), side(2)],
    }
}
