//! Words with their markup: what is written in a text field, and what is
//! printed of it.
//!
//! Both are the same tree, [`Block`]s of [`Inline`]s, in two stages that differ
//! by what stands at a citation: a [`Cluster`] as the author wrote it, or a
//! [`Citation`] as it is printed. [`markup::parse`] makes the first,
//! `document::resolve` the second.

mod citation;
mod locator;
pub mod markup;
#[cfg(test)]
mod tests;
mod transform;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use transform::{
    clusters, each, each_in_blocks, line_clusters, resolve_blocks, resolve_line,
};

/// A piece of running text.
///
/// Every variant has its mirror in `layouts/kit/inline.typ` and
/// `layouts/epub/inline.xhtml.j2`; the tidy test keeps the three together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline<C = Citation> {
    /// Characters, without markup.
    Text {
        /// The characters.
        text: String,
    },
    /// Stress: italics.
    Emphasis {
        /// What is stressed.
        content: Vec<Self>,
    },
    /// Importance: bold.
    Strong {
        /// What is important.
        content: Vec<Self>,
    },
    /// Raised and smaller, as the ending of an ordinal.
    Superscript {
        /// What is raised.
        content: Vec<Self>,
    },
    /// Lowered and smaller.
    Subscript {
        /// What is lowered.
        content: Vec<Self>,
    },
    /// Small capitals.
    SmallCaps {
        /// What is set in small capitals.
        content: Vec<Self>,
    },
    /// A link to an address (`https:`, `mailto:` or `tel:`).
    Link {
        /// The address.
        href: String,
        /// What is printed of it.
        content: Vec<Self>,
    },
    /// The end of a line within a paragraph.
    Break,
    /// A citation: see the stages in the module's documentation.
    Citation(C),
}

/// One cite as it is printed: the run that stands for one reference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The reference that it leads to.
    pub key: String,
    /// The anchor of this place, unique in the document, for the way back.
    pub id: String,
    /// What is printed.
    pub content: Vec<Inline>,
}

/// A paragraph-level piece of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block<C = Citation> {
    /// A paragraph.
    Paragraph {
        /// Its text.
        content: Vec<Inline<C>>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The number of the first item.
        start: u64,
        /// Its items, each of one block or more.
        items: Vec<Vec<Self>>,
    },
}

/// One bracket of citations as the author wrote it: `[@a, p. 3; voir @b]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The cites between the brackets, in the author's order.
    pub cites: Vec<Cite>,
    /// The bytes it takes in the text field.
    pub range: Range<usize>,
}

/// One reference named in a [`Cluster`].
#[derive(Debug, Clone, PartialEq)]
pub struct Cite {
    /// The key of the reference, without `@`.
    pub key: String,
    /// The bytes of the key in the text field, without `@`.
    pub range: Range<usize>,
    /// Words before it, such as « voir ».
    pub prefix: String,
    /// Words after it.
    pub suffix: String,
    /// The place in the work.
    pub locator: Option<Locator>,
    /// How the author's name stands in the sentence.
    pub form: CiteForm,
}

/// A place in a work, such as page 3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator {
    /// The CSL locator term (CSL 1.0.2, appendix IV), such as `page`.
    pub label: String,
    /// The place itself, such as `3-5`.
    pub value: String,
}

/// How the author's name of a cite stands in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CiteForm {
    /// `[@key]`: all between the brackets.
    Normal,
    /// `@key [p. 3]`: the name in the sentence, the rest between brackets.
    Narrative,
    /// `[-@key]`: without the name.
    SuppressAuthor,
    /// The name alone.
    AuthorOnly,
}

impl<C> Inline<C> {
    /// Makes plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// Returns the characters of a text without its markup; a line break becomes a
/// space.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push(content, &mut out, false);
    out
}

/// Returns the characters of a text, and behind each link the address that it leads to
/// unless the link says it itself: all that a reader can be misled by.
pub fn told(content: &[Inline]) -> String {
    let mut out = String::new();
    push(content, &mut out, true);
    out
}

fn push(content: &[Inline], out: &mut String, addresses: bool) {
    for inline in content {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Link { href, content } => {
                push(content, out, addresses);
                if addresses && !says(&plain(content), href) {
                    out.extend([" <", href, ">"]);
                }
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::SmallCaps { content }
            | Inline::Citation(Citation { content, .. }) => push(content, out, addresses),
        }
    }
}

/// Returns whether the words of a link say where it leads.
fn says(words: &str, href: &str) -> bool {
    let digits =
        |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match href.split_once(':') {
        Some(("tel", number)) => {
            let said = digits(words);
            !said.is_empty() && digits(number).ends_with(&said)
        }
        Some((_, rest)) => words.contains(rest.trim_matches('/')),
        None => false,
    }
}
