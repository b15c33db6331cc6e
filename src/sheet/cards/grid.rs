//! Sheets divided into cells.

use crate::sheet::{Axis, Flip, FrameBox, Length, Point, Size};

/// A sheet of equal cells in columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// The whole sheet.
    pub page: Size,
    /// A cell.
    pub cell: Size,
    /// The top left corner of the first cell.
    pub origin: Point,
    /// From the corner of a cell to that of the next one, across and down.
    pub pitch: Size,
    /// How many cells there are across.
    pub columns: u16,
    /// How many cells there are down.
    pub rows: u16,
}

/// What a card asks of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The trimmed flat card.
    pub card: Size,
    /// How far its art goes beyond the trim.
    pub bleed: Length,
    /// How far from the edges of the sheet the printer cannot print; of office
    /// printers 4.2 to 6.35 mm (trade knowledge).
    pub unprintable: Length,
}

/// Why a card does not go on a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridFault {
    /// There is no cell.
    NoCell,
    /// A cell begins before the last one ends.
    CellsOverlap,
    /// The grid is larger than the sheet.
    GridLargerThanPage,
    /// The card is larger than a cell.
    CardLargerThanCell,
    /// Cells that touch are cut apart by one cut: art beyond the trim would be
    /// on the neighbouring card.
    BleedOnButtCut,
    /// The gutter is narrower than the bleed of both its neighbours.
    GutterBelowTwiceBleed {
        /// The narrower gutter.
        gutter: Length,
        /// Twice the bleed.
        needed: Length,
    },
    /// The art comes nearer to the edge of the sheet than the printer can.
    MarginUnprintable {
        /// What is left between art and edge at the narrowest place.
        margin: Length,
        /// What the printer needs.
        needed: Length,
    },
}

impl Grid {
    /// Makes a grid in the middle of a sheet.
    pub fn centred(
        page: Size,
        cell: Size,
        gutter: Size,
        columns: u16,
        rows: u16,
    ) -> Self {
        let pitch = Size::new(cell.width + gutter.width, cell.height + gutter.height);
        let across = run(pitch.width, cell.width, columns);
        let down = run(pitch.height, cell.height, rows);
        let origin = Point {
            x: (page.width - across) / 2,
            y: (page.height - down) / 2,
        };
        Self { page, cell, origin, pitch, columns, rows }
    }

    /// Makes a grid in the middle of a sheet, of as many cells as there is room
    /// for within a margin.
    pub fn filling(page: Size, cell: Size, gutter: Size, margin: Length) -> Self {
        let most = |page: Length, cell: Length, gutter: Length| {
            let fits =
                |count: &u16| run(cell + gutter, cell, *count) <= page - margin * 2;
            // The bound is for cells that have no size.
            (1..=100).take_while(fits).last().unwrap_or(0)
        };
        let columns = most(page.width, cell.width, gutter.width);
        let rows = most(page.height, cell.height, gutter.height);
        Self::centred(page, cell, gutter, columns, rows)
    }

    /// Returns what is left between the cells, across and down.
    pub fn gutter(&self) -> Size {
        let Self { pitch, cell, .. } = self;
        Size::new(pitch.width - cell.width, pitch.height - cell.height)
    }

    /// Returns the whole of the cells.
    pub fn extent(&self) -> Size {
        let Self { pitch, cell, .. } = self;
        Size::new(
            run(pitch.width, cell.width, self.columns),
            run(pitch.height, cell.height, self.rows),
        )
    }

    /// Returns what is left around the cells: left, top, right, bottom.
    pub fn margins(&self) -> [Length; 4] {
        let (Point { x, y }, extent) = (self.origin, self.extent());
        let (right, bottom) = (x + extent.width, y + extent.height);
        [x, y, self.page.width - right, self.page.height - bottom]
    }

    /// Returns the cells of a side from its top left corner, numbered from 1 row
    /// by row as the front shows them. Behind a cell is the cell of its number.
    pub fn cells(&self, side: usize, flip: Flip) -> Vec<FrameBox> {
        let corners = self.corners().into_iter().enumerate();
        corners
            .map(|(index, corner)| {
                let corner = self.seen(corner, self.cell, side, flip);
                FrameBox::new(index + 1, side, corner, self.cell)
            })
            .collect()
    }

    /// Returns the top left corners of the cells of the front, row by row.
    pub(in crate::sheet) fn corners(&self) -> Vec<Point> {
        let mut corners = Vec::new();
        for row in 0..self.rows {
            for column in 0..self.columns {
                let x = self.origin.x + self.pitch.width * i64::from(column);
                let y = self.origin.y + self.pitch.height * i64::from(row);
                corners.push(Point { x, y });
            }
        }
        corners
    }

    /// Returns where a box of the front is on a side.
    ///
    /// An upright sheet flips on its long edge: columns are mirrored, rows stay;
    /// about the other edge it is the other way round.
    pub(super) fn seen(
        &self,
        front: Point,
        size: Size,
        side: usize,
        flip: Flip,
    ) -> Point {
        let Point { x, y } = front;
        match (side, flip.axis(self.page)) {
            (1, _) => front,
            (_, Axis::Vertical) => Point { x: self.page.width - x - size.width, y },
            (_, Axis::Horizontal) => Point { x, y: self.page.height - y - size.height },
        }
    }

    /// Returns all that keeps a card from the grid.
    pub fn faults(&self, demand: &Demand) -> Vec<GridFault> {
        let none = Length::default();
        let Demand { card, bleed, unprintable } = *demand;
        let mut faults = Vec::new();
        if self.columns == 0 || self.rows == 0 {
            return vec![GridFault::NoCell];
        }
        if card.width > self.cell.width || card.height > self.cell.height {
            faults.push(GridFault::CardLargerThanCell);
        }
        // A single column or row has no neighbour.
        let gutter = self.gutter();
        let gutters = [(self.columns, gutter.width), (self.rows, gutter.height)];
        let gutters = gutters.into_iter().filter(|(count, _)| *count > 1);
        if let Some(gutter) = gutters.map(|(_, gutter)| gutter).min() {
            if gutter < none {
                faults.push(GridFault::CellsOverlap);
            } else if gutter == none && bleed > none {
                faults.push(GridFault::BleedOnButtCut);
            } else if gutter < bleed * 2 {
                let needed = bleed * 2;
                faults.push(GridFault::GutterBelowTwiceBleed { gutter, needed });
            }
        }
        let margin = self.margins().into_iter().min().unwrap_or_default();
        if margin < none {
            faults.push(GridFault::GridLargerThanPage);
        } else if margin - bleed < unprintable {
            let (margin, needed) = (margin - bleed, unprintable);
            faults.push(GridFault::MarginUnprintable { margin, needed });
        }
        faults
    }
}

/// Returns how long a row of cells is.
fn run(pitch: Length, cell: Length, count: u16) -> Length {
    if count == 0 { Length::default() } else { pitch * (i64::from(count) - 1) + cell }
}
