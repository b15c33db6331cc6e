//! The folds one by one: which panel is how wide, where it stands, how it is
//! folded.
//!
//! Panels are numbered in the order in which a reader meets them while
//! unfolding; 1 is the cover, always at the right of the outside. The inside is
//! drawn as it is seen after the sheet was turned about a vertical axis: what
//! stands at its left is the back of what stands at the right of the outside.
//! Below each outside stand its creases: `^` a mountain, `v` a valley.

use super::{Crease, Direction, FoldKind, Length};
use Direction::{Mountain, Valley};

/// A fold of a sheet of some width.
pub(super) struct Scheme {
    /// The widths of the outer panels from left to right.
    pub(super) widths: Vec<Length>,
    /// The creases of the outside from left to right, and when they are folded.
    steps: Vec<(Direction, usize)>,
    /// The numbers of the outside from left to right.
    pub(super) outside: Vec<usize>,
    /// The numbers of the inside from left to right.
    pub(super) inside: Vec<usize>,
    /// The numbers of the panels in front of the closed sheet.
    pub(super) front: Vec<usize>,
    /// The number of the panel at its back.
    pub(super) back: usize,
}

impl Scheme {
    /// Folds a sheet.
    pub(super) fn new(kind: FoldKind, extent: Length, allowance: Length) -> Self {
        match kind {
            FoldKind::Half => zigzag(2, extent),
            FoldKind::Z3 => zigzag(3, extent),
            FoldKind::Accordion(panels) => zigzag(panels, extent),
            FoldKind::Roll3 => roll_3(extent, allowance),
            FoldKind::Roll4 => roll_4(extent, allowance),
            FoldKind::Gate => gate(extent, allowance),
            FoldKind::DoubleParallel => double_parallel(extent, allowance),
        }
    }

    /// Returns the creases of the outside from left to right.
    pub(super) fn creases(&self) -> Vec<Crease> {
        let mut at = Length::default();
        let creases = self.widths.iter().zip(&self.steps);
        creases
            .map(|(width, &(direction, step))| {
                at = at + *width;
                Crease { at, direction, step }
            })
            .collect()
    }
}

/// Returns the width of the sheet whose largest panel has a width.
pub(super) fn extent(kind: FoldKind, closed: Length, allowance: Length) -> Length {
    match kind {
        FoldKind::Half => closed * 2,
        FoldKind::Z3 => closed * 3,
        FoldKind::Accordion(panels) => closed * i64::from(panels),
        FoldKind::Roll3 => closed * 3 - allowance,
        FoldKind::Roll4 => closed * 4 - allowance * 3,
        FoldKind::Gate => closed * 2 - allowance,
        FoldKind::DoubleParallel => closed * 4 - allowance * 2,
    }
}

/// Folds a sheet in three and rolls it in: `p = (W + d) / 3`, narrow `p − d`.
///
/// The reader sees the cover; opens it on the inside left and, at the right, the
/// outer face of the panel still folded in; unfolds that; turns to the back:
///
/// ```text
/// outside   3 (narrow) │ 6 back │ 1 cover
///                      ^        ^
/// inside    2          │ 4      │ 5 (narrow)
/// ```
fn roll_3(extent: Length, allowance: Length) -> Scheme {
    let full = (extent + allowance) / 3;
    Scheme {
        widths: vec![extent - full * 2, full, full],
        steps: vec![(Mountain, 1), (Mountain, 2)],
        outside: vec![3, 6, 1],
        inside: vec![2, 4, 5],
        front: vec![1],
        back: 6,
    }
}

