//! `depliant cite`: a reference list, and citations, without a project.
//!
//! The works come from other programs and may say more than CSL knows: what
//! cannot be used is told and left out, the rest is printed all the same. Only
//! a file that cannot be read at all stops the command.

mod bibliography;
mod complain;
mod place;
mod print;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use super::Exit;
use super::init::{house_style, house_styles};
use super::intent::{CiteTask, StyleChoice};
use super::shell::Shell;
use crate::cite::{self, Item, ListOrder, Request, Style, StyleError, StyleErrorKind};
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};
use crate::text::Cluster;
pub(super) use read::Reader;

/// The locale where neither the person nor the style names one.
const LOCALE: &str = "fr-CA";

/// What has been read for a reference list.
struct Material {
    items: Vec<Item>,
    clusters: Vec<Cluster>,
    style: Style,
    order: ListOrder,
}

/// Prints a reference list.
pub(super) fn cite(shell: &Shell, task: &CiteTask) -> Exit {
    let mut reader = Reader::default();
    let mut sink = Sink::default();
    let output = material(task, &mut reader, &mut sink).and_then(|material| {
        let locale = task.locale.as_deref().or(material.style.default_locale());
        if let Some(name) = locale.filter(|name| !cite::knows_locale(name)) {
            let doubt = Diagnostic::failure(Code::UnknownLocale);
            sink.push(doubt.with("name", name));
        }
        let request = Request {
            items: &material.items,
            clusters: &material.clusters,
            style: &material.style,
            locale: locale.unwrap_or(LOCALE),
            order: material.order,
            list_all: true,
            sections: &[],
        };
        sink.take(cite::process(&request).map_err(|error| {
            let span = Span::file(task.file.display().to_string());
            Diagnostic::at(Code::CitationFailed, &span).with("cause", error.message)
        }))
    });
    let diagnostics = sink.finish();
    shell.report(&diagnostics, &|path| reader.text_of(path));
    let printed = match &output {
        Some(output) => shell.say(&print::print(output, task.format)),
        None => Exit::Mistakes,
    };
    let mistaken = diagnostics.iter().any(Diagnostic::is_error);
    if mistaken { Exit::Mistakes } else { printed }
}

/// Reads all that is needed; nothing if one of the files cannot be read.
fn material(task: &CiteTask, reader: &mut Reader, sink: &mut Sink) -> Option<Material> {
    let style = style(&task.style, reader);
    let style = sink.take(style);
    let works = works(&task.file, reader, sink);
    let clusters = match &task.clusters {
        Some(file) => reader.clusters(file, sink),
        None => Some(Vec::new()),
    };
    let (items, order) = works?;
    let clusters = clusters?;
    for (key, span) in reader.cited() {
        if !items.iter().any(|item| item.id == *key) {
            let known = items.iter().map(|item| item.id.as_str());
            let suggestion = nearest(key, known).unwrap_or("none");
            let mistake = Diagnostic::at(Code::UnknownReference, span).with("key", key);
            sink.push(mistake.with("suggestion", suggestion));
        }
    }
    Some(Material { items, clusters, style: style?, order })
}

/// Reads works, each key once, and the order that their file asks for; nothing
/// if the file cannot be read.
pub(super) fn works(
    file: &Path,
    reader: &mut Reader,
    sink: &mut Sink,
) -> Option<(Vec<Item>, ListOrder)> {
    let works = reader.works(file, sink)?;
    Some((unique(works.items, sink), works.order))
}

/// Keeps the first work of each key.
fn unique(items: Vec<(Item, Span)>, sink: &mut Sink) -> Vec<Item> {
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    let mut kept = Vec::new();
    for (item, span) in items {
        if let Some(first) = places.get(&item.id) {
            let mistake = Diagnostic::at(Code::DuplicateId, &span).with("id", &item.id);
            sink.push(mistake.related_to(first));
            continue;
        }
        places.insert(item.id.clone(), span);
        kept.push(item);
    }
    kept
}

/// Finds the style.
fn style(choice: &StyleChoice, reader: &mut Reader) -> Result<Style, Diagnostic> {
    match choice {
        StyleChoice::Named(name) => match house_style(name) {
            Some(xml) => Ok(Style::parse(xml)
                .expect("the tests format references by the styles of the house")),
            None => stock_style(name),
        },
        // The address of a style names it.
        StyleChoice::File(file)
            if file.starts_with("http:") || file.starts_with("https:") =>
        {
            stock_style(&file.file_name().unwrap_or_default().to_string_lossy())
        }
        StyleChoice::File(file) => {
            let (path, xml) = reader.text(file)?;
            // A dependent style may have its parent beside it.
            let parent = |href: &str| {
                let name = href.trim_end_matches('/').rsplit('/').next()?;
                let beside = file.with_file_name(format!("{name}.csl"));
                let (_, xml) = reader.text(&beside).ok()?;
                Style::parse(&xml).ok()
            };
            let parent = std::cell::RefCell::new(parent);
            Style::parse_with(&xml, &|href| (parent.borrow_mut())(href))
                .map_err(|error| broken_style(&path, error))
        }
    }
}

/// Finds a stock style.
fn stock_style(name: &str) -> Result<Style, Diagnostic> {
    Style::named(name).ok_or_else(|| {
        let known = Style::stock_names().chain(house_styles());
        let suggestion = nearest(name, known).unwrap_or("none");
        Diagnostic::failure(Code::UnknownStyle)
            .with("name", name)
            .with("suggestion", suggestion)
    })
}

/// Says what is wrong with a style.
fn broken_style(path: &str, error: StyleError) -> Diagnostic {
    let at = error.byte.unwrap_or(0);
    let (kind, name, suggestion) = match error.kind {
        StyleErrorKind::TooLarge => ("too-large", String::new(), None),
        StyleErrorKind::TooDeep => ("too-deep", String::new(), None),
        StyleErrorKind::Unended => ("unended", String::new(), None),
        StyleErrorKind::Unclosed(name) => ("unclosed", name, None),
        StyleErrorKind::Unopened(name) => ("unopened", name, None),
        StyleErrorKind::UnknownVariable { found, nearest } => {
            ("variable", found, nearest)
        }
        StyleErrorKind::UnknownParent(parent) => ("parent", parent, None),
        StyleErrorKind::CircularMacro(name) => ("circular", name, None),
        StyleErrorKind::UndefinedMacro(name) => ("macro", name, None),
        StyleErrorKind::Foreign => ("foreign", String::new(), None),
        StyleErrorKind::Missing(name) => ("missing", name, None),
        StyleErrorKind::Unexpected(name) => ("unexpected", name, None),
        StyleErrorKind::Invalid => ("invalid", String::new(), None),
    };
    Diagnostic::at(Code::BrokenStyle, &Span::new(path, at..at))
        .with("kind", kind)
        .with("name", name)
        .with("suggestion", suggestion.unwrap_or("none"))
}
