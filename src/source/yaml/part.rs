//! Where a part of a text field stands in its file.

use std::ops::Range;

/// Returns the bytes that a part of a text field takes in the file.
///
/// A field's value differs from the file in its indentation, its folded lines
/// and its escapes, but the visible characters come in the same order: they are
/// followed one by one. `written` is the field as it stands in the file.
pub(crate) fn locate_in_field(
    written: &str,
    value: &str,
    part: Range<usize>,
) -> Range<usize> {
    match quoted(written).filter(|signs| is_value(signs, value)) {
        Some(signs) => follow(signs.into_iter(), value, &part),
        None => follow(plain(written), value, &part),
    }
}

/// A sign of a value, and the bytes that it takes in the file.
type Sign = (char, Range<usize>);

/// Follows the signs of the file until a part of the value.
fn follow(
    signs: impl Iterator<Item = Sign>,
    value: &str,
    part: &Range<usize>,
) -> Range<usize> {
    let mut signs = signs.filter(|(sign, _)| !sign.is_whitespace());
    let mut start = None;
    let mut end = 0;
    for (offset, sign) in value.char_indices() {
        if offset >= part.end && start.is_some() {
            break;
        }
        if sign.is_whitespace() {
            continue;
        }
        let Some((_, range)) = signs.find(|(written, _)| *written == sign) else { break };
        if offset >= part.start {
            start.get_or_insert(range.start);
        }
        end = range.end;
    }
    let start = start.unwrap_or(end);
    start..end.max(start)
}

/// Returns the signs of a text that stands in the file as it is.
fn plain(written: &str) -> impl Iterator<Item = Sign> {
    written
        .char_indices()
        .map(|(at, sign)| (sign, at..at + sign.len_utf8()))
}

/// Returns whether signs are those of a value, but for spaces.
fn is_value(signs: &[Sign], value: &str) -> bool {
    let signs = signs.iter().map(|(sign, _)| *sign);
    let visible = |sign: &char| !sign.is_whitespace();
    signs.filter(visible).eq(value.chars().filter(visible))
}

/// Returns the signs of a text between straight quotation marks; nothing if it
/// is none.
fn quoted(written: &str) -> Option<Vec<Sign>> {
    let mark = written.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let inner = written.get(1..)?.strip_suffix(mark)?;
    let mut signs = Vec::new();
    let mut rest = inner;
    while let Some(sign) = rest.chars().next() {
        let at = 1 + inner.len() - rest.len();
        let (sign, length) = match (mark, sign) {
            ('"', '\\') => escape(rest)?,
            ('\'', '\'') => (sign, 2),
            _ => (sign, sign.len_utf8()),
        };
        signs.push((sign, at..at + length));
        rest = rest.get(length..)?;
    }
    Some(signs)
}

/// Returns what an escape stands for, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    let sign = text[1..].chars().next()?;
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'n' | 't' | 'r' | '0' | 'a' | 'b' | 'v' | 'f' | 'e' | 'N' | '_' | 'L' | 'P'
        | ' ' | '\n' => return Some((' ', 2)),
        other => return Some((other, 1 + other.len_utf8())),
    };
    let code = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    Some((char::from_u32(code)?, 2 + digits))
}

#[cfg(test)]
mod tests {
    use super::locate_in_field;

    #[track_caller]
    fn check(written: &str, value: &str, part: &str, expected: &str) {
        let at = value.find(part).unwrap();
        let range = locate_in_field(written, value, at..at + part.len());
        assert_eq!(&written[range], expected);
    }

    #[test]
    fn a_part_of_a_block_is_found_despite_indentation() {
        let value = "Bonjour é\n*là* [@a]\n";
        check("Bonjour é\n    *là* [@a]\n", value, "@a", "@a");
    }

    #[test]
    fn a_part_between_quotation_marks_is_found_despite_escapes() {
        check(r#""d\u00e9j\xe0 \"n\" n""#, "déjà \"n\" n", "jà", r"j\xe0");
        check(r#""a\nn""#, "a\nn", "n", "n");
        check("'l''été'", "l'été", "'été", "''été");
        // A block may begin and end with the marks too.
        check("\"a\" et \"b\"", "\"a\" et \"b\"", "b", "b");
    }
}
