//! The imposition itself.

use std::iter::repeat_n;

use super::{
    Axis, Binding, Blanks, Booklet, BookletError, Cover, Creep, Flip, Grid,
    ImposedBooklet, ImposedSheet, Length, Placement, Point, Size,
};

/// A page of the document, from 1, or a blank one.
type Slot = Option<usize>;

/// The front and the back of a sheet: their left and their right page.
type Sides = [[Slot; 2]; 2];

impl Booklet {
    /// Imposes the pages.
    pub fn impose(&self) -> Result<ImposedBooklet, BookletError> {
        if self.pages == 0 {
            return Err(BookletError::NoPage);
        }
        if self.binding == (Binding::Perfect { sheets: 0 }) {
            return Err(BookletError::NoSheet);
        }
        let slots = self.slots();
        let (text, cover) = match (self.cover, &*slots) {
            (Cover::Separate { caliper }, [first, second, text @ .., third, last]) => {
                (text, Some(([[*last, *first], [*second, *third]], caliper)))
            }
            (_, text) => (text, None),
        };
        let signature = match self.binding {
            Binding::SaddleStitch => text.len().max(4),
            Binding::Perfect { sheets } => 4 * usize::from(sheets),
        };
        // A stitched cover is the outermost sheet; a glued one lies around the
        // spine of the text, and nothing in it creeps.
        let stitched = self.binding == Binding::SaddleStitch;
        let around = cover.filter(|_| stitched).map(|(_, caliper)| caliper);
        let shifts = self.shifts(around, text.len().min(signature) / 4);
        let (outer, inner) = shifts.split_at(usize::from(around.is_some()));
        let cover = cover.map(|(sides, _)| match outer {
            [shift] => self.sheet(sides, Length::default(), *shift),
            _ => {
                let spine = repeat_n(self.caliper, text.len() / 2).sum();
                self.sheet(sides, spine, Length::default())
            }
        });
        let sheets =
            text.chunks(signature).flat_map(|pages| self.signature(pages, inner));
        let spread = Size::new(self.page.width * 2, self.page.height);
        let innermost = shifts.last().copied().unwrap_or_default();
        let outermost = shifts.first().copied().unwrap_or_default();
        Ok(ImposedBooklet {
            cover,
            sheets: sheets.collect(),
            pages: slots.len(),
            creep: innermost - outermost,
            flip: Flip::about(Axis::Vertical, spread),
        })
    }

    /// Returns the pages in the reader's order, with the blank ones that fill the
    /// sheets.
    fn slots(&self) -> Vec<Slot> {
        // How many pages before and after the blank ones stay where they are.
        let (cover, head, tail) = match self.cover {
            Cover::Own => (0, 1, 1),
            Cover::Separate { .. } => (4, 2, 2),
        };
        let unit = match self.binding {
            Binding::SaddleStitch => 4,
            Binding::Perfect { sheets } => 4 * usize::from(sheets),
        };
        let text = self.pages.saturating_sub(cover).next_multiple_of(unit);
        let blanks = cover + text - self.pages;
        let mut slots: Vec<_> = (1..=self.pages).map(Some).collect();
        let (early, late) = match self.blanks {
            // There is no back cover to stand before.
            _ if self.pages < head + tail => (0, 0),
            Blanks::AtEnd => (0, 0),
            Blanks::BeforeBackCover => (0, blanks),
            Blanks::Split => (blanks.min(1), blanks.saturating_sub(1)),
        };
        let end = self.pages - if early + late > 0 { tail } else { 0 };
        slots.splice(end..end, repeat_n(None, late));
        slots.splice(head.min(end)..head.min(end), repeat_n(None, early));
        slots.resize(cover + text, None);
        slots
    }

    /// Returns how far the pages of each sheet move towards the spine, the
    /// outermost first: by the thickness of all that is around it.
    fn shifts(&self, cover: Option<Length>, sheets: usize) -> Vec<Length> {
        let leaves = cover.into_iter().chain(repeat_n(self.caliper, sheets));
        let mut around = Length::default();
        let mut shifts = Vec::new();
        for caliper in leaves {
            shifts.push(around);
            around = around + caliper;
        }
        let fixed = match self.creep {
            Creep::OutsideFixed => shifts.first(),
            Creep::CentreFixed => shifts.last(),
        };
        let fixed = fixed.copied().unwrap_or_default();
        shifts.into_iter().map(|shift| shift - fixed).collect()
    }

    /// Imposes sheets that lie in one another: of `N` pages, sheet `i` from 0 at
    /// the outermost has in front `N − 2i` and `2i + 1`, behind `2i + 2` and
    /// `N − 2i − 1`.
    fn signature(&self, pages: &[Slot], shifts: &[Length]) -> Vec<ImposedSheet> {
        let (mut rest, mut sheets) = (pages, Vec::new());
        let mut shifts = shifts.iter();
        while let ([first, second, within @ .., third, last], Some(shift)) =
            (rest, shifts.next())
        {
            let sides = [[*last, *first], [*second, *third]];
            sheets.push(self.sheet(sides, Length::default(), *shift));
            rest = within;
        }
        sheets
    }

    /// Puts pages on a sheet, with a spine between left and right.
    fn sheet(&self, sides: Sides, spine: Length, shift: Length) -> ImposedSheet {
        let right = self.page.width + spine;
        let [front, back] = sides.map(|[left_page, right_page]| {
            let shift = shift.to_points();
            vec![
                Placement { page: left_page, x: 0.0, y: 0.0, shift },
                Placement {
                    page: right_page,
                    x: right.to_points(),
                    y: 0.0,
                    shift: -shift,
                },
            ]
        });
        let size = Size::new(right + self.page.width, self.page.height);
        ImposedSheet { size, front, back }
    }
}

/// Puts pages in the cells of a grid row by row, in the reader's order on both
/// sides; nothing if the grid has no cell.
pub fn n_up(pages: usize, grid: &Grid) -> Vec<ImposedSheet> {
    let cells = usize::from(grid.columns) * usize::from(grid.rows);
    let pages: Vec<usize> = (1..=pages).filter(|_| cells > 0).collect();
    let side = |pages: &[usize]| {
        let cells = grid.corners().into_iter().zip(pages);
        let place = |(Point { x, y }, page): (Point, &usize)| Placement {
            page: Some(*page),
            x: x.to_points(),
            y: y.to_points(),
            shift: 0.0,
        };
        cells.map(place).collect()
    };
    let sheet = |pages: &[usize]| {
        let (front, back) = pages.split_at(pages.len().min(cells));
        ImposedSheet {
            size: grid.page,
            front: side(front),
            back: side(back),
        }
    };
    pages.chunks(2 * cells.max(1)).map(sheet).collect()
}
