//! A CSL 1.0.2 style, checked so far that it can be run.

mod macros;

use citationberg::{IndependentStyle, Style as Tree};

pub(super) use self::macros::each_element_of;

use super::archive;
use super::variables::{nearest_variable, variable};

/// The largest style that is read, in bytes; the largest stock style has 150 kB.
const LARGEST: usize = 2 << 20;
/// The deepest nesting of elements that is read.
const DEEPEST: usize = 100;

/// A citation style.
#[derive(Debug, Clone)]
pub struct Style {
    /// The style, never a dependent one.
    pub(super) tree: IndependentStyle,
}

/// Why a text is no style that can be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleError {
    /// What is wrong.
    pub kind: StyleErrorKind,
    /// The same in English, as far as the XML reader says it.
    pub message: String,
    /// The byte of the text where it is, if that is known.
    pub byte: Option<usize>,
    /// The line of that byte, counted from 1.
    pub line: Option<usize>,
}

/// What is wrong with a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StyleErrorKind {
    /// It is larger than any style.
    TooLarge,
    /// It is nested too deep.
    TooDeep,
    /// A tag or a comment does not end.
    Unended,
    /// An element is not closed.
    Unclosed(String),
    /// An end tag closes nothing.
    Unopened(String),
    /// A variable that CSL does not have.
    UnknownVariable {
        /// What is written.
        found: String,
        /// The variable that is spelled most like it.
        nearest: Option<&'static str>,
    },
    /// It depends on a style that is not known.
    UnknownParent(String),
    /// A macro calls itself.
    CircularMacro(String),
    /// A macro is called that the style does not have.
    UndefinedMacro(String),
    /// It is something else than a style.
    Foreign,
    /// An element or an attribute is missing.
    Missing(String),
    /// Something that CSL does not have stands in it.
    Unexpected(String),
    /// Anything else that is not CSL.
    Invalid,
}

impl Style {
    /// Reads a style from its XML.
    ///
    /// A dependent style stands for its parent, which must be a stock style; its
    /// own default locale is kept.
    pub fn parse(xml: &str) -> Result<Self, StyleError> {
        Self::parse_with(xml, &|_| None)
    }

    /// Reads a style from its XML; `parent` finds the style that a dependent one
    /// names, before the stock styles are searched.
    pub fn parse_with(
        xml: &str,
        parent: &dyn Fn(&str) -> Option<Self>,
    ) -> Result<Self, StyleError> {
        check_nesting(xml)?;
        let mut tree = match Tree::from_xml(&tidied(xml)) {
            Ok(Tree::Independent(tree)) => tree,
            Ok(Tree::Dependent(style)) => {
                let href = &style.parent_link.href;
                let found = parent(href).map(|parent| parent.tree);
                let found = found.or_else(|| archive::style_by_id(href));
                let mut tree = found.ok_or_else(|| {
                    let kind = StyleErrorKind::UnknownParent(href.clone());
                    StyleError::at(xml, xml.find(href.as_str()), kind)
                })?;
                tree.default_locale = style.default_locale.or(tree.default_locale);
                tree
            }
            Err(error) => return Err(reading_error(xml, &error)),
        };
        if let Some(name) = macros::circular(&mut tree) {
            let byte = xml.find(&format!("macro name=\"{name}\""));
            let kind = StyleErrorKind::CircularMacro(name);
            return Err(StyleError::at(xml, byte, kind));
        }
        if let Some(name) = macros::undefined(&mut tree) {
            let byte = xml.find(&format!("macro=\"{name}\""));
            let kind = StyleErrorKind::UndefinedMacro(name);
            return Err(StyleError::at(xml, byte, kind));
        }
        Ok(Self { tree })
    }

    /// Returns a stock style by its name, such as `apa`.
    pub fn named(name: &str) -> Option<Self> {
        archive::style_by_name(name).map(|tree| Self { tree })
    }

    /// Returns the names of the stock styles.
    pub fn stock_names() -> impl Iterator<Item = &'static str> {
        archive::style_names()
    }

    /// Returns the locale that the style is written for, if it names one.
    pub fn default_locale(&self) -> Option<&str> {
        self.tree.default_locale.as_ref().map(|code| code.0.as_str())
    }
}

impl StyleError {
    /// Makes an error at a byte, whose line is counted.
    fn at(xml: &str, byte: Option<usize>, kind: StyleErrorKind) -> Self {
        let line = byte.map(|byte| 1 + xml[..byte].matches('\n').count());
        let message = kind.to_string();
        Self { kind, message, byte, line }
    }
}

impl std::fmt::Display for StyleErrorKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the style has more than 2 MiB"),
            Self::TooDeep => write!(f, "the style is nested too deep"),
            Self::Unended => write!(f, "this markup is not ended"),
            Self::Unclosed(name) => write!(f, "`<{name}>` is not closed"),
            Self::Unopened(name) => {
                write!(f, "`</{name}>` closes nothing that is open")
            }
            Self::UnknownVariable { found, nearest } => {
                write!(f, "unknown variable `{found}`")?;
                match nearest {
                    Some(known) => write!(f, ", did you mean `{known}`?"),
                    None => Ok(()),
                }
            }
            Self::UnknownParent(parent) => {
                write!(f, "the parent style {parent} is not among the stock styles")
            }
            Self::CircularMacro(name) => write!(f, "the macro `{name}` calls itself"),
            Self::UndefinedMacro(name) => write!(f, "there is no macro `{name}`"),
            Self::Foreign => write!(f, "this is not a CSL style"),
            Self::Missing(name) => write!(f, "`{name}` is missing"),
            Self::Unexpected(name) => write!(f, "CSL does not have `{name}` here"),
            Self::Invalid => write!(f, "this is not CSL"),
        }
    }
}

