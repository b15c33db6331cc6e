//! The files that a person names, and what is in them.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use super::{bibliography, complain, place};
use crate::cite::{Item, ListOrder, json};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::files::Files;
use crate::source::{self, Node, Value};
use crate::text::Cluster;

/// The name of the standard input, where a file is expected.
const STANDARD_INPUT: &str = "-";

/// The byte order mark that some programs of Windows put first.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Reads files, and remembers them for what is said of them.
#[derive(Debug, Default)]
pub(in crate::cli) struct Reader {
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
    pub(in crate::cli) fn text_of(&self, path: &str) -> Option<String> {
        self.texts.get(path).cloned()
    }

    /// Returns the keys that the clusters cite, and where.
    pub(super) fn cited(&self) -> &[(String, Span)] {
        &self.cited
    }

    /// Reads a text; returns its path as the person wrote it, too. A text with
    /// nothing in it is a mistake.
    pub(super) fn text(&mut self, file: &Path) -> Result<(String, String), Diagnostic> {
        let path = file.display().to_string();
        let text = if path == STANDARD_INPUT {
            standard_input()
        } else {
            self.file(file, &path)
        }?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text).to_owned();
        self.texts.insert(path.clone(), text.clone());
        if text.trim().is_empty() {
            return Err(Diagnostic::at(Code::EmptyFile, &Span::file(path)));
        }
        Ok((path, text))
    }

    /// Reads the text of a file.
    fn file(&mut self, file: &Path, path: &str) -> Result<String, Diagnostic> {
        let (files, name) = Files::around(file)?;
        let read = match files.text(&name) {
            Err(mistake) if mistake.code == Code::ByteOrderMark => {
                let bytes = files.bytes(&name)?;
                std::str::from_utf8(&bytes).map(str::to_owned).map_err(|error| {
                    let at = error.valid_up_to();
                    Diagnostic::at(Code::NotUtf8, &Span::new(&*name, at..at + 1))
                })
            }
            read => read,
        };
        if read.is_err() {
            let excerpt = files.excerpt(&name).unwrap_or_default();
            self.texts.insert(path.to_owned(), excerpt);
        }
        read.map_err(|mut mistake| {
            mistake.span = mistake.span.map(|span| Span::new(path, span.range));
            for (name, value) in &mut mistake.args {
                if *name == "path" {
                    path.clone_into(value);
                }
            }
            mistake
        })
    }

    /// Reads works; nothing if the file cannot be read.
    pub(super) fn works(&mut self, file: &Path, sink: &mut Sink) -> Option<Works> {
        let (path, text) = sink.take(self.text(file))?;
        works_in(&path, &text, sink)
    }

    /// Reads clusters; nothing if the file cannot be read.
    pub(super) fn clusters(
        &mut self,
        file: &Path,
        sink: &mut Sink,
    ) -> Option<Vec<Cluster>> {
        let (path, text) = sink.take(self.text(file))?;
        let (clusters, cited) = clusters_in(&path, &text, sink)?;
        self.cited.extend(cited);
        Some(clusters)
    }
}

/// Reads works from the text of a file.
pub(super) fn works_in(path: &str, text: &str, sink: &mut Sink) -> Option<Works> {
    match kind(path, text) {
        Kind::Bibtex => {
            let read = sink.take(bibliography::read(path, text))?;
            read.said.into_iter().for_each(|said| sink.push(said));
            Some(Works { items: read.items, order: ListOrder::Style })
        }
        kind => {
            let (data, node) = sink.take(structured(kind, path, text))?;
            Some(of_csl(data, &node, sink))
        }
    }
}

/// The keys that clusters cite, and where.
type Cited = Vec<(String, Span)>;

/// Reads clusters from the text of a file.
pub(super) fn clusters_in(
    path: &str,
    text: &str,
    sink: &mut Sink,
) -> Option<(Vec<Cluster>, Cited)> {
    let kind = match kind(path, text) {
        Kind::Bibtex => Kind::Json,
        kind => kind,
    };
    let (data, node) = sink.take(structured(kind, path, text))?;
    let read = json::read_clusters(&data);
    complain::of_clusters(&read.problems, &node, sink);
    let mut cited = Vec::new();
    for (cluster, keys) in read.clusters.iter().zip(&read.keys) {
        for (cite, way) in cluster.cites.iter().zip(keys) {
            let span = complain::place(way, &node).clone();
            cited.push((cite.key.clone(), span));
        }
    }
    Some((read.clusters, cited))
}

/// Reads the standard input to its end.
fn standard_input() -> Result<String, Diagnostic> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
        Diagnostic::failure(Code::CannotRead)
            .with("path", STANDARD_INPUT)
            .with("cause", error)
    })?;
    String::from_utf8(bytes)
        .map_err(|_| Diagnostic::at(Code::NotUtf8, &Span::file(STANDARD_INPUT)))
}

/// Returns the form of a file, by its name, else by how it begins.
fn kind(path: &str, text: &str) -> Kind {
    let ending = Path::new(path)
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match &*ending {
        "bib" | "bibtex" | "biblatex" => Kind::Bibtex,
        "json" | "csljson" => Kind::Json,
        "yaml" | "yml" => Kind::Yaml,
        _ => match text.trim_start().chars().next() {
            Some('@' | '%') => Kind::Bibtex,
            Some('[' | '{') => Kind::Json,
            // BibTeX may begin with words that are no entry.
            _ if text.lines().any(|line| line.starts_with('@')) => Kind::Bibtex,
            _ => Kind::Yaml,
        },
    }
}

/// Reads structured data, and where each of its values stands.
fn structured(kind: Kind, path: &str, text: &str) -> Result<(Json, Node), Diagnostic> {
    let shared: Arc<str> = path.into();
    if kind == Kind::Yaml {
        // The end of a block of metadata, as Pandoc has it at the top of a text.
        let whole = text.trim_end();
        let block = whole.strip_suffix("\n---").or(whole.strip_suffix("\n..."));
        let node = source::parse(&shared, block.unwrap_or(text))?;
        return Ok((node.value.to_json(), node));
    }
    let data = serde_json::from_str(text).map_err(|error| {
        let before = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line: usize = before.map(str::len).sum();
        let at = (line + error.column().saturating_sub(1)).min(text.len());
        let span = Span::new(shared.clone(), at..at);
        Diagnostic::at(Code::JsonSyntax, &span).with("cause", json_cause(&error))
    })?;
    Ok((data, place::nodes(&shared, text)))
}

/// Returns the word of the catalogues for what is wrong in a JSON text; else the
/// words of the reader, without the place that the report gives.
fn json_cause(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let cause = words.split(" at line ").next().unwrap_or(&words);
    let known = match cause {
        "expected `:`" => "colon",
        "expected `,` or `]`" | "expected `,` or `}`" => "comma",
        "trailing comma" => "trailing-comma",
        "trailing characters" => "trailing",
        "key must be a string" => "key",
        "expected value" | "expected ident" => "value",
        "invalid escape" | "invalid unicode code point" => "text",
        _ if cause.starts_with("EOF ") => "end",
        _ if cause.starts_with("control character") => "text",
        _ => cause,
    };
    known.to_owned()
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
        complain::of_work(&problems, node, sink);
        items.extend(item.map(|item| {
            let key = [crate::cite::Step::Key("id".to_owned())];
            (item, complain::place(&key, node).clone())
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
    let list = json::LISTS.iter().find_map(|name| match &node.value {
        Value::Map(entries) => entries.iter().find(|(key, _)| key.value == **name),
        _ => None,
    });
    let list = list.map_or(node, |(_, list)| list);
    match &list.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![list],
    }
}
