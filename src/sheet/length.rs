//! Lengths without rounding.

use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

/// A length, exact in inches (down to 1/64), millimetres and points.
///
/// Counted in EMU, of which 914 400 make an inch, 36 000 a millimetre and
/// 12 700 a point of 1/72 in (ECMA-376, part 1, 20.1.2.1): the fold of a letter
/// sheet at 1/32 in comes out exact, as does one of an A4 sheet in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Length(i64);

/// Why a text is no length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthError;

/// EMU in an inch.
const INCH: i64 = 914_400;
/// EMU in a millimetre.
const MILLIMETRE: i64 = 36_000;
/// EMU in a point.
const POINT: i64 = 12_700;

impl Length {
    /// Makes a length in points.
    pub const fn points(points: i64) -> Self {
        Self(points * POINT)
    }

    /// Makes a length in thousandths of a millimetre.
    pub const fn micrometres(micrometres: i64) -> Self {
        Self(micrometres * (MILLIMETRE / 1000))
    }

    /// Returns the length in points.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a sheet is far shorter than 2^53 EMU"
    )]
    pub fn to_points(self) -> f64 {
        self.0 as f64 / POINT as f64
    }

    /// Reads a length as people write it: `11 in`, `1/16 in`, `3 1/2 in`,
    /// `6.35 mm`, `6,35 mm`, `9.5 pt`.
    pub fn parse(text: &str) -> Result<Self, LengthError> {
        let text = text.trim();
        let split = text.find(|c: char| c.is_ascii_alphabetic()).ok_or(LengthError)?;
        let (number, unit) = text.split_at(split);
        let unit = match unit {
            "in" | "po" => INCH,
            "mm" => MILLIMETRE,
            "cm" => 10 * MILLIMETRE,
            "pt" => POINT,
            _ => return Err(LengthError),
        };
        let mut sum = 0;
        for term in number.split_whitespace() {
            sum += parse_term(term, unit).ok_or(LengthError)?;
        }
        if number.trim().is_empty() { Err(LengthError) } else { Ok(Self(sum)) }
    }
}

/// Reads `11`, `9.5` or `1/16` of a unit; none if it is no number, is longer
/// than a kilometre, or falls between two EMU.
fn parse_term(term: &str, unit: i64) -> Option<i64> {
    if let Some((numerator, denominator)) = term.split_once('/') {
        let (numerator, denominator) = (whole(numerator)?, whole(denominator)?);
        return exact(numerator * unit, denominator);
    }
    let (integer, fraction) = term.split_once(['.', ',']).unwrap_or((term, "0"));
    let scale = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let scaled = whole(integer)?.checked_mul(scale)?.checked_add(whole(fraction)?)?;
    // A length finer than an EMU (0.03 µm) is rounded: nothing prints it.
    Some(scaled.checked_mul(unit)?.checked_add(scale / 2)? / scale)
}

/// Divides without remainder.
fn exact(numerator: i64, denominator: i64) -> Option<i64> {
    (denominator != 0 && numerator % denominator == 0).then(|| numerator / denominator)
}

/// Reads a whole number of up to seven digits.
fn whole(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && text.len() <= 7).then(|| text.parse().ok())?
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} pt", self.to_points())
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[track_caller]
    fn check(text: &str, points: Option<f64>) {
        let parsed = Length::parse(text).ok().map(Length::to_points);
        assert_eq!(parsed, points, "{text}");
    }

    #[test]
    fn units_are_exact() {
        check("11 in", Some(792.0));
        check("1/16 in", Some(4.5));
        check("3 1/2 in", Some(252.0));
        check("25.4 mm", Some(72.0));
        check("6,35mm", Some(18.0));
        check("9.5pt", Some(9.5));
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in ["", "in", "12", "1/0 in", "x mm", "-3 mm", "3 km", "99999999 mm"] {
            check(text, None);
        }
    }
}
