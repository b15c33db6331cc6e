//! The pages of finished PDFs as pictures, and where two of them differ.

use serde::Serialize;
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::RenderOptions;

use super::{Fault, Renderer, apart, compile};
use crate::press;

/// The layout that shows the pages of a PDF, one on each page.
const PAGES: &str = "layouts/diff/pages.typ";

/// Where it finds the PDF, from itself and from the project's root.
const FILE: &str = "shown.pdf";
const FOUND: &str = "layouts/diff/shown.pdf";

/// Pixels for each point: 108 for an inch, enough to read small print on a screen.
const PIXELS: f64 = 1.5;

/// The side of the squares that are compared, in pixels.
const SQUARE: u32 = 6;

/// By how much one of the 255 steps of a colour may differ unseen.
const UNSEEN: u8 = 24;

/// How many squares apart two changes are still one place.
const NEAR: usize = 3;

/// A page in two versions.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    /// Its number, from 1.
    pub number: usize,
    /// The page before, if there was one.
    pub old: Option<Picture>,
    /// The page now, if there still is one.
    pub new: Option<Picture>,
    /// The places that are not the same; the whole page if it is new, gone or of
    /// another size.
    pub places: Vec<Place>,
}

/// A painted page.
#[derive(Debug, PartialEq)]
pub struct Picture {
    /// The picture, as a PNG.
    pub png: Vec<u8>,
    /// The width of the page in points.
    pub width: f64,
    /// The height of the page in points.
    pub height: f64,
}

/// A place on a page, as shares of its width and height from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Place {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Place {
    /// A whole page.
    const WHOLE: Self = Self { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
}

/// The pixels of a page.
struct Pixels {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

/// What `layouts/diff/pages.typ` is given.
#[derive(Serialize)]
struct Shown {
    /// Where the layout finds the PDF.
    file: &'static str,
    /// How many pages it has.
    pages: usize,
}

impl Renderer<'_> {
    /// Returns the pages in which two versions of a PDF differ; without one of them, all
    /// pages of the other one.
    ///
    /// Fails with what the layout has against one of them.
    pub fn sheets(
        &self,
        old: Option<&[u8]>,
        new: Option<&[u8]>,
    ) -> Result<Vec<Sheet>, Vec<Fault>> {
        if old == new {
            return Ok(Vec::new());
        }
        let (old, new) = apart(|| -> Result<_, Vec<Fault>> {
            let painted = (self.painted(old)?, self.painted(new)?);
            super::forget();
            Ok(painted)
        })?;
        let count = old.len().max(new.len());
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        let sheets = (1..=count).map(|number| sheet(number, old.next(), new.next()));
        Ok(sheets.filter(|sheet| !sheet.places.is_empty()).collect())
    }

    /// Paints the pages of a PDF; none if there is no PDF.
    fn painted(&self, pdf: Option<&[u8]>) -> Result<Vec<(Picture, Pixels)>, Vec<Fault>> {
        let Some(pdf) = pdf else { return Ok(Vec::new()) };
        let pages = press::facts(pdf).map_or(1, |facts| facts.pages.len());
        let desk = self.world.desk(&Shown { file: FILE, pages }, PAGES);
        let (paged, _) = compile(&desk.with_picture(FOUND, pdf))?;
        Ok(paged.pages().iter().map(painted).collect())
    }
}

/// Compares a page.
fn sheet(
    number: usize,
    old: Option<(Picture, Pixels)>,
    new: Option<(Picture, Pixels)>,
) -> Sheet {
    let places = match (&old, &new) {
        (Some((_, old)), Some((_, new))) => places(old, new),
        _ => vec![Place::WHOLE],
    };
    let picture = |side: Option<(Picture, Pixels)>| side.map(|(picture, _)| picture);
    Sheet {
        number,
        old: picture(old),
        new: picture(new),
        places,
    }
}

/// Paints a page as a PNG, so many pixels for each point.
pub(super) fn png(page: &Page, pixels: f64) -> Vec<u8> {
    let drawn = typst_render::render(page, &options(pixels));
    drawn
        .encode_png()
        .expect("a picture in memory can be written to memory")
}

/// Returns how a page is painted, so many pixels for each point.
fn options(pixels: f64) -> RenderOptions {
    RenderOptions {
        pixel_per_pt: Scalar::new(pixels),
        ..RenderOptions::default()
    }
}

/// Paints a page to be compared.
fn painted(page: &Page) -> (Picture, Pixels) {
    let drawn = typst_render::render(page, &options(PIXELS));
    let png = drawn
        .encode_png()
        .expect("a picture in memory can be written to memory");
    let pixels = Pixels {
        width: drawn.width(),
        height: drawn.height(),
        data: drawn.data().to_vec(),
    };
    let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
    (Picture { png, width, height }, pixels)
}

/// Returns the places in which two pictures differ.
fn places(old: &Pixels, new: &Pixels) -> Vec<Place> {
    if (old.width, old.height) != (new.width, new.height) {
        return vec![Place::WHOLE];
    }
    let columns = old.width.div_ceil(SQUARE) as usize;
    let rows = old.height.div_ceil(SQUARE) as usize;
    let mut differing = vec![false; columns * rows];
    let pixels = old.data.chunks_exact(4).zip(new.data.chunks_exact(4));
    for (number, (a, b)) in pixels.enumerate() {
        if a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > UNSEEN) {
            let (x, y) = (number % old.width as usize, number / old.width as usize);
            let square = SQUARE as usize;
            differing[y / square * columns + x / square] = true;
        }
    }
    let groups = grouped(&differing, columns, rows);
    groups.into_iter().map(|group| group.share(old)).collect()
}

/// Squares that are one place: from the first to the last column and row.
struct Group {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Group {
    /// Returns the place of a group on its page.
    fn share(&self, page: &Pixels) -> Place {
        let square = f64::from(SQUARE);
        let (width, height) = (f64::from(page.width), f64::from(page.height));
        let edge =
            |squares: usize, whole: f64| (squares as f64 * square / whole).min(1.0);
        let (x, y) = (edge(self.left, width), edge(self.top, height));
        Place {
            x,
            y,
            width: edge(self.right + 1, width) - x,
            height: edge(self.bottom + 1, height) - y,
        }
    }
}

/// Puts squares that are near one another together, in the order in which they are read.
fn grouped(differing: &[bool], columns: usize, rows: usize) -> Vec<Group> {
    let mut seen = vec![false; differing.len()];
    let mut groups = Vec::new();
    for first in 0..differing.len() {
        if seen[first] || !differing[first] {
            continue;
        }
        let (x, y) = (first % columns, first / columns);
        let mut group = Group { left: x, right: x, top: y, bottom: y };
        let mut waiting = vec![(x, y)];
        seen[first] = true;
        while let Some((x, y)) = waiting.pop() {
            group.left = group.left.min(x);
            group.right = group.right.max(x);
            group.top = group.top.min(y);
            group.bottom = group.bottom.max(y);
            for row in y.saturating_sub(NEAR)..(y + NEAR + 1).min(rows) {
                for column in x.saturating_sub(NEAR)..(x + NEAR + 1).min(columns) {
                    let near = row * columns + column;
                    if differing[near] && !seen[near] {
                        seen[near] = true;
                        waiting.push((column, row));
                    }
                }
            }
        }
        groups.push(group);
    }
    groups
}
