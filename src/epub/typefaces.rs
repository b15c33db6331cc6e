//! What a font file says of itself, as far as a stylesheet must repeat it
//! (OpenType 1.9: table directory and `OS/2`).

use serde::Serialize;

use super::FontFile;
use super::names::Names;

/// A font as `@font-face` describes it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Typeface {
    /// Its file in the book.
    pub file: String,
    /// Its media type (EPUB 3.3, section 3.2).
    pub media_type: &'static str,
    /// Its weight, from 1 to 1000.
    pub weight: u16,
    /// `normal` or `italic`.
    pub style: &'static str,
}

impl Typeface {
    /// Describes a font, and gives its file a name.
    pub(super) fn new(font: &FontFile, names: &mut Names) -> Self {
        let (weight, italic) = weight_and_slant(&font.bytes).unwrap_or((400, false));
        Self {
            file: names.claim("fonts/", &font.name),
            media_type: media_type(&font.bytes),
            weight: weight.clamp(1, 1000),
            style: if italic { "italic" } else { "normal" },
        }
    }
}

/// Returns the media type of a font by its first bytes.
fn media_type(bytes: &[u8]) -> &'static str {
    match bytes.get(..4) {
        Some(b"OTTO") => "font/otf",
        Some(b"wOFF") => "font/woff",
        Some(b"wOF2") => "font/woff2",
        Some(b"ttcf") => "font/collection",
        _ => "font/ttf",
    }
}

/// Returns `usWeightClass` and the italic bit of `fsSelection`; nothing for
/// what has no `OS/2` table in plain sight, such as a compressed font.
fn weight_and_slant(bytes: &[u8]) -> Option<(u16, bool)> {
    let tables = usize::from(word(bytes, 4)?);
    let records = bytes.get(12..)?.chunks_exact(16).take(tables);
    let mut records = records.filter(|record| record.starts_with(b"OS/2"));
    let place: [u8; 4] = records.next()?.get(8..12)?.try_into().ok()?;
    let table = bytes.get(usize::try_from(u32::from_be_bytes(place)).ok()?..)?;
    Some((word(table, 4)?, word(table, 62)? & 1 == 1))
}

/// Returns the unsigned 16-bit number at a place.
fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

#[cfg(test)]
mod tests {
    use super::weight_and_slant;

    #[test]
    fn a_font_tells_its_weight_and_slant() {
        let mut font = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        font.extend(b"OS/2\0\0\0\0\0\0\0\x1c\0\0\0\x40");
        font.resize(28 + 64, 0);
        font[28 + 4..28 + 6].copy_from_slice(&700_u16.to_be_bytes());
        font[28 + 63] = 1;
        assert_eq!(weight_and_slant(&font), Some((700, true)));
        for end in 0..font.len() {
            assert_eq!(weight_and_slant(&font[..end]), None, "cut at {end}");
        }
    }
}
