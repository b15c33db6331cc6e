//! The marks along which a sheet of cards is cut.

use super::band::segment;
use super::{CLEARANCE, DEPTH, Grid, Length, Point, Role, Segment};

/// The shortest mark that is of use.
const SHORTEST: Length = Length::micrometres(1000);

/// Returns the cut marks of the front of a sheet of cards, in points from its
/// top left corner.
///
/// They prolong the edges of the cells, outside the grid and in gutters that
/// leave room between the bleeds; none is on a card or in its bleed.
pub fn cut_marks(grid: &Grid, bleed: Length) -> Vec<Segment> {
    let columns = Way {
        page: grid.page.width,
        origin: grid.origin.x,
        pitch: grid.pitch.width,
        cell: grid.cell.width,
        count: grid.columns,
    };
    let rows = Way {
        page: grid.page.height,
        origin: grid.origin.y,
        pitch: grid.pitch.height,
        cell: grid.cell.height,
        count: grid.rows,
    };
    let mut marks = Vec::new();
    for x in columns.edges() {
        for [from, to] in rows.spans(bleed) {
            marks.push(segment(Point { x, y: from }, Point { x, y: to }, Role::Cut));
        }
    }
    for y in rows.edges() {
        for [from, to] in columns.spans(bleed) {
            marks.push(segment(Point { x: from, y }, Point { x: to, y }, Role::Cut));
        }
    }
    marks
}

/// A grid seen along one of its ways.
struct Way {
    page: Length,
    origin: Length,
    pitch: Length,
    cell: Length,
    count: u16,
}

impl Way {
    /// Returns where each cell begins and ends.
    fn cells(&self) -> Vec<[Length; 2]> {
        let start = |index| self.origin + self.pitch * i64::from(index);
        (0..self.count)
            .map(|index| [start(index), start(index) + self.cell])
            .collect()
    }

    /// Returns the edges of the cells, once if two cells touch.
    fn edges(&self) -> Vec<Length> {
        let mut edges = self.cells().concat();
        edges.dedup();
        edges
    }

    /// Returns where marks may stand: before, between and after the cells.
    fn spans(&self, bleed: Length) -> Vec<[Length; 2]> {
        let (mut spans, reach) = (Vec::new(), bleed + CLEARANCE);
        let mut last = None;
        for [start, end] in self.cells() {
            let near = start - reach;
            let far = match last {
                None => (near - DEPTH).max(Length::default()),
                Some(last) => last + reach,
            };
            spans.push([far, near]);
            last = Some(end);
        }
        if let Some(last) = last {
            let near = last + reach;
            spans.push([near, (near + DEPTH).min(self.page)]);
        }
        spans.retain(|[from, to]| *to - *from >= SHORTEST);
        spans
    }
}
