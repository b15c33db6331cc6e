//! Numbers, pages and locators as the engine must be given them.
//!
//! It reads what it takes for numbers, and writes them anew: without leading
//! zeros, with a dash for every hyphen. Plain ranges are left to it, because only
//! then are their labels plural; all else is guarded ([`marks`](super::marks)).

use super::marks::{GUARD, HYPHEN, encode};
use super::runs::Run;

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

/// Two numbers that stand in for pages which the engine would not take for
/// several: only then does it give them a plural label.
pub(super) const PAGES: [&str; 2] = ["9990001, 9990002", "9990001"];

/// The same for a locator, which may stand beside the pages.
pub(super) const LOCATOR: [&str; 2] = ["9980001, 9980002", "9980001"];

/// Returns what must be printed in the place of a stand-in, for pages that are
/// several and no plain numbers. French labels are the same for one and several.
pub(super) fn several(text: &str, dash: &str) -> Option<String> {
    let text = tight(&text.replace("--", "-").replace(['–', '—'], "-"));
    if dash == "-" || is_simple(&text) && !has_zeros(&text) || text.contains('\\') {
        return None;
    }
    let parts: Vec<&str> = text
        .split([',', '&', ' '])
        .filter(|part| !matches!(*part, "" | "and" | "et" | "und" | "y"))
        .collect();
    let ranges = parts.iter().filter_map(|part| part.split_once('-'));
    let has_range = ranges.into_iter().any(|(left, right)| is_range(left, right));
    let has_number = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let several = parts.len() > 1 && parts.iter().all(has_number);
    (has_range || several).then(|| pages(&text, dash))
}

/// Puts pages in the place of what stands in for them.
pub(super) fn put_several(runs: &mut [Run], [all, first]: [&str; 2], printed: &str) {
    let end = printed
        .find([',', '&', ' ', '-', '–', HYPHEN])
        .unwrap_or(printed.len());
    for run in runs.iter_mut().filter(|run| run.text.contains(first)) {
        run.text = run.text.replace(all, printed).replace(first, &printed[..end]);
    }
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
