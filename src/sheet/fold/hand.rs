//! Folding by hand: which part of the sheet moves over which crease.

use super::{Crease, Folded, Length};

/// A part of a sheet on its way over a crease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The crease: towards who looks on a valley, away on a mountain.
    pub crease: Crease,
    /// Whether the part before the crease moves, from the left or from the head; or
    /// else the part behind it.
    pub before: bool,
    /// How long that part is then, across the crease: from the crease to the edge of
    /// what is not folded yet.
    pub reach: Length,
}

impl Folded {
    /// Returns how a side is folded by hand, crease by crease from the left or from the
    /// head.
    ///
    /// The shorter part moves. Of two equal ones it is the part that is still at an edge
    /// of the sheet, and the last one if both are: the cover closes like that of a book.
    pub fn turns(&self, side: usize) -> Vec<Turn> {
        let creases = self.folds(side);
        creases.iter().map(|crease| self.turn(*crease, &creases)).collect()
    }

    /// Returns how one crease is folded when those of the steps before have been.
    fn turn(&self, crease: Crease, creases: &[Crease]) -> Turn {
        let folded = creases.iter().filter(|other| other.step < crease.step);
        let folded = folded.map(|other| other.at);
        let start = folded.clone().filter(|at| *at < crease.at).max();
        let end = folded.filter(|at| *at > crease.at).min();
        let lengths = (
            crease.at - start.unwrap_or_default(),
            end.unwrap_or(self.extent) - crease.at,
        );
        // Panels that are folded in are a little narrower: that is equal to the hand.
        let near = |a: Length, b: Length| (a - b) * 10 < b && (b - a) * 10 < a;
        let before = if near(lengths.0, lengths.1) {
            start.is_none() && end.is_some()
        } else {
            lengths.0 < lengths.1
        };
        let reach = if before { lengths.0 } else { lengths.1 };
        Turn { crease, before, reach }
    }
}