impl std::fmt::Display for StyleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{} (line {line})", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for StyleError {}

/// Says what the XML reader found wrong, and where: it gives no position, so
/// the word in backticks of its message is looked up.
fn reading_error(xml: &str, error: &citationberg::XmlDeError) -> StyleError {
    if let Some((byte, name)) = unknown_variable(xml) {
        let (found, nearest) = (name.to_owned(), nearest_variable(name));
        let kind = StyleErrorKind::UnknownVariable { found, nearest };
        return StyleError::at(xml, Some(byte), kind);
    }
    if !xml.contains("<style") {
        return StyleError::at(xml, Some(0), StyleErrorKind::Foreign);
    }
    let message = error.source.to_string();
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let plain =
        |word: &&str| word.trim_start_matches("cs:").trim_start_matches('@').into();
    let kind = if message.contains("missing") {
        words.last().map(plain).map(StyleErrorKind::Missing)
    } else {
        words.first().map(plain).map(StyleErrorKind::Unexpected)
    };
    let kind = kind.unwrap_or(StyleErrorKind::Invalid);
    let byte = match &kind {
        StyleErrorKind::Unexpected(word) => {
            [format!("\"{word}\""), format!("<{word}"), format!("{word}=")]
                .iter()
                .find_map(|form| xml.find(form.as_str()))
        }
        _ => xml.find("<style"),
    };
    StyleError { message, ..StyleError::at(xml, byte, kind) }
}

/// Returns a style whose lists of variables and types are separated by single
/// spaces, as XML asks of its readers.
fn tidied(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut from = 0;
    for (start, list) in lists(xml) {
        let words: Vec<&str> = list.split_whitespace().collect();
        out.push_str(&xml[from..start]);
        out.push_str(&words.join(" "));
        from = start + list.len();
    }
    out.push_str(&xml[from..]);
    out
}

/// Returns the lists of variables and types in a style, and their places.
fn lists(xml: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    xml.match_indices('=').filter_map(move |(at, _)| {
        let is_list = [" variable", " type"].iter().any(|name| xml[..at].ends_with(name));
        let quote = xml[at + 1..].chars().next().filter(|c| "\"'".contains(*c))?;
        let start = at + 2;
        if !is_list || start < end {
            return None;
        }
        let list = &xml[start..start + xml[start..].find(quote)?];
        end = start + list.len();
        Some((start, list))
    })
}

/// Returns the first variable of a style that CSL does not have, and its place:
/// the commonest mistake, which the XML reader cannot name.
fn unknown_variable(xml: &str) -> Option<(usize, &str)> {
    lists(xml).find_map(|(start, names)| {
        let is_variable = xml[..start - 2].ends_with(" variable");
        let name = names.split_whitespace().find(|name| variable(name).is_none())?;
        is_variable.then_some((start, name))
    })
}

/// Checks that tags are closed in order, and not too deep: the XML reader and
/// the engine are recursive.
fn check_nesting(xml: &str) -> Result<(), StyleError> {
    if xml.len() > LARGEST {
        return Err(StyleError::at(xml, None, StyleErrorKind::TooLarge));
    }
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    while let Some(start) = xml[at..].find('<').map(|found| at + found) {
        let rest = &xml[start..];
        let (length, is_tag) = markup_length(rest);
        let Some(length) = length else {
            return Err(StyleError::at(xml, Some(start), StyleErrorKind::Unended));
        };
        let tag = &rest[1..length - 1];
        at = start + length;
        if !is_tag {
            continue;
        }
        let name = tag.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next();
        let name = name.unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop().is_none_or(|(opened, _)| opened != name) {
                let kind = StyleErrorKind::Unopened(name.to_owned());
                return Err(StyleError::at(xml, Some(start), kind));
            }
        } else if !tag.ends_with('/') {
            open.push((name, start));
        }
        if open.len() > DEEPEST {
            return Err(StyleError::at(xml, Some(start), StyleErrorKind::TooDeep));
        }
    }
    open.pop().map_or(Ok(()), |(name, start)| {
        let kind = StyleErrorKind::Unclosed(name.to_owned());
        Err(StyleError::at(xml, Some(start), kind))
    })
}

/// Returns the bytes of the markup at the beginning of a text, if it ends, and
/// whether it is a tag rather than a comment or a declaration.
fn markup_length(rest: &str) -> (Option<usize>, bool) {
    let until = |end: &str| rest.find(end).map(|found| found + end.len());
    if rest.starts_with("<!--") {
        (until("-->"), false)
    } else if rest.starts_with("<?") {
        (until("?>"), false)
    } else if rest.starts_with("<![CDATA[") {
        (until("]]>"), false)
    } else {
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if *c == open => quote = None,
                None if *c == '"' || *c == '\'' => quote = Some(*c),
                _ => {}
            }
            *c == '>' && quote.is_none()
        });
        (end.map(|(found, _)| found + 1), !rest.starts_with("<!"))
    }
}
