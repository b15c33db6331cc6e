//! Booklets: which pages stand on which sheet, and how far they are moved so
//! that the margins are even after trimming.

mod impose;

#[cfg(test)]
mod tests;

use super::{Axis, Flip, Grid, Length, Point, Size};

pub use impose::n_up;

/// A booklet to be imposed, two pages side by side on each side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booklet {
    /// How many pages it has, those of the cover included.
    pub pages: usize,
    /// A trimmed page.
    pub page: Size,
    /// How the sheets are held together.
    pub binding: Binding,
    /// What the cover is made of.
    pub cover: Cover,
    /// Where blank pages go if the pages do not fill the sheets.
    pub blanks: Blanks,
    /// The thickness of a leaf of the text.
    pub caliper: Length,
    /// Which pages creep leaves where they are.
    pub creep: Creep,
}

/// How sheets are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// All sheets in one another, stitched through the fold.
    SaddleStitch,
    /// Signatures one after the other, glued to the spine of the cover.
    Perfect {
        /// How many sheets are in one another in each signature.
        sheets: u8,
    },
}

/// What a cover is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// The paper of the text: a self cover.
    Own,
    /// Another paper: the two first and the two last pages are imposed apart.
    Separate {
        /// The thickness of its leaf.
        caliper: Length,
    },
}

/// Where blank pages go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blanks {
    /// Before the back cover, which stays outside; before both its pages if the
    /// cover is separate.
    #[default]
    BeforeBackCover,
    /// After the last page.
    AtEnd,
    /// One after the front cover, the others before the back cover.
    Split,
}

/// How pages are moved against creep: each sheet lies around those within, whose
/// fore edges stand out and are trimmed by as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Creep {
    /// The outermost pages stay, the others move towards the spine: the cover
    /// wraps as designed.
    #[default]
    OutsideFixed,
    /// The innermost pages stay, the others move away from the spine.
    CentreFixed,
}

/// Why a booklet cannot be imposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookletError {
    /// It has no page.
    NoPage,
    /// Its signatures have no sheet.
    NoSheet,
}

/// An imposed booklet.
#[derive(Debug, Clone, PartialEq)]
pub struct ImposedBooklet {
    /// The sheet of a separate cover.
    pub cover: Option<ImposedSheet>,
    /// The sheets of the text, the outermost of each signature first.
    pub sheets: Vec<ImposedSheet>,
    /// How many pages it has with the blank ones.
    pub pages: usize,
    /// By how much the innermost sheet creeps against the outermost one.
    pub creep: Length,
    /// The edge about which its sheets turn.
    pub flip: Flip,
}

/// A sheet with pages on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct ImposedSheet {
    /// The size of the pages together, trimmed.
    pub size: Size,
    /// The side that is outside when it is folded.
    pub front: Vec<Placement>,
    /// The other side.
    pub back: Vec<Placement>,
}

/// A page on a side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// The page of the document, from 1; none if it is blank.
    pub page: Option<usize>,
    /// The left edge of the trimmed page, in points from that of the side.
    pub x: f64,
    /// The top edge of the trimmed page, in points from that of the side.
    pub y: f64,
    /// How far to the right its art is moved against creep, in points: a left
    /// page that moves towards the spine has more than 0, a right page less.
    pub shift: f64,
}

/// What is wrong with a creep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreepWarning {
    /// It takes more than half of the outer safe zone.
    OverSafeZone,
    /// It is more than a millimetre.
    OverMillimetre,
}

/// Returns what a printer would say of a creep, given how far art keeps from the
/// fore edge (trade knowledge).
pub fn creep_warning(creep: Length, safe: Length) -> Option<CreepWarning> {
    if creep * 2 > safe {
        Some(CreepWarning::OverSafeZone)
    } else if creep > Length::micrometres(1000) {
        Some(CreepWarning::OverMillimetre)
    } else {
        None
    }
}
