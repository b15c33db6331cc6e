//! The letters behind a year that tell two works apart: « 2019a », « s. d.-b ».
//!
//! The engine gives them in the order of citing; CSL 1.0.2 (« Disambiguation »)
//! asks for the order of the list. So its letters only show which works need
//! some, and where they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::marks::{SUFFIX_END, SUFFIX_START};
use super::runs::{Role, Run, text};

/// Marks the letters that stand right behind a year, where the style does not
/// say where they stand; those behind `other` years are taken away: only the
/// year of issue bears letters.
pub(super) fn mark(runs: &mut [Run], issued: Option<&str>, other: &[String]) {
    if runs.iter().any(|run| run.text.contains(SUFFIX_START)) {
        return;
    }
    for run in runs.iter_mut().filter(|run| run.is_date()) {
        if let Some(letters) = issued.and_then(|year| letters_behind(&run.text, year)) {
            run.text.insert(letters.end, SUFFIX_END);
            run.text.insert(letters.start, SUFFIX_START);
            return;
        }
        let behind = |year: &String| letters_behind(&run.text, year);
        if let Some(letters) = other.iter().find_map(behind) {
            run.text.replace_range(letters, "");
            return;
        }
    }
}

/// Returns where letters stand right behind a year.
fn letters_behind(text: &str, year: &str) -> Option<Range<usize>> {
    text.match_indices(year).find_map(|(at, _)| {
        let start = at + year.len();
        let rest = &text[start..];
        let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let ends = !rest[length..].starts_with(char::is_alphanumeric);
        (length > 0 && length < 3 && ends).then_some(start..start + length)
    })
}

/// Puts the right letters in the place of the engine's; without any, what the
/// style puts around them goes too.
pub(super) fn put(runs: &mut [Run], letters: Option<&str>) {
    for run in runs {
        let (Some(start), Some(end)) =
            (run.text.find(SUFFIX_START), run.text.rfind(SUFFIX_END))
        else {
            continue;
        };
        if start > end {
            continue;
        }
        let Some(letters) = letters else {
            run.text.replace_range(start..end + SUFFIX_END.len_utf8(), "");
            continue;
        };
        let first = run.text[start..end].find(|c: char| c.is_ascii_lowercase());
        let Some(first) = first.map(|offset| start + offset) else { continue };
        let old = run.text[first..end].bytes().take_while(u8::is_ascii_lowercase);
        let old = old.count();
        run.text.replace_range(first..first + old, letters);
    }
}

/// Puts letters behind a label, unless the style says where they stand.
pub(super) fn put_behind(runs: &mut [Run], label: &str, letters: &str) {
    if runs.iter().any(|run| run.text.contains(SUFFIX_START)) {
        return;
    }
    for run in runs.iter_mut().filter(|run| run.role == Role::Label) {
        if let Some(at) = run.text.find(label) {
            run.text.insert_str(at + label.len(), letters);
            return;
        }
    }
}

/// Gives the works that share one cite their letters, in the order of the list;
/// `alone` has the cite of each work when it stands alone. Where cites bear no
/// year, the list shows which works need letters.
pub(super) fn assign(
    list: &[(usize, Vec<Run>)],
    alone: &BTreeMap<usize, Vec<Run>>,
) -> BTreeMap<usize, String> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, entry) in list {
        let Some(cite) = alone.get(place).map(|runs| text(runs)) else { continue };
        let marked = cite.find(SUFFIX_START).zip(cite.find(SUFFIX_END));
        let shared = match marked.filter(|(start, end)| start < end) {
            Some((start, end)) => format!("{}{}", &cite[..start], &cite[end..]),
            None if text(entry).contains(SUFFIX_START) => cite,
            None if alone[place].iter().any(|run| run.role == Role::Label) => cite,
            None => continue,
        };
        groups.entry(shared).or_default().push(*place);
    }
    let lettered = groups.into_values().filter(|group| group.len() > 1);
    lettered
        .flat_map(|group| {
            let numbered = group.into_iter().enumerate();
            numbered.map(|(index, place)| (place, letters(index)))
        })
        .collect()
}

/// Writes letters: a … z, aa, ab …
fn letters(mut index: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return letters;
        }
        index = index / 26 - 1;
    }
}
