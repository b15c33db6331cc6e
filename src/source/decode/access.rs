//! What lists, records and placed values hand to serde, one by one.

use serde::de::value::{StrDeserializer, StringDeserializer, UsizeDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::super::spanned::{SPANNED, Spanned};
use super::super::yaml::{Node, Value};
use super::refusal::Refusal;
use super::{Decoder, Reading};
use crate::diag::Span;

/// The items of a list.
pub(super) struct Items<'de> {
    items: std::slice::Iter<'de, Node>,
    reading: &'de Reading<'de>,
}

impl<'de> Items<'de> {
    /// Begins with the first.
    pub(super) fn new(items: &'de [Node], reading: &'de Reading<'de>) -> Self {
        Self { items: items.iter(), reading }
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let next = self.items.next();
        next.map(|node| seed.deserialize(Decoder { node, reading: self.reading }))
            .transpose()
    }
}

/// A key and its value.
type Entry = (Spanned<String>, Node);

/// The keys and values of a record, but for the keys that it does not have and
/// the values that have been refused.
pub(super) struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    /// The keys of the record; none for a free map.
    known: Option<&'static [&'static str]>,
    /// The entry whose key has been asked for.
    current: Option<&'de Entry>,
    reading: &'de Reading<'de>,
}

impl<'de> Entries<'de> {
    /// Begins with the first.
    pub(super) fn new(
        entries: &'de [Entry],
        known: Option<&'static [&'static str]>,
        reading: &'de Reading<'de>,
    ) -> Self {
        Self {
            entries: entries.iter(),
            known,
            current: None,
            reading,
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let (known, reading) = (self.known, self.reading);
        self.current = self.entries.find(|(key, node)| {
            let asked = known.is_none_or(|known| known.contains(&&*key.value));
            // An open field counts as absent, also where a default stands in.
            let open = known.is_some() && node.value == Value::Null;
            asked && !open && !reading.is_refused(key)
        });
        let Some((key, _)) = self.current else { return Ok(None) };
        if known.is_some() {
            let name: StrDeserializer<'_, Refusal> =
                key.value.as_str().into_deserializer();
            return seed.deserialize(name).map(Some);
        }
        seed.deserialize(KeyDecoder { key }).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Refusal> {
        let (key, node) = self.current.expect("serde asks for the key first");
        let refused = &self.reading.refused;
        let before = refused.borrow().len();
        let value = seed.deserialize(Decoder { node, reading: self.reading });
        // Of a value that holds others, the innermost is left out.
        if value.is_err() && refused.borrow().len() == before {
            refused.borrow_mut().insert(key.span.range.start);
        }
        value
    }
}

/// A key of a free map: a string, perhaps with its place.
struct KeyDecoder<'de> {
    key: &'de Spanned<String>,
}

impl<'de> Deserializer<'de> for KeyDecoder<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_str(&self.key.value)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if name == SPANNED {
            visitor.visit_seq(PlacedKey { key: self.key, step: 0 })
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf option unit unit_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

/// Path, start and end of a span, then `None`.
fn place<'de, S: DeserializeSeed<'de>>(
    span: &Span,
    step: usize,
    seed: S,
) -> Result<S::Value, Refusal> {
    match step {
        0 => seed.deserialize(StringDeserializer::new(span.path.to_string())),
        1 => seed.deserialize(UsizeDeserializer::new(span.range.start)),
        _ => seed.deserialize(UsizeDeserializer::new(span.range.end)),
    }
}

/// What a [`Spanned`] value is made of.
pub(super) struct Placed<'de> {
    pub(super) decoder: Decoder<'de>,
    pub(super) step: usize,
}

impl<'de> SeqAccess<'de> for Placed<'de> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        self.step += 1;
        match self.step {
            4 => seed.deserialize(self.decoder).map(Some),
            step => place(&self.decoder.node.span, step - 1, seed).map(Some),
        }
    }
}

/// What a [`Spanned`] key is made of.
struct PlacedKey<'de> {
    key: &'de Spanned<String>,
    step: usize,
}

impl<'de> SeqAccess<'de> for PlacedKey<'de> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        self.step += 1;
        match self.step {
            4 => seed
                .deserialize(StringDeserializer::new(self.key.value.clone()))
                .map(Some),
            step => place(&self.key.span, step - 1, seed).map(Some),
        }
    }
}
