//! How diagnostics are shown: with their line, a caret and a remedy.

use std::collections::BTreeMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Renderer, Snippet, Title,
};

use super::messages::visible;
use super::{Diagnostic, Messages, Severity, Span};

/// Whether a report may use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// For a terminal.
    Colour,
    /// For a file, or a terminal that wants none.
    Plain,
}

/// How a PNG and a JPEG begin, read as text: they have no lines to show.
const PICTURES: [&str; 2] = ["\u{fffd}PNG", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"];

/// A place as people count: lines and columns (characters) from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A text and where its lines begin.
#[derive(Debug)]
pub struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of a text.
    pub fn new(text: String) -> Self {
        let after = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let starts = std::iter::once(0).chain(after).collect();
        Self { text, starts }
    }

    /// Returns the line and column of a byte; one past the end or inside a
    /// character counts as the character before.
    pub fn place(&self, byte: usize) -> Place {
        let byte = floor(&self.text, byte);
        let line = self.line(byte);
        let before = &self.text[self.starts[line]..byte];
        Place { line: line + 1, column: before.chars().count() + 1 }
    }

    /// Returns the line, from 0, that a byte stands on.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte) - 1
    }
}

/// Returns the nearest character boundary at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Writes diagnostics out for people, each with the line that it is about.
///
/// `source` returns the text of a file of the project.
pub fn report(
    diagnostics: &[Diagnostic],
    messages: &Messages,
    paint: Paint,
    source: &dyn Fn(&str) -> Option<String>,
) -> String {
    let renderer = match paint {
        Paint::Colour => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let mut texts = Texts { source, read: BTreeMap::new() };
    diagnostics
        .iter()
        .map(|diagnostic| {
            let groups = groups(diagnostic, messages, &mut texts);
            format!("{}\n\n", renderer.render(&groups))
        })
        .collect()
}

/// The texts of files, each read once.
struct Texts<'a> {
    source: &'a dyn Fn(&str) -> Option<String>,
    read: BTreeMap<String, Lines>,
}

impl Texts<'_> {
    /// Returns the text of a file; an empty one if it cannot be read, or is a picture.
    fn of(&mut self, path: &str) -> &Lines {
        let is_text = |text: &String| !PICTURES.iter().any(|one| text.starts_with(one));
        let read = || Lines::new((self.source)(path).filter(is_text).unwrap_or_default());
        self.read.entry(path.to_owned()).or_insert_with(read)
    }
}

/// Builds the groups of one diagnostic: title, line, remedy.
fn groups<'a>(
    diagnostic: &Diagnostic,
    messages: &Messages,
    texts: &mut Texts<'_>,
) -> Vec<Group<'a>> {
    let id = diagnostic.code.name();
    let mut group = Group::with_title(title(diagnostic, messages));
    if let Some(span) = &diagnostic.span {
        group = group.element(snippet(span, AnnotationKind::Primary, None, texts));
    }
    if let Some(related) = &diagnostic.related {
        let label = messages.attribute(id, "related", &diagnostic.args);
        group = group.element(snippet(related, AnnotationKind::Context, label, texts));
    }
    if let Some(hint) = messages.attribute(id, "hint", &diagnostic.args) {
        let name = messages.get::<&str>("label-hint", &[]);
        group = group.element(Level::HELP.with_name(name).message(hint));
    }
    vec![group]
}

/// Builds the first line: weight, code, message.
fn title<'a>(diagnostic: &Diagnostic, messages: &Messages) -> Title<'a> {
    let (level, label) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "label-error"),
        Severity::Warning => (Level::WARNING, "label-warning"),
    };
    let id = diagnostic.code.name();
    level
        .with_name(messages.get::<&str>(label, &[]))
        .primary_title(messages.get(id, &diagnostic.args))
        .id(id)
}

/// Builds the line of a place, with the place marked.
fn snippet<'a>(
    span: &Span,
    kind: AnnotationKind,
    label: Option<String>,
    texts: &mut Texts<'_>,
) -> Snippet<'a, Annotation<'a>> {
    let lines = texts.of(&span.path);
    let text = &lines.text;
    let start = floor(text, span.range.start);
    let line = lines.line(start);
    let line_start = lines.starts[line];
    // A long text is marked on its first line: what matters is where it is.
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = floor(text, span.range.end).clamp(start, line_end);
    Snippet::source(text[line_start..line_end].to_owned())
        .path(visible(&span.path))
        .line_start(line + 1)
        .annotation(kind.span(start - line_start..end - line_start).label(label))
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn columns_count_characters_from_one() {
        let lines = Lines::new("é: 1\nà: «x»\n".to_owned());
        let place = lines.place("é: 1\nà: «".len());
        assert_eq!((place.line, place.column), (2, 5));
    }
}
