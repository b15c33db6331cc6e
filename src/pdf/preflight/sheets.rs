//! Pages with nothing on them, and pages that do not fill whole sheets.

use super::Table;
use crate::diag::Code;
use crate::pdf::Fault;

/// How many pages a folded sheet has.
const OF_A_SHEET: usize = 4;

/// Returns the pages on which nothing is painted.
pub(super) fn blank(table: &Table<'_>) -> Vec<Fault> {
    let scene = &table.scene;
    let blank = |number: usize| {
        let mut here = scene.things.iter().filter(|thing| thing.page == number);
        here.all(|thing| thing.ink.is_none())
    };
    let pages = scene.pages.iter().enumerate().map(|(at, page)| (at + 1, page));
    let pages = pages.filter(|(number, _)| blank(*number));
    pages
        .map(|(number, page)| {
            Fault::new(Code::BlankPage, page.origin.as_deref())
                .with("product", &table.document.product)
                .with("page", number.to_string())
        })
        .collect()
}

/// Returns whether the pages of a booklet leave some of a sheet blank.
pub(super) fn count(table: &Table<'_>) -> Option<Fault> {
    let pages = table.scene.pages.len();
    let blank = pages.next_multiple_of(OF_A_SHEET) - pages;
    let is_booklet = table.document.product == "booklet";
    (is_booklet && blank > 0).then(|| {
        Fault::new(Code::PageCount, None)
            .with("pages", pages.to_string())
            .with("blank", blank.to_string())
    })
}
