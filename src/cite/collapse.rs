//! Cite grouping and cite collapsing (CSL 1.0.2, “Cite Grouping” and “Cite
//! Collapsing”).

use citationberg::{Citation, Collapse};

use super::locale::Locale;
use super::node::{Node, Tag};
use super::print::plain;

/// A cite, ready to stand among others.
#[derive(Debug, Clone)]
pub(super) struct Cite {
    /// Its place in the cluster.
    pub(super) index: usize,
    /// What is printed of it.
    pub(super) node: Node,
    /// What stands before it.
    pub(super) delimiter: String,
    /// Whether words of the author stand before it.
    pub(super) has_prefix: bool,
    /// Whether words of the author stand behind it.
    pub(super) has_suffix: bool,
    /// Whether it has a locator.
    pub(super) has_locator: bool,
}

/// Groups and collapses the cites of a cluster.
pub(super) fn arrange(cites: &mut Vec<Cite>, citation: &Citation, locale: &Locale<'_>) {
    let usual = citation.layout.delimiter.clone().unwrap_or_default();
    for cite in cites.iter_mut() {
        cite.delimiter.clone_from(&usual);
    }
    match citation.collapse {
        Some(Collapse::CitationNumber) => numbers(cites, citation),
        None if citation.cite_group_delimiter.is_none() => {}
        collapse => {
            if citation.sort.is_some() || collapse.is_none() {
                group(cites, locale);
            }
            authors(cites, citation, collapse, locale);
        }
    }
    cites.retain(|cite| !cite.node.is_empty());
}

/// Returns the names that a cite begins with, as text.
fn names(cite: &Cite, locale: &Locale<'_>) -> String {
    let branch = cite.node.find(&|tag| tag == Tag::Names);
    branch.map_or_else(String::new, |branch| {
        plain(&Node::Branch(Box::new(branch.clone())), locale)
    })
}

/// Moves each cite behind the last one before it that has the same names. Words
/// of the author keep a cite, and what follows it, in its place.
fn group(cites: &mut Vec<Cite>, locale: &Locale<'_>) {
    let all = std::mem::take(cites);
    let mut keys: Vec<String> = Vec::new();
    let mut floor = 0;
    for cite in all {
        let key = names(&cite, locale);
        if cite.has_prefix {
            floor = cites.len();
        }
        let same = (floor..cites.len())
            .rev()
            .find(|at| !key.is_empty() && keys[*at] == key);
        let at = same.map_or(cites.len(), |at| at + 1);
        let ends = cite.has_suffix;
        cites.insert(at, cite);
        keys.insert(at, key);
        if ends {
            floor = cites.len();
        }
    }
}

/// Takes the names off all but the first of the cites that share them, and more
/// of them as the style says.
fn authors(
    cites: &mut Vec<Cite>,
    citation: &Citation,
    collapse: Option<Collapse>,
    locale: &Locale<'_>,
) {
    let usual = citation.layout.delimiter.as_deref().unwrap_or_default();
    // Where cites are not sorted, citeproc-js groups none.
    let default = if citation.sort.is_some() { ", " } else { usual };
    let within = citation.cite_group_delimiter.as_deref().unwrap_or(default);
    let after = match (&citation.after_collapse_delimiter, collapse) {
        (Some(after), Some(_)) => after.as_str(),
        _ => usual,
    };
    let keys: Vec<String> = cites.iter().map(|cite| names(cite, locale)).collect();
    let same = |at: usize| at > 0 && !keys[at].is_empty() && keys[at] == keys[at - 1];
    for at in 1..cites.len() {
        if same(at) && !cites[at].has_prefix && !cites[at - 1].has_suffix {
            let tied = collapse.is_none() || !cites[at - 1].has_locator;
            cites[at].delimiter =
                if tied || citation.after_collapse_delimiter.is_none() {
                    within
                } else {
                    after
                }
                .to_owned();
            if collapse.is_some() {
                cites[at].node.empty(&|tag| tag == Tag::Names);
            }
        } else if same(at - 1) {
            after.clone_into(&mut cites[at].delimiter);
        }
    }
    if matches!(collapse, Some(Collapse::YearSuffix | Collapse::YearSuffixRanged)) {
        suffixes(cites, &keys, citation, locale);
    }
}

