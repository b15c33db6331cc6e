//! The tree that the engine makes, taken apart into runs.

use citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::{Elem, ElemChild, ElemMeta, Formatted, Formatting};

use super::runs::{Face, Rise, Role, Run};

/// One cluster, in the order that the style prints.
#[derive(Debug, Default)]
pub(super) struct RenderedCluster {
    /// What stands before the cites: a bracket.
    pub(super) prefix: Vec<Run>,
    /// The cites.
    pub(super) cites: Vec<RenderedCite>,
    /// What stands after them.
    pub(super) suffix: Vec<Run>,
    /// Whether it is a note of its own, rather than a part of the sentence.
    pub(super) is_note: bool,
}

/// One cite.
#[derive(Debug, Default)]
pub(super) struct RenderedCite {
    /// Its place in the author's cluster.
    pub(super) index: usize,
    /// What stands between the cite before and this one.
    pub(super) delimiter: Vec<Run>,
    /// What is printed; the names that it begins with are marked.
    pub(super) content: Vec<Run>,
    /// The names alone, also when the style does not print them in a cite.
    pub(super) author: Vec<Run>,
    /// Whether it says where in the work.
    pub(super) has_locator: bool,
    /// Whether it stands within a range, and is not printed.
    pub(super) is_hidden: bool,
}

/// Takes one cluster apart: cites are elements of their own, all else is
/// brackets and delimiters.
pub(super) fn cluster(children: &[ElemChild], indices: &[usize]) -> RenderedCluster {
    let mut cluster = RenderedCluster::default();
    let mut between = Vec::new();
    for child in children {
        match child {
            ElemChild::Elem(elem) if matches!(elem.meta, Some(ElemMeta::Entry(_))) => {
                let Some(ElemMeta::Entry(initial)) = elem.meta else { continue };
                let mut content = Vec::new();
                flatten_author(&elem.children.0, &mut content);
                let delimiter = std::mem::take(&mut between);
                let index = indices.get(initial).copied().unwrap_or_default();
                let mut cite = RenderedCite { index, content, ..RenderedCite::default() };
                if cluster.cites.is_empty() {
                    cluster.prefix = delimiter;
                } else {
                    cite.delimiter = delimiter;
                }
                cluster.cites.push(cite);
            }
            other => flatten(std::slice::from_ref(other), Role::Other, &mut between),
        }
    }
    cluster.suffix = between;
    cluster
}

/// Flattens a cite and marks the first names in it.
fn flatten_author(children: &[ElemChild], runs: &mut Vec<Run>) {
    let mut found = false;
    mark_author(children, &mut found, runs);
}

/// Flattens a cite until its first names are found, and what follows them.
fn mark_author(children: &[ElemChild], found: &mut bool, runs: &mut Vec<Run>) {
    for child in children {
        match child {
            ElemChild::Elem(elem)
                if !*found
                    && !matches!(
                        elem.meta,
                        Some(
                            ElemMeta::Date
                                | ElemMeta::CitationNumber
                                | ElemMeta::CitationLabel
                        )
                    ) =>
            {
                if matches!(elem.meta, Some(ElemMeta::Names(_))) {
                    *found = true;
                    flatten(&elem.children.0, Role::Author, runs);
                } else {
                    mark_author(&elem.children.0, found, runs);
                }
            }
            other => flatten(std::slice::from_ref(other), Role::Other, runs),
        }
    }
}

/// Flattens the engine's tree into runs.
pub(super) fn flatten(children: &[ElemChild], role: Role, runs: &mut Vec<Run>) {
    for child in children {
        let (formatted, link) = match child {
            ElemChild::Text(formatted) => (formatted, None),
            ElemChild::Link { text, url } => (text, Some(url.clone())),
            ElemChild::Elem(elem) => {
                let role = match (role, &elem.meta) {
                    (Role::Other, Some(ElemMeta::Date)) => Role::Date,
                    (Role::Author, Some(ElemMeta::Date)) => Role::AuthorDate,
                    (Role::Other, Some(ElemMeta::CitationNumber)) => Role::Number,
                    (Role::Other, Some(ElemMeta::CitationLabel)) => Role::Label,
                    (other, _) => other,
                };
                flatten(&elem.children.0, role, runs);
                continue;
            }
            ElemChild::Markup(text) => {
                runs.push(Run { role, ..Run::plain(text.clone()) });
                continue;
            }
            ElemChild::Transparent { .. } => continue,
        };
        let face = face(&formatted.formatting);
        let text = formatted.text.clone();
        runs.push(Run { text, face, link, role, cite: None });
    }
}

/// Returns the face of a style's formatting that stands in no other.
pub(super) fn plain_face(formatting: &citationberg::Formatting) -> Face {
    Face {
        italic: formatting.font_style == Some(FontStyle::Italic),
        bold: formatting.font_weight == Some(FontWeight::Bold),
        small_caps: formatting.font_variant == Some(FontVariant::SmallCaps),
        rise: rise(formatting.vertical_align.unwrap_or_default()),
    }
}

