//! What an editor sees of words, signs in pairs, and sentences.
//!
//! Sources: Système de design gouvernemental du Québec, « Langage clair et
//! simple »: sentences of 12 to 15 words on average; 25 at the most is custom.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::{HIDDEN, OBJECT};
use super::lint::{Finding, Lint, Trust};

/// The words of the longest sentence that reads easily.
const LONG: usize = 25;

/// The words of a sentence on average, above which a text reads hard.
const LONG_ON_AVERAGE: usize = 15;

/// The number of sentences below which an average says nothing.
const SOME: usize = 3;

/// Words that may well stand twice: « nous nous engageons ».
const TWICE: [&str; 4] = ["nous", "vous", "très", "cela"];

/// Where a sentence or an item of a list ends: at a full stop and the like, and
/// at an empty line or the mark of an item, which is the group.
static END: LazyLock<Regex> = LazyLock::new(|| {
    let mark = r"\n\s*(?:\n\s*)?(?:[-*+]\s+|\d+[.)]\s+)|\n\s*\n\s*";
    let stop =
        format!(r"[.!?…]+[»”)\]*_]*(?:({mark})|[ \x{{A0}}\n]+|$)|({mark})|^([-*+]\s+)");
    Regex::new(&stop).expect("the pattern above is well-formed")
});

/// Abbreviations whose point ends no sentence.
const ABBREVIATIONS: [&str; 14] =
    ["p", "art", "c", "ch", "vol", "M", "MM", "Dr", "Dre", "ex", "cf", "al", "No", "tél"];

/// Reads a text for words that stand twice, signs without their other half and
/// sentences that are too long.
pub(super) fn read(text: &str) -> Vec<Finding> {
    let mut findings = double_words(text);
    findings.extend(lone_quotes(text));
    findings.extend(lone_brackets(text));
    findings.extend(long_sentences(text));
    findings
}

/// Marks something that only the author can put right.
fn mark(lint: Lint, range: Range<usize>) -> Finding {
    Finding { lint, range, instead: None, trust: Trust::Ask }
}

/// Finds words that stand twice in a row.
fn double_words(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for word in words(text) {
        if let Some(before) = &before {
            let (one, other) = (&text[before.clone()], &text[word.clone()]);
            let between = &text[before.end..word.start];
            let beside =
                between.chars().all(|sign| matches!(sign, ' ' | '\u{A0}' | '\n'))
                    && between.matches('\n').count() < 2;
            let same = one.to_lowercase() == other.to_lowercase();
            if beside && same && !TWICE.contains(&&*one.to_lowercase()) {
                let range = before.start..word.end;
                let instead = Some(one.to_owned());
                let (lint, trust) = (Lint::DoubleWord, Trust::Ask);
                findings.push(Finding { lint, range, instead, trust });
            }
        }
        before = Some(word);
    }
    findings
}

/// Returns the words of a text: letters, with the hyphens between them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        let inside = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
        let end = text[start..]
            .find(|sign| !inside(sign))
            .map_or(text.len(), |end| start + end);
        at = end;
        Some(start..end)
    })
}

/// Finds a quotation mark without its other half.
fn lone_quotes(text: &str) -> Option<Finding> {
    let straight: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let last = straight.last().filter(|_| straight.len() % 2 == 1);
    let opened = text.matches('«').count();
    let angular = match opened.cmp(&text.matches('»').count()) {
        std::cmp::Ordering::Greater => text.rfind('«'),
        std::cmp::Ordering::Less => text.rfind('»'),
        std::cmp::Ordering::Equal => None,
    };
    let at = last.copied().or(angular)?;
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    Some(mark(Lint::LoneQuote, at..end))
}

