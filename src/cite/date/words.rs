//! Dates in words, in French and in English: « 4 mai 2019 », “May 4, 2019”,
//! « printemps 2019 », « vers 1890 », “c2019”, `2019/05/04`.

use super::Parts;

/// The months in French and in English, without and with accents.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january"],
    &["février", "february", "fevrier"],
    &["mars", "march"],
    &["avril", "april"],
    &["mai", "may"],
    &["juin", "june"],
    &["juillet", "july"],
    &["août", "august", "aout"],
    &["septembre", "september"],
    &["octobre", "october"],
    &["novembre", "november"],
    &["décembre", "december", "decembre"],
];

/// The seasons, from spring on.
const SEASONS: [&[&str]; 4] = [
    &["printemps", "spring"],
    &["été", "summer"],
    &["automne", "autumn", "fall"],
    &["hiver", "winter"],
];

/// Words that say that a date is approximate.
const ABOUT: &[&str] = &["vers", "environ", "env", "circa", "ca", "c", "about"];

/// Words that say nothing.
const EMPTY: &[&str] = &["le", "the", "of", "de", "du", "en", "in"];

/// Reads a date in words; nothing if a word in it is unknown.
pub(super) fn read(text: &str) -> Option<Vec<Parts>> {
    if let Some(parts) = with_slashes(text) {
        return Some(vec![parts]);
    }
    let lower = text.trim().to_lowercase();
    let (stripped, bracketed) = match lower.strip_prefix('[') {
        Some(rest) => (rest.strip_suffix(']')?, true),
        None => (lower.as_str(), false),
    };
    let mut parts = Parts { circa: stripped.ends_with('?'), ..Parts::default() };
    let words = stripped.split(|c: char| c.is_whitespace() || ",?".contains(c));
    let mut count = 0;
    for word in words.map(|word| word.trim_end_matches('.')).filter(|w| !w.is_empty()) {
        count += 1;
        if !word_of(word, &mut parts) {
            return None;
        }
    }
    // A number alone is no date in words; a day needs its month.
    let alone = count == 1 && !bracketed && !stripped.starts_with(['c', '©']);
    let complete = parts.year.is_some() && (parts.day.is_none() || parts.month.is_some());
    (complete && (!alone || parts.circa)).then(|| vec![parts])
}

/// Reads `2019/05/04`.
fn with_slashes(text: &str) -> Option<Parts> {
    let mut numbers = text.trim().split('/').map(|part| part.trim().parse::<u16>());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (Ok(year), Ok(month), Ok(day), None) = (year, month, day, numbers.next()) else {
        return None;
    };
    (year > 31).then(|| Parts {
        year: Some(year.into()),
        month: Some(month.into()),
        day: Some(day.into()),
        ..Parts::default()
    })
}

/// Reads one word; returns whether it says something, once.
fn word_of(word: &str, parts: &mut Parts) -> bool {
    // At least three letters of a name, as in « janv. ».
    let begins = |names: &&[&str]| {
        word.chars().count() > 2 && names.iter().any(|name| name.starts_with(word))
    };
    let number = |word: &str| {
        let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| word.parse::<i64>().ok()).flatten()
    };
    let year = word.strip_prefix(['c', '©']).unwrap_or(word);
    let bare = word.trim_end_matches(|c: char| c.is_alphabetic());
    if ABOUT.contains(&word) {
        parts.circa = true;
    } else if let (3..=4, Some(found), None) = (year.len(), number(year), parts.year) {
        parts.year = Some(found);
    } else if let (1..=2, Some(found), None) = (bare.len(), number(bare), parts.day) {
        let ordinal = &word[bare.len()..];
        if !matches!(ordinal, "" | "er" | "e" | "st" | "nd" | "rd" | "th") {
            return false;
        }
        parts.day = Some(found);
    } else if let (Some(found), None) = (MONTHS.iter().position(begins), parts.month) {
        parts.month = i64::try_from(found + 1).ok();
    } else if let (Some(found), None) = (SEASONS.iter().position(begins), parts.month) {
        parts.month = i64::try_from(found + 21).ok();
    } else {
        return EMPTY.contains(&word);
    }
    true
}
