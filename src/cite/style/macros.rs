//! The macros of a style: which call which.

use std::collections::{BTreeMap, BTreeSet};

use citationberg::{
    IndependentStyle, LayoutRenderingElement, NamesChild, Sort, SortKey, TextTarget,
};

/// Returns a macro that is called but nowhere written.
pub(super) fn undefined(tree: &mut IndependentStyle) -> Option<String> {
    let mut called = BTreeSet::new();
    let mut written = BTreeSet::new();
    let (citation, list) = (&mut tree.citation, tree.bibliography.as_mut());
    called.extend(calls(&mut citation.layout.elements));
    called.extend(keys(citation.sort.as_ref()));
    if let Some(list) = list {
        called.extend(calls(&mut list.layout.elements));
        called.extend(keys(list.sort.as_ref()));
    }
    for one in &mut tree.macros {
        called.extend(calls(&mut one.children));
        written.insert(one.name.clone());
    }
    called.difference(&written).next().cloned()
}

/// Returns a macro that calls itself, at once or through others.
pub(super) fn circular(tree: &mut IndependentStyle) -> Option<String> {
    let mut open: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for one in &mut tree.macros {
        open.entry(one.name.clone())
            .or_default()
            .extend(calls(&mut one.children));
    }
    // Macros that call no macro left are safe; what remains at the end is a
    // circle, or calls one.
    loop {
        let before = open.len();
        let names: BTreeSet<String> = open.keys().cloned().collect();
        open.retain(|_, called| called.iter().any(|name| names.contains(name)));
        if open.len() == before {
            return open.into_keys().next();
        }
    }
}

/// Returns the macros that some elements call.
fn calls(elements: &mut [LayoutRenderingElement]) -> BTreeSet<String> {
    let mut called = BTreeSet::new();
    each_element(elements, &mut |element| {
        if let LayoutRenderingElement::Text(text) = element
            && let TextTarget::Macro { name } = &text.target
        {
            called.insert(name.clone());
        }
    });
    called
}

/// Returns the macros that entries are sorted by.
fn keys(sort: Option<&Sort>) -> impl Iterator<Item = String> {
    sort.into_iter()
        .flat_map(|sort| &sort.keys)
        .filter_map(|key| match key {
            SortKey::MacroName { name, .. } => Some(name.clone()),
            SortKey::Variable { .. } => None,
        })
}

/// Visits every element below some, and the elements themselves.
pub(in crate::cite) fn each_element(
    elements: &mut [LayoutRenderingElement],
    visit: &mut impl FnMut(&mut LayoutRenderingElement),
) {
    for element in elements {
        visit(element);
        match element {
            LayoutRenderingElement::Group(group) => {
                each_element(&mut group.children, visit);
            }
            LayoutRenderingElement::Choose(choose) => {
                each_element(&mut choose.if_.children, visit);
                for branch in &mut choose.else_if {
                    each_element(&mut branch.children, visit);
                }
                if let Some(branch) = &mut choose.otherwise {
                    each_element(&mut branch.children, visit);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        each_element(&mut substitute.children, visit);
                    }
                }
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}

/// Visits every element below some, the elements themselves, and those of the
/// macros that they call.
pub(in crate::cite) fn each_element_of(
    elements: &[LayoutRenderingElement],
    macros: &BTreeMap<&str, &[LayoutRenderingElement]>,
    visit: &mut impl FnMut(&LayoutRenderingElement),
) {
    for element in elements {
        visit(element);
        let mut below = |elements: &[LayoutRenderingElement]| {
            each_element_of(elements, macros, visit);
        };
        match element {
            LayoutRenderingElement::Group(group) => below(&group.children),
            LayoutRenderingElement::Choose(choose) => {
                below(&choose.if_.children);
                choose.else_if.iter().for_each(|branch| below(&branch.children));
                choose.otherwise.iter().for_each(|branch| below(&branch.children));
            }
            LayoutRenderingElement::Names(names) => {
                for child in &names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        below(&substitute.children);
                    }
                }
            }
            LayoutRenderingElement::Text(text) => {
                if let TextTarget::Macro { name } = &text.target
                    && let Some(elements) = macros.get(name.as_str())
                {
                    below(elements);
                }
            }
            LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}
