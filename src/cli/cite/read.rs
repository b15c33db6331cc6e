//! The files that a person names, and where in them something is wrong.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::catalog;
use crate::cite::{Item, ListOrder, Problem, bibtex, json};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::files::Files;
use crate::source::{self, Node, Value};
use crate::text::Cluster;

/// Reads files, and remembers them for what is said of them.
#[derive(Debug, Default)]
pub(super) struct Reader {
    texts: BTreeMap<String, String>,
    /// The keys that the clusters cite, and where.
    cited: Vec<(String, Span)>,
}

/// The works of a file.
#[derive(Debug)]
pub(super) struct Works {
    /// The works with their places.
    pub(super) items: Vec<(Item, Span)>,
    /// The order that the file asks for.
    pub(super) order: ListOrder,
}

/// The form of a file of works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bibtex,
    Json,
    Yaml,
}

impl Reader {
    /// Returns the text of a file that has been read.
    pub(super) fn text_of(&self, path: &str) -> Option<String> {
        self.texts.get(path).cloned()
    }

    /// Returns the keys that the clusters cite, and where.
    pub(super) fn cited(&self) -> &[(String, Span)] {
        &self.cited
    }

    /// Reads a text; returns its path as the person wrote it, too.
    pub(super) fn text(&mut self, file: &Path) -> Result<(String, String), Diagnostic> {
        let path = file.display().to_string();
        let (files, name) = Files::around(file)?;
        self.texts
            .insert(path.clone(), files.excerpt(&name).unwrap_or_default());
        let text = files.text(&name).map_err(|mut mistake| {
            mistake.span = mistake.span.map(|span| Span::new(&*path, span.range));
            mistake
        });
        Ok((path, text?))
    }

    /// Reads works; nothing if the file cannot be read.
    pub(super) fn works(&mut self, file: &Path, sink: &mut Sink) -> Option<Works> {
        let (path, text) = sink.take(self.text(file))?;
        match kind(file, &text) {
            Kind::Bibtex => sink.take(of_bibtex(&path, &text)).map(|(works, losses)| {
                losses.into_iter().for_each(|loss| sink.push(loss));
                works
            }),
            kind => {
                let (data, node) = sink.take(structured(kind, &path, &text))?;
                Some(of_csl(data, &node, sink))
            }
        }
    }

    /// Reads clusters; nothing if the file cannot be read.
    pub(super) fn clusters(
        &mut self,
        file: &Path,
        sink: &mut Sink,
    ) -> Option<Vec<Cluster>> {
        let (path, text) = sink.take(self.text(file))?;
        let (data, node) = sink.take(structured(Kind::Json, &path, &text))?;
        let (clusters, problems) = json::read_clusters(&data);
        complain(&problems, &node, sink);
        for cite in clusters.iter().flat_map(|cluster| &cluster.cites) {
            let span = find(&node, &cite.key).unwrap_or(&node.span);
            self.cited.push((cite.key.clone(), span.clone()));
        }
        Some(clusters)
    }
}

/// Returns the form of a file, by its name, else by how it begins.
fn kind(file: &Path, text: &str) -> Kind {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match &*ending {
        "bib" | "bibtex" | "biblatex" => Kind::Bibtex,
        "json" | "csljson" => Kind::Json,
        "yaml" | "yml" => Kind::Yaml,
        _ => match text.trim_start().chars().next() {
            Some('@' | '%') => Kind::Bibtex,
            Some('[' | '{') => Kind::Json,
            _ => Kind::Yaml,
        },
    }
}

/// Reads the works of a BibTeX text, and what of it has no home in CSL.
fn of_bibtex(path: &str, text: &str) -> Result<(Works, Vec<Diagnostic>), Diagnostic> {
    let at = |byte: usize| Span::new(path, byte..byte);
    let works = bibtex::read(text).map_err(|error| {
        Diagnostic::at(Code::BibtexSyntax, &at(error.byte)).with("cause", error.message)
    })?;
    let mut losses = Vec::new();
    let mut items = Vec::new();
    for work in works {
        let span = entry(path, text, &work.item.id);
        losses.extend(work.losses.into_iter().map(|loss| {
            let loss_at = Diagnostic::at(Code::BibtexLoss, &span);
            loss_at.with("field", loss.field).with("value", loss.value)
        }));
        items.push((work.item, span));
    }
    Ok((Works { items, order: ListOrder::Style }, losses))
}

