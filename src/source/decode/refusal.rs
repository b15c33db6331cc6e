//! Why a value is refused, and how that is said.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::super::yaml::Value;
use crate::diag::{Code, Diagnostic, Span, nearest};

/// Why a value was refused.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is in the sink already.
    Reported,
    /// A key is missing.
    Missing(&'static str),
    /// A value of another type.
    Type { expected: String, found: &'static str },
    /// A number that has no place here: too large, negative, a fraction.
    Number,
    /// A value that its type refuses under this code.
    Value { code: Code, value: String },
    /// A word that is none of the choices.
    Variant { value: String, known: &'static [&'static str] },
}

impl Refusal {
    /// Puts it at a place, where `written` stands.
    pub(super) fn at(self, span: &Span, written: &str) -> Option<Diagnostic> {
        let diagnostic = match self {
            Self::Reported => return None,
            Self::Missing(key) => Diagnostic::at(Code::MissingKey, span).with("key", key),
            Self::Type { expected, found } => Diagnostic::at(Code::WrongType, span)
                .with("expected", expected)
                .with("found", found),
            Self::Number => Diagnostic::at(Code::BadNumber, span).with("value", written),
            Self::Value { code, value } => {
                let diagnostic = Diagnostic::at(code, span);
                if code.args().is_empty() {
                    diagnostic
                } else {
                    diagnostic.with("value", value)
                }
            }
            Self::Variant { value, known } => Diagnostic::at(Code::UnknownValue, span)
                .with(
                    "suggestion",
                    nearest(&value, known.iter().copied()).unwrap_or("none"),
                )
                .with("known", known.join(", "))
                .with("value", value),
        };
        Some(diagnostic)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}

/// The kinds of value, as arguments of messages: the catalogues say them.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "boolean",
        Value::Int(_) | Value::Float(_) => "number",
        Value::Text(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "record",
    }
}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Type { expected: message.to_string(), found: "other" }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected_kind(&expected.to_string());
        let found = match found {
            Unexpected::Unit | Unexpected::Option => "nothing",
            Unexpected::Bool(_) => "boolean",
            Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_) => {
                "number"
            }
            Unexpected::Str(_) => "text",
            Unexpected::Seq => "list",
            Unexpected::Map => "record",
            _ => "other",
        };
        if expected == found && found == "number" {
            return Self::Number;
        }
        Self::Type { expected, found }
    }

    /// A type refuses a value by giving the name of the code as what it
    /// expected.
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let name = expected.to_string();
        let code = Code::ALL.iter().find(|code| code.name() == name);
        match (code, found) {
            (Some(code), Unexpected::Str(value)) => {
                Self::Value { code: *code, value: value.to_owned() }
            }
            _ => Self::invalid_type(found, expected),
        }
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        Self::Variant { value: value.to_owned(), known }
    }
}

/// Returns the kind of value that serde's own words mean.
fn expected_kind(words: &str) -> String {
    let kind = match words {
        words if words.contains("string") => "text",
        words if words.contains("sequence") => "list",
        words if words.contains("struct") || words.contains("map") => "record",
        "a boolean" => "boolean",
        words if words.starts_with(['i', 'u', 'f']) => "number",
        _ => "other",
    };
    kind.to_owned()
}