/// Finds brackets without their other half; that of « a) » has none.
fn lone_brackets(text: &str) -> Vec<Finding> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone = Vec::new();
    for (at, sign) in text.char_indices() {
        let opening = match sign {
            '(' | '[' => {
                open.push((at, sign));
                continue;
            }
            ')' => '(',
            ']' => '[',
            _ => continue,
        };
        if open.last().is_some_and(|(_, last)| *last == opening) {
            open.pop();
        } else if sign != ')' || !is_item_mark(&text[..at]) {
            lone.push(at);
        }
    }
    lone.extend(open.into_iter().map(|(at, _)| at));
    lone.into_iter()
        .map(|at| mark(Lint::LoneBracket, at..at + 1))
        .collect()
}

/// Returns whether a text ends with what numbers an item: a letter, or a number.
fn is_item_mark(before: &str) -> bool {
    let word = before.rsplit([' ', '\u{A0}', '\n']).next().unwrap_or_default();
    let number = word.chars().all(|sign| sign.is_ascii_digit());
    !word.is_empty() && (number && word.len() < 3 || word.chars().count() == 1)
}

/// Finds long sentences, and a text of sentences that are long on average.
fn long_sentences(text: &str) -> Vec<Finding> {
    let sentences = sentences(text);
    let counts: Vec<usize> =
        sentences.iter().map(|range| count(&text[range.clone()])).collect();
    let long = sentences.iter().zip(&counts).filter(|(_, count)| **count > LONG);
    let mut findings: Vec<Finding> = long
        .map(|(range, _)| mark(Lint::LongSentence, range.clone()))
        .collect();
    let total: usize = counts.iter().sum();
    if counts.len() >= SOME && total > LONG_ON_AVERAGE * counts.len() {
        let end = text.trim_end().len();
        findings.push(mark(Lint::LongSentences, 0..end));
    }
    findings
}

/// Returns how many words a sentence has: what stands between spaces and has a
/// letter or a digit in it.
fn count(sentence: &str) -> usize {
    let word = |word: &&str| {
        word.contains(|sign: char| {
            sign.is_alphanumeric() || matches!(sign, OBJECT | HIDDEN)
        })
    };
    sentence.split([' ', '\u{A0}', '\n']).filter(word).count()
}

/// Returns the sentences of a text, without the spaces around them.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in END.captures_iter(text) {
        let whole = end.get_match().range();
        let before = text[start..whole.start].rsplit([' ', '\u{A0}', '\n', '(']).next();
        let next = text[whole.end..].chars().next();
        let goes_on = next.is_some_and(char::is_lowercase);
        let abbreviated = text[whole.clone()].starts_with('.')
            && before.is_some_and(|word| ABBREVIATIONS.contains(&word));
        let marked = end.iter().skip(1).flatten().next().is_some();
        if !marked && (goes_on || abbreviated) {
            continue;
        }
        found.push(start..whole.end);
        start = whole.end;
    }
    found.push(start..text.len());
    let trimmed = found.into_iter().map(|range| {
        let inside = text[range.clone()]
            .trim_end_matches(|sign: char| sign.is_whitespace() || "-*+".contains(sign));
        let start = range.start + (inside.len() - inside.trim_start().len());
        start..start + inside.trim().len()
    });
    trimmed.filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{read, sentences};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = read(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|one| (one.lint.name(), &text[one.range.clone()]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_signs_and_sentences_are_read() {
        check("Il est est là. Nous nous aidons.", &[("double-word", "est est")]);
        check("Il dit \"non\" et \"oui.", &[("lone-quote", "\"")]);
        check("Un mot (ou deux.", &[("lone-bracket", "(")]);
        check("a) un\nb) deux (trois)", &[]);
        check("[@spvm2014, p. 3] et [lien](https://a.org)", &[]);
        let words = |count: usize| "un mot ".repeat(count / 2) + "dit";
        check(&words(26), &[("long-sentence", &words(26))]);
        check(&words(24), &[]);
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Voir p. 3, art. 4. Puis M. Roy. Vraiment? oui.\n- un\n- deux";
        let found: Vec<&str> =
            sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["Voir p. 3, art. 4.", "Puis M. Roy.", "Vraiment? oui.", "un", "deux"]
        );
    }
}
