//! From YAML to records, without stopping at the first mistake.
//!
//! A serde deserializer over [`Node`] that reports what it refuses to a
//! [`Sink`] and goes on. What serde reports without a place (a missing key, a
//! date that is none) gets the place of the value it was asked of.
//!
//! Serde leaves a record at its first wrong value. So that the others are found
//! too, the file is read again without the value that was refused, until there
//! is nothing new to refuse.

mod access;
mod refusal;

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor,
};

use super::spanned::{SPANNED, Spanned};
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Sink, nearest};
use access::{Entries, Items, Placed};
use refusal::{Refusal, kind};

/// The record whose keys ask for something by standing there: one without a
/// value is not left open, it says nothing.
const PRODUCTS: &str = "Products";

/// Decodes a file's content into a record. `text` is the file.
///
/// Returns nothing if the record could not be made; what has been refused is in
/// the sink.
pub(super) fn decode<T: de::DeserializeOwned>(
    node: &Node,
    text: &str,
    sink: &RefCell<Sink>,
) -> Option<T> {
    let reading = Reading {
        text,
        sink,
        refused: RefCell::default(),
        said: RefCell::default(),
    };
    loop {
        let before = reading.refused.borrow().len();
        let record = T::deserialize(Decoder { node, reading: &reading }).ok();
        if reading.refused.borrow().len() == before {
            return record;
        }
    }
}

/// What the reading of a file shares.
struct Reading<'a> {
    text: &'a str,
    sink: &'a RefCell<Sink>,
    /// Where the keys stand whose values have been refused.
    refused: RefCell<BTreeSet<usize>>,
    /// What has been said, so that it is said once.
    said: RefCell<BTreeSet<(Code, usize, usize, String)>>,
}

impl Reading<'_> {
    /// Reports a mistake, once.
    fn report(&self, diagnostic: Diagnostic) {
        let range = diagnostic.span.as_ref().map(|span| span.range.clone());
        let range = range.unwrap_or_default();
        let words = diagnostic.args.first().map(|(_, word)| word.clone());
        let key = (diagnostic.code, range.start, range.end, words.unwrap_or_default());
        if self.said.borrow_mut().insert(key) {
            self.sink.borrow_mut().push(diagnostic);
        }
    }

    /// Returns whether the value of a key has been refused.
    fn is_refused(&self, key: &Spanned<String>) -> bool {
        self.refused.borrow().contains(&key.span.range.start)
    }
}

/// A value on its way into a record.
#[derive(Clone, Copy)]
struct Decoder<'de> {
    node: &'de Node,
    reading: &'de Reading<'de>,
}

impl<'de> Decoder<'de> {
    /// Says that another type was expected.
    fn mismatch(self, expected: &str) -> Refusal {
        let found = match &self.node.value {
            Value::List(_) if !self.written().starts_with('[') => "items",
            value => kind(value),
        };
        Refusal::Type { expected: expected.to_owned(), found }
    }

