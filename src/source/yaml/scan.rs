//! What stands in the way of reading a YAML text, and what reading it would
//! pass over in silence: a look at the whole text before it becomes values.

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::granit_parser::{self, Event, Parser, Span as Mark, StructureStyle};

use super::DEPTH_LIMIT;
use super::mistake::{self, Cause};
use crate::diag::{Code, Diagnostic, Sink, Span};

/// Looks at a text, and returns its one document: all of it, but for a last
/// `---` with nothing after it, which Pandoc writes.
///
/// Returns nothing if it cannot be read; why is in the sink. Anchors and tags
/// are refused: an author who begins a text with `&`, `*` or `!` means the
/// sign, and YAML would swallow it.
pub(super) fn scan<'a>(
    path: &Arc<str>,
    text: &'a str,
    sink: &mut Sink,
) -> Option<&'a str> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
    };
    let mut look = Look {
        path,
        text,
        sink,
        open: Vec::new(),
        second: None,
        collection: false,
        readable: true,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, mark)) => look.event(&event, &mark),
            Err(error) => {
                let open = look.open.last().copied();
                let diagnostic = mistake::diagnose(path, text, &error, open);
                look.sink.push(diagnostic);
                return None;
            }
        }
    }
    let end = look.second.unwrap_or(text.len());
    look.readable.then(|| &text[..end])
}

/// A look in progress.
struct Look<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    sink: &'a mut Sink,
    /// Where the brackets and braces stand that are open.
    open: Vec<usize>,
    /// Where the line stands that opens a second document.
    second: Option<usize>,
    /// Whether the last thing that began was a list or a group of fields.
    collection: bool,
    /// Whether nothing has been found that changes what is read.
    readable: bool,
}

impl Look<'_> {
    /// Looks at one piece.
    fn event(&mut self, event: &Event<'_>, mark: &Mark) {
        let Some(range) = mark.byte_range() else { return };
        if let Some(tag) = mark.tag_start.and_then(|tag| tag.byte_offset()) {
            self.refuse(tag, &Cause::Sign("!".to_owned()));
        }
        match event {
            Event::DocumentStart(..) if range.start > 0 => self.document(range.start),
            Event::Anchor(..) => self.anchor(range),
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                self.collection = true;
                self.content(range.start);
                if *style == StructureStyle::Flow {
                    self.open.push(range.start);
                }
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = self.text[..range.end].ends_with([']', '}']);
                if closed && !range.is_empty() {
                    self.open.pop();
                }
            }
            Event::Scalar(value, ..) => {
                self.collection = false;
                if !range.is_empty() {
                    self.content(range.start);
                }
                self.invisible(value, range.clone());
                self.lost_comment(range.end);
            }
            _ => {}
        }
    }

    /// Refuses an anchor: of a text, the sign was meant; of anything else, it is
    /// how a file repeats itself.
    fn anchor(&mut self, range: Range<usize>) {
        if !self.collection {
            self.refuse(range.start, &Cause::Sign("&".to_owned()));
        } else if std::mem::take(&mut self.readable) {
            let span = Span::new(self.path.clone(), range);
            self.sink.push(Diagnostic::at(Code::YamlTooComplex, &span));
        }
    }

    /// Notes where a second document begins.
    fn document(&mut self, at: usize) {
        let before = self.text[..at].lines();
        let content = before.into_iter().any(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
        if content && self.second.is_none() {
            self.second = Some(at);
        }
    }

    /// Reports a second document once it has content.
    fn content(&mut self, at: usize) {
        let Some(second) = self.second.take_if(|second| *second <= at) else { return };
        // After `...` the second document has no line of its own.
        let before = &self.text[..at];
        let line = ["\n---", "\n..."]
            .into_iter()
            .filter_map(|line| before.rfind(line))
            .max();
        let line = line.map_or(second, |newline| newline + 1);
        self.refuse(line, &Cause::Document);
    }

    /// Reports what changes what is read.
    fn refuse(&mut self, at: usize, cause: &Cause) {
        let diagnostic = mistake::syntax(self.path, self.text, at, cause);
        self.sink.push(diagnostic);
        self.readable = false;
    }

    /// Reports signs of a text that nobody sees, or that stand for what was lost
    /// on the way from another program.
    fn invisible(&mut self, value: &str, range: Range<usize>) {
        let Some(sign) = value.chars().find(|c| is_invisible(*c)) else { return };
        let written = self.text.get(range.clone()).unwrap_or_default();
        // In quotation marks it may be written as an escape.
        let at = written.find(sign).map_or(range.start, |at| range.start + at);
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.sink.push(invisible(self.path, at..end, sign));
    }

    /// Reports a `#` that was meant as a sign: « no #12 » ends before it.
    fn lost_comment(&mut self, end: usize) {
        let rest = self.text[end..].lines().next().unwrap_or_default();
        let after_key = rest.trim_start().strip_prefix(':').unwrap_or(rest);
        if !after_key.starts_with([' ', '\t']) {
            return;
        }
        let Some(comment) = after_key.trim_start().strip_prefix('#') else { return };
        let text = comment.strip_prefix(' ').unwrap_or(comment);
        let meant = comment.starts_with(|c: char| c.is_alphanumeric())
            || text.starts_with(|c: char| c.is_ascii_digit());
        if meant {
            let at = end + rest.len() - comment.len() - 1;
            let diagnostic = mistake::syntax(self.path, self.text, at, &Cause::Comment);
            self.sink.push(diagnostic);
        }
    }
}

/// Says that a text has a sign that nobody sees.
pub(super) fn invisible(path: &Arc<str>, range: Range<usize>, sign: char) -> Diagnostic {
    Diagnostic::at(Code::InvisibleCharacter, &Span::new(path.clone(), range))
        .with("codepoint", format!("U+{:04X}", u32::from(sign)))
}

/// Returns whether a sign is never meant: it shows nothing, or it is what other
/// programs leave of a sign that they lost.
pub(super) fn is_invisible(sign: char) -> bool {
    match sign {
        '\n' | '\t' => false,
        // Marks of direction that are copied along from other programs; who
        // needs some writes isolates (U+2066 to U+2069).
        '\u{202A}'..='\u{202E}' => true,
        // No width, line and paragraph separators, byte order mark.
        '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
        // Objects, lost signs, signs that only one font knows.
        '\u{FFF9}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' => true,
        other => other.is_control(),
    }
}