/// Returns the place of characters with regard to the line.
fn rise(align: VerticalAlign) -> Rise {
    match align {
        VerticalAlign::Sup => Rise::Up,
        VerticalAlign::Sub => Rise::Down,
        VerticalAlign::None | VerticalAlign::Baseline => Rise::None,
    }
}

/// Returns the face of the engine's formatting.
fn face(formatting: &Formatting) -> Face {
    Face {
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        rise: rise(formatting.vertical_align),
    }
}

/// How names that are those of the entry before are replaced.
#[derive(Debug, Clone)]
pub(super) struct Repeated {
    /// What stands in their place.
    pub(super) with: String,
    /// Whether it stands in the place of each name.
    pub(super) each: bool,
}

/// Replaces names that are printed as those of the entry before (CSL 1.0.2,
/// « Reference Grouping »); what stands behind them, « (dir.) », stays. A title
/// in the place of names is replaced whole.
pub(super) fn replace_repeated(entries: &mut [Vec<ElemChild>], repeated: &Repeated) {
    let mut before = None;
    for entry in entries {
        let Some(names) = find_names(entry) else {
            before = None;
            continue;
        };
        let mut printed = Vec::new();
        single_names(&names.children.0, &mut printed);
        if printed.is_empty() {
            printed.clone_from(&names.children.0);
        }
        let now = Some(printed);
        if now == before {
            if repeated.each {
                replace_each(&mut names.children.0, &repeated.with);
            } else {
                replace_names(names, &repeated.with);
            }
        }
        before = now;
    }
}

/// Collects single names.
fn single_names(children: &[ElemChild], found: &mut Vec<ElemChild>) {
    for child in children {
        if let ElemChild::Elem(elem) = child {
            if matches!(elem.meta, Some(ElemMeta::Name(..))) {
                // Whose name it is counts by how it is printed.
                found.extend(elem.children.0.iter().cloned());
            } else {
                single_names(&elem.children.0, found);
            }
        }
    }
}

/// Puts something in the place of each name.
fn replace_each(children: &mut [ElemChild], with: &str) {
    for child in children {
        if let ElemChild::Elem(elem) = child {
            if matches!(elem.meta, Some(ElemMeta::Name(..))) {
                elem.children.0 = vec![plain(with)];
            } else {
                replace_each(&mut elem.children.0, with);
            }
        }
    }
}

/// Returns the first names; those that stand in for others lie within them.
fn find_names(children: &mut [ElemChild]) -> Option<&mut Elem> {
    for child in children {
        if let ElemChild::Elem(elem) = child {
            if matches!(elem.meta, Some(ElemMeta::Names(_))) {
                return Some(if has_names(&elem.children.0) {
                    find_names(&mut elem.children.0)?
                } else {
                    elem
                });
            }
            if let Some(found) = find_names(&mut elem.children.0) {
                return Some(found);
            }
        }
    }
    None
}

/// Returns whether there are names within some elements.
fn has_names(children: &[ElemChild]) -> bool {
    children.iter().any(|child| match child {
        ElemChild::Elem(elem) => {
            matches!(elem.meta, Some(ElemMeta::Names(_))) || has_names(&elem.children.0)
        }
        _ => false,
    })
}

/// Puts something in the place of all names. Behind names that are cut short
/// stands « et al. », which goes, too.
fn replace_names(names: &mut Elem, with: &str) {
    let people = match &names.meta {
        Some(ElemMeta::Names(people)) => people.iter().map(|(p, _)| p.len()).sum(),
        _ => 0,
    };
    let children = std::mem::take(&mut names.children.0);
    let is_name = |child: &ElemChild| count_names(std::slice::from_ref(child)) > 0;
    let (first, last) =
        (children.iter().position(is_name), children.iter().rposition(is_name));
    let shown = count_names(&children);
    let (Some(first), Some(last)) = (first, last) else {
        names.children.0.push(plain(with));
        return;
    };
    for (at, child) in children.into_iter().enumerate() {
        if at == first {
            names.children.0.push(plain(with));
        } else if at < first || at > last && shown == people {
            names.children.0.push(child);
        }
    }
}

/// Makes plain text.
fn plain(text: &str) -> ElemChild {
    let formatting = Formatting::default();
    ElemChild::Text(Formatted { text: text.to_owned(), formatting })
}

/// Counts single names.
fn count_names(children: &[ElemChild]) -> usize {
    let count = |child: &ElemChild| match child {
        ElemChild::Elem(elem) if matches!(elem.meta, Some(ElemMeta::Name(..))) => 1,
        ElemChild::Elem(elem) => count_names(&elem.children.0),
        _ => 0,
    };
    children.iter().map(count).sum()
}