    /// Returns the value as it stands in the file: a number loses its zeros on
    /// the way.
    fn written(self) -> &'de str {
        self.reading
            .text
            .get(self.node.span.range.clone())
            .unwrap_or_default()
    }

    /// Reports a refusal at this value, unless it has been reported deeper.
    fn placed<V>(self, result: Result<V, Refusal>) -> Result<V, Refusal> {
        result.map_err(|refusal| {
            if let Some(diagnostic) = refusal.at(&self.node.span, self.written()) {
                self.reading.report(diagnostic);
            }
            Refusal::Reported
        })
    }

    /// Reports all keys of a record that it does not have, and returns the keys
    /// that their author seems to have meant.
    fn report_unknown_keys(self, known: &'static [&'static str]) -> Vec<&'static str> {
        let mut meant = Vec::new();
        for (key, _) in self.entries() {
            if known.contains(&&*key.value) {
                continue;
            }
            let suggestion = nearest(&key.value, known.iter().copied());
            meant.extend(suggestion);
            let diagnostic = Diagnostic::at(Code::UnknownKey, &key.span)
                .with("key", &key.value)
                .with("suggestion", suggestion.unwrap_or("none"))
                .with("known", known.join(", "));
            self.reading.report(diagnostic);
        }
        meant
    }

    /// Reports the keys of a record that ask for something and do not say what.
    fn report_empty_products(self) {
        for (key, node) in self.entries() {
            if node.value == Value::Null {
                let diagnostic = Diagnostic::at(Code::EmptyProduct, &key.span);
                self.reading.report(diagnostic.with("key", &key.value));
            }
        }
    }

    /// Says that a key is missing: at its own line if it stands there without a
    /// value; not at all if what stands in its place has been reported.
    fn missing(self, missing: &'static str, meant: &[&str]) -> Refusal {
        let found = self.entries().iter().find(|(key, _)| key.value == missing);
        match found {
            Some((key, _)) if !self.reading.is_refused(key) => {
                let diagnostic = Diagnostic::at(Code::EmptyField, &key.span);
                self.reading.report(diagnostic.with("key", missing));
                Refusal::Reported
            }
            Some(_) => Refusal::Reported,
            None if meant.contains(&missing) => Refusal::Reported,
            None => Refusal::Missing(missing),
        }
    }

    /// Returns the keys and values, if there are any.
    fn entries(self) -> &'de [(Spanned<String>, Node)] {
        match &self.node.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }
}

impl<'de> Deserializer<'de> for Decoder<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.placed(match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Int(value) => visitor.visit_i64(*value),
            Value::Float(value) => visitor.visit_f64(*value),
            Value::Text(value) => visitor.visit_str(value),
            Value::List(items) => visitor.visit_seq(Items::new(items, self.reading)),
            Value::Map(entries) => {
                visitor.visit_map(Entries::new(entries, None, self.reading))
            }
        })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.placed(match &self.node.value {
            Value::Text(value) => visitor.visit_str(value),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                // Quotation marks make a text of it, but perhaps no date.
                Err(match visitor.visit_str(self.written()) {
                    Err(refusal @ Refusal::Value { .. }) => refusal,
                    _ => needs_quotes(self.written()),
                })
            }
            Value::Null | Value::List(_) | Value::Map(_) => Err(self.mismatch("text")),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.deserialize_str(visitor)
    }

    /// A key without a value is a key that is not there: `phone:` is how an
    /// author leaves a field open.
    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match &self.node.value {
            Value::List(_) => self.deserialize_any(visitor),
            Value::Null => visitor.visit_seq(Items::new(&[], self.reading)),
            _ => self.placed(Err(self.mismatch("list"))),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let Value::Map(entries) = &self.node.value else {
            return self.placed(Err(self.mismatch("record")));
        };
        let meant = self.report_unknown_keys(fields);
        if name == PRODUCTS {
            self.report_empty_products();
        }
        let entries = Entries::new(entries, Some(fields), self.reading);
        self.placed(visitor.visit_map(entries).map_err(|refusal| match refusal {
            Refusal::Missing(key) => self.missing(key, &meant),
            other => other,
        }))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if name == SPANNED {
            visitor.visit_seq(Placed { decoder: self, step: 0 })
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.placed(match &self.node.value {
            Value::Text(_) => visitor.visit_enum(self),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => Err(Refusal::Variant {
                value: self.written().to_owned(),
                known: variants,
            }),
            _ => Err(self.mismatch("text")),
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf
        unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// Says that a number or a boolean is meant as text.
fn needs_quotes(value: &str) -> Refusal {
    Refusal::Value { code: Code::NeedsQuotes, value: value.to_string() }
}

impl<'de> EnumAccess<'de> for Decoder<'de> {
    type Error = Refusal;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), Refusal> {
        Ok((seed.deserialize(self)?, self))
    }
}

/// Words are the only variants that authors write.
impl<'de> VariantAccess<'de> for Decoder<'de> {
    type Error = Refusal;

    fn unit_variant(self) -> Result<(), Refusal> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        _seed: S,
    ) -> Result<S::Value, Refusal> {
        Err(self.mismatch("text"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Refusal> {
        Err(self.mismatch("text"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Refusal> {
        Err(self.mismatch("text"))
    }
}
