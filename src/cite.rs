//! Citations and reference lists, made from works and a citation style.
//!
//! ```text
//! Items, Clusters ── engine ──► runs ── clusters, settle ──► Inlines
//! ```
//!
//! [`Item`]s are read from CSL-JSON (or CSL-YAML, once it is structured data)
//! by [`json`], from BibTeX by [`bibtex`]. [`process`] formats them by a
//! [`Style`] in one go: what a cite looks like depends on all the others.
//!
//! **Invariant:** this room knows nothing of guides, files and spans.
//! **Invariant:** the types of the engine stay in `engine`, in what is fed to it
//! (`archive`, `style`, `prepare`, `quotes`, `feed`, `persons`) and in `tree`,
//! which reads what comes out.

mod archive;
pub mod bibtex;
mod clusters;
mod collapse;
mod date;
mod engine;
mod feed;
mod given;
pub mod item;
pub mod json;
mod label;
mod marks;
mod names;
mod numbers;
mod others;
mod persons;
mod prepare;
mod problem;
mod quiet;
mod quotes;
mod ranges;
mod runs;
mod settle;
mod style;
mod suffix;
#[cfg(test)]
mod tests;
mod tree;
pub mod variables;
pub mod write;

use std::collections::{BTreeMap, BTreeSet};

use self::runs::{Run, to_inlines};
use self::settle::{Spacing, settle};
use crate::text::{Citation, Cluster, Inline, plain};

pub use self::item::Item;
pub use self::problem::{Problem, ProblemKind, Shape, Step};
pub use self::style::{Style, StyleError, StyleErrorKind};

/// The order of a reference list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListOrder {
    /// As the works are given.
    Given,
    /// As the style sorts.
    #[default]
    Style,
}

/// What is to be formatted.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The works, each with a key of its own.
    pub items: &'a [Item],
    /// The clusters of cites, in reading order.
    pub clusters: &'a [Cluster],
    /// The style.
    pub style: &'a Style,
    /// The locale of terms and dates, such as `fr-CA`.
    pub locale: &'a str,
    /// The order of the list.
    pub order: ListOrder,
    /// Whether works that no cluster cites are listed too.
    pub list_all: bool,
}

/// What is printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Output {
    /// For each cluster, what stands in its place.
    pub citations: Vec<Vec<Inline>>,
    /// The reference list.
    pub references: Vec<Entry>,
}

/// One entry of a reference list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key of the work.
    pub key: String,
    /// What is printed.
    pub content: Vec<Inline>,
}

/// Why nothing could be formatted: the engine failed on this style and data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessError {
    /// What the engine said, in English.
    pub message: String,
}

impl std::fmt::Display for ProcessError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the citation engine failed ({})", self.message)
    }
}

impl std::error::Error for ProcessError {}

/// Formats the citations and the reference list of one document.
///
/// A cite of an unknown work is printed as its key with a question mark, in
/// bold. Every other cite is an [`Inline::Citation`], numbered from 1 for each
/// key in reading order.
pub fn process(request: &Request<'_>) -> Result<Output, ProcessError> {
    let rendered = engine::render(request).map_err(|message| ProcessError { message })?;
    let spacing = Spacing::of(request.locale);
    let quotes = rendered.quotes;
    let finish = |mut runs: Vec<Run>| {
        others::name(&mut runs, &quotes.et_al, &quotes.and);
        quotes.set(&mut runs);
        settle(marks::decode(runs), spacing, quotes.hold_punctuation)
    };
    let known: BTreeSet<&str> =
        request.items.iter().map(|item| item.id.as_str()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let citations = rendered
        .clusters
        .into_iter()
        .zip(request.clusters)
        .map(|(cluster, written)| {
            let cites = written.cites.iter().enumerate();
            let unknown: Vec<usize> = cites
                .filter(|(_, cite)| !known.contains(cite.key.as_str()))
                .map(|(index, _)| index)
                .collect();
            let runs = clusters::assemble(cluster, written, &unknown);
            anchored(finish(runs), written, &mut counts)
        })
        .collect();
    let references = rendered
        .references
        .into_iter()
        .map(|(place, runs)| Entry {
            key: request.items[place].id.clone(),
            content: to_inlines(finish(runs)),
        })
        .collect();
    Ok(Output { citations, references })
}

/// Folds the runs of a cluster, each cite into its own anchor. The anchor leads
/// to the list, so an address in a cite is no link of its own.
fn anchored<'a>(
    runs: Vec<Run>,
    written: &'a Cluster,
    counts: &mut BTreeMap<&'a str, usize>,
) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let unlinked = runs.into_iter().map(|run| Run { link: None, ..run });
    let mut runs = unlinked.peekable();
    while let Some(first) = runs.next() {
        let cite = first.cite;
        let mut same = vec![first];
        while let Some(run) = runs.next_if(|run| run.cite == cite) {
            same.push(run);
        }
        let content = to_inlines(same);
        match cite {
            None => out.extend(content),
            Some(index) => {
                let key = written.cites[index].key.as_str();
                let count = counts.entry(key).or_default();
                *count += 1;
                let id = format!("cite-{key}-{count}");
                out.push(Inline::Citation(Citation { key: key.to_owned(), id, content }));
            }
        }
    }
    out
}

/// Returns whether there are words in the language of a locale.
pub fn knows_locale(locale: &str) -> bool {
    archive::has_language(locale)
}

/// Returns the characters of formatted text, without markup.
pub fn text(content: &[Inline]) -> String {
    plain(content)
}

/// Returns formatted text in the HTML that CSL itself uses: `<i>`, `<b>`,
/// `<sup>`, `<sub>` and small capitals; links and anchors are left out.
pub fn html(content: &[Inline]) -> String {
    let mut out = String::new();
    push_html(content, &mut out);
    // Cites side by side that look the same, such as the numbers of a list.
    for _ in 0..2 {
        for tag in ["i", "b", "sup", "sub"] {
            out = out.replace(&format!("</{tag}><{tag}>"), "");
        }
    }
    out
}

/// Writes formatted text as HTML.
fn push_html(content: &[Inline], out: &mut String) {
    for inline in content {
        let (open, content, close) = match inline {
            Inline::Text { text } => {
                push_escaped(text, out);
                continue;
            }
            Inline::Break => {
                out.push_str("<br>");
                continue;
            }
            Inline::Emphasis { content } => ("<i>", content, "</i>"),
            Inline::Strong { content } => ("<b>", content, "</b>"),
            Inline::Superscript { content } => ("<sup>", content, "</sup>"),
            Inline::Subscript { content } => ("<sub>", content, "</sub>"),
            Inline::SmallCaps { content } => {
                ("<span style=\"font-variant:small-caps;\">", content, "</span>")
            }
            Inline::Link { content, .. } | Inline::Citation(Citation { content, .. }) => {
                ("", content, "")
            }
        };
        out.push_str(open);
        push_html(content, out);
        out.push_str(close);
    }
}

/// Writes characters as HTML.
fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}