/// Takes the year off cites whose letters say enough, and joins three or more
/// letters in a row.
fn suffixes(
    cites: &mut Vec<Cite>,
    keys: &[String],
    citation: &Citation,
    locale: &Locale<'_>,
) {
    let years: Vec<Option<(String, String)>> =
        cites.iter().map(|cite| lettered(&cite.node, locale)).collect();
    let usual = citation.layout.delimiter.as_deref().unwrap_or_default();
    let delimiter = citation.year_suffix_delimiter.as_ref();
    let delimiter = delimiter.or(citation.cite_group_delimiter.as_ref());
    let delimiter = delimiter.map_or(usual, String::as_str);
    let mut hidden = vec![false; cites.len()];
    let mut start = 0;
    for at in 1..=cites.len() {
        let goes_on = at < cites.len()
            && keys[at] == keys[at - 1]
            && years[at].is_some()
            && years[at].as_ref().map(|year| &year.0)
                == years[at - 1].as_ref().map(|year| &year.0)
            && !cites[at].has_prefix
            && !cites[at].has_locator
            && !cites[at - 1].has_locator
            && !cites[at - 1].has_suffix;
        if goes_on {
            let Some((_, letters)) = &years[at] else { continue };
            let node = Node::tagged(Tag::YearSuffix, vec![Node::text(letters)]);
            cites[at].node = Node::tagged(Tag::Cite(cites[at].index), vec![node]);
            delimiter.clone_into(&mut cites[at].delimiter);
            continue;
        }
        if citation.collapse == Some(Collapse::YearSuffixRanged) {
            range(&mut cites[start..at], &years[start..at], &mut hidden[start..at]);
        }
        start = at;
    }
    let mut hidden = hidden.into_iter();
    cites.retain(|_| !hidden.next().unwrap_or_default());
}

/// Hides the cites inside runs of letters that follow each other.
fn range(cites: &mut [Cite], years: &[Option<(String, String)>], hidden: &mut [bool]) {
    let letter = |at: usize| {
        let (_, letters) = years.get(at)?.as_ref()?;
        let mut chars = letters.chars();
        chars.next().filter(|_| chars.as_str().is_empty()).map(u32::from)
    };
    let mut start = 0;
    for at in 1..=cites.len() {
        let follows = at < cites.len()
            && letter(at).is_some()
            && letter(at) == letter(at - 1).map(|letter| letter + 1);
        if follows {
            continue;
        }
        if at - start > 2 {
            hidden[start + 1..at - 1].fill(true);
            "–".clone_into(&mut cites[at - 1].delimiter);
        }
        start = at;
    }
}

/// Returns the year of a cite and the letters behind it.
fn lettered(node: &Node, locale: &Locale<'_>) -> Option<(String, String)> {
    let suffix = node.find(&|tag| tag == Tag::YearSuffix)?;
    let letters = plain(&Node::Branch(Box::new(suffix.clone())), locale);
    let mut rest = node.clone();
    rest.empty(&|tag| matches!(tag, Tag::YearSuffix | Tag::Names | Tag::Words));
    Some((plain(&rest, locale), letters))
}

/// Joins three or more numbers in a row.
fn numbers(cites: &mut Vec<Cite>, citation: &Citation) {
    let usual = citation.layout.delimiter.as_deref().unwrap_or_default();
    let after = citation.after_collapse_delimiter.as_deref().unwrap_or(usual);
    let number = |cite: &Cite| {
        let plain = !cite.has_prefix && !cite.has_suffix && !cite.has_locator;
        let found = cite.node.find(&|tag| matches!(tag, Tag::CitationNumber(_)))?;
        match found.tag {
            Tag::CitationNumber(number) if plain => Some(number),
            _ => None,
        }
    };
    let numbers: Vec<Option<usize>> = cites.iter().map(number).collect();
    let mut hidden = vec![false; cites.len()];
    let mut start = 0;
    for at in 1..=cites.len() {
        let follows = at < cites.len()
            && numbers[at].is_some()
            && numbers[at] == numbers[at - 1].map(|number| number + 1);
        if follows {
            continue;
        }
        if at - start > 2 {
            hidden[start + 1..at - 1].fill(true);
            "–".clone_into(&mut cites[at - 1].delimiter);
            if at < cites.len() {
                after.clone_into(&mut cites[at].delimiter);
            }
        }
        start = at;
    }
    let mut hidden = hidden.into_iter();
    cites.retain(|_| !hidden.next().unwrap_or_default());
}
