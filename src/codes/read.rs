//! Reading codes back from a rendered page, as a telephone or a scanner would.
//!
//! The crate `rxing` decodes (it is the port of `ZXing`, and shares no line with
//! what draws the codes). It is asked for QR codes and EAN-13 only.

use image::GrayImage;
use rxing::common::{BitArray, HybridBinarizer};
use rxing::multi::MultipleBarcodeReader;
use rxing::oned::{EAN13Reader, UPCEANReader};
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, Point, RXingResult};

/// Rows of pixels between two looks for bars: 0.7 mm at 300 dpi.
const STEP: u32 = 8;
/// How many looks must agree on a bar code: one row of letters may look like it.
const AGREEING: u32 = 3;
/// How many pixels apart looks at the same bars may be: a scratch lies between.
const NEAR: u32 = 4 * STEP;
/// The light margin before the bars in modules. It is 11; a pixel at each end
/// may be grey.
const QUIET: usize = 10;

/// A code found on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// The column of its middle, in pixels from the left.
    pub x: u32,
    /// The row of its middle, in pixels from the top.
    pub y: u32,
}

/// What a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A QR code.
    Qr,
    /// An EAN-13 bar code.
    Ean13,
}

/// Returns all codes of a page, from the top and then from the left.
///
/// Good for pages at 300 dpi, dark on light. QR codes may be turned, bar codes
/// stand upright. A code that cannot be restored is not there.
pub fn read(image: &GrayImage) -> Vec<Read> {
    let mut found = qr_codes(image);
    found.extend(bar_codes(image));
    found.sort_by_key(|read| (read.y, read.x, read.kind));
    found
}

/// Returns the codes in a box of a page, in pixels; faster than the whole page.
/// Their places are those on the page.
///
/// The box holds the quiet zone. What of it lies outside of the page is cut off.
pub fn read_in(image: &GrayImage, x: u32, y: u32, w: u32, h: u32) -> Vec<Read> {
    let (x, y) = (x.min(image.width()), y.min(image.height()));
    let (w, h) = (w.min(image.width() - x), h.min(image.height() - y));
    let part = image::imageops::crop_imm(image, x, y, w, h).to_image();
    let moved = |found: Read| Read { x: found.x + x, y: found.y + y, ..found };
    read(&part).into_iter().map(moved).collect()
}

/// Returns the QR codes.
fn qr_codes(image: &GrayImage) -> Vec<Read> {
    let (width, height) = image.dimensions();
    let Ok(source) = Luma8Source::new_with_slice(image.as_raw(), width, height) else {
        return Vec::new();
    };
    let hints = DecodeHints {
        PossibleFormats: Some([BarcodeFormat::QR_CODE].into()),
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let mut page = BinaryBitmap::new(HybridBinarizer::new(source));
    let found = QrReader.decode_multiple_with_hints(&mut page, &hints);
    found.unwrap_or_default().iter().map(qr_code).collect()
}

/// Returns where a QR code is and what it says.
fn qr_code(found: &RXingResult) -> Read {
    let corners = found.getPoints();
    let middle = |of: fn(&Point) -> f32| {
        let least = corners.iter().map(of).fold(f32::INFINITY, f32::min);
        let most = corners.iter().map(of).fold(0.0, f32::max);
        pixel(f32::midpoint(least, most))
    };
    let text = found.getText().to_owned();
    Read {
        kind: Kind::Qr,
        text,
        x: middle(|at| at.x),
        y: middle(|at| at.y),
    }
}

/// Returns the pixel at a place on the page.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what was found is on the page"
)]
fn pixel(place: f32) -> u32 {
    place.round() as u32
}

/// Bars of which several rows say the same.
struct Bars {
    text: String,
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
    rows: u32,
}

/// Returns the bar codes.
fn bar_codes(image: &GrayImage) -> Vec<Read> {
    let mut found: Vec<Bars> = Vec::new();
    for (y, pixels) in (0..).zip(image.rows()).step_by(STEP as usize) {
        let dark: Vec<bool> = pixels.map(|pixel| pixel.0[0] < 128).collect();
        for (text, left, right) in bars_in_row(&dark) {
            let same = |bars: &&mut Bars| {
                let is_near = y - bars.bottom <= NEAR;
                is_near && bars.text == text && bars.left < right && left < bars.right
            };
            if let Some(bars) = found.iter_mut().find(same) {
                (bars.bottom, bars.rows) = (y, bars.rows + 1);
            } else {
                found.push(Bars { text, left, right, top: y, bottom: y, rows: 1 });
            }
        }
    }
    let agreed = found.into_iter().filter(|bars| bars.rows >= AGREEING);
    agreed.map(bar_code).collect()
}

/// Returns where a bar code is and what it says.
fn bar_code(bars: Bars) -> Read {
    let (x, y) = (bars.left.midpoint(bars.right), bars.top.midpoint(bars.bottom));
    Read { kind: Kind::Ean13, text: bars.text, x, y }
}

/// Returns what the bars of a row of pixels say and where they begin and end.
///
/// Every guard is tried, not the first alone: text may stand beside the bars.
fn bars_in_row(dark: &[bool]) -> Vec<(String, u32, u32)> {
    let mut row = BitArray::with_capacity(dark.len());
    dark.iter().for_each(|pixel| row.appendBit(*pixel));
    let hints = DecodeHints::default();
    let decoded = |(start, end)| {
        let found = EAN13Reader.decodeRowWithGuardRange(0, &row, &[start, end], &hints);
        let found = found.ok()?;
        // The middles of the two outer guards.
        let [left, right] = found.getPoints() else { return None };
        Some((found.getText().to_owned(), pixel(left.x), pixel(right.x)))
    };
    guards(dark).into_iter().filter_map(decoded).collect()
}

/// Returns where a guard begins and ends: a bar, a space and a bar of nearly the
/// same width after a quiet zone.
fn guards(dark: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for run in dark.chunk_by(|a, b| a == b) {
        runs.push((start, run.len()));
        start += run.len();
    }
    let is_guard = |[quiet, bars @ ..]: [(usize, usize); 4]| {
        let widths = bars.map(|(_, width)| width);
        let sum: usize = widths.iter().sum();
        let is_even = widths.iter().all(|width| (3 * width).abs_diff(sum) * 2 <= sum);
        let is_clear = quiet.1 * 3 >= QUIET * sum;
        let range = (bars[0].0, bars[0].0 + sum);
        (dark[bars[0].0] && is_even && is_clear).then_some(range)
    };
    runs.windows(4)
        .filter_map(|runs| is_guard(runs.try_into().ok()?))
        .collect()
}
