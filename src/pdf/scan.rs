//! Codes read back from the laid-out pages, as a telephone would.
//!
//! A layout tells where each code stands: `metadata((kind:, text:, width:,
//! height:, modules:))` labelled `<code>`, at its top left corner, lengths in
//! points.

use image::{GrayImage, Luma};
use typst::foundations::{Dict, Label, Output, Selector, Value};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst::utils::{PicoStr, Scalar};
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;

use super::Fault;
use crate::codes::{LEAST_MODULE, read};
use crate::diag::Code;
use crate::document::Document;

/// The resolution at which codes are read back, in dots per inch.
const DPI: f64 = 300.0;

/// How much around a code is looked at with it, in points: none of it may be taken
/// for a part of the code.
const AROUND: f64 = 3.0;

/// A code on a page; lengths in points.
struct Placed {
    page: usize,
    corner: Point,
    size: Size,
    modules: f64,
    is_qr: bool,
    text: String,
}

/// Returns the codes that no machine would read, or whose modules are smaller than
/// it can see.
pub(super) fn unreadable(paged: &PagedDocument, document: &Document) -> Vec<Fault> {
    let Some(label) = Label::new(PicoStr::intern("code")) else { return Vec::new() };
    let found = Output::introspector(paged).query(&Selector::Label(label));
    let codes = found.iter().filter_map(|element| {
        let Ok(Value::Dict(told)) = element.get_by_name("value") else { return None };
        let position = paged.introspector().position(element.location()?)?;
        Some(Placed {
            page: position.page.get(),
            corner: position.point,
            size: Size::new(length(&told, "width")?, length(&told, "height")?),
            modules: number(&told, "modules")?,
            is_qr: matches!(told.get("kind"), Ok(Value::Str(kind)) if kind.as_str() == "qr"),
            text: text(&told, "text")?,
        })
    });
    codes.filter_map(|code| fault(&code, paged, document)).collect()
}

/// Returns what is wrong with a code.
fn fault(code: &Placed, paged: &PagedDocument, document: &Document) -> Option<Fault> {
    let told = |fault: Fault| {
        fault
            .with("product", &document.product)
            .with("page", code.page.to_string())
            .with("text", &code.text)
    };
    let module = code.size.x.to_pt() / code.modules.max(1.0);
    let least = LEAST_MODULE.to_points();
    if code.is_qr && module < least - 0.001 {
        let millimetres = |points: f64| format!("{:.2}", points * 25.4 / 72.0);
        let fault = told(Fault::new(Code::CodeTooSmall, None));
        let fault = fault.with("module", millimetres(module));
        return Some(fault.with("least", millimetres(least)));
    }
    let page = paged.pages().get(code.page - 1)?;
    let found = read(&picture(page, code));
    let is_read = found.iter().any(|read| read.text == code.text);
    (!is_read).then(|| told(Fault::new(Code::CodeUnreadable, None)))
}

/// Paints the place of a code on a page in greys.
fn picture(page: &Page, code: &Placed) -> GrayImage {
    let around = Point::splat(Abs::pt(AROUND));
    let size = code.size + Size::splat(2.0 * Abs::pt(AROUND));
    let mut frame = Frame::hard(size);
    let corner = around - code.corner;
    frame.push(corner, FrameItem::Group(GroupItem::new(page.frame.clone())));
    let page = Page { frame, ..page.clone() };
    let options = RenderOptions {
        pixel_per_pt: Scalar::new(DPI / 72.0),
        ..RenderOptions::default()
    };
    let painted = typst_render::render(&page, &options);
    let (width, height) = (painted.width(), painted.height());
    GrayImage::from_fn(width, height, |x, y| {
        let pixel = painted.pixel(x, y);
        // Codes are dark on light: the green, which eyes see best, tells which.
        Luma([pixel.map_or(255, |pixel| pixel.green())])
    })
}

/// Returns a length of what a layout tells.
fn length(told: &Dict, key: &str) -> Option<Abs> {
    number(told, key).map(Abs::pt)
}

/// Returns a number of what a layout tells.
fn number(told: &Dict, key: &str) -> Option<f64> {
    let number = match told.get(key).ok()? {
        Value::Float(number) => *number,
        Value::Int(number) => f64::from(i32::try_from(*number).ok()?),
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// Returns words of what a layout tells.
fn text(told: &Dict, key: &str) -> Option<String> {
    match told.get(key).ok()? {
        Value::Str(text) => Some(text.to_string()),
        _ => None,
    }
}
