//! The sheets of a print shop: with bleed, and marks in a slug.

use super::booklet::Wish;
use super::{Draft, Form, singly};
use crate::catalog::Desk;
use crate::diag::{Code, Diagnostic};
use crate::sheet::{Demand, Imposition, ImpositionError, Length, Sheets};
use crate::source::Arrange;

/// The room around the trim for the marks.
const SLUG: Length = Length::mils(500);

impl Desk<'_> {
    /// Works out the sheets of a print shop.
    pub(super) fn press(&mut self, draft: &Draft<'_>) -> Option<Sheets> {
        let press = draft.layout.record.press.as_ref().map(|press| &press.value);
        let slug = press.and_then(|press| press.slug.as_ref());
        let demand = Demand {
            card: draft.trim,
            bleed: draft.bleed,
            unprintable: Length::default(),
        };
        let grid = press.and_then(|press| press.grid.as_ref());
        let imposition = match &draft.form {
            Form::Card(form) => {
                let sheet = press.and_then(|press| press.sheet.as_ref());
                match self.grid(sheet, grid, &demand)? {
                    Some(grid) => Imposition::Cards { grid, form: *form },
                    None => singly(draft),
                }
            }
            Form::Booklet(booklet) => {
                let arrange = press.and_then(|press| press.arrange);
                let arrange = arrange.unwrap_or(Arrange::Pages);
                self.arranged(draft, *booklet, &Wish { arrange, grid, demand })?
            }
            Form::Brochure(_) => singly(draft),
        };
        let has_cells =
            matches!(imposition, Imposition::Cards { .. } | Imposition::NUp { .. });
        let marked = press.and_then(|press| press.marks).unwrap_or(true);
        let usual = if marked { SLUG } else { draft.bleed };
        let room = slug.map_or(usual, |slug| slug.value.0);
        let sheets = Sheets {
            imposition,
            safe: draft.safe,
            bleed: draft.bleed,
            slug: if has_cells { Length::default() } else { room },
            unprintable: Length::default(),
            marked,
            paper: None,
        };
        if let Err(ImpositionError::Slug(small)) = sheets.lay(&[4]) {
            let span = slug.map_or(&draft.layout.span, |slug| &slug.span);
            let diagnostic = Diagnostic::at(Code::SlugTooSmall, span);
            self.report(diagnostic.with("needed", super::millimetres(small.needed)));
            return None;
        }
        Some(sheets)
    }
}
