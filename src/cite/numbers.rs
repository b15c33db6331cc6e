//! Numbers, pages and locators as the engine must be given them.
//!
//! It reads what it takes for numbers, and writes them anew: without leading
//! zeros, with a dash for every hyphen. Plain ranges are left to it, because only
//! then are their labels plural; all else is guarded ([`marks`](super::marks)).

use super::marks::{GUARD, HYPHEN, encode};

/// Arranges a number, or what stands in the place of one: `2021-04` is no range.
pub(super) fn number(variable: &str, text: &str) -> String {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 9;
    let ranges = variable != "number" && is_simple(text) && text.len() < 20;
    if (digits || ranges) && !has_zeros(text) {
        text.to_owned()
    } else {
        guarded(&text.replace('-', &HYPHEN.to_string()))
    }
}

/// Arranges pages or a locator; two hyphens, as BibTeX has them, are one.
pub(super) fn pages(text: &str, dash: &str) -> String {
    let text = tight(&text.replace("--", "-").replace(['–', '—'], "-"));
    if is_simple(&text) && !has_zeros(&text) {
        return text;
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('-') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        if let Some(before) = before.strip_suffix('\\') {
            // How a hyphen is written that joins no range.
            out.push_str(before);
            out.push(HYPHEN);
        } else {
            out.push_str(before);
            let word = |c: char| !c.is_alphanumeric();
            let left = before.rsplit(word).next().unwrap_or_default();
            let right = after.split(word).next().unwrap_or_default();
            let range = is_range(left, right) && dash != "-";
            if range { out.push_str(dash) } else { out.push(HYPHEN) }
        }
        rest = after;
    }
    out.push_str(rest);
    guarded(&out)
}

/// Takes the spaces around hyphens away.
fn tight(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').map(str::trim).collect();
    if parts.iter().all(|part| !part.is_empty()) {
        parts.join("-")
    } else {
        text.trim().to_owned()
    }
}

/// Returns whether a text has only numbers of a common size, and ranges of them.
fn is_simple(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_digit() || b"-,& ".contains(&byte);
    text.bytes().all(plain)
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.split(|c: char| !c.is_ascii_digit()).all(|part| part.len() < 9)
}

/// Returns whether a number in a text begins with zeros.
fn has_zeros(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|part| part.len() > 1 && part.starts_with('0'))
}

/// Returns whether a hyphen between two words makes a range of them: numbers
/// behind the same letters, or Roman numbers.
fn is_range(left: &str, right: &str) -> bool {
    let roman = |word: &str| {
        !word.is_empty()
            && (word.chars().all(|c| "ivxlcdm".contains(c))
                || word.chars().all(|c| "IVXLCDM".contains(c)))
    };
    let split = |word: &'_ str| -> (String, String) {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        (letters.to_owned(), word[letters.len()..].to_owned())
    };
    let ((letters, number), (other, last)) = (split(left), split(right));
    roman(left) && roman(right)
        || letters == other && !number.is_empty() && !last.is_empty()
}

/// Guards a value against being read as a number.
fn guarded(text: &str) -> String {
    // Hyphens that are marked already must outlive the encoding.
    let parts: Vec<String> = text.split(HYPHEN).map(encode).collect();
    format!("{GUARD}{}", parts.join(&HYPHEN.to_string()))
}
