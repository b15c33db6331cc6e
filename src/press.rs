//! From a PDF as Typst writes it to a file that a press takes, and what a
//! preflight can read from the file itself.
//!
//! [`finish()`] sets what belongs to the press: page boxes, black that
//! overprints, the output intent, and nothing that only a screen has a use for.
//! [`facts()`] walks the same bytes as a raster image processor would and tells
//! what it met; it judges nothing.
//!
//! Pure: no disk, no clock, no Typst. The same bytes in give the same bytes out.

mod access;
mod boxes;
mod colour;
mod content;
mod convert;
mod error;
mod facts;
mod finish;
mod function;
mod images;
mod intent;
mod metadata;
mod overprint;
mod place;
mod rewrite;
mod walk;
mod x4;

pub use boxes::Boxes;
pub use colour::{Colour, Space};
pub use convert::Known;
pub use error::{PressError, Violation};
pub use facts::{
    Effect, Facts, FontFact, ImageFact, IntentFact, PageFacts, PaintFact, PaintKind,
    RuleFact, TextFact, facts,
};
pub use finish::{Finish, Standard, finish};
pub use intent::Intent;
pub use place::Rect;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
