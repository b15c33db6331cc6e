//! The fonts of a project, and what each of them covers.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle};
use typst::utils::LazyHash;

use crate::diag::{Code, Diagnostic, Span};
use crate::files::Files;

/// The largest gap, in code points, within what counts as one run of
/// characters: blocks of Unicode have holes of about this size.
const GAP: u32 = 16;

/// How many runs of characters are listed of a font.
const RUNS: usize = 4;

/// The fonts of a project: the files of `fonts/`, and nothing else.
pub struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<(String, Font)>,
}

/// One font, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontLine {
    /// The file, from the project's root.
    pub file: String,
    /// The family, by which layouts name it.
    pub family: String,
    /// `normal`, `italic` or `oblique`.
    pub style: &'static str,
    /// The weight, from 100 to 900.
    pub weight: u16,
    /// How many characters it has.
    pub characters: usize,
    /// The longest runs of characters that it has, as `U+0020–007E`.
    pub ranges: String,
}

impl Fonts {
    /// Reads all fonts of a project, in the order of their paths.
    ///
    /// Fails if there is none, or if a file is no font.
    pub fn load(files: &Files) -> Result<Self, Diagnostic> {
        let mut fonts = Vec::new();
        for path in files.list("fonts")?.into_iter().filter(|path| is_font(path)) {
            let before = fonts.len();
            let bytes = Bytes::new(files.bytes(&path)?);
            fonts.extend(Font::iter(bytes).map(|font| (path.clone(), font)));
            if fonts.len() == before {
                let diagnostic = Diagnostic::at(Code::FontBroken, &Span::file(&*path));
                return Err(diagnostic.with("path", path));
            }
        }
        if fonts.is_empty() {
            return Err(Diagnostic::failure(Code::FontMissing));
        }
        let book = FontBook::from_fonts(fonts.iter().map(|(_, font)| font));
        Ok(Self { book: LazyHash::new(book), fonts })
    }

    /// Describes every font, in the order of their files.
    pub fn list(&self) -> Vec<FontLine> {
        self.fonts.iter().map(|(file, font)| describe(file, font)).collect()
    }

    /// Returns the font files that an electronic book of a text carries, by the
    /// names of their files: those of the project's first family, and of every
    /// other that has characters of the text which those before it lack. The
    /// first family comes last: where two rules of a stylesheet name fonts of
    /// one name, the last is asked first (CSS Fonts 4, section 5.2).
    pub fn embedded(&self, text: &str) -> Vec<(String, Vec<u8>)> {
        let mut missing: BTreeSet<u32> = text.chars().map(u32::from).collect();
        let mut families: Vec<&str> = Vec::new();
        for (_, font) in &self.fonts {
            let info = font.info();
            let lacking = missing.len();
            missing.retain(|code| !info.coverage.contains(*code));
            let wanted = families.is_empty() || missing.len() < lacking;
            if wanted && !families.contains(&&*info.family) {
                families.push(&info.family);
            }
        }
        let of = |family: &&str| {
            let fonts = self.fonts.iter();
            let own = fonts.filter(|(_, font)| font.info().family == **family);
            own.map(file).collect::<Vec<_>>()
        };
        let mut files: Vec<(String, Vec<u8>)> =
            families.iter().rev().flat_map(of).collect();
        // A collection is one file of several fonts.
        files.dedup_by(|a, b| a.0 == b.0);
        files
    }

    /// Returns what Typst chooses from.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Returns a font by its place in the book.
    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).map(|(_, font)| font.clone())
    }
}

/// Returns a font as a file, by its name without folder.
fn file((path, font): &(String, Font)) -> (String, Vec<u8>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    (name.to_owned(), font.data().to_vec())
}

/// Returns whether a file is a font, by its name.
fn is_font(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".ttf", ".otf", ".ttc"].iter().any(|ending| path.ends_with(ending))
}

/// Describes a font.
fn describe(file: &str, font: &Font) -> FontLine {
    let info = font.info();
    let covered: Vec<u32> = info.coverage.iter().collect();
    FontLine {
        file: file.to_owned(),
        family: info.family.clone(),
        style: match info.variant.style {
            FontStyle::Normal => "normal",
            FontStyle::Italic => "italic",
            FontStyle::Oblique => "oblique",
        },
        weight: info.variant.weight.to_number(),
        characters: covered.len(),
        ranges: ranges(&covered),
    }
}

/// Returns the longest runs of code points, in their order; a small gap does
/// not break a run.
fn ranges(covered: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in covered {
        match runs.last_mut() {
            Some((_, end)) if code - *end <= GAP => *end = *code,
            _ => runs.push((*code, *code)),
        }
    }
    runs.sort_by_key(|(start, end)| std::cmp::Reverse(end - start));
    runs.truncate(RUNS);
    runs.sort_unstable();
    let written = runs.iter().map(|(start, end)| format!("U+{start:04X}–{end:04X}"));
    written.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn small_gaps_do_not_break_a_run() {
        let latin = (0x20..0x7F).chain(0xA0..0x100);
        let covered: Vec<u32> = latin.clone().filter(|code| code % 7 != 0).collect();
        assert_eq!(ranges(&covered), "U+0020–007D, U+00A0–00FF");
        assert_eq!(ranges(&[]), "");
    }
}
