//! The EAN-13 bar code of an ISBN (ISO/IEC 15420; the sizes are those of the
//! GS1 General Specifications).

use serde::{Deserialize, Serialize};

use crate::sheet::Length;

/// The light margin at the left, in modules.
const QUIET_LEFT: usize = 11;
/// The light margin at the right, in modules.
const QUIET_RIGHT: usize = 7;
/// The bars and spaces without the margins, in modules.
const SYMBOL: usize = 95;
/// The module at 100 %.
const MODULE: Length = Length::micrometres(330);
/// The bars at 100 %: 22.85 mm of modules of 0.330 mm.
const BAR: f64 = 22.85 / 0.33;
/// How far the guard bars go below the others, in modules.
const GUARD: f64 = 5.0;
/// The space between the bars and the digits below them, in modules.
const DIGIT_GAP: f64 = 1.0;
/// The height of the digits at 100 %: 2.75 mm of modules of 0.330 mm.
const DIGIT: f64 = 2.75 / 0.33;

/// The seven modules of each digit in the left half, of odd parity (set A). Set
/// C, the right half, is its complement; set B is set C read backwards.
const SET_A: [u8; 10] = [
    0b000_1101, 0b001_1001, 0b001_0011, 0b011_1101, 0b010_0011, 0b011_0001, 0b010_1111,
    0b011_1011, 0b011_0111, 0b000_1011,
];

/// Which of the six digits of the left half are of set B, the first of them in
/// the highest bit: so is the first of the thirteen told, which has no bars. It
/// is the 9 of all ISBNs.
const SET_B: u8 = 0b01_1010;

/// A bar code, for a layout to draw; all in modules from the top left of the
/// quiet zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ean {
    /// The thirteen digits.
    pub text: String,
    /// From one quiet zone to the other: 113 modules.
    pub width: usize,
    /// From the top of the bars to the foot of the digits.
    pub height: f64,
    /// The dark bars, from the left. They do not touch.
    pub bars: Vec<Bar>,
    /// The digits for people, to be set in figures of equal width.
    pub digits: Vec<Digit>,
}

/// A dark bar; its top is the top of the code.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Its left edge.
    pub x: usize,
    /// Its width: one to four modules.
    pub width: usize,
    /// Its height; the guard bars are longer.
    pub height: f64,
}

/// A digit below the bars; the first stands in the left quiet zone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Digit {
    /// What it says.
    pub digit: u8,
    /// Its middle; each may be seven modules wide.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// The height of the figure.
    pub height: f64,
}

/// Why a text is no ISBN-13.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EanError {
    /// The character is neither a digit nor a hyphen or space.
    NotDigit(char),
    /// There are that many digits instead of thirteen.
    Length(usize),
    /// The digits begin neither with 978 nor with 979.
    Prefix,
    /// The last digit ought to be that one (ISO 2108).
    CheckDigit(u8),
}

/// How large a bar code is printed: 80 % to 200 % of the size at which its
/// module is 0.330 mm wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Magnification(u8);

impl Magnification {
    /// Makes a magnification that readers in shops and libraries accept.
    pub fn percent(percent: u8) -> Option<Self> {
        (80..=200).contains(&percent).then_some(Self(percent))
    }

    /// Returns the width of a module (X), to 0.03 µm: 0.264 mm to 0.660 mm.
    pub fn module(self) -> Length {
        MODULE * i64::from(self.0) / 100
    }
}

impl Ean {
    /// Makes the bar code of an ISBN of thirteen digits, with or without hyphens
    /// or spaces.
    pub fn of(isbn: &str) -> Result<Self, EanError> {
        let digits = digits(isbn)?;
        Ok(Self {
            text: digits.iter().map(|digit| char::from(b'0' + digit)).collect(),
            width: QUIET_LEFT + SYMBOL + QUIET_RIGHT,
            height: BAR + DIGIT_GAP + DIGIT,
            bars: bars(&pattern(digits)),
            digits: figures(digits),
        })
    }

    /// Returns the width with both quiet zones and the height with the digits,
    /// at a magnification: 37.29 mm by 25.93 mm at 100 %.
    #[expect(clippy::cast_possible_wrap, reason = "113 modules; the height is about 79")]
    pub fn size(&self, magnification: Magnification) -> (Length, Length) {
        let percent = i64::from(magnification.0);
        let height = Length::micrometres(22_850 + 330 + 2_750) * percent / 100;
        (MODULE * self.width as i64 * percent / 100, height)
    }
}

/// Reads thirteen digits and checks the last.
fn digits(isbn: &str) -> Result<[u8; 13], EanError> {
    let separators = ['-', '\u{2011}', ' ', '\u{a0}'];
    let mut digits = Vec::new();
    for c in isbn.trim().chars().filter(|c| !separators.contains(c)) {
        match u8::try_from(c) {
            Ok(byte @ b'0'..=b'9') => digits.push(byte - b'0'),
            _ => return Err(EanError::NotDigit(c)),
        }
    }
    let digits: [u8; 13] = digits
        .try_into()
        .map_err(|found: Vec<u8>| EanError::Length(found.len()))?;
    if !matches!(digits[..3], [9, 7, 8 | 9]) {
        return Err(EanError::Prefix);
    }
    let weighted = digits[..12].iter().zip([1, 3].iter().cycle());
    let sum: u8 = weighted.map(|(digit, weight)| digit * weight).sum();
    let check = (10 - sum % 10) % 10;
    if digits[12] == check { Ok(digits) } else { Err(EanError::CheckDigit(check)) }
}

