//! What is wrong with a text that is not YAML, in terms of what its author
//! meant: the parser's reason and the signs around it tell.

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::granit_parser::{ErrorKind as Kind, ScanError};

use super::scan::{invisible, is_invisible};
use crate::diag::{Code, Diagnostic, Span};

/// The longest text that a remedy repeats, in characters.
const SHORT: usize = 60;

/// Why a text is not YAML, as the catalogues know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// A tab indents.
    Tab,
    /// A colon cuts a text in two.
    Colon,
    /// There is no space after the colon of a field.
    ColonSpace,
    /// A line is no field.
    NoColon,
    /// A quotation mark is not closed.
    QuoteOpen(char),
    /// A text goes on after the quotation mark that closes it.
    QuoteAfter(char),
    /// A backslash between quotation marks that says nothing.
    Escape,
    /// A sign at the beginning of a text means something in YAML.
    Sign(String),
    /// A bracket or a brace is not closed.
    BracketOpen(char),
    /// A bracket or a brace closes nothing.
    BracketClose(char),
    /// Something is missing between two items.
    Comma,
    /// A line is not in line with the others.
    Indent,
    /// A line cuts the file in two.
    Document,
    /// A text is taken for a comment.
    Comment,
    /// A comment stands inside a text.
    CommentInside,
    /// Anything else.
    Other,
}

impl Cause {
    /// Returns its name and the sign that it is about.
    fn args(&self) -> (&'static str, String) {
        let one = |name, sign: &char| (name, sign.to_string());
        let none = |name| (name, String::new());
        match self {
            Self::Tab => none("tab"),
            Self::Colon => none("colon"),
            Self::ColonSpace => none("colon-space"),
            Self::NoColon => none("no-colon"),
            Self::QuoteOpen(mark) => one("quote-open", mark),
            Self::QuoteAfter(mark @ '\'') => one("apostrophe", mark),
            Self::QuoteAfter(mark) => one("quote-after", mark),
            Self::Escape => none("escape"),
            Self::Sign(sign) => ("sign", sign.clone()),
            Self::BracketOpen(sign) => one("bracket-open", sign),
            Self::BracketClose(sign) => one("bracket-close", sign),
            Self::Comma => none("comma"),
            Self::Indent => none("indent"),
            Self::Document => none("document"),
            Self::Comment => none("comment"),
            Self::CommentInside => none("comment-inside"),
            Self::Other => none("other"),
        }
    }
}

/// Says that a text is not YAML at a byte, and why.
pub(super) fn syntax(
    path: &Arc<str>,
    text: &str,
    at: usize,
    cause: &Cause,
) -> Diagnostic {
    let view = View { text, at };
    let end = at + view.sign().map_or(0, char::len_utf8);
    let (name, sign) = cause.args();
    Diagnostic::at(Code::YamlSyntax, &Span::new(path.clone(), at..end))
        .with("cause", name)
        .with("sign", sign)
        .with("remedy", view.remedy())
}

/// Says what the parser refuses. `open` is where the innermost bracket stands
/// that is open there.
pub(super) fn diagnose(
    path: &Arc<str>,
    text: &str,
    error: &ScanError,
    open: Option<usize>,
) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let view = View { text, at };
    let span = |range| Span::new(path.clone(), range);
    match error.kind() {
        Kind::RecursionLimitExceeded => {
            return Diagnostic::at(Code::YamlTooComplex, &span(view.whole_sign()));
        }
        // The text of a file in UTF-16, as YAML.
        Kind::UnexpectedCharacter { character: '\0' } => {
            return Diagnostic::at(Code::NotUtf8, &span(at..at));
        }
        Kind::UnexpectedCharacter { character } if is_invisible(*character) => {
            let at = text[at..].find(*character).map_or(at, |found| at + found);
            return invisible(path, at..at + character.len_utf8(), *character);
        }
        Kind::BomInsideDocument => return invisible(path, view.whole_sign(), '\u{FEFF}'),
        _ => {}
    }
    let (at, cause) = view.cause(error.kind(), open);
    syntax(path, text, at, &cause)
}

