//! Folded sheets: the widths of their panels, where they stand, and the lines
//! along which they fold.

mod hand;
mod schemes;

#[cfg(test)]
mod tests;

use std::fmt;

use super::{Axis, Flip, FrameBox, Length, Point, Size};
use schemes::Scheme;

pub use hand::Turn;

/// The kinds of fold, by what they do to a sheet; `schemes` draws them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// Two panels.
    Half,
    /// Three panels, rolled in (« pli roulé »).
    Roll3,
    /// Three panels, zigzag (« pli accordéon »).
    Z3,
    /// Two doors that meet before a panel of twice their width (« pli fenêtre »).
    Gate,
    /// Four panels, rolled in.
    Roll4,
    /// Four panels, in half and in half again (« pli économique »).
    DoubleParallel,
    /// That many panels, zigzag: from 3 to 10.
    Accordion(u8),
}

impl FoldKind {
    /// Returns all kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        let named = [Self::Half, Self::Roll3, Self::Z3, Self::Gate, Self::Roll4];
        let named = named.into_iter().chain([Self::DoubleParallel]);
        named.chain((3..=10).map(Self::Accordion))
    }

    /// Finds a kind by its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.to_string() == name)
    }

    /// Returns how many panels there are on each side.
    pub fn panels(self) -> usize {
        match self {
            Self::Half => 2,
            Self::Roll3 | Self::Z3 | Self::Gate => 3,
            Self::Roll4 | Self::DoubleParallel => 4,
            Self::Accordion(panels) => usize::from(panels),
        }
    }
}

impl fmt::Display for FoldKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Half => f.write_str("half"),
            Self::Roll3 => f.write_str("roll-3"),
            Self::Z3 => f.write_str("z-3"),
            Self::Gate => f.write_str("gate"),
            Self::Roll4 => f.write_str("roll-4"),
            Self::DoubleParallel => f.write_str("double-parallel"),
            Self::Accordion(panels) => write!(f, "accordion-{panels}"),
        }
    }
}

/// A sheet to be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// The kind of fold.
    pub kind: FoldKind,
    /// The trimmed flat sheet.
    pub sheet: Size,
    /// By how much a panel that is folded in is narrower than the panel it lies
    /// under; of a gate, the gap between the doors. The other kinds have none.
    pub allowance: Length,
    /// The direction of the creases.
    pub axis: Axis,
}

/// Why a sheet cannot be folded so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldError {
    /// The allowance is less than nothing.
    NegativeAllowance,
    /// The allowance leaves nothing of the narrowest panel.
    NoPanel,
    /// An accordion has from 3 to 10 panels.
    PanelCount,
}

/// How a crease looks from one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The crease comes towards who looks at it.
    Mountain,
    /// The crease goes away from who looks at it.
    Valley,
}

impl Direction {
    /// Returns how the crease looks from the other side.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Mountain => Self::Valley,
            Self::Valley => Self::Mountain,
        }
    }
}

/// A line along which a sheet is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crease {
    /// How far it is from the left edge of the side, or from the head if the
    /// creases are horizontal.
    pub at: Length,
    /// How it looks from that side.
    pub direction: Direction,
    /// When it is folded, from 1; creases of one step are folded at once.
    pub step: usize,
}

/// A folded sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The panels in the reader's order; side 1 is the outside.
    pub panels: Vec<FrameBox>,
    /// The numbers of the panels seen in front when it is closed, from the left:
    /// one, or both doors of a gate.
    pub front: Vec<usize>,
    /// The number of the panel seen behind when it is closed.
    pub back: usize,
    /// The size when closed: that of the largest panel.
    pub closed: Size,
    /// The edge about which the sheet turns between its sides: it turns about
    /// the direction of its creases, so that both sides are upright.
    pub flip: Flip,
    /// The direction of the creases.
    pub axis: Axis,
    /// The creases of the outside.
    creases: Vec<Crease>,
    /// From edge to edge, across the creases.
    extent: Length,
}

impl Fold {
    /// Makes a sheet whose panels stand side by side.
    pub fn new(kind: FoldKind, sheet: Size, allowance: Length) -> Self {
        Self { kind, sheet, allowance, axis: Axis::Vertical }
    }

    /// Makes the sheet that has a size when it is closed.
    pub fn closing_to(
        closed: Size,
        kind: FoldKind,
        allowance: Length,
        axis: Axis,
    ) -> Self {
        let closed = across(closed, axis);
        let width = schemes::extent(kind, closed.width, allowance);
        let sheet = across(Size { width, ..closed }, axis);
        Self { kind, sheet, allowance, axis }
    }

    /// Works out the folded sheet.
    pub fn fold(&self) -> Result<Folded, FoldError> {
        if self.allowance < Length::default() {
            return Err(FoldError::NegativeAllowance);
        }
        if !FoldKind::all().any(|kind| kind == self.kind) {
            return Err(FoldError::PanelCount);
        }
        let Size { width: extent, height } = across(self.sheet, self.axis);
        let scheme = Scheme::new(self.kind, extent, self.allowance);
        let narrowest = scheme.widths.iter().min();
        if narrowest.is_none_or(|width| *width <= Length::default()) {
            return Err(FoldError::NoPanel);
        }
        let widest = scheme.widths.iter().max().copied().unwrap_or_default();
        Ok(Folded {
            panels: self.panels(&scheme),
            closed: across(Size::new(widest, height), self.axis),
            flip: Flip::about(self.axis, self.sheet),
            axis: self.axis,
            creases: scheme.creases(),
            extent,
            front: scheme.front,
            back: scheme.back,
        })
    }

    /// Returns the panels of both sides in the reader's order.
    fn panels(&self, scheme: &Scheme) -> Vec<FrameBox> {
        let Size { width: extent, height } = across(self.sheet, self.axis);
        let mut panels = Vec::new();
        let mut left = Length::default();
        let pairs = scheme.outside.iter().zip(scheme.inside.iter().rev());
        for (width, (outside, inside)) in scheme.widths.iter().zip(pairs) {
            let mirrored = extent - left - *width;
            for (number, side, at) in [(*outside, 1, left), (*inside, 2, mirrored)] {
                let corner = match self.axis {
                    Axis::Vertical => Point { x: at, ..Point::default() },
                    Axis::Horizontal => Point { y: at, ..Point::default() },
                };
                let size = across(Size::new(*width, height), self.axis);
                panels.push(FrameBox::new(number, side, corner, size));
            }
            left = left + *width;
        }
        panels.sort_by_key(|panel| panel.number);
        panels
    }
}

impl Folded {
    /// Returns the creases as a side shows them, from the left or from the head.
    pub fn folds(&self, side: usize) -> Vec<Crease> {
        let creases = self.creases.iter().copied();
        if side == 1 {
            return creases.collect();
        }
        let mirrored = |crease: Crease| Crease {
            at: self.extent - crease.at,
            direction: crease.direction.opposite(),
            step: crease.step,
        };
        creases.rev().map(mirrored).collect()
    }
}

/// Returns a size as it is across vertical creases: what is folded from head to
/// foot is a sheet folded from left to right that lies on its side.
fn across(size: Size, axis: Axis) -> Size {
    match axis {
        Axis::Vertical => size,
        Axis::Horizontal => size.transposed(),
    }
}
