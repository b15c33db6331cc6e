//! Booklets: how they are bound, and how their pages are arranged.

use super::{Draft, PAPER, singly, weigh};
use crate::catalog::Desk;
use crate::diag::{Code, Diagnostic};
use crate::sheet::{self, Booklet, Cover, Demand, Imposition, Size};
use crate::source::{self, Arrange, Layout, Spanned};

/// Reads how a booklet is made; how many pages it has is not known yet.
pub(super) fn read(record: &Layout, page: Size) -> Booklet {
    let binding = record.binding.as_ref().map(|binding| &binding.value);
    let paper = record.paper.as_ref().map_or(PAPER, |paper| weigh(&paper.value));
    let cover = binding.and_then(|binding| binding.cover.as_ref());
    Booklet {
        pages: 0,
        page,
        binding: sheet::Binding::SaddleStitch,
        cover: match cover {
            Some(paper) => Cover::Separate { caliper: weigh(paper).caliper() },
            None => Cover::Own,
        },
        blanks: match binding.and_then(|binding| binding.blanks) {
            None | Some(source::Blanks::BeforeBackCover) => {
                sheet::Blanks::BeforeBackCover
            }
            Some(source::Blanks::AtEnd) => sheet::Blanks::AtEnd,
            Some(source::Blanks::Split) => sheet::Blanks::Split,
        },
        caliper: paper.caliper(),
        creep: match binding.and_then(|binding| binding.creep) {
            None | Some(source::Creep::OutsideFixed) => sheet::Creep::OutsideFixed,
            Some(source::Creep::CentreFixed) => sheet::Creep::CentreFixed,
        },
    }
}

/// How the pages of a booklet are to go on sheets.
pub(super) struct Wish<'a> {
    pub(super) arrange: Arrange,
    pub(super) grid: Option<&'a Spanned<source::Grid>>,
    pub(super) demand: Demand,
}

/// The sheets in a signature that is glued to a spine.
const SIGNATURE: u8 = 4;

impl Desk<'_> {
    /// Arranges the pages of a booklet as a record says.
    pub(super) fn arranged(
        &mut self,
        draft: &Draft<'_>,
        booklet: Booklet,
        wish: &Wish<'_>,
    ) -> Option<Imposition> {
        Some(match wish.arrange {
            Arrange::Pages => singly(draft),
            Arrange::SaddleStitch => Imposition::Booklet(booklet),
            Arrange::PerfectBound => {
                let binding = draft.layout.record.binding.as_ref();
                let sheets = binding.and_then(|binding| binding.value.signature);
                let sheets = sheets.unwrap_or(SIGNATURE).max(1);
                let binding = sheet::Binding::Perfect { sheets };
                Imposition::Booklet(Booklet { binding, ..booklet })
            }
            Arrange::NUp => {
                let Some(grid) = self.grid(None, wish.grid, &wish.demand)? else {
                    let diagnostic = Diagnostic::at(Code::MissingKey, &draft.layout.span);
                    self.report(diagnostic.with("key", "grid"));
                    return None;
                };
                Imposition::NUp { grid, page: draft.trim }
            }
        })
    }
}
