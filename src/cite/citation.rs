//! Clusters of cites as they stand in the sentence: what the author wrote around
//! a cite, its form, its brackets.

use citationberg::{Layout, StyleClass, ToFormatting};

use super::collapse::{self, Cite as Arranged};
use super::evaluate::Setting;
use super::node::{Branch, Format, Node, Tag};
use crate::text::{Cite, CiteForm, Cluster};

/// A cite as the style prints it.
#[derive(Debug, Clone)]
pub(super) struct Rendered {
    /// Its place in the cluster.
    pub(super) index: usize,
    /// What the style prints.
    pub(super) nodes: Vec<Node>,
    /// The names of its work.
    pub(super) author: Option<Node>,
}

/// Puts a cluster together; `unknown` are the places of cites whose work is not
/// there.
///
/// A narrative cite leads: its names stand before the brackets, the rest of it
/// first inside them.
pub(super) fn assemble(
    setting: &Setting<'_>,
    mut cites: Vec<Rendered>,
    written: &Cluster,
    unknown: &[usize],
) -> Vec<Node> {
    let style = setting.style;
    let is_note = style.settings.class == StyleClass::Note;
    let layout = &style.citation.layout;
    let form = |cite: &Rendered| match written.cites[cite.index].form {
        // A note stands apart from the sentence; it names its author.
        CiteForm::Narrative if is_note => CiteForm::Normal,
        form => form,
    };
    let lead = cites.iter().position(|cite| form(cite) == CiteForm::Narrative);
    let lead = lead.map(|at| cites.remove(at));
    let bare = lead.is_none()
        && unknown.is_empty()
        && cites.iter().all(|cite| form(cite) == CiteForm::AuthorOnly);
    let mut inside: Vec<Arranged> = Vec::new();
    let mut outside = Vec::new();
    if let Some(lead) = &lead {
        let cite = &written.cites[lead.index];
        outside.push(Node::tagged(
            Tag::Cite(lead.index),
            before(cite, lead.author.clone().into_iter().collect()),
        ));
        inside.push(arranged(lead.index, cite, after(cite, without_author(&lead.nodes))));
    }
    for cite in cites {
        let own = &written.cites[cite.index];
        let nodes = match form(&cite) {
            CiteForm::Normal | CiteForm::Narrative => cite.nodes,
            CiteForm::SuppressAuthor => without_author(&cite.nodes),
            CiteForm::AuthorOnly => cite.author.into_iter().collect(),
        };
        inside.push(arranged(cite.index, own, after(own, before(own, nodes))));
    }
    inside.retain(|cite| !cite.node.is_empty());
    collapse::arrange(&mut inside, &style.citation, &setting.locale);
    for (at, cite) in inside.iter_mut().enumerate() {
        let prefix = written.cites[cite.index].prefix.trim_end();
        let sentence =
            prefix.contains(' ') && prefix.ends_with(['.', '!', '?', '”', '"']);
        let begins = is_note && at == 0 && layout.prefix.is_none() && prefix.is_empty();
        if begins || sentence {
            capitalize(&mut cite.node);
        }
    }
    let mut nodes = joined(inside, written);
    for index in unknown {
        if !nodes.is_empty() {
            nodes.push(Node::text("; "));
        }
        nodes.push(unknown_key(&written.cites[*index].key));
    }
    if bare || nodes.is_empty() {
        outside.extend(nodes);
        return outside;
    }
    let raised = layout.vertical_align == Some(citationberg::VerticalAlign::Sup);
    bracketed(outside, nodes, layout, lead.filter(|_| !raised).map(|lead| lead.index))
}

/// Puts the brackets of the layout around cites, and the names before them. What
/// the brackets hold of a single narrative cite belongs to it, brackets and all.
fn bracketed(
    mut outside: Vec<Node>,
    inside: Vec<Node>,
    layout: &Layout,
    lead: Option<usize>,
) -> Vec<Node> {
    let alone = inside.len() == 1;
    let own = layout.prefix.is_some() || layout.suffix.is_some();
    let brackets = lead.is_some() && !own;
    let prefix = if brackets { Some("(".to_owned()) } else { layout.prefix.clone() };
    let suffix = if brackets { Some(")".to_owned()) } else { layout.suffix.clone() };
    let face = layout.to_formatting();
    let held = Format {
        face,
        prefix,
        suffix,
        affixes_inside: true,
        ..Format::default()
    };
    let Some(index) = lead else {
        outside.push(Node::branch(Tag::None, held, inside));
        return outside;
    };
    let belongs = |node: Node| Node::tagged(Tag::Cite(index), vec![node]);
    outside.push(belongs(Node::text(" ")));
    if alone {
        outside.push(belongs(Node::branch(Tag::None, held, inside)));
        return outside;
    }
    let opening = Node::text(held.prefix.clone().unwrap_or_default());
    let opening =
        Node::branch(Tag::None, Format { face, ..Format::default() }, vec![opening]);
    outside.push(belongs(opening));
    outside.push(Node::branch(Tag::None, Format { prefix: None, ..held }, inside));
    outside
}

