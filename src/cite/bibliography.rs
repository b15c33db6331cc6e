//! The reference list (CSL 1.0.2, “Bibliography”: `second-field-align`,
//! `subsequent-author-substitute`).

use citationberg::{Bibliography, Display, SubsequentAuthorSubstituteRule, ToFormatting};

use super::evaluate::{Area, Scene, Setting};
use super::hints::Hints;
use super::item::Item;
use super::locale::Locale;
use super::node::{Branch, Format, Node, Tag};
use super::print::plain;

/// A work in the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'a> {
    pub(super) item: &'a Item,
    pub(super) hints: &'a Hints,
    /// Its number in the list, from 1.
    pub(super) number: usize,
}

/// Makes the entries of a list.
pub(super) fn entries<'a>(setting: &'a Setting<'a>, works: &[Listed<'a>]) -> Vec<Node> {
    let Some(list) = &setting.style.bibliography else { return Vec::new() };
    let mut entries: Vec<Vec<Node>> = works
        .iter()
        .map(|work| {
            let mut scene = Scene::new(setting, work.item, Area::List, work.hints);
            scene.number = Some(work.number);
            scene.elements(&list.layout.elements)
        })
        .collect();
    if let Some(substitute) = &list.subsequent_author_substitute {
        let rule = list.subsequent_author_substitute_rule;
        repeated(&mut entries, substitute, rule, &setting.locale);
    }
    entries.into_iter().map(|nodes| entry(nodes, list)).collect()
}

/// Puts the layout around an entry.
fn entry(mut nodes: Vec<Node>, list: &Bibliography) -> Node {
    let layout = &list.layout;
    let format = Format {
        face: layout.to_formatting(),
        prefix: layout.prefix.clone(),
        suffix: layout.suffix.clone(),
        affixes_inside: true,
        ..Format::default()
    };
    if list.second_field_align.is_none() || nodes.is_empty() {
        return entry_in_blocks(nodes, format);
    }
    let rest = nodes.split_off(1);
    let shown = |display: Display, suffix: Option<String>, nodes: Vec<Node>| {
        let format = Format {
            display: Some(display),
            suffix,
            ..Format::default()
        };
        Node::branch(Tag::None, format, nodes)
    };
    // The suffix of the layout belongs to what stands beside the first field.
    let suffix = layout.suffix.clone();
    let beside = Node::tagged(
        Tag::None,
        vec![Node::branch(Tag::None, Format { suffix, ..Format::default() }, rest)],
    );
    let nodes = vec![
        shown(Display::LeftMargin, None, nodes),
        shown(Display::RightInline, None, vec![beside]),
    ];
    Node::branch(Tag::None, Format { suffix: None, ..format }, nodes)
}

/// Puts the layout around an entry whose last element may be a block, which holds
/// the suffix then.
fn entry_in_blocks(mut nodes: Vec<Node>, mut format: Format) -> Node {
    if let Some(Node::Branch(last)) = nodes.last_mut()
        && let Some(display) = last.format.display.take()
    {
        let suffix = Format { suffix: format.suffix.take(), ..Format::default() };
        let held = Node::branch(Tag::None, suffix, nodes.pop().into_iter().collect());
        let block = Format { display: Some(display), ..Format::default() };
        nodes.push(Node::branch(Tag::None, block, vec![held]));
    }
    Node::branch(Tag::None, format, nodes)
}

/// Returns the names that an entry begins with.
fn names(nodes: &[Node]) -> Option<&Branch> {
    nodes.iter().find_map(|node| node.find(&|tag| tag == Tag::Names))
}

/// Returns every name of a branch, as text.
fn each_name(branch: &Branch, locale: &Locale<'_>) -> Vec<String> {
    let mut all = Vec::new();
    collect(&Node::Branch(Box::new(branch.clone())), locale, &mut all);
    all
}

/// Collects the names below a node, as text.
fn collect(node: &Node, locale: &Locale<'_>, all: &mut Vec<String>) {
    let Node::Branch(branch) = node else { return };
    if branch.tag == Tag::Name {
        all.push(plain(node, locale));
    } else {
        branch.children.iter().for_each(|child| collect(child, locale, all));
    }
}

/// Replaces names that are those of the entry before.
fn repeated(
    entries: &mut [Vec<Node>],
    substitute: &str,
    rule: SubsequentAuthorSubstituteRule,
    locale: &Locale<'_>,
) {
    use SubsequentAuthorSubstituteRule as Rule;
    let all: Vec<Option<(String, Vec<String>)>> = entries
        .iter()
        .map(|nodes| {
            let branch = names(nodes)?;
            let whole = plain(&Node::Branch(Box::new(branch.clone())), locale);
            Some((whole, each_name(branch, locale)))
        })
        .collect();
    for at in 1..entries.len() {
        let (Some((old, before)), Some((new, after))) = (&all[at - 1], &all[at]) else {
            continue;
        };
        let complete = old == new || !after.is_empty() && before == after;
        let shared = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let count = match rule {
            Rule::CompleteAll | Rule::CompleteEach if !complete => 0,
            Rule::CompleteAll | Rule::CompleteEach => usize::MAX,
            _ if after.is_empty() => usize::from(complete),
            Rule::PartialEach => shared,
            Rule::PartialFirst => shared.min(1),
        };
        let found = entries[at]
            .iter_mut()
            .find_map(|node| node.find_mut(&|tag| tag == Tag::Names));
        let Some(branch) = found.filter(|_| count > 0) else { continue };
        if rule == Rule::CompleteAll || after.is_empty() {
            // A title that stands for the names.
            whole(branch, substitute);
        } else {
            let mut left = count;
            branch
                .children
                .iter_mut()
                .for_each(|child| each(child, substitute, &mut left));
        }
    }
}

/// Replaces all names of a branch, but not their label.
fn whole(branch: &mut Branch, substitute: &str) {
    let mut first = true;
    let has_lists = branch
        .children
        .iter()
        .any(|child| child.find(&|tag| tag == Tag::NameList).is_some());
    if !has_lists {
        branch.children = vec![Node::text(substitute)];
        return;
    }
    for child in &mut branch.children {
        if let Some(list) = child.find_mut(&|tag| tag == Tag::NameList) {
            list.children = if first { vec![Node::text(substitute)] } else { Vec::new() };
            first = false;
        }
    }
}

/// Replaces each of the first names below a node.
fn each(node: &mut Node, substitute: &str, left: &mut usize) {
    let Node::Branch(branch) = node else { return };
    if branch.tag == Tag::Name {
        if *left > 0 {
            branch.children = vec![Node::text(substitute)];
            *left -= 1;
        }
    } else {
        branch
            .children
            .iter_mut()
            .for_each(|child| each(child, substitute, left));
    }
}
