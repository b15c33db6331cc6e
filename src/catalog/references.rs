//! The references of a guide: from CSL-YAML to works, with every complaint at
//! its place.

use std::collections::BTreeSet;

use super::Desk;
use super::doubts::{doubts, repeated};
use crate::cite::{Item, Problem, ProblemKind, Step};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{Bibliography, Date, Gate, Listed, Node, Value};
use crate::text::{line_clusters, markup};

/// The key of our own that a reference may carry besides its CSL variables.
const NOTE: &str = "todo";

/// Returns the keys of the references, right or wrong: what cites a reference
/// with a mistake in it is not a mistake of its own.
pub(super) fn keys(bibliography: &Bibliography) -> BTreeSet<String> {
    let keys = bibliography.references.iter().filter_map(key);
    keys.map(|(key, _)| key).collect()
}

/// Returns the key of a reference, which may be a number, and its place.
fn key(reference: &Node) -> Option<(String, &Span)> {
    let id = entry(reference, "id")?;
    match &id.value {
        Value::Text(key) => Some((key.clone(), &id.span)),
        Value::Int(key) => Some((key.to_string(), &id.span)),
        _ => None,
    }
}

/// Returns how a reference is cited: `[@key]`, or `[@{key}]` if there are signs
/// in the key that would end it; nothing if it cannot be cited at all.
fn citation(key: &str) -> Option<String> {
    let forms = [format!("[@{key}]"), format!("[@{{{key}}}]")];
    forms.into_iter().find(|form| {
        let (line, problems) = markup::parse_inline(form);
        let clusters = line_clusters(&line);
        let cites = clusters.first().map_or(&[][..], |cluster| &cluster.cites);
        problems.is_empty()
            && line.len() == 1
            && matches!(cites, [cite] if cite.key == key && cite.suffix.is_empty()
                && cite.locator.is_none())
    })
}

/// Returns the value of a key.
pub(super) fn entry<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries
        .iter()
        .find(|(key, _)| key.value == name)
        .map(|(_, value)| value)
}

/// Returns the note on what is still to be done about a reference, and its place; no
/// note if something else stands in the place of one.
fn todo(reference: &Node) -> Option<(Option<&str>, &Span)> {
    let todo = entry(reference, NOTE)?;
    match &todo.value {
        Value::Text(note) => Some((Some(note.trim()), &todo.span)),
        Value::Null => None,
        _ => Some((None, &todo.span)),
    }
}

impl Desk<'_> {
    /// Holds back a reference about which something is still to be done.
    fn hold_reference(&mut self, guide: &str, reference: &Node) {
        let Some((note, span)) = todo(reference) else { return };
        let Some(note) = note else {
            let wrong = Diagnostic::at(Code::WrongType, span).with("expected", "text");
            return self.report(wrong.with("found", "other"));
        };
        let said = Diagnostic::at(Code::Todo, span).with("note", note);
        let key = key(reference).map(|(key, _)| key).unwrap_or_default();
        self.hold(Gate::Todo, &format!("{guide}/references/{key}"), said);
    }

    /// Checks the references of a guide.
    pub(super) fn references(
        &mut self,
        guide: &str,
        bibliography: &Bibliography,
        cited: &BTreeSet<String>,
        edition: Option<Date>,
    ) -> Vec<Item> {
        for reference in &bibliography.references {
            self.hold_reference(guide, reference);
        }
        let mut items = Vec::new();
        for node in &bibliography.references {
            let (item, problems) = Item::from_json(&csl(node));
            // What cannot be read is not missing.
            if problems.iter().all(|problem| problem.kind.is_warning()) {
                let doubts = item.iter().flat_map(|item| doubts(item, node, edition));
                doubts.for_each(|doubt| self.report(doubt));
            }
            for problem in problems {
                let diagnostic = diagnose(&problem, node);
                self.report(diagnostic);
            }
            if let Some((key, span)) = key(node) {
                let list = format!("{guide}/references");
                self.places.entry(list).or_insert(span.clone());
                self.place(&format!("{guide}/references/{key}"), &key, span);
                let unseen = bibliography.list != Some(Listed::All);
                match citation(&key) {
                    None => {
                        let diagnostic = Diagnostic::at(Code::BadReferenceId, span);
                        self.report(diagnostic.with("key", &key));
                    }
                    Some(cite) if unseen && !cited.contains(&key) => {
                        let diagnostic = Diagnostic::at(Code::UncitedReference, span);
                        self.report(diagnostic.with("key", &key).with("cite", cite));
                    }
                    Some(_) => {}
                }
            }
            items.extend(item.map(|item| (item, node)));
        }
        self.repeated(&items);
        items.into_iter().map(|(item, _)| item).collect()
    }

    /// Warns of works that are there twice under different keys.
    fn repeated(&mut self, items: &[(Item, &Node)]) {
        let works: Vec<(&Item, &Span)> = items
            .iter()
            .map(|(item, node)| {
                (item, entry(node, "id").map_or(&node.span, |id| &id.span))
            })
            .collect();
        for (span, earlier, key) in repeated(&works) {
            let doubt = Diagnostic::at(Code::SameWork, span).with("key", key);
            self.report(doubt.related_to(earlier));
        }
    }
}

