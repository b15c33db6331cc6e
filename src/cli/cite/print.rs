//! A reference list and its citations as text, HTML or JSON.

use serde::Serialize;

use crate::cite::{self, Output};
use crate::cli::arguments::Format;
use crate::text::Inline;

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Printed {
    /// The reference list.
    bibliography: Vec<Entry>,
    /// The citations, in the order of the clusters.
    citations: Vec<Content>,
}

/// One entry of the list.
#[derive(Debug, Serialize)]
struct Entry {
    /// The key of the work.
    id: String,
    /// Its characters alone.
    text: String,
    /// The same with its markup.
    html: String,
}

/// One citation.
#[derive(Debug, Serialize)]
struct Content {
    /// Its characters alone.
    text: String,
    /// The same with its markup.
    html: String,
}

/// Prints what was formatted.
pub(super) fn print(output: &Output, format: Format) -> String {
    let bibliography = output.references.iter().map(|entry| Entry {
        id: entry.key.clone(),
        text: cite::text(&entry.content),
        html: cite::html(&entry.content),
    });
    let content = |content: &Vec<Inline>| Content {
        text: cite::text(content),
        html: cite::html(content),
    };
    let citations = output.citations.iter().map(content);
    let printed = Printed {
        bibliography: bibliography.collect(),
        citations: citations.collect(),
    };
    match format {
        Format::Text => text(&printed),
        Format::Html => html(&printed),
        Format::Json => {
            let json = serde_json::to_string_pretty(&printed);
            format!("{}\n", json.expect("it has only text in it"))
        }
    }
}

/// One citation on each line, an empty line, one reference on each line.
fn text(printed: &Printed) -> String {
    let citations = printed
        .citations
        .iter()
        .map(|citation| format!("{}\n", citation.text));
    let gap = if printed.citations.is_empty() { "" } else { "\n" };
    let entries = printed.bibliography.iter().map(|entry| format!("{}\n", entry.text));
    citations.collect::<String>() + gap + &entries.collect::<String>()
}

/// The classes are those of citeproc-js, so that its stylesheets serve.
fn html(printed: &Printed) -> String {
    let citations = printed.citations.iter();
    let citations =
        citations.map(|one| format!("<p class=\"csl-citation\">{}</p>\n", one.html));
    let entries = printed.bibliography.iter().map(|entry| {
        let (id, html) = (attribute(&entry.id), &entry.html);
        format!("  <div class=\"csl-entry\" id=\"ref-{id}\">{html}</div>\n")
    });
    let entries: String = entries.collect();
    let citations: String = citations.collect();
    format!("{citations}<div class=\"csl-bib-body\">\n{entries}</div>\n")
}

/// Writes a key as the value of an attribute.
fn attribute(key: &str) -> String {
    let key: String = key.chars().filter(|c| !c.is_control()).collect();
    key.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
