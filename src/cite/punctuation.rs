//! Punctuation and spaces where pieces of the tree meet, and quotation marks.
//!
//! CSL 1.0.2 leaves both to the processor (“Affixes”, “Locale”:
//! `punctuation-in-quote`). Of two signs that meet, both stay, or one that says
//! more: the table is what typesetters do. Inside a value nothing changes.

use super::locale::Locale;
use super::print::{CLOSE, Glyph, OPEN};

/// What stays of two signs that meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Both,
    First,
    Second,
}

/// Returns what stays of two characters that meet.
fn kept(before: char, after: char) -> Kept {
    match (before, after) {
        ('\u{A0}', ' ') => Kept::First,
        (' ', ' ' | '\u{A0}') => Kept::Second,
        ('.', '.') | (',', ',') | (';', ';') | (':', ':') | ('!', '!') | ('?', '?') => {
            Kept::First
        }
        ('!' | '?', '.' | ':') | (':' | ';', '.') | (';', ':') => Kept::First,
        (':' | ';', '!' | '?') => Kept::Second,
        ('…', '.') => Kept::First,
        _ => Kept::Both,
    }
}

/// Settles punctuation, spaces and quotation marks.
pub(super) fn settle(glyphs: &mut Vec<Glyph>, locale: &Locale<'_>) {
    // Quotation marks bring spaces of their own.
    *glyphs = met(&quoted(&met(glyphs), locale));
}

/// Settles what meets between pieces.
fn met(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut settled: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.iter().copied() {
        meet(&mut settled, glyph);
    }
    settled
}

/// Adds a character to those that are settled.
fn meet(settled: &mut Vec<Glyph>, glyph: Glyph) {
    while let Some(last) = settled.last().copied() {
        if last.piece == glyph.piece {
            break;
        }
        match kept(last.c, glyph.c) {
            Kept::Both => break,
            Kept::First => return,
            Kept::Second => {
                settled.pop();
            }
        }
    }
    settled.push(glyph);
}

/// Writes the quotation marks, the inner ones in others; where the locale says
/// so, they hold the period or the comma that follows them.
fn quoted(glyphs: &[Glyph], locale: &Locale<'_>) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    // Where closing marks stand at the end of what is written.
    let mut closing: Option<usize> = None;
    // The piece of the last of them: inside a value nothing moves.
    let mut mark = None;
    let mut depth = 0_usize;
    for glyph in glyphs.iter().copied() {
        match glyph.c {
            OPEN => {
                closing = None;
                write(&mut out, glyph, marks(locale, depth)[0]);
                depth += 1;
            }
            CLOSE => {
                depth = depth.saturating_sub(1);
                closing = closing.or(Some(out.len()));
                mark = Some(glyph.piece);
                write(&mut out, glyph, marks(locale, depth)[1]);
            }
            '.' | ',' | '!' | '?' if closing.is_some() && mark != Some(glyph.piece) => {
                let at = closing.unwrap_or_default();
                let inside = at.checked_sub(1).map(|at| out[at]);
                let ended = inside.is_some_and(|inside| {
                    inside.c == glyph.c || kept(inside.c, glyph.c) == Kept::First
                });
                if ended && locale.punctuation_in_quote {
                    continue;
                }
                if locale.punctuation_in_quote {
                    let look = inside.map_or(glyph.look, |inside| inside.look);
                    out.insert(at, Glyph { look, ..glyph });
                    closing = Some(at + 1);
                } else if !ended || glyph.c == ',' {
                    out.push(glyph);
                    closing = None;
                }
            }
            _ => {
                closing = None;
                out.push(glyph);
            }
        }
    }
    out
}

/// Returns the quotation marks within a number of others.
fn marks<'a>(locale: &Locale<'a>, depth: usize) -> [&'a str; 2] {
    if depth.is_multiple_of(2) {
        [locale.word("open-quote"), locale.word("close-quote")]
    } else {
        [locale.word("open-inner-quote"), locale.word("close-inner-quote")]
    }
}

/// Writes a mark, which may have several characters.
fn write(out: &mut Vec<Glyph>, glyph: Glyph, mark: &str) {
    out.extend(mark.chars().map(|c| Glyph { c, ..glyph }));
}
