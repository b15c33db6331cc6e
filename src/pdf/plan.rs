//! Pages as text, for people and for diffs.

use std::fmt::Write;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::{FontInstance, TextItem};
use typst_layout::PagedDocument;

/// Writes out what stands where, to a tenth of a millimetre.
pub(super) fn write(paged: &PagedDocument) -> String {
    let mut out = String::new();
    for (index, page) in paged.pages().iter().enumerate() {
        let size = page.frame.size();
        let (width, height) = (size.x.to_mm(), size.y.to_mm());
        push(&mut out, format_args!("page {} · {width:.1} × {height:.1} mm", index + 1));
        let mut plan = Plan { out: &mut out, open: None };
        plan.frame(&page.frame, Transform::identity());
        plan.close();
    }
    out
}

/// The plan of a page while it is written.
struct Plan<'a> {
    out: &'a mut String,
    /// The run that the next one may go on.
    open: Option<Run>,
}

/// What is set in one font on one line.
struct Run {
    font: FontInstance,
    size: Abs,
    start: Point,
    /// Where it ends.
    end: Point,
    words: String,
}

impl Plan<'_> {
    /// Writes out the runs of text and the pictures of a frame, in the order of
    /// the content.
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                FrameItem::Image(_, size, _) => {
                    self.close();
                    let (x, y) = place(Point::zero().transform(here));
                    let (width, height) = (size.x.to_mm(), size.y.to_mm());
                    let image =
                        format_args!("{x} {y} · image {width:.1} × {height:.1} mm");
                    push(self.out, image);
                }
                FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// Adds a text, to the run before it if it goes on where that ends: layouts
    /// tear texts into pieces that no reader sees.
    fn text(&mut self, text: &TextItem, here: Transform) {
        let start = Point::zero().transform(here);
        let end = Point::with_x(text.width()).transform(here);
        let near = |a: Abs, b: Abs| (a - b).to_pt().abs() < 0.01;
        if let Some(open) = &mut self.open
            && open.font == text.font
            && open.size == text.size
            && near(open.end.x, start.x)
            && near(open.end.y, start.y)
        {
            open.words.push_str(&text.text);
            open.end = end;
            return;
        }
        self.close();
        let (font, size, words) = (text.font.clone(), text.size, text.text.to_string());
        self.open = Some(Run { font, size, start, end, words });
    }

    /// Writes the open run out.
    fn close(&mut self) {
        let Some(run) = self.open.take() else { return };
        let (x, y) = place(run.start);
        let font = run.font.info();
        let (family, weight) = (&font.family, font.variant.weight.to_number());
        let (size, words) = (run.size.to_pt(), run.words);
        push(
            self.out,
            format_args!("{x} {y} · {family} {weight} · {size:.1} pt · {words}"),
        );
    }
}

/// Writes a point in millimetres.
fn place(at: Point) -> (String, String) {
    (tenths(at.x.to_mm()), tenths(at.y.to_mm()))
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
