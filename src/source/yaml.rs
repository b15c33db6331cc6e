//! YAML as data with places: a [`Node`] is a value and where it stands.

mod mistake;
mod part;
mod scan;

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Error;

use super::Spanned;
use crate::diag::{Code, Diagnostic, Sink, Span};

pub(super) use part::locate_in_field;

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
    let mut sink = Sink::default();
    let node = read(path, text, &mut sink);
    let mut stops = sink.finish().into_iter();
    let first = stops.find(|one| node.is_none() || one.code == Code::DuplicateKey);
    match (first, node) {
        (None, Some(node)) => Ok(node),
        (first, _) => Err(first.expect("what is not read has been reported")),
    }
}

/// Reads a YAML text; all that is wrong with it is in the sink.
///
/// Returns nothing if it is not YAML. Of a key that stands twice, the first
/// value counts.
pub(super) fn read(path: &Arc<str>, text: &str, sink: &mut Sink) -> Option<Node> {
    let said = |line: &str| !line.trim().is_empty() && !line.trim().starts_with('#');
    if !text.lines().any(said) {
        sink.push(Diagnostic::at(Code::EmptyFile, &Span::file(path.clone())));
        return None;
    }
    let document = scan::scan(path, text, sink)?;
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH_LIMIT },
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::PassThrough,
        // `<<` is a key that no record has.
        merge_keys: serde_saphyr::options::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: serde_saphyr::options::NonFiniteFloatPolicy::AsString,
        // `no` is Norway and `y` a letter; only `true` and `false` are booleans.
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    let read = || serde_saphyr::from_str_with_options::<RawNode>(document, options);
    let raw = stacker::maybe_grow(STACK / 2, STACK, read);
    let raw = raw.map_err(|error| mistake(path, text, error.without_snippet()));
    sink.take(raw).map(|raw| Placing { path, text, sink }.locate(raw))
}

/// Says why a text that is YAML is not read all the same, and where.
fn mistake(path: &Arc<str>, text: &str, error: &Error) -> Diagnostic {
    let at = error.location().map_or(0, |location| offset(text, &location));
    match error {
        Error::Budget { .. } => {
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            Diagnostic::at(Code::YamlTooComplex, &Span::new(path.clone(), at..end))
        }
        _ => mistake::syntax(path, text, at, &mistake::Cause::Other),
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
struct Placing<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    sink: &'a mut Sink,
}

impl Placing<'_> {
    /// Gives a value its place.
    fn locate(&mut self, RawNode(raw): RawNode) -> Node {
        let start = offset(self.text, &raw.referenced);
        let length = raw.referenced.span().byte_len();
        let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let end = start.saturating_add(length).min(self.text.len());
        let end = if self.text.is_char_boundary(end) { end } else { start };
        let value = match raw.value {
            Tree::Null => Tree::Null,
            Tree::Bool(value) => Tree::Bool(value),
            Tree::Int(value) => Tree::Int(value),
            Tree::Float(value) => Tree::Float(value),
            Tree::Text(value) => Tree::Text(value),
            Tree::List(items) => {
                Tree::List(items.into_iter().map(|item| self.locate(item)).collect())
            }
            Tree::Map(entries) => Tree::Map(self.entries(entries)),
        };
        Node {
            value,
            span: Span::new(self.path.clone(), start..end),
        }
    }

    /// Gives keys and values their places, and reports keys that stand twice.
    fn entries(&mut self, raw: Vec<(RawNode, RawNode)>) -> Vec<(Spanned<String>, Node)> {
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        let mut firsts: BTreeMap<String, Span> = BTreeMap::new();
        for (key, value) in raw {
            let key = self.locate(key);
            let key = Spanned::new(key_name(self.text, &key), key.span);
            let mut value = self.locate(value);
            if matches!(&value.value, Tree::Null) || is_empty_block(self.text, &value) {
                value.span.range = self.open_field(key.span.range.end);
            }
            match firsts.get(&key.value) {
                Some(first) => self.sink.push(
                    Diagnostic::at(Code::DuplicateKey, &key.span)
                        .with("key", &key.value)
                        .related_to(first),
                ),
                None => {
                    firsts.insert(key.value.clone(), key.span.clone());
                    entries.push((key, value));
                }
            }
        }
        entries
    }

    /// Returns what stands on the line of a field after its colon: the parser
    /// places a value that is not there on a later line.
    fn open_field(&self, key_end: usize) -> Range<usize> {
        let line = self.text[key_end..].lines().next().unwrap_or_default();
        let colon = line.find(':').map_or(0, |colon| colon + 1);
        let rest = &line[colon..];
        let start = key_end + colon + rest.len() - rest.trim_start().len();
        if rest.trim().is_empty() || rest.trim_start().starts_with('#') {
            return key_end + colon..key_end + colon;
        }
        start..start + rest.trim().len()
    }
}

/// Returns whether a value is a text without quotation marks and without signs:
/// `|` with nothing below it.
fn is_empty_block(text: &str, node: &Node) -> bool {
    let quoted = text[node.span.range.start..].starts_with(['"', '\'']);
    matches!(&node.value, Value::Text(value) if value.trim().is_empty() && !quoted)
}

/// Returns the name of a key: a key that looks like a number or a boolean is
/// taken as it is written.
fn key_name(text: &str, key: &Node) -> String {
    match &key.value {
        Value::Text(name) => name.clone(),
        _ => text[key.span.range.clone()].to_owned(),
    }
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
