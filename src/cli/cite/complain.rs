//! What is said of works and clusters that come from other programs.
//!
//! Whatever can be printed is printed: what is left out or guessed is a warning,
//! where the sources of a project have a mistake.

use std::collections::BTreeSet;

use crate::cite::{Problem, ProblemKind, Step};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::source::{Node, Value};

/// Says what is wrong with a work; fields that no style can print are named
/// together.
pub(super) fn of_work(problems: &[Problem], node: &Node, sink: &mut Sink) {
    let mut ignored: Vec<&Problem> = Vec::new();
    for problem in problems {
        let variable = match problem.path.first() {
            Some(Step::Key(name)) => name.as_str(),
            _ => "none",
        };
        let span = place(&problem.path, node);
        let said = |code| Diagnostic::at(code, span);
        sink.push(match &problem.kind {
            ProblemKind::MissingId => said(Code::MissingKey).with("key", "id"),
            ProblemKind::MissingType => said(Code::AssumedType)
                .with("name", "none")
                .with("suggestion", "none"),
            ProblemKind::UnknownType { found, nearest } => said(Code::AssumedType)
                .with("name", found)
                .with("suggestion", nearest.unwrap_or("none")),
            ProblemKind::UnknownVariable { nearest: None, .. }
            | ProblemKind::UnknownPart { nearest: None, .. } => {
                ignored.push(problem);
                continue;
            }
            ProblemKind::UnknownVariable { found, nearest }
            | ProblemKind::UnknownPart { found, nearest } => {
                Diagnostic::at(Code::IgnoredFields, key(&problem.path, node))
                    .with("names", found)
                    .with("suggestion", nearest.unwrap_or("none"))
            }
            ProblemKind::WrongType { .. } | ProblemKind::EmptyName => {
                said(Code::DoubtfulValue).with("name", variable)
            }
            ProblemKind::BadMonth { .. }
            | ProblemKind::BadDay { .. }
            | ProblemKind::BadYear { .. }
            | ProblemKind::BadSeason { .. }
            | ProblemKind::BackwardRange
            | ProblemKind::UnreadableDate { .. } => {
                said(Code::DoubtfulDate).with("name", variable)
            }
            ProblemKind::NotAnAddress { found } => {
                said(Code::NotAnAddress).with("value", found)
            }
        });
    }
    if let Some(first) = ignored.first() {
        sink.push(
            Diagnostic::at(Code::IgnoredFields, key(&first.path, node))
                .with("names", names(&ignored))
                .with("suggestion", "none"),
        );
    }
}

/// Returns the names of fields, each once.
fn names(ignored: &[&Problem]) -> String {
    let mut seen = BTreeSet::new();
    let found = ignored.iter().filter_map(|problem| match &problem.kind {
        ProblemKind::UnknownVariable { found, .. }
        | ProblemKind::UnknownPart { found, .. } => Some(found.as_str()),
        _ => None,
    });
    let found: Vec<&str> = found.filter(|name| seen.insert(*name)).collect();
    found.join(", ")
}

/// Says what is wrong with clusters of cites.
pub(super) fn of_clusters(problems: &[Problem], node: &Node, sink: &mut Sink) {
    for problem in problems {
        let span = place(&problem.path, node);
        let last = match problem.path.last() {
            Some(Step::Key(name)) => name.as_str(),
            _ => "none",
        };
        sink.push(match &problem.kind {
            ProblemKind::MissingId => {
                Diagnostic::at(Code::MissingKey, span).with("key", "id")
            }
            ProblemKind::UnknownPart { found, nearest } if last == "label" => {
                Diagnostic::at(Code::UnknownLocator, span)
                    .with("name", found)
                    .with("suggestion", nearest.unwrap_or("none"))
            }
            ProblemKind::UnknownPart { found, nearest } => {
                Diagnostic::at(Code::IgnoredFields, key(&problem.path, node))
                    .with("names", found)
                    .with("suggestion", nearest.unwrap_or("none"))
            }
            _ => Diagnostic::at(Code::BadCluster, span),
        });
    }
}

/// Returns the place of a value, or of what comes nearest to it.
pub(super) fn place<'a>(path: &[Step], node: &'a Node) -> &'a Span {
    &follow(path, node).0.span
}

/// Returns the place of a key, rather than of its value.
fn key<'a>(path: &[Step], node: &'a Node) -> &'a Span {
    let Some((Step::Key(name), before)) = path.split_last() else {
        return place(path, node);
    };
    match follow(before, node) {
        (Node { value: Value::Map(entries), span }, true) => {
            let found = entries.iter().find(|(key, _)| key.value == *name);
            found.map_or(span, |(key, _)| &key.span)
        }
        (found, _) => &found.span,
    }
}

/// Follows a path as far as it goes; returns whether that is to its end.
fn follow<'a>(path: &[Step], node: &'a Node) -> (&'a Node, bool) {
    let mut node = node;
    for step in path {
        let next = match (step, &node.value) {
            (Step::Index(at), Value::List(items)) => items.get(*at),
            (Step::Key(name), Value::Map(entries)) => {
                let found = entries.iter().find(|(key, _)| key.value == *name);
                found.map(|(_, value)| value)
            }
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => return (node, false),
        }
    }
    (node, true)
}