/// A text and the byte of it that something is wrong with.
#[derive(Clone, Copy)]
struct View<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> View<'a> {
    /// Returns what is wrong, and where it is best shown.
    fn cause(self, kind: &Kind, open: Option<usize>) -> (usize, Cause) {
        // What is wrong after a bracket that is open since an earlier line is
        // most often the bracket.
        if let Some(open) = open.filter(|open| *open < self.line_start()) {
            return (open, Cause::BracketOpen(self.moved(open).sign_or('[')));
        }
        let sign = || Cause::Sign(self.sign_or('-').to_string());
        let cause = match kind {
            Kind::TabNotAllowed
            | Kind::TabInBlockIndentation
            | Kind::TabInIndentation
            | Kind::TabAtBlockScalarStart
            | Kind::TabInPlainScalar => {
                let tab = self.text[self.at..].find('\t');
                return (tab.map_or(self.at, |tab| self.at + tab), Cause::Tab);
            }
            Kind::MappingValueNotAllowed
            | Kind::InvalidColonPlacement
            | Kind::InvalidMappingValueWhitespace => return self.colon(),
            Kind::UnclosedQuotedScalar => Cause::QuoteOpen(self.sign_or('"')),
            Kind::InvalidTrailingSingleQuotedScalar => return self.after_quote('\''),
            Kind::InvalidTrailingDoubleQuotedScalar => return self.after_quote('"'),
            Kind::UnknownQuotedScalarEscape
            | Kind::InvalidQuotedScalarHexEscape
            | Kind::InvalidLowSurrogateHexEscape
            | Kind::InvalidLowSurrogate
            | Kind::MissingLowSurrogate
            | Kind::UnpairedLowSurrogate
            | Kind::InvalidUnicodeEscape => return (self.bad_escape(), Cause::Escape),
            Kind::UnclosedFlowCollection { open } => Cause::BracketOpen(*open),
            Kind::MismatchedFlowCollectionEnd { close, .. } => {
                Cause::BracketClose(*close)
            }
            Kind::MisplacedFlowCollectionEnd => Cause::BracketClose(self.sign_or(']')),
            Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => {
                Cause::Comma
            }
            Kind::DocumentIndicatorInQuotedScalar => Cause::Document,
            Kind::CommentInterceptedScalar => Cause::CommentInside,
            Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => Cause::NoColon,
            Kind::ExpectedBlockMappingKey => return self.no_key(),
            Kind::InvalidIndentation
            | Kind::InvalidBlockScalarIndent
            | Kind::InvalidQuotedScalarIndent
            | Kind::InvalidFlowScalarIndent
            | Kind::ExpectedBlockSequenceEntry
            | Kind::ExpectedDocumentStart => return self.out_of_line(),
            Kind::BlockSequenceEntryNotAllowed if !self.is_first() => sign(),
            Kind::BlockSequenceEntryNotAllowed => return self.out_of_line(),
            Kind::UnexpectedCharacter { .. } => return self.reserved(),
            _ => self.other(),
        };
        (self.at, cause)
    }

    /// Returns what is wrong where the kind of mistake does not tell: a sign
    /// that means something, or anything.
    fn other(self) -> Cause {
        match self.sign() {
            Some(sign) if "@`%&*!|>?,-#".contains(sign) => Cause::Sign(sign.to_string()),
            Some(sign @ (']' | '}')) => Cause::BracketClose(sign),
            _ => Cause::Other,
        }
    }

    /// Tells a colon inside a text from a field in the wrong place.
    fn colon(self) -> (usize, Cause) {
        let before = fields(self.before());
        let is_name = |word: &str| {
            !word.is_empty()
                && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        if before.contains(": ") || !is_name(before.trim_end()) {
            return (self.at, Cause::Colon);
        }
        let start = self.line_start();
        let previous = self.text[..start].trim_end();
        let previous = View { text: self.text, at: previous.len() };
        let written = fields(previous.before());
        let glued = written.split_once(':').filter(|(name, _)| is_name(name));
        if let Some((name, _)) = glued.filter(|(_, value)| !value.starts_with(' ')) {
            return (previous.at - written.len() + name.len(), Cause::ColonSpace);
        }
        self.out_of_line()
    }

    /// Shows the beginning of a line that is not in line.
    fn out_of_line(self) -> (usize, Cause) {
        let before = self.before();
        let indent = before.len() - before.trim_start().len();
        (self.line_start() + indent, Cause::Indent)
    }

    /// Tells a text that goes on after its quotation mark from a mark that an
    /// earlier line has left open.
    fn after_quote(self, mark: char) -> (usize, Cause) {
        let odd = |line: &str| line.matches(mark).count() % 2 == 1;
        let opens = |line: &str| {
            let value = fields(line).split_once(": ").map_or(line, |(_, value)| value);
            value.trim_start().starts_with(mark)
        };
        if odd(self.before()) {
            let mut end = self.line_start();
            while end > 0 {
                let line = View { text: self.text, at: end - 1 };
                if odd(line.before()) && opens(line.before()) {
                    let at = line.before().find(mark).unwrap_or(0);
                    return (line.line_start() + at, Cause::QuoteOpen(mark));
                }
                end = line.line_start();
            }
        }
        (self.at, Cause::QuoteAfter(mark))
    }

    /// Returns where the first escape is that says nothing, from the quotation
    /// mark on.
    fn bad_escape(self) -> usize {
        let text = &self.text[self.at..];
        let mut signs = text.char_indices();
        while let Some((at, sign)) = signs.next() {
            let next = (sign == '\\').then(|| signs.next()).flatten();
            if next.is_some_and(|(_, next)| !"0abtnvfre \"/\\N_LP\n\t".contains(next)) {
                return self.at + at;
            }
        }
        self.at
    }

    /// Tells a text that begins with a bracket, and one with a comment in it,
    /// from a line that is not in line.
    fn no_key(self) -> (usize, Cause) {
        let before = self.before();
        let closed = before.trim_end().ends_with([']', '}']);
        if let Some(at) = before.find(['[', '{']).filter(|_| closed) {
            let at = self.line_start() + at;
            let sign = self.moved(at).sign_or('[');
            return (at, Cause::Sign(sign.to_string()));
        }
        let previous = self.text[..self.line_start()].trim_end();
        let comment = previous.lines().next_back().unwrap_or_default().trim_start();
        if comment.starts_with('#') && !self.rest().contains(": ") {
            return (previous.len() - comment.len(), Cause::CommentInside);
        }
        self.out_of_line()
    }

    /// Returns the sign that no text may begin with; the citation in
    /// `[@key]` begins with its bracket.
    fn reserved(self) -> (usize, Cause) {
        let bracket = self.text[..self.at].chars().next_back();
        match bracket.filter(|sign| matches!(sign, '[' | '{')) {
            Some(bracket) => (self.at - 1, Cause::Sign(bracket.to_string())),
            None => (self.at, Cause::Sign(self.sign_or('@').to_string())),
        }
    }

    /// Returns what makes the text at this place a text: itself between
    /// quotation marks if it is short, `quotes` if it is long, `block` if it
    /// has lines or quotation marks of its own.
    fn remedy(self) -> String {
        let start = self.line_start();
        let line = self.text[start..].lines().next().unwrap_or_default();
        let own = fields(line);
        let indent = line.len() - own.len();
        let value = own.split_once(": ").map_or(own, |(_, value)| value).trim();
        let next = self.text[start + line.len()..].lines().nth(1).unwrap_or_default();
        let goes_on = !next.trim().is_empty() && next.len() - fields(next).len() > indent;
        let began_before = self.text[self.at..].starts_with(": ")
            && !fields(self.before()).contains(": ");
        if goes_on || began_before || value.contains(['"', '\\']) {
            "block".to_owned()
        } else if value.chars().count() > SHORT || self.before().contains(['{', '[']) {
            "quotes".to_owned()
        } else {
            format!("\"{value}\"")
        }
    }

    /// Returns the same text at another byte.
    fn moved(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// Returns the sign at this place.
    fn sign(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Returns the sign at this place, or one that stands for it.
    fn sign_or(self, other: char) -> char {
        self.sign().filter(|sign| !sign.is_whitespace()).unwrap_or(other)
    }

    /// Returns the bytes of the sign at this place.
    fn whole_sign(self) -> Range<usize> {
        self.at..self.at + self.sign().map_or(0, char::len_utf8)
    }

    /// Returns where the line begins.
    fn line_start(self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Returns what stands before this place on its line.
    fn before(self) -> &'a str {
        &self.text[self.line_start()..self.at]
    }

    /// Returns what stands from this place on on its line.
    fn rest(self) -> &'a str {
        self.text[self.at..].lines().next().unwrap_or_default()
    }

    /// Returns whether nothing but indentation and hyphens stands before.
    fn is_first(self) -> bool {
        fields(self.before()).is_empty()
    }
}

/// Returns a line without its indentation and the hyphens of lists.
fn fields(line: &str) -> &str {
    let mut line = line.trim_start();
    while let Some(rest) = line.strip_prefix("- ") {
        line = rest.trim_start();
    }
    line
}
