//! Pages as text, for people and for diffs.

use std::fmt::Write;

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

/// Writes out what stands where, to a tenth of a millimetre.
pub(super) fn write(paged: &PagedDocument) -> String {
    let mut out = String::new();
    for (index, page) in paged.pages().iter().enumerate() {
        let size = page.frame.size();
        let (width, height) = (size.x.to_mm(), size.y.to_mm());
        push(&mut out, format_args!("page {} · {width:.1} × {height:.1} mm", index + 1));
        runs(&page.frame, Transform::identity(), &mut out);
    }
    out
}

/// Writes out the runs of text and the pictures of a frame, in the order of the
/// content.
fn runs(frame: &Frame, transform: Transform, out: &mut String) {
    for (position, item) in frame.items() {
        let here = transform.pre_concat(Transform::translate(position.x, position.y));
        let at = Point::zero().transform(here);
        let (x, y) = (tenths(at.x.to_mm()), tenths(at.y.to_mm()));
        match item {
            FrameItem::Group(group) => {
                runs(&group.frame, here.pre_concat(group.transform), out);
            }
            FrameItem::Text(text) => {
                let font = text.font.info();
                let (family, weight) = (&font.family, font.variant.weight.to_number());
                let (size, words) = (text.size.to_pt(), &text.text);
                let line =
                    format_args!("{x} {y} · {family} {weight} · {size:.1} pt · {words}");
                push(out, line);
            }
            FrameItem::Image(_, size, _) => {
                let (width, height) = (size.x.to_mm(), size.y.to_mm());
                push(out, format_args!("{x} {y} · image {width:.1} × {height:.1} mm"));
            }
            FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Writes a number with one decimal, in a column; there is no minus nought.
fn tenths(number: f64) -> String {
    format!("{:6.1}", (number * 10.0).round() / 10.0 + 0.0)
}

/// Adds a line.
fn push(out: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
}
