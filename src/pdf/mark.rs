//! The mark on every page of what is only a proof.
//!
//! It is put over the pages after they have been looked at, whatever their layout: no
//! layout can leave it out, and no check takes it for text. Read aloud, it is left out:
//! that the file is a proof is said to whoever builds it.

use serde::Serialize;
use typst::layout::{Frame, Point};
use typst_layout::{Page, PagedDocument};

use super::sheets::printed_frame;
use super::world::Desk;
use super::{Fault, compile};
use crate::document::Document;

/// The layout of the mark.
const OVER: &str = "layouts/mark.typ";

/// What the mark says in a language for which there is no word.
const SAID: &str = "ÉPREUVE — NE PAS IMPRIMER";

/// What `layouts/mark.typ` is given; lengths in points.
#[derive(Serialize)]
struct Marked<'a> {
    language: &'a str,
    said: &'a str,
    /// The width and the height of each page.
    pages: Vec<[f64; 2]>,
}

/// Puts the mark over the pages of a proof, tagged as they are, or for paper, where
/// there are no tags; others stay as they are.
///
/// Fails with everything that the layout has against it.
pub(super) fn over(
    desk: &Desk<'_>,
    paged: PagedDocument,
    document: &Document,
    tagged: bool,
) -> Result<PagedDocument, Vec<Fault>> {
    if !document.proof {
        return Ok(paged);
    }
    let sizes = paged.pages().iter().map(|page| page.frame.size());
    let marked = Marked {
        language: document.language.split('-').next().unwrap_or_default(),
        said: document.words.get("proof").map_or(SAID, String::as_str),
        pages: sizes.map(|size| [size.x.to_pt(), size.y.to_pt()]).collect(),
    };
    let (marks, _) = compile(&desk.beside(&marked, OVER))?;
    let pages = paged.pages().iter().zip(marks.pages()).map(|(page, mark)| {
        let mut frame = page.frame.clone();
        frame.push_frame(Point::zero(), drawn(&mark.frame, tagged));
        Page { frame, ..page.clone() }
    });
    let info = typst::model::Document::info(&paged).clone();
    Ok(PagedDocument::new(pages.collect(), info))
}

/// Returns what is drawn of a mark.
fn drawn(mark: &Frame, tagged: bool) -> Frame {
    if tagged { mark.clone() } else { printed_frame(mark) }
}
