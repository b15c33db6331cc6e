//! Lengths as a print shop reads them: in millimetres, and in inches with the
//! fractions of a ruler.

use serde::Serialize;

use crate::sheet::{Length, Size};

/// A length.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// In millimetres, to a thousandth.
    pub millimetres: f64,
    /// In inches: `8 1/2`, or `3.677` between two 1/32 in.
    pub inches: String,
}

/// A width and a height.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sides {
    /// The width.
    pub width: Measure,
    /// The height.
    pub height: Measure,
}

impl Measure {
    /// Reads a length in points.
    pub fn of_points(points: f64) -> Self {
        Self {
            millimetres: (points * 25_400.0 / 72.0).round() / 1000.0,
            inches: inches(points),
        }
    }
}

impl From<Length> for Measure {
    fn from(length: Length) -> Self {
        Self::of_points(length.to_points())
    }
}

impl From<Size> for Sides {
    fn from(size: Size) -> Self {
        Self {
            width: size.width.into(),
            height: size.height.into(),
        }
    }
}

/// Writes a length in inches: the finest line of a ruler is 1/32 in.
fn inches(points: f64) -> String {
    let parts = points * 32.0 / 72.0;
    if (parts - parts.round()).abs() > 1e-6 {
        let decimals = format!("{:.3}", points / 72.0);
        return decimals.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of 1/32 in of a sheet"
    )]
    let mut parts = parts.round() as i64;
    let mut whole = 32;
    while whole > 1 && parts % 2 == 0 {
        (parts, whole) = (parts / 2, whole / 2);
    }
    match (parts / whole, parts % whole) {
        (inches, 0) => inches.to_string(),
        (0, rest) => format!("{rest}/{whole}"),
        (inches, rest) => format!("{inches} {rest}/{whole}"),
    }
}