/// Makes a cite that can stand among others.
fn arranged(index: usize, cite: &Cite, nodes: Vec<Node>) -> Arranged {
    Arranged {
        index,
        node: Node::tagged(Tag::Cite(index), nodes),
        delimiter: String::new(),
        has_prefix: !cite.prefix.is_empty(),
        has_suffix: !cite.suffix.is_empty(),
        has_locator: cite.locator.is_some(),
    }
}

/// Joins cites with what stands between them.
fn joined(cites: Vec<Arranged>, written: &Cluster) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut signed_before = false;
    for cite in cites {
        // Words that begin with a sign of their own need no other.
        let signed = written.cites[cite.index]
            .prefix
            .starts_with([',', ';', '.', '?', '!']);
        if !nodes.is_empty() && signed_before {
            nodes.push(Node::text(" "));
        } else if !nodes.is_empty() && !signed {
            let delimiter = if cite.delimiter.is_empty() && cite.has_prefix {
                " "
            } else {
                &cite.delimiter
            };
            nodes.push(Node::text(delimiter));
        }
        signed_before = written.cites[cite.index].suffix.ends_with([',', ';']);
        nodes.push(cite.node);
    }
    nodes
}

/// Begins a sentence with a capital, if it begins with a term: « Ibid. ».
/// Returns whether something is printed.
fn capitalize(node: &mut Node) -> bool {
    let Node::Branch(branch) = node else { return !node.is_empty() };
    if branch.tag == Tag::Words {
        return false;
    }
    if branch.tag == Tag::Term && !node_is_empty(&branch.children) {
        if branch.format.case.is_none() {
            branch.format.case = Some(citationberg::TextCase::CapitalizeFirst);
        }
        return true;
    }
    branch.children.iter_mut().any(capitalize)
}

/// Returns whether nothing is printed of nodes.
fn node_is_empty(nodes: &[Node]) -> bool {
    nodes.iter().all(Node::is_empty)
}

/// Returns a cite without its names, and without what divides them from the
/// rest.
fn without_author(nodes: &[Node]) -> Vec<Node> {
    let mut whole = Node::tagged(Tag::None, nodes.to_vec());
    let Some(names) = whole.find_mut(&|tag| tag == Tag::Names) else {
        return vec![whole];
    };
    names.children.clear();
    let signs: &[char] = &[' ', '\u{A0}', ',', ';', ':', '.'];
    begin_without(&mut whole, signs);
    vec![whole]
}

/// Takes signs off the beginning of a node; returns whether something is left.
fn begin_without(node: &mut Node, signs: &[char]) -> bool {
    match node {
        Node::Text(text) => {
            *text = text.trim_start_matches(signs).to_owned();
            !text.is_empty()
        }
        Node::Branch(branch) => {
            if branch.children.iter().all(Node::is_empty) {
                return false;
            }
            if let Some(prefix) = &mut branch.format.prefix {
                *prefix = prefix.trim_start_matches(signs).to_owned();
                if !prefix.is_empty() {
                    return true;
                }
            }
            branch.children.iter_mut().any(|child| begin_without(child, signs))
        }
    }
}

/// Returns the names of a cite without what stands around them.
pub(super) fn author_of(nodes: &[Node]) -> Option<Node> {
    let whole = nodes.iter().find_map(|node| node.find(&|tag| tag == Tag::Names))?;
    let mut names: Branch = whole.clone();
    names.format.prefix = None;
    names.format.suffix = None;
    Some(Node::Branch(Box::new(names)))
}

/// Puts the words that the author wrote before a cite in front of it.
fn before(cite: &Cite, nodes: Vec<Node>) -> Vec<Node> {
    if cite.prefix.is_empty() {
        return nodes;
    }
    let tight = cite.prefix.ends_with([' ', '\u{A0}', '’', '\'', '(', '[', '«', '-']);
    let space = if tight { "" } else { " " };
    let words = super::markup::value(&format!("{}{space}", cite.prefix));
    let mut out = vec![Node::tagged(Tag::Words, vec![words])];
    out.extend(nodes);
    out
}

/// Puts the words that the author wrote after a cite behind it.
fn after(cite: &Cite, mut nodes: Vec<Node>) -> Vec<Node> {
    if cite.suffix.is_empty() {
        return nodes;
    }
    let empty = nodes.iter().all(Node::is_empty);
    let tight = cite
        .suffix
        .starts_with([' ', '\u{A0}', ',', ';', '.', ':', ')', ']', '?', '!']);
    let space = if tight || empty { "" } else { " " };
    let words = if empty {
        cite.suffix.trim_start_matches([' ', ',', ';'])
    } else {
        &cite.suffix
    };
    let words = super::markup::value(&format!("{space}{words}"));
    nodes.push(Node::tagged(Tag::Words, vec![words]));
    nodes
}

/// Returns what is printed of a cite whose work is not there.
fn unknown_key(key: &str) -> Node {
    let mut format = Format::default();
    format.face.font_weight = Some(citationberg::FontWeight::Bold);
    Node::branch(Tag::None, format, vec![Node::text(format!("{key}?"))])
}