/// Returns the 95 modules: guard, six digits, middle guard, six digits, guard.
fn pattern(digits: [u8; 13]) -> Vec<bool> {
    let (left, right) = digits[1..].split_at(6);
    let mut modules = vec![true, false, true];
    for (place, digit) in left.iter().enumerate() {
        let is_b = SET_B >> (5 - place) & 1 == 1;
        let set_a = SET_A[usize::from(*digit)];
        let set_b = (!set_a & 0x7f).reverse_bits() >> 1;
        modules.extend(seven(if is_b { set_b } else { set_a }));
    }
    modules.extend([false, true, false, true, false]);
    for digit in right {
        modules.extend(seven(!SET_A[usize::from(*digit)]));
    }
    modules.extend([true, false, true]);
    modules
}

/// Returns the seven modules of a digit, the highest bit first.
fn seven(code: u8) -> impl Iterator<Item = bool> {
    (0..7).rev().map(move |bit| code >> bit & 1 == 1)
}

/// Joins dark modules into bars.
fn bars(pattern: &[bool]) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut x = QUIET_LEFT;
    for run in pattern.chunk_by(|a, b| a == b) {
        if run[0] {
            let is_guard = matches!(x - QUIET_LEFT, 0..3 | 45..50 | 92..95);
            let height = if is_guard { BAR + GUARD } else { BAR };
            bars.push(Bar { x, width: run.len(), height });
        }
        x += run.len();
    }
    bars
}

/// Places the digits: the first at the edge of the left quiet zone, the others
/// below their bars.
#[expect(clippy::cast_precision_loss, reason = "there are 113 modules")]
fn figures(digits: [u8; 13]) -> Vec<Digit> {
    let lefts = [0]
        .into_iter()
        .chain((0..6).map(|place| QUIET_LEFT + 3 + 7 * place))
        .chain((0..6).map(|place| QUIET_LEFT + 50 + 7 * place));
    let figure = |(left, digit)| Digit {
        digit,
        x: left as f64 + 3.5,
        y: BAR + DIGIT_GAP,
        height: DIGIT,
    };
    lefts.zip(digits).map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::{Ean, EanError, Magnification, digits, pattern};
    use crate::sheet::Length;

    #[test]
    fn the_pattern_is_that_of_the_standard() {
        let modules = pattern(digits("978-2-550-51619-4").unwrap());
        let dark = |module: bool| if module { '1' } else { '0' };
        assert_eq!(
            modules.into_iter().map(dark).collect::<String>(),
            "10101110110001001001101101100010111001000110101010\
             100111011001101010000110011011101001011100101",
        );
    }

    #[test]
    fn bars_stand_between_the_quiet_zones() {
        let ean = Ean::of("9782550516194").unwrap();
        let (first, last) = (ean.bars[0], ean.bars[29]);
        assert_eq!((first.x, last.x + last.width, ean.width), (11, 106, 113));
        assert_eq!(ean.bars.len(), 30);
        let long: Vec<usize> = ean
            .bars
            .iter()
            .filter(|bar| bar.height > 70.0)
            .map(|bar| bar.x)
            .collect();
        assert_eq!(long, [11, 13, 57, 59, 103, 105]);
        let places: Vec<f64> = ean.digits.iter().map(|digit| digit.x).collect();
        assert_eq!((places[0], places[1], places[7]), (3.5, 17.5, 64.5));
        assert_eq!((ean.digits[12].digit, places[12]), (4, 99.5));
    }

    #[test]
    fn sizes_are_those_of_the_standard() {
        let ean = Ean::of("9782550516194").unwrap();
        let length = |text| Length::parse(text).unwrap();
        let table = [
            (80, "0.264 mm", "29.832 mm", "20.744 mm"),
            (100, "0.33 mm", "37.29 mm", "25.93 mm"),
            (200, "0.66 mm", "74.58 mm", "51.86 mm"),
        ];
        for (percent, module, width, height) in table {
            let magnification = Magnification::percent(percent).unwrap();
            assert_eq!(magnification.module(), length(module));
            assert_eq!(ean.size(magnification), (length(width), length(height)));
        }
        assert_eq!([79, 201].map(Magnification::percent), [None, None]);
    }

    #[test]
    fn what_is_no_isbn_is_refused() {
        let table = [
            ("9782550516195", EanError::CheckDigit(4)),
            ("978-2-550-00000-0", EanError::CheckDigit(6)),
            ("978255051619", EanError::Length(12)),
            ("2-550-51619-X", EanError::NotDigit('X')),
            ("5901234123457", EanError::Prefix),
            ("", EanError::Length(0)),
        ];
        for (isbn, expected) in table {
            assert_eq!(Ean::of(isbn), Err(expected), "{isbn}");
        }
    }

    #[test]
    fn a_layout_gets_bars_and_digits() {
        let ean = Ean::of("978\u{2011}2\u{a0}550 51619-4").unwrap();
        let json = serde_json::to_value(&ean).unwrap();
        assert_eq!(json["text"], "9782550516194");
        assert_eq!(json["bars"][0]["x"], 11);
        assert_eq!(json["bars"][0]["width"], 1);
        assert_eq!(json["digits"][0]["digit"], 9);
    }
}
