//! What stands between the cites of a cluster, and cites drawn together:
//! « (Roy, 2018, 2019a, 2019b) », « 1-3 ».

use super::clusters::without_author;
use super::marks::{SUFFIX_END, SUFFIX_START};
use super::runs::{Face, Role, Run, text};
use super::tree::{RenderedCite, RenderedCluster};

/// How a style draws cites together, and what it puts between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    /// What is drawn together.
    pub(super) mode: Option<Mode>,
    /// What stands between cites.
    pub(super) delimiter: String,
    /// What stands between cites of the same names.
    pub(super) within: Option<String>,
    /// What stands after cites that are drawn together.
    pub(super) after: Option<String>,
    /// What stands between the letters behind a year.
    pub(super) suffix: Option<String>,
    /// What stands before and behind all cites.
    pub(super) affixes: [String; 2],
    /// How all this looks.
    pub(super) face: Face,
}

impl Rules {
    /// Returns what stands before and behind all cites.
    pub(super) fn brackets(&self) -> (Vec<Run>, Vec<Run>) {
        let [before, behind] = &self.affixes;
        let run = |text: &String| Run { face: self.face, ..Run::plain(text) };
        (vec![run(before)], vec![run(behind)])
    }
}

/// What is drawn together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Numbers that follow each other.
    Number,
    /// Cites of the same names.
    Year,
    /// The same, and those of the same year.
    Suffix,
    /// The same, and letters that follow each other.
    SuffixRange,
}

/// What stands between the names, or the years, of cites drawn together if the
/// style says nothing (CSL 1.0.2, « Cite Grouping »).
const WITHIN: &str = ", ";

/// What stands between the ends of a range.
const RANGE: &str = "–";

/// Puts delimiters between cites; draws them together if they may be.
pub(super) fn arrange(cluster: &mut RenderedCluster, rules: &Rules, may_draw: bool) {
    let drawn = may_draw && cluster.cites.len() > 1;
    if drawn && (rules.within.is_some() || rules.mode.is_some_and(|m| m != Mode::Number))
    {
        group(&mut cluster.cites);
    }
    let mut delimiters = vec![rules.delimiter.as_str(); cluster.cites.len()];
    if drawn {
        match rules.mode {
            Some(Mode::Number) => numbers(&mut cluster.cites, &mut delimiters, rules),
            Some(mode) => years(&mut cluster.cites, &mut delimiters, rules, mode),
            None => groups(&cluster.cites, &mut delimiters, rules),
        }
    }
    for (cite, delimiter) in cluster.cites.iter_mut().zip(delimiters) {
        cite.delimiter = vec![Run { face: rules.face, ..Run::plain(delimiter) }];
    }
    cluster.cites.retain(|cite| !cite.is_hidden);
    if let Some(first) = cluster.cites.first_mut() {
        first.delimiter.clear();
    }
}

/// Returns the names that a cite begins with.
fn author(cite: &RenderedCite) -> String {
    let names = cite.content.iter().filter(|run| run.is_author());
    names.map(|run| run.text.as_str()).collect()
}

/// Moves each cite behind the last one before it that has the same names.
fn group(cites: &mut [RenderedCite]) {
    for at in 1..cites.len() {
        let name = author(&cites[at]);
        let same = (0..at).rev().find(|before| author(&cites[*before]) == name);
        if let (Some(same), false) = (same, name.is_empty()) {
            cites[same + 1..=at].rotate_right(1);
        }
    }
}

/// Says what stands between cites of the same names that are not drawn
/// together.
fn groups<'a>(cites: &[RenderedCite], delimiters: &mut [&'a str], rules: &'a Rules) {
    let Some(within) = rules.within.as_deref() else { return };
    for at in 1..cites.len() {
        let name = author(&cites[at]);
        if !name.is_empty() && name == author(&cites[at - 1]) {
            delimiters[at] = within;
        }
    }
}