/// Returns where the key of a BibTeX entry stands: after a brace, before a
/// comma.
fn entry(path: &str, text: &str, key: &str) -> Span {
    let found = text.match_indices(key).find(|(at, _)| {
        text[..*at].trim_end().ends_with(['{', '('])
            && text[at + key.len()..].trim_start().starts_with(',')
    });
    let at = found.map_or(0, |(at, _)| at);
    Span::new(path, at..at + found.map_or(0, |_| key.len()))
}

/// Reads structured data, and where each of its values stands.
///
/// JSON is YAML but for the writing of rare characters; where the YAML reader
/// stumbles over them, everything stands at the beginning of the file.
fn structured(kind: Kind, path: &str, text: &str) -> Result<(Json, Node), Diagnostic> {
    let shared: Arc<str> = path.into();
    let node = source::parse(&shared, text);
    if kind == Kind::Yaml || text.trim().is_empty() {
        return node.map(|node| (node.value.to_json(), node));
    }
    let data = serde_json::from_str(text).map_err(|error| {
        let before = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line: usize = before.map(str::len).sum();
        let at = (line + error.column().saturating_sub(1)).min(text.len());
        // The place is given by the report.
        let words = error.to_string();
        let cause = words.split(" at line ").next().unwrap_or(&words);
        let span = Span::new(shared.clone(), at..at);
        Diagnostic::at(Code::JsonSyntax, &span).with("cause", cause)
    })?;
    let somewhere = || Node {
        value: Value::Null,
        span: Span::file(shared.clone()),
    };
    Ok((data, node.unwrap_or_else(|_| somewhere())))
}

/// Reads works in CSL variables.
fn of_csl(mut data: Json, node: &Node, sink: &mut Sink) -> Works {
    let order = match data.get("order").and_then(Json::as_str) {
        Some("given") => ListOrder::Given,
        _ => ListOrder::Style,
    };
    drop_notes(&mut data);
    let nodes = works(node);
    let mut items = Vec::new();
    for (index, (item, problems)) in json::read(&data).into_iter().enumerate() {
        let node = nodes.get(index).copied().unwrap_or(node);
        complain(&problems, node, sink);
        items.extend(item.map(|item| {
            let span = find(node, &item.id).unwrap_or(&node.span).clone();
            (item, span)
        }));
    }
    Works { items, order }
}

/// Takes out the `todo` that references of a project may carry.
fn drop_notes(data: &mut Json) {
    let list = match data {
        Json::Object(file) => file.get_mut("references"),
        list => Some(list),
    };
    let works = list.and_then(Json::as_array_mut).into_iter().flatten();
    for work in works.filter_map(Json::as_object_mut) {
        work.shift_remove("todo");
    }
}

/// Returns the works of a file, as `json::read` finds them.
fn works(node: &Node) -> Vec<&Node> {
    let list = ["references", "items"]
        .into_iter()
        .find_map(|name| match &node.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| key.value == name),
            _ => None,
        });
    let list = list.map_or(node, |(_, list)| list);
    match &list.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![list],
    }
}

/// Says what is wrong with a work or a cluster.
fn complain(problems: &[Problem], node: &Node, sink: &mut Sink) {
    for problem in problems {
        sink.push(catalog::diagnose(problem, node));
    }
}

/// Returns the first place of a text.
fn find<'a>(node: &'a Node, text: &str) -> Option<&'a Span> {
    match &node.value {
        Value::Text(found) => (found == text).then_some(&node.span),
        Value::List(items) => items.iter().find_map(|item| find(item, text)),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| find(value, text)),
        _ => None,
    }
}
