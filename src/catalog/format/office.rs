//! The sheets of an office printer: no bleed, and margins that it cannot print.

use super::booklet::Wish;
use super::{Draft, Form, millimetres, singly};
use crate::catalog::Desk;
use crate::diag::{Code, Diagnostic};
use crate::sheet::{Demand, Grid, Imposition, Length, SIZES, Sheets, Size};
use crate::source::Arrange;

/// How far from the edges an office printer cannot print: a quarter of an inch,
/// the most that any of them needs.
const UNPRINTABLE: Length = Length::micrometres(6350);

impl Desk<'_> {
    /// Works out the sheets of an office printer.
    pub(super) fn office(&mut self, draft: &Draft<'_>) -> Option<Sheets> {
        let office = draft.layout.record.office.as_ref().map(|office| &office.value);
        let margin = office.and_then(|office| office.margin.as_ref());
        let unprintable = margin.map_or(UNPRINTABLE, |margin| margin.value.0);
        let paper = office.and_then(|office| office.paper.as_ref());
        let paper_size = match paper {
            Some(name) => Some(self.paper(name)?),
            None => None,
        };
        let (card, bleed) = (draft.trim, Length::default());
        let demand = Demand { card, bleed, unprintable };
        let grid = office.and_then(|office| office.grid.as_ref());
        let imposition = match &draft.form {
            Form::Card(form) => {
                let sheet = office.and_then(|office| office.sheet.as_ref());
                let grid = self.grid(sheet, grid, &demand)?.unwrap_or_else(|| {
                    let page = paper_size.unwrap_or(SIZES[0].1);
                    Grid::filling(page, card, Size::default(), unprintable)
                });
                Imposition::Cards { grid, form: *form }
            }
            Form::Booklet(booklet) => {
                let arrange = office.and_then(|office| office.arrange);
                let arrange = arrange.unwrap_or(Arrange::SaddleStitch);
                self.arranged(draft, *booklet, &Wish { arrange, grid, demand })?
            }
            Form::Brochure(_) => singly(draft),
        };
        self.report_margins(draft, &imposition, unprintable);
        let sheets = Sheets {
            imposition,
            safe: draft.safe,
            bleed: Length::default(),
            slug: Length::default(),
            unprintable,
            marked: false,
            paper: paper_size,
        };
        let sides = sheets.lay(&[4]).unwrap_or_default();
        let fits = |size: Size, media: Size| {
            size.width <= media.width && size.height <= media.height
        };
        if let Some(name) = paper
            && !sides.iter().all(|side| fits(side.trim, side.media))
        {
            let diagnostic = Diagnostic::at(Code::PaperTooSmall, &name.span);
            self.report(diagnostic.with("paper", &name.value));
            return None;
        }
        Some(sheets)
    }

    /// Reports text margins that lie where the printer cannot print. A card is in
    /// the middle of its sheet.
    fn report_margins(
        &mut self,
        draft: &Draft<'_>,
        imposition: &Imposition,
        unprintable: Length,
    ) {
        let Some(margin) = &draft.layout.record.margin else { return };
        let source = &margin.value;
        let mut outer = vec![source.top.0, source.bottom.0, source.outside.0];
        match imposition {
            Imposition::Cards { .. } | Imposition::NUp { .. } => return,
            Imposition::Single { .. } => outer.push(source.inside.0),
            Imposition::Booklet(_) => {}
        }
        if let Some(least) = outer.into_iter().min().filter(|least| *least < unprintable)
        {
            let diagnostic = Diagnostic::at(Code::MarginUnprintable, &margin.span)
                .with("margin", millimetres(least))
                .with("needed", millimetres(unprintable));
            self.report(diagnostic);
        }
    }
}