/// Returns a reference in CSL variables alone.
fn csl(node: &Node) -> serde_json::Value {
    let mut json = node.value.to_json();
    if let Some(variables) = json.as_object_mut() {
        variables.shift_remove(NOTE);
    }
    json
}

/// Says what is wrong with a reference, or with a cluster of cites, at its place.
pub fn diagnose(problem: &Problem, node: &Node) -> Diagnostic {
    let wrong = match problem.kind {
        ProblemKind::UnknownVariable { .. } | ProblemKind::UnknownPart { .. } => {
            Wrong::Key
        }
        _ => Wrong::Value,
    };
    let span = place(&problem.path, node, wrong);
    let variable = problem.path.iter().find_map(|step| match step {
        Step::Key(name) => Some(name.as_str()),
        Step::Index(_) => None,
    });
    let name = variable.unwrap_or("none");
    let unknown = |code, found: &str, nearest: &Option<&str>| {
        Diagnostic::at(code, span)
            .with("name", found)
            .with("suggestion", nearest.unwrap_or("none"))
    };
    match &problem.kind {
        ProblemKind::MissingId => {
            Diagnostic::at(Code::MissingKey, span).with("key", "id")
        }
        ProblemKind::MissingType => {
            Diagnostic::at(Code::MissingKey, span).with("key", "type")
        }
        ProblemKind::UnknownType { found, nearest } => {
            unknown(Code::UnknownWorkType, found, nearest)
        }
        ProblemKind::UnknownVariable { found, nearest }
        | ProblemKind::UnknownPart { found, nearest } => {
            unknown(Code::UnknownVariable, found, nearest)
        }
        ProblemKind::WrongType { .. } | ProblemKind::EmptyName => {
            Diagnostic::at(Code::BadVariable, span).with("name", name)
        }
        ProblemKind::BadMonth { .. }
        | ProblemKind::BadDay { .. }
        | ProblemKind::BadYear { .. }
        | ProblemKind::BadSeason { .. }
        | ProblemKind::BackwardRange
        | ProblemKind::UnreadableDate { .. } => {
            Diagnostic::at(Code::BadReferenceDate, span).with("name", name)
        }
        ProblemKind::NotAnAddress { found } => {
            Diagnostic::at(Code::NotAnAddress, span).with("value", found)
        }
    }
}

/// What is wrong at the end of a path.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    /// The key itself.
    Key,
    /// What is written after it.
    Value,
}

/// Follows a path from a reference to the place of what is wrong.
fn place<'a>(path: &[Step], node: &'a Node, wrong: Wrong) -> &'a Span {
    let mut node = node;
    for (index, step) in path.iter().enumerate() {
        let next = match (step, &node.value) {
            (Step::Index(at), Value::List(items)) => items.get(*at),
            (Step::Key(name), Value::Map(entries)) => {
                match entries.iter().find(|(key, _)| key.value == *name) {
                    Some((key, _)) if wrong == Wrong::Key && index + 1 == path.len() => {
                        return &key.span;
                    }
                    found => found.map(|(_, value)| value),
                }
            }
            _ => None,
        };
        let Some(next) = next else { break };
        node = next;
    }
    &node.span
}
