//! Diagnostics as they are written down and read again, so that what a build has
//! found can be said once more by one that finds everything as it was.

use serde::{Deserialize, Serialize};

use super::{Code, Diagnostic, Severity, Span};

/// A diagnostic as it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    code: String,
    is_error: bool,
    span: Option<StoredSpan>,
    args: Vec<(String, String)>,
    related: Option<StoredSpan>,
}

/// A place as it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredSpan(String, usize, usize);

impl From<Span> for StoredSpan {
    fn from(span: Span) -> Self {
        Self(span.path.to_string(), span.range.start, span.range.end)
    }
}

impl From<StoredSpan> for Span {
    fn from(StoredSpan(path, start, end): StoredSpan) -> Self {
        Self::new(path, start..end)
    }
}

impl From<Diagnostic> for Stored {
    fn from(diagnostic: Diagnostic) -> Self {
        let Diagnostic { code, severity, span, args, related } = diagnostic;
        Self {
            code: code.name().to_owned(),
            is_error: severity == Severity::Error,
            span: span.map(Into::into),
            args: args
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            related: related.map(Into::into),
        }
    }
}

impl TryFrom<Stored> for Diagnostic {
    type Error = String;

    fn try_from(stored: Stored) -> Result<Self, String> {
        let Stored { code, is_error, span, args, related } = stored;
        let code = Code::named(&code).ok_or_else(|| format!("no code {code}"))?;
        let known = |(name, value): (String, String)| {
            let known = code.args().iter().find(|known| **known == name);
            known.map(|known| (*known, value)).ok_or(name)
        };
        Ok(Self {
            code,
            severity: if is_error { Severity::Error } else { Severity::Warning },
            span: span.map(Into::into),
            args: args.into_iter().map(known).collect::<Result<_, _>>()?,
            related: related.map(Into::into),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Span};

    #[test]
    fn what_is_written_is_read_again() {
        let span = Span::new("sources/à.yaml", 3..5);
        let diagnostic = Diagnostic::at(Code::UnknownKey, &span);
        let diagnostic = diagnostic.with("key", "x").related_to(&Span::file("b"));
        let written = serde_json::to_string(&diagnostic).unwrap();
        assert_eq!(serde_json::from_str::<Diagnostic>(&written).unwrap(), diagnostic);
        let other = written.replace("unknown-key", "no-key");
        assert!(serde_json::from_str::<Diagnostic>(&other).is_err());
    }
}
