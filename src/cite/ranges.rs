//! Ranges of dates within one year: « 3-7 mai 2019 », « mai-juillet 2019 ».
//!
//! The engine knows no ranges. Everything is rendered twice, with the beginnings
//! and with the ends, and where a date differs the two are put together.

use super::engine::Rendered;
use super::runs::Run;

/// Puts the ends of ranges behind their beginnings.
pub(super) fn merge(first: &mut Rendered, last: &Rendered, delimiter: &str) {
    for (place, runs) in &mut first.references {
        let other = last.references.iter().find(|(other, _)| other == place);
        if let Some((_, other)) = other {
            merge_runs(runs, other, delimiter);
        }
    }
    for (cluster, other) in first.clusters.iter_mut().zip(&last.clusters) {
        for cite in &mut cluster.cites {
            let other = other.cites.iter().find(|other| other.index == cite.index);
            if let Some(other) = other {
                merge_runs(&mut cite.content, &other.content, delimiter);
            }
        }
    }
}

/// Puts the dates of two renderings together, if all else in them is alike.
fn merge_runs(first: &mut [Run], last: &[Run], delimiter: &str) {
    let alike = |(a, b): (&Run, &Run)| a.text == b.text || a.is_date() && b.is_date();
    if first.len() != last.len() || !first.iter().zip(last).all(alike) {
        return;
    }
    for (run, other) in first.iter_mut().zip(last) {
        if run.text != other.text {
            run.text = joined(&run.text, &other.text, delimiter);
        }
    }
}

/// Joins two dates: what they share before and behind is written once.
fn joined(first: &str, last: &str, delimiter: &str) -> String {
    let (first, last) = (words(first), words(last));
    let shared = |pairs: &mut dyn Iterator<Item = (&String, &String)>| {
        pairs.take_while(|(a, b)| a == b).count()
    };
    let before = shared(&mut first.iter().zip(&last));
    let behind = shared(&mut first.iter().rev().zip(last.iter().rev()));
    let shorter = first.len().min(last.len());
    let behind = behind.min(shorter.saturating_sub(before));
    let start = first[..first.len() - behind].concat();
    let end = last[before..].concat();
    format!("{}{delimiter}{end}", start.trim_end())
}

/// Takes a date apart into words and the signs between them.
fn words(date: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in date.chars() {
        let is_word = c.is_alphanumeric();
        match words.last_mut() {
            Some(word) if is_word && in_word => word.push(c),
            _ => words.push(c.to_string()),
        }
        in_word = is_word;
    }
    words
}
