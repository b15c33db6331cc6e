//! QR codes (ISO/IEC 18004) in vector form.
//!
//! The symbol is made by the crate `qrcode`: it has no dependencies and cuts a
//! text into segments of digits, capitals and bytes where that is shorter. The
//! long number of some addresses then costs a version less than with
//! `qrcodegen` or `fast_qr`, which write one segment.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use super::outline::{Ring, outline};
use crate::sheet::Length;

/// The light margin that a reader needs on each side, in modules
/// (ISO/IEC 18004).
pub const QUIET_ZONE: usize = 4;

/// The smallest module that telephones read from print: 0.4 mm.
pub const LEAST_MODULE: Length = Length::micrometres(400);

/// How much of a symbol may be lost and still be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Level {
    /// About 15 %: for paper that is read once or twice.
    M,
    /// About 25 %: for a card that wears in a pocket.
    Q,
}

/// A QR code, for a layout to draw.
///
/// The dark modules are outlined rather than listed. Side by side, rectangles
/// are blended with the paper one after the other, and most viewers show that
/// as light hairlines between them. One path of closed rings has no inner edge:
/// it is filled once, with black, and whatever the fill rule (even-odd or
/// non-zero), because the rings of holes turn the other way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// The text that it says.
    pub text: String,
    /// Its level of error correction.
    pub level: Level,
    /// The side of the square in modules, quiet zone included.
    pub size: usize,
    /// The outline of the dark modules: corners `[x, y]` in modules from the top
    /// left of the quiet zone.
    pub rings: Vec<Ring>,
    /// Row by row, whether each module is dark; quiet zone included.
    #[serde(skip)]
    modules: Vec<Vec<bool>>,
}

/// Why a text has no QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrError {
    /// There is nothing to say.
    Empty,
    /// The character is neither a visible ASCII one nor a space. Readers guess
    /// the encoding of the others, so an address must write them in percent
    /// (RFC 3986).
    NotAscii(char),
    /// The text is longer than the largest symbol of its level holds.
    TooLong,
}

impl Qr {
    /// Makes the smallest code of a text at a level.
    pub fn of(text: &str, level: Level) -> Result<Self, QrError> {
        if text.is_empty() {
            return Err(QrError::Empty);
        }
        let is_safe = |c: char| c == ' ' || c.is_ascii_graphic();
        if let Some(refused) = text.chars().find(|c| !is_safe(*c)) {
            return Err(QrError::NotAscii(refused));
        }
        let correction = match level {
            Level::M => EcLevel::M,
            Level::Q => EcLevel::Q,
        };
        // Bytes that are all ASCII can only be refused for their number.
        let code = QrCode::with_error_correction_level(text, correction)
            .map_err(|_| QrError::TooLong)?;
        let modules = framed(&code);
        Ok(Self {
            text: text.to_owned(),
            level,
            size: modules.len(),
            rings: outline(&modules),
            modules,
        })
    }

    /// Returns the rows from the top, quiet zone included; `true` is dark.
    pub fn modules(&self) -> &[Vec<bool>] {
        &self.modules
    }

    /// Returns the side in modules, quiet zone included.
    pub fn side_in_modules(&self) -> usize {
        self.size
    }

    /// Returns how large a module is, in points, in a square of a side that
    /// holds the quiet zone too.
    #[expect(clippy::cast_precision_loss, reason = "the largest symbol has 185 modules")]
    pub fn module_in(&self, side: Length) -> f64 {
        side.to_points() / self.size as f64
    }

    /// Returns the smallest side that can be scanned, quiet zone included: that
    /// of modules of [`LEAST_MODULE`].
    #[expect(clippy::cast_possible_wrap, reason = "the largest symbol has 185 modules")]
    pub fn least_side(&self) -> Length {
        LEAST_MODULE * self.size as i64
    }
}

/// Returns the rows of a symbol with the quiet zone around.
fn framed(code: &QrCode) -> Vec<Vec<bool>> {
    let width = code.width();
    let size = width + 2 * QUIET_ZONE;
    let mut modules = vec![vec![false; size]; size];
    let colors = code.to_colors();
    for (row, symbol) in modules[QUIET_ZONE..].iter_mut().zip(colors.chunks(width)) {
        for (module, color) in row[QUIET_ZONE..].iter_mut().zip(symbol) {
            *module = *color == Color::Dark;
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::{Level, Qr, QrError};
    use crate::sheet::Length;

    #[test]
    fn sizes_are_those_of_the_trade() {
        // Side of versions 2 to 6 with modules of 0.4 mm; the bytes that each
        // holds at level M (ISO/IEC 18004, table 7).
        let table = [(26, "13.2 mm"), (42, "14.8 mm"), (62, "16.4 mm"), (84, "18 mm")];
        for (bytes, side) in table {
            let side = Length::parse(side).unwrap();
            let qr = Qr::of(&"a".repeat(bytes), Level::M).unwrap();
            assert_eq!(qr.least_side(), side, "{bytes} bytes");
            assert!(
                Qr::of(&"a".repeat(bytes + 1), Level::M).unwrap().least_side() > side
            );
        }
        let qr = Qr::of("https://example.org", Level::M).unwrap();
        assert_eq!(qr.side_in_modules(), 33);
        assert_eq!(qr.module_in(Length::points(66)), 2.0);
    }

    #[test]
    fn what_readers_guess_is_refused() {
        let table = [
            ("", QrError::Empty),
            ("https://example.org/santé", QrError::NotAscii('é')),
            ("https://example.org/\n", QrError::NotAscii('\n')),
            (&"a".repeat(2332), QrError::TooLong),
        ];
        for (text, expected) in table {
            assert_eq!(Qr::of(text, Level::M), Err(expected), "{text}");
        }
    }

    #[test]
    fn a_layout_gets_the_outline() {
        let json = serde_json::to_value(Qr::of("A", Level::Q).unwrap()).unwrap();
        assert_eq!(json["text"], "A");
        assert_eq!(json["level"], "Q");
        assert_eq!(json["size"], 29);
        assert_eq!(
            json["rings"][0],
            serde_json::json!([[4, 4], [11, 4], [11, 11], [4, 11]])
        );
        assert_eq!(json.as_object().unwrap().len(), 4);
    }
}
