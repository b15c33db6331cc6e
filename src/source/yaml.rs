//! YAML as data with places: a [`Node`] is a value and where it stands.

use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Error;

use super::Spanned;
use crate::diag::{Code, Diagnostic, Span};

/// The deepest nesting that is read; a guide needs about eight levels.
const DEPTH_LIMIT: usize = 64;

/// The stack that reading at that depth takes, in bytes, with room to spare: a
/// thread of a test, or of a smaller system, may have less.
const STACK: usize = 8 << 20;

/// A value of a YAML file with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place.
    pub span: Span,
}

/// A value of a YAML file, with the places of what is in it.
pub type Value = Tree<Spanned<String>, Node>;

/// A value, by the types of its keys and of what it holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree<K, N> {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Another number.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<N>),
    /// Keys and their values, in the author's order.
    Map(Vec<(K, N)>),
}

impl Value {
    /// Returns the value without its places, as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => (*value).into(),
            Self::Int(value) => (*value).into(),
            Self::Float(value) => (*value).into(),
            Self::Text(value) => value.as_str().into(),
            Self::List(items) => items.iter().map(|item| item.value.to_json()).collect(),
            Self::Map(entries) => entries
                .iter()
                .map(|(key, node)| (key.value.clone(), node.value.to_json()))
                .collect(),
        }
    }
}

/// Reads a YAML text.
///
/// Fails at the first place that is not YAML, that repeats a key, or that is
/// nested or repeated beyond what a person writes.
pub fn parse(path: &Arc<str>, text: &str) -> Result<Node, Diagnostic> {
    if text.trim().is_empty() {
        return Err(Diagnostic::at(Code::EmptyFile, &Span::file(path.clone())));
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH_LIMIT },
        // `no` is Norway and `y` a letter; only `true` and `false` are booleans.
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    let read = || serde_saphyr::from_str_with_options::<RawNode>(text, options);
    stacker::maybe_grow(STACK / 2, STACK, read)
        .map(|raw| locate(path, text, raw))
        .map_err(|error| mistake(path, text, error.without_snippet()))
}

/// Says what is wrong with a YAML text, and where.
fn mistake(path: &Arc<str>, text: &str, error: &Error) -> Diagnostic {
    let at = error.location().map_or(0, |location| offset(text, &location));
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let span = Span::new(path.clone(), at..end);
    match error {
        Error::DuplicateMappingKey { key, .. } => {
            Diagnostic::at(Code::DuplicateKey, &span)
                .with("key", key.as_deref().unwrap_or_default())
        }
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => {
            Diagnostic::at(Code::YamlTooComplex, &span)
        }
        other => {
            // The crate's words end with the position, which the report gives.
            let words = other.to_string();
            let cause = words.split(" at line ").next().unwrap_or(&words);
            Diagnostic::at(Code::YamlSyntax, &span).with("cause", cause)
        }
    }
}

/// Returns the byte of a place that the parser knows by line and column.
fn offset(text: &str, location: &serde_saphyr::Location) -> usize {
    if let Some(byte) = location.span().byte_offset() {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        if text.is_char_boundary(byte) {
            return byte;
        }
    }
    let line = usize::try_from(location.line().saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(location.column().saturating_sub(1)).unwrap_or(0);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    start + line.chars().take(column).map(char::len_utf8).sum::<usize>()
}

/// Gives the values of the parser their place in our terms.
fn locate(path: &Arc<str>, text: &str, RawNode(raw): RawNode) -> Node {
    let start = offset(text, &raw.referenced);
    let length = raw.referenced.span().byte_len();
    let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let end = start.saturating_add(length).min(text.len());
    let range = if text.is_char_boundary(end) { start..end } else { start..start };
    let span = Span::new(path.clone(), range);
    let value = match raw.value {
        Tree::Null => Tree::Null,
        Tree::Bool(value) => Tree::Bool(value),
        Tree::Int(value) => Tree::Int(value),
        Tree::Float(value) => Tree::Float(value),
        Tree::Text(value) => Tree::Text(value),
        Tree::List(items) => {
            Tree::List(items.into_iter().map(|item| locate(path, text, item)).collect())
        }
        Tree::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let key = locate(path, text, key);
                let name = key_name(text, &key);
                (Spanned::new(name, key.span), locate(path, text, value))
            });
            Tree::Map(entries.collect())
        }
    };
    Node { value, span }
}

/// Returns the name of a key: a key that looks like a number or a boolean is
/// taken as it is written.
fn key_name(text: &str, key: &Node) -> String {
    match &key.value {
        Value::Text(name) => name.clone(),
        _ => text[key.span.range.clone()].to_owned(),
    }
}

/// Returns the bytes that a part of a text field takes in the file.
///
/// A field's value differs from the file in its indentation, its folded lines
/// and its escapes, but the visible characters come in the same order: they are
/// followed one by one. `written` is the field as it stands in the file.
pub(super) fn locate_in_field(
    written: &str,
    value: &str,
    part: Range<usize>,
) -> Range<usize> {
    let mut at = 0;
    let mut start = None;
    for (offset, c) in value.char_indices() {
        if offset >= part.end && start.is_some() {
            break;
        }
        if c.is_whitespace() {
            continue;
        }
        let Some(found) = written[at..].find(c) else { break };
        at += found;
        if offset >= part.start {
            start.get_or_insert(at);
        }
        at += c.len_utf8();
    }
    let start = start.unwrap_or(at);
    start..at.max(start)
}

/// A value as the parser gives it.
struct RawNode(serde_saphyr::Spanned<Tree<Self, Self>>);

impl<'de> Deserialize<'de> for RawNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Deserialize::deserialize(deserializer)?;
        Ok(Self { value, span })
    }
}

impl<'de, K: Deserialize<'de>, N: Deserialize<'de>> Deserialize<'de> for Tree<K, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor(PhantomData))
    }
}

/// Takes whatever stands in the file.
struct TreeVisitor<K, N>(PhantomData<(K, N)>);

impl<'de, K: Deserialize<'de>, N: Deserialize<'de>> Visitor<'de> for TreeVisitor<K, N> {
    type Value = Tree<K, N>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Tree::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        let small = i64::try_from(value);
        Ok(small.map_or_else(|_| Tree::Text(value.to_string()), Tree::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Tree::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut access: A,
    ) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut access: A,
    ) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::locate_in_field;

    #[test]
    fn a_part_of_a_block_is_found_despite_indentation() {
        let written = "Bonjour é\n    *là* [@a]\n";
        let value = "Bonjour é\n*là* [@a]\n";
        let part = value.find("@a").map(|at| at..at + 2).unwrap();
        assert_eq!(&written[locate_in_field(written, value, part)], "@a");
    }
}
