//! Cards: alone, folded, and many on a sheet.

mod grid;
mod stock;

#[cfg(test)]
mod tests;

use super::{Axis, Flip, Fold, FoldError, FrameBox, Length, Point, Size};

pub use grid::{Demand, Grid, GridFault};
pub use stock::{CardSheet, SHEETS};

/// A card before it is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardForm {
    /// A card of two faces.
    Single(Size),
    /// A card of two or three panels: [`Fold::closing_to`] makes one that fits a
    /// pocket.
    Folded(Fold),
}

impl CardForm {
    /// Returns the trimmed flat card.
    pub fn flat(&self) -> Size {
        match self {
            Self::Single(size) => *size,
            Self::Folded(fold) => fold.sheet,
        }
    }

    /// Returns the size in the pocket.
    pub fn closed(&self) -> Result<Size, FoldError> {
        match self {
            Self::Single(size) => Ok(*size),
            Self::Folded(fold) => fold.fold().map(|folded| folded.closed),
        }
    }

    /// Returns the faces or the panels in the reader's order.
    pub fn frames(&self) -> Result<Vec<FrameBox>, FoldError> {
        match self {
            Self::Single(size) => {
                let face = |side| FrameBox::new(side, side, Point::default(), *size);
                Ok(vec![face(1), face(2)])
            }
            Self::Folded(fold) => fold.fold().map(|folded| folded.panels),
        }
    }

    /// Returns the axis about which it is turned, both sides upright.
    pub fn axis(&self) -> Axis {
        match self {
            Self::Single(_) => Axis::Vertical,
            Self::Folded(fold) => fold.axis,
        }
    }
}

/// A sheet of cards.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetPlan {
    /// What stands on the front.
    pub front: Vec<CardPlace>,
    /// What stands behind, each card at the same place of the list as its front.
    pub back: Vec<CardPlace>,
}

/// A card on a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlace {
    /// Which card it is, from 0.
    pub card: usize,
    /// Where it is trimmed; its number is that of the cell.
    pub place: FrameBox,
    /// Whether it stands on its head: the back of a card that turns about
    /// another axis than the sheet.
    pub turned: bool,
}

/// Fills sheets with as many copies of each card as asked for, one card after
/// the other; nothing if the grid has no cell.
pub fn fill(
    grid: &Grid,
    form: &CardForm,
    flip: Flip,
    copies: &[usize],
) -> Vec<SheetPlan> {
    let cells = usize::from(grid.columns) * usize::from(grid.rows);
    let cards = copies.iter().enumerate();
    let cards: Vec<usize> = cards
        .flat_map(|(card, copies)| std::iter::repeat_n(card, *copies))
        .collect();
    // Without cells there is nothing to fill.
    let sheets = cards.chunks(cells.max(1)).filter(|_| cells > 0);
    sheets.map(|cards| plan(grid, form, flip, cards)).collect()
}

/// Fills one sheet with one card.
pub fn step_and_repeat(grid: &Grid, form: &CardForm, flip: Flip) -> SheetPlan {
    let cells = usize::from(grid.columns) * usize::from(grid.rows);
    plan(grid, form, flip, &vec![0; cells])
}

/// Puts cards into the cells of a sheet, each in the middle of its cell.
fn plan(grid: &Grid, form: &CardForm, flip: Flip, cards: &[usize]) -> SheetPlan {
    let flat = form.flat();
    let inset = |cell: Length, card: Length| (cell - card) / 2;
    let inset = Point {
        x: inset(grid.cell.width, flat.width),
        y: inset(grid.cell.height, flat.height),
    };
    let place = |side, turned| {
        let corners = grid.corners().into_iter().zip(cards).enumerate();
        corners
            .map(|(index, (corner, card))| {
                let corner = Point { x: corner.x + inset.x, y: corner.y + inset.y };
                let corner = grid.seen(corner, flat, side, flip);
                let place = FrameBox::new(index + 1, side, corner, flat);
                CardPlace { card: *card, place, turned }
            })
            .collect()
    };
    let turned = form.axis() != flip.axis(grid.page);
    SheetPlan { front: place(1, false), back: place(2, turned) }
}