/// Folds a sheet in four and rolls it in: `p = (W + 3d) / 4`, then `p − d` and
/// `p − 2d` for the panels that are further in.
///
/// The reader opens the cover, then what is rolled in, one panel at a time; each
/// shows its outer face before its inner one:
///
/// ```text
/// outside   5 (narrowest) │ 3 (narrow) │ 8 back     │ 1 cover
///                         ^            ^            ^
/// inside    2             │ 4          │ 6 (narrow) │ 7 (narrowest)
/// ```
fn roll_4(extent: Length, allowance: Length) -> Scheme {
    let full = (extent + allowance * 3) / 4;
    let narrow = full - allowance;
    Scheme {
        widths: vec![extent - narrow - full * 2, narrow, full, full],
        steps: vec![(Mountain, 1), (Mountain, 2), (Mountain, 3)],
        outside: vec![5, 3, 8, 1],
        inside: vec![2, 4, 6, 7],
        front: vec![1],
        back: 8,
    }
}

/// Folds both sides of a sheet in like doors, with a gap `g` between them: doors
/// `(W − g) / 4`, centre `(W + g) / 2`.
///
/// The left door, which is at the right of the outside, is read first; a picture
/// over both doors has its left half there:
///
/// ```text
/// outside   2 right door │ 6 back   │ 1 left door
///                        ^          ^
/// inside    3 left door  │ 4 centre │ 5 right door
/// ```
fn gate(extent: Length, gap: Length) -> Scheme {
    let door = (extent - gap) / 4;
    Scheme {
        widths: vec![door, extent - door * 2, door],
        steps: vec![(Mountain, 1), (Mountain, 2)],
        outside: vec![2, 6, 1],
        inside: vec![3, 4, 5],
        front: vec![1, 2],
        back: 6,
    }
}

/// Folds a sheet in half and in half again, the creases parallel:
/// `p = (W + 2d) / 4` for the cover and the back, `p − d` for the two panels
/// between them.
///
/// The reader undoes the second fold, as one opens a book, on two outer panels,
/// then the first one on the whole inside:
///
/// ```text
/// outside   2 (narrow) │ 3 (narrow) │ 8 back     │ 1 cover
///                      v            ^            ^
/// inside    4          │ 5          │ 6 (narrow) │ 7 (narrow)
/// ```
fn double_parallel(extent: Length, allowance: Length) -> Scheme {
    let full = (extent + allowance * 2) / 4;
    let narrow = full - allowance;
    Scheme {
        widths: vec![extent - narrow - full * 2, narrow, full, full],
        steps: vec![(Valley, 2), (Mountain, 1), (Mountain, 2)],
        outside: vec![2, 3, 8, 1],
        inside: vec![4, 5, 6, 7],
        front: vec![1],
        back: 8,
    }
}

/// Folds a sheet in panels of one width, to and fro: in half, in Z, as an
/// accordion.
///
/// The reader opens the cover as that of a book, pulls the inside apart and
/// reads it from left to right, then turns the sheet and reads what is left of
/// the outside. The back is the leftmost panel of the outside if the panels are
/// even in number, or else its other face:
///
/// ```text
/// outside   4 back │ 1 cover
///                  ^
/// inside    2      │ 3
///
/// outside   5      │ 6      │ 1 cover
///                  v        ^
/// inside    2      │ 3      │ 4 back
///
/// outside   6 back │ 7      │ 8      │ 1 cover
///                  ^        v        ^
/// inside    2      │ 3      │ 4      │ 5
/// ```
fn zigzag(panels: u8, extent: Length) -> Scheme {
    // What does not divide is spread: panels differ by no more than an EMU.
    let (mut widths, mut rest) = (Vec::new(), extent);
    for left in (1..=panels).rev() {
        let width = rest / i64::from(left);
        widths.push(width);
        rest = rest - width;
    }
    let panels = usize::from(panels);
    let direction = |from_cover: usize| [Mountain, Valley][from_cover % 2];
    let steps = (1..panels).map(|step| (direction(panels - 1 - step), step));
    Scheme {
        widths,
        steps: steps.collect(),
        outside: (panels + 2..=2 * panels).chain([1]).collect(),
        inside: (2..panels + 2).collect(),
        front: vec![1],
        back: panels + 1 + usize::from(panels.is_multiple_of(2)),
    }
}
