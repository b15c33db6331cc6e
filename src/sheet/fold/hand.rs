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
    /// of the sheet, or if both are the one with the cover, which closes like that of a
    /// book.
    pub fn turns(&self, side: usize) -> Vec<Turn> {
        let creases = &self.creases;
        let turns = creases.iter().map(|crease| self.turn(*crease, creases));
        if side == 1 {
            return turns.collect();
        }
        // The same part moves; from behind it is on the other side of its crease.
        let behind = self.folds(side).into_iter().zip(turns.rev());
        behind
            .map(|(crease, turn)| Turn { crease, before: !turn.before, ..turn })
            .collect()
    }

    /// Returns how a crease of the outside, at whose end the cover is, is folded when
    /// those of the steps before have been.
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

#[cfg(test)]
mod tests {
    use crate::sheet::{Fold, FoldKind, Length, SIZES};

    #[test]
    fn the_part_that_moves_is_the_one_that_a_hand_takes() {
        // Kind, and for each crease of the outside from the left: its step, and whether
        // the part on its left moves.
        let rows: [(&str, &[(usize, bool)]); 7] = [
            // The cover closes like that of a book.
            ("half", &[(1, false)]),
            ("roll-3", &[(1, true), (2, false)]),
            ("z-3", &[(1, true), (2, false)]),
            ("gate", &[(1, true), (2, false)]),
            ("roll-4", &[(1, true), (2, true), (3, false)]),
            // The second step goes through both layers: the outer panels move.
            ("double-parallel", &[(2, true), (1, false), (2, false)]),
            ("accordion-4", &[(1, true), (2, true), (3, false)]),
        ];
        let allowance = Length::parse("1/16 in").unwrap();
        for (name, expected) in rows {
            let kind = FoldKind::parse(name).unwrap();
            let fold = Fold::new(kind, SIZES[0].1.landscape(), allowance).fold().unwrap();
            let seen = |side: usize| -> Vec<(usize, bool)> {
                let turns = fold.turns(side).into_iter();
                turns.map(|turn| (turn.crease.step, turn.before)).collect()
            };
            assert_eq!(seen(1), expected, "{name}");
            // From behind, left is right, and the same part moves.
            let behind = expected.iter().rev().map(|(step, before)| (*step, !before));
            assert_eq!(seen(2), behind.collect::<Vec<_>>(), "{name}");
        }
    }
}
