//! Citations and reference lists, made from works and a citation style.
//!
//! ```text
//! Style ─► locale ─► evaluate ─► node ─► print (case, punctuation) ─► runs ─► Inlines
//!             ▲           ▲        │
//!          archive      hints ◄─ sort, disambiguate, positions, collapse
//! ```
//!
//! [`Item`]s are read from CSL-JSON (or CSL-YAML, once it is structured data)
//! by [`json`], from BibTeX by [`bibtex`]. [`process`] formats them by a
//! [`Style`] in one go: what a cite looks like depends on all the others.
//!
//! It is a processor of CSL 1.0.2 of our own; `processor` is its steps, in the
//! order of the specification. What the elements of a style make of one work is
//! in `evaluate`, one file for each of them. Their result is a tree of nodes with
//! affixes and delimiters; disambiguation, collapsing and the forms of cites
//! change that tree, and only `print` makes text of it. What is ours and not CSL's
//! is in `house` and `settle`.
//!
//! **Invariant:** this room knows nothing of guides, files and spans.
//! **Invariant:** hayagriva is an archive of styles and locales, used in `archive`
//! alone.

mod archive;
mod bibliography;
pub mod bibtex;
mod case;
mod citation;
mod collapse;
mod date;
mod disambiguate;
mod evaluate;
mod hints;
mod house;
pub mod item;
pub mod json;
mod label;
mod locale;
mod markup;
mod node;
mod positions;
mod print;
mod problem;
mod processor;
mod punctuation;
mod quiet;
mod runs;
mod settle;
mod sort;
mod style;
#[cfg(test)]
mod tests;
pub mod variables;
pub mod write;

use std::collections::BTreeMap;

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
    /// The number of the section of the list in which each work stands, in the order
    /// of the works; empty if the list is one. Sections stand in the order of their
    /// numbers, and works are numbered in the order in which they are listed.
    pub sections: &'a [usize],
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

/// Why nothing could be formatted: the processor failed on this style and data,
/// which no style and no data should bring about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessError {
    /// What it said, in English.
    pub message: String,
}

impl std::fmt::Display for ProcessError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the citation processor failed ({})", self.message)
    }
}

impl std::error::Error for ProcessError {}

/// Formats the citations and the reference list of one document.
///
/// A cite of an unknown work is printed as its key with a question mark, in
/// bold. Every other cite is an [`Inline::Citation`], numbered from 1 for each
/// key in reading order.
pub fn process(request: &Request<'_>) -> Result<Output, ProcessError> {
    let spacing = Spacing::of(request.locale);
    let notes: Vec<usize> = (1..=request.clusters.len()).collect();
    let items = house::arranged(request.items, &request.style.tree.info.id);
    let arranged = Request { items: &items, ..*request };
    let made = quiet::quietly(|| processor::make(&arranged, &notes))
        .map_err(|message| ProcessError { message })?;
    let setting = processor::setting(&request.style.tree, request.locale);
    let finish =
        |nodes: &[node::Node]| settle(print::print(nodes, &setting.locale), spacing);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let citations = made
        .clusters
        .iter()
        .zip(request.clusters)
        .map(|(nodes, written)| anchored(finish(nodes), written, &mut counts))
        .collect();
    let references = made
        .references
        .into_iter()
        .map(|(place, node)| Entry {
            key: request.items[place].id.clone(),
            content: to_inlines(parted(finish(&[node]))),
        })
        .collect();
    Ok(Output { citations, references })
}

/// Parts the blocks of an entry by spaces: an entry is one paragraph here.
fn parted(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        if let Some(last) = out.last()
            && last.display != run.display
            && !last.text.ends_with(char::is_whitespace)
            && !run.text.starts_with(char::is_whitespace)
        {
            out.push(Run::plain(" "));
        }
        out.push(run);
    }
    out.iter_mut().for_each(|run| run.display = None);
    out
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

/// Returns what the author says of a work (`annote`), as it is printed in a locale.
pub fn annotation(item: &Item, locale: &str) -> Vec<Inline> {
    let Some(words) = item.text("annote") else { return Vec::new() };
    let style = archive::author_style().map(|style| locale::Locale::of(style, locale));
    let runs = style.map(|locale| print::print(&[markup::value(words)], &locale));
    to_inlines(settle(runs.unwrap_or_default(), Spacing::of(locale)))
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
