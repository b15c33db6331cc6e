//! From YAML to records, without stopping at the first mistake.
//!
//! A serde deserializer over [`Node`] that reports what it refuses to a
//! [`Sink`] and goes on: all unknown keys of a record, and one wrong value of
//! each record of a [`List`](super::List). What serde reports without a place
//! (a missing key, a date that is none) gets the place of the value it was
//! asked of.

mod access;
mod refusal;

use std::cell::RefCell;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor,
};

use super::spanned::SPANNED;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Sink, nearest};
use access::{Entries, Items, Placed};
use refusal::{Refusal, kind};

/// Decodes a file's content into a record.
///
/// Returns nothing if the record could not be made whole; why is in the sink.
/// Unknown keys alone do not stop it.
pub(super) fn decode<T: de::DeserializeOwned>(
    node: &Node,
    sink: &RefCell<Sink>,
) -> Option<T> {
    T::deserialize(Decoder { node, sink }).ok()
}

/// A value on its way into a record.
#[derive(Clone, Copy)]
struct Decoder<'de> {
    node: &'de Node,
    sink: &'de RefCell<Sink>,
}

impl Decoder<'_> {
    /// Says that another type was expected.
    fn mismatch(self, expected: &str) -> Refusal {
        Refusal::Type {
            expected: expected.to_owned(),
            found: kind(&self.node.value),
        }
    }

    /// Reports a refusal at this value, unless it has been reported deeper.
    fn placed<V>(self, result: Result<V, Refusal>) -> Result<V, Refusal> {
        result.map_err(|refusal| {
            if let Some(diagnostic) = refusal.at(&self.node.span) {
                self.sink.borrow_mut().push(diagnostic);
            }
            Refusal::Reported
        })
    }

    /// Reports all keys of a record that it does not have.
    fn report_unknown_keys(self, known: &'static [&'static str]) {
        let Value::Map(entries) = &self.node.value else { return };
        for (key, _) in entries {
            if known.contains(&&*key.value) {
                continue;
            }
            let suggestion = nearest(&key.value, known.iter().copied()).unwrap_or("none");
            let diagnostic = Diagnostic::at(Code::UnknownKey, &key.span)
                .with("key", &key.value)
                .with("suggestion", suggestion)
                .with("known", known.join(", "));
            self.sink.borrow_mut().push(diagnostic);
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
            Value::List(items) => {
                visitor.visit_seq(Items { items: items.iter(), sink: self.sink })
            }
            Value::Map(entries) => visitor.visit_map(Entries {
                entries: entries.iter(),
                known: None,
                value: None,
                sink: self.sink,
            }),
        })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.placed(match &self.node.value {
            Value::Text(value) => visitor.visit_str(value),
            Value::Bool(value) => Err(needs_quotes(value)),
            Value::Int(value) => Err(needs_quotes(value)),
            Value::Float(value) => Err(needs_quotes(value)),
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
            Value::Null => visitor.visit_seq(Items { items: [].iter(), sink: self.sink }),
            _ => self.placed(Err(self.mismatch("list"))),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let Value::Map(entries) = &self.node.value else {
            return self.placed(Err(self.mismatch("record")));
        };
        self.report_unknown_keys(fields);
        self.placed(visitor.visit_map(Entries {
            entries: entries.iter(),
            known: Some(fields),
            value: None,
            sink: self.sink,
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
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.placed(match &self.node.value {
            Value::Text(_) => visitor.visit_enum(self),
            _ => Err(self.mismatch("text")),
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf
        unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// Says that a number or a boolean is meant as text.
fn needs_quotes(value: &impl ToString) -> Refusal {
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
