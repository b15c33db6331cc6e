//! One cluster of cites as it stands in the sentence: the form of each cite, the
//! words around it, the brackets.

use super::marks::encode;
use super::runs::{Face, Rise, Run};
use super::tree::{RenderedCite, RenderedCluster};
use crate::text::{Cite, CiteForm, Cluster};

/// Puts a cluster together; `unknown` are the places of the cites whose work is
/// not there.
///
/// A narrative cite leads: its names stand before the brackets, the rest of it
/// first inside them.
pub(super) fn assemble(
    rendered: RenderedCluster,
    written: &Cluster,
    unknown: &[usize],
) -> Vec<Run> {
    let RenderedCluster { prefix, mut cites, suffix, is_note } = rendered;
    let form = |cite: &RenderedCite| match written.cites[cite.index].form {
        // A note stands apart from the sentence; it names its author.
        CiteForm::Narrative if is_note => CiteForm::Normal,
        form => form,
    };
    let lead = cites.iter().position(|cite| form(cite) == CiteForm::Narrative);
    let lead = lead.map(|at| cites.remove(at));
    let bare = lead.is_none()
        && unknown.is_empty()
        && cites.iter().all(|cite| form(cite) == CiteForm::AuthorOnly);

    let mut inside: Vec<Run> = Vec::new();
    let mut outside: Vec<Run> = Vec::new();
    if let Some(lead) = &lead {
        let cite = &written.cites[lead.index];
        outside = tagged(before(cite, lead.author.clone()), lead.index);
        inside = tagged(after(cite, without_author(lead)), lead.index);
    }
    for mut cite in cites {
        if is_note
            && prefix.is_empty()
            && inside.is_empty()
            && written.cites[cite.index].prefix.is_empty()
        {
            capitalize(&mut cite.content);
        }
        let content = match form(&cite) {
            CiteForm::Normal | CiteForm::Narrative => cite.content,
            CiteForm::SuppressAuthor => without_author(&cite),
            CiteForm::AuthorOnly => cite.author,
        };
        let written = &written.cites[cite.index];
        // Words that begin with a sign of their own need no other.
        if !inside.is_empty() && !written.prefix.starts_with([',', ';']) {
            let usual = vec![Run::plain("; ")];
            inside.extend(if cite.delimiter.is_empty() { usual } else { cite.delimiter });
        }
        inside.extend(tagged(after(written, before(written, content)), cite.index));
    }
    for index in unknown {
        if !inside.is_empty() {
            inside.push(Run::plain("; "));
        }
        inside.push(unknown_key(&written.cites[*index].key));
    }
    if bare || inside.is_empty() {
        outside.extend(inside);
        return outside;
    }
    bracketed(outside, prefix, inside, suffix)
}

/// Puts brackets around what stands inside, and the names before them. What the
/// brackets hold of a single narrative cite belongs to it, brackets and all.
fn bracketed(
    mut outside: Vec<Run>,
    prefix: Vec<Run>,
    inside: Vec<Run>,
    suffix: Vec<Run>,
) -> Vec<Run> {
    let lead = outside.last().and_then(|run| run.cite);
    let belongs = |runs: Vec<Run>, whole: bool| {
        runs.into_iter()
            .map(move |run| Run { cite: lead.filter(|_| whole), ..run })
    };
    let alone = inside.iter().all(|run| run.cite == lead);
    let first = prefix.first().or(inside.first());
    let raised = first.is_some_and(|run| run.face.rise == Rise::Up);
    let (prefix, suffix) = if prefix.is_empty() && suffix.is_empty() && !raised {
        bare_brackets(&inside, lead.is_some())
    } else {
        (prefix, suffix)
    };
    if !outside.is_empty() && !raised {
        outside.extend(belongs(vec![Run::plain(" ")], true));
    }
    outside.extend(belongs(prefix, lead.is_some()));
    outside.extend(inside);
    outside.extend(belongs(suffix, alone));
    outside
}

/// Returns brackets for a narrative cite of a style whose cites have none: the
/// date must stand apart from the sentence.
fn bare_brackets(inside: &[Run], is_narrative: bool) -> (Vec<Run>, Vec<Run>) {
    let has_own = inside.first().is_some_and(|run| run.text.starts_with(['(', '[']));
    if is_narrative && !has_own {
        (vec![Run::plain("(")], vec![Run::plain(")")])
    } else {
        (Vec::new(), Vec::new())
    }
}

/// Begins a note with « Ibid. » rather than « ibid. ».
fn capitalize(content: &mut [Run]) {
    let first = content.iter_mut().find(|run| !run.text.trim().is_empty());
    if let Some(run) = first.filter(|run| run.text.starts_with("ibid")) {
        run.text.replace_range(..1, "I");
    }
}

/// Returns a cite without the names that it begins with, and without what
/// divides them from the rest.
pub(super) fn without_author(cite: &RenderedCite) -> Vec<Run> {
    let mut rest = Vec::new();
    let mut trims = false;
    for run in &cite.content {
        if run.is_author() {
            trims = true;
            continue;
        }
        let mut run = run.clone();
        if trims {
            let kept = run.text.trim_start_matches([' ', '\u{A0}', ',', ';', ':', '.']);
            run.text = kept.to_owned();
            trims = run.text.is_empty();
        }
        rest.push(run);
    }
    rest
}

/// Puts the words that the author wrote before a cite in front of it.
fn before(cite: &Cite, content: Vec<Run>) -> Vec<Run> {
    let mut runs = Vec::new();
    if !cite.prefix.is_empty() {
        let tight = cite.prefix.ends_with([' ', '\u{A0}', '’', '\'', '(', '[', '«']);
        let space = if tight { "" } else { " " };
        runs.push(Run::plain(format!("{}{space}", encode(&cite.prefix))));
    }
    runs.extend(content);
    runs
}

/// Puts the words that the author wrote after a cite behind it.
fn after(cite: &Cite, mut content: Vec<Run>) -> Vec<Run> {
    if !cite.suffix.is_empty() {
        let tight =
            cite.suffix.starts_with([' ', '\u{A0}', ',', ';', '.', ':', ')', ']']);
        let space = if tight || content.is_empty() { "" } else { " " };
        let words = if content.is_empty() {
            cite.suffix.trim_start_matches([' ', ',', ';'])
        } else {
            &cite.suffix
        };
        content.push(Run::plain(format!("{space}{}", encode(words))));
    }
    content
}

/// Marks runs as those of one cite.
fn tagged(runs: Vec<Run>, index: usize) -> Vec<Run> {
    runs.into_iter().map(|run| Run { cite: Some(index), ..run }).collect()
}

/// Returns what is printed of a cite whose work is not there.
fn unknown_key(key: &str) -> Run {
    let face = Face { bold: true, ..Face::default() };
    Run { face, ..Run::plain(format!("{key}?")) }
}