/// Takes the names off all but the first of the cites that share them, and the
/// year off all but the first of those that share it, too.
fn years<'a>(
    cites: &mut [RenderedCite],
    delimiters: &mut [&'a str],
    rules: &'a Rules,
    mode: Mode,
) {
    let after = rules.after.as_deref().unwrap_or(&rules.delimiter);
    let within = rules.within.as_deref().unwrap_or(WITHIN);
    let names: Vec<String> = cites.iter().map(author).collect();
    for at in 1..cites.len() {
        let same = |a: usize, b: usize| !names[a].is_empty() && names[a] == names[b];
        if same(at, at - 1) {
            // After a locator, a comma would seem to go on with it.
            delimiters[at] = if cites[at - 1].has_locator { after } else { within };
            cites[at].content = without_author(&cites[at]);
        } else if at > 1 && same(at - 1, at - 2) {
            delimiters[at] = after;
        }
    }
    if mode != Mode::Year {
        let letters = rules.suffix.as_deref().or(rules.within.as_deref());
        let letters = letters.unwrap_or(&rules.delimiter);
        suffixes(cites, delimiters, letters, mode);
    }
}

/// Takes the year off cites whose letters say enough.
fn suffixes<'a>(
    cites: &mut [RenderedCite],
    delimiters: &mut [&'a str],
    delimiter: &'a str,
    mode: Mode,
) {
    let parts: Vec<Option<(String, Run, Run)>> = cites.iter().map(lettered).collect();
    let same = |a: usize, b: usize| match (&parts[a], &parts[b]) {
        (Some((year, ..)), Some((other, ..))) => year == other,
        _ => false,
    };
    let mut start = 0;
    for at in 1..=cites.len() {
        if at < cites.len() && same(at, at - 1) && author(&cites[at]).is_empty() {
            continue;
        }
        for later in start + 1..at {
            if let Some((_, _, letters)) = &parts[later] {
                cites[later].content = vec![letters.clone()];
                delimiters[later] = delimiter;
            }
        }
        if mode == Mode::SuffixRange {
            let letter = |at: usize| {
                let (_, _, letters) = parts[at].as_ref()?;
                letters.text.chars().rfind(char::is_ascii_lowercase).map(u32::from)
            };
            hide_ranges(&mut cites[start..at], &mut delimiters[start..at], |offset| {
                letter(start + offset)
            });
        }
        start = at;
    }
}

/// Takes a cite apart that ends with letters behind its year: the year, the run
/// of the letters, and the letters alone.
fn lettered(cite: &RenderedCite) -> Option<(String, Run, Run)> {
    let rest = without_author(cite);
    let (at, run) = rest
        .iter()
        .enumerate()
        .find(|(_, run)| run.text.contains(SUFFIX_START))?;
    let (before, letters) = run.text.split_once(SUFFIX_START)?;
    let (letters, behind) = letters.split_once(SUFFIX_END)?;
    let ends = behind.trim().is_empty() && text(&rest[at + 1..]).trim().is_empty();
    if cite.has_locator || letters.is_empty() || !ends {
        return None;
    }
    let alone = Run { text: letters.to_owned(), ..run.clone() };
    Some((text(&rest[..at]) + before, run.clone(), alone))
}

/// Makes ranges of numbers that follow each other.
fn numbers<'a>(cites: &mut [RenderedCite], delimiters: &mut [&'a str], rules: &'a Rules) {
    let numbers: Vec<Option<u32>> = cites
        .iter()
        .map(|cite| {
            let number = cite.content.iter().filter(|run| run.role == Role::Number);
            let number: String = number.map(|run| run.text.as_str()).collect();
            let digits = number.trim_matches(|c: char| !c.is_ascii_digit());
            digits.parse().ok().filter(|_| !cite.has_locator)
        })
        .collect();
    hide_ranges(cites, delimiters, |at| numbers[at]);
    let after = rules.after.as_deref().unwrap_or(&rules.delimiter);
    for at in 1..cites.len() {
        if delimiters[at - 1] == RANGE && delimiters[at] != RANGE {
            delimiters[at] = after;
        }
    }
}

/// Hides all but the ends of at least three cites whose numbers follow each
/// other.
fn hide_ranges(
    cites: &mut [RenderedCite],
    delimiters: &mut [&str],
    number: impl Fn(usize) -> Option<u32>,
) {
    let mut start = 0;
    for at in 1..=cites.len() {
        let follows = at < cites.len()
            && number(at - 1).is_some_and(|before| number(at) == Some(before + 1));
        if follows {
            continue;
        }
        if at - start > 2 {
            for cite in &mut cites[start + 1..at - 1] {
                cite.is_hidden = true;
            }
            delimiters[at - 1] = RANGE;
        }
        start = at;
    }
}
