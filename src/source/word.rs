//! Words with a form: ids, dates, lengths.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use crate::diag::Code;
use crate::sheet;

/// A text with a form of its own.
pub(super) trait Word: Sized {
    /// What is said of a text that has not this form.
    const CODE: Code;

    /// Reads it.
    fn read(text: &str) -> Option<Self>;
}

/// Reads any [`Word`]; what it refuses is refused under the word's code.
struct WordVisitor<T>(std::marker::PhantomData<T>);

impl<T: Word> Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::CODE.name())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::read(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Gives a word type its decoder and its schema.
macro_rules! word {
    ($type:ty, $name:literal, $schema:tt) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(decoder: D) -> Result<Self, D::Error> {
                decoder.deserialize_str(WordVisitor(std::marker::PhantomData))
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

/// The name of a record, of which file names and anchors are made: lower-case
/// letters without accents, digits and hyphens, a letter or digit first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

impl Word for Id {
    const CODE: Code = Code::BadId;

    fn read(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let good =
            text.chars().all(allowed) && !text.is_empty() && !text.starts_with('-');
        (good && text.len() <= 60).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

word!(Id, "Id", {
    "type": "string",
    "pattern": "^[a-z0-9][a-z0-9-]{0,59}$",
    "description": "Lower-case letters without accents, digits and hyphens"
});

/// A day of the calendar, written `2026-11-24` (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub jiff::civil::Date);

impl Word for Date {
    const CODE: Code = Code::BadDate;

    fn read(text: &str) -> Option<Self> {
        // Only the one form: jiff also reads times, which say nothing here.
        (text.len() == 10).then(|| text.parse().ok().map(Self))?
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

word!(Date, "Date", {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "description": "A day, as 2026-11-24"
});

/// A length with its unit, such as `1/16 in`, `6 mm` or `9.5 pt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length(pub sheet::Length);

impl Word for Length {
    const CODE: Code = Code::BadLength;

    fn read(text: &str) -> Option<Self> {
        sheet::Length::parse(text).ok().map(Self)
    }
}

word!(Length, "Length", {
    "type": "string",
    "pattern": "^ *([0-9]+([.,][0-9]+)?|[0-9]+/[0-9]+|[0-9]+ +[0-9]+/[0-9]+) *(in|po|mm|cm|pt)$",
    "description": "A length with its unit: 1/16 in, 6 mm, 9.5 pt"
});

/// The name of a fold: `roll-3`, `z-3`, `half` …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoldKind(pub sheet::FoldKind);

impl Word for FoldKind {
    const CODE: Code = Code::BadFold;

    fn read(text: &str) -> Option<Self> {
        sheet::FoldKind::parse(text).map(Self)
    }
}

word!(FoldKind, "FoldKind", {
    "enum": [
        "half", "roll-3", "z-3", "gate", "roll-4", "double-parallel", "accordion-3",
        "accordion-4", "accordion-5", "accordion-6", "accordion-7", "accordion-8",
        "accordion-9", "accordion-10"
    ],
    "description": "A fold: half, roll-3, z-3, gate, roll-4, double-parallel, accordion-4"
});

#[cfg(test)]
mod tests {
    use super::{Date, Id, Word};

    #[test]
    fn an_id_is_fit_for_file_names_and_anchors() {
        for good in ["a", "poste-exemple-1", "2026"] {
            assert!(Id::read(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "É", "a b", "A", "../x"] {
            assert!(Id::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_date_is_a_day_that_exists() {
        assert!(Date::read("2028-02-29").is_some());
        for bad in ["2026-02-29", "2026-2-1", "24-11-2026", "2026-11-24T10:00", ""] {
            assert!(Date::read(bad).is_none(), "{bad}");
        }
    }
}
