//! How things go wrong: what is said of it, where, and what to do.
//!
//! A [`Diagnostic`] is a stable [`Code`], a place and arguments; its words live
//! in one catalogue per language ([`Messages`]), so that the library never
//! holds a sentence and never prints one.
//!
//! - A **mistake** is the author's: it has a [`Span`] in the file they wrote.
//! - A **failure** is the world's (a disk full): it names a path instead.
//! - A **bug** is ours: it panics, and the shell asks to report it.

mod code;
mod echo;
mod messages;
mod preflight;
mod report;
mod stored;

use std::io;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use code::{Code, Severity};
pub use messages::{Lang, Messages};
pub use report::{Lines, Paint, Place, report};

/// A place in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file, from the project's root, with forward slashes.
    pub path: Arc<str>,
    /// The bytes it takes there.
    pub range: Range<usize>,
}

impl Span {
    /// Makes the place of some bytes of a file.
    pub fn new(path: impl Into<Arc<str>>, range: Range<usize>) -> Self {
        Self { path: path.into(), range }
    }

    /// Makes the place of a whole file: its beginning.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self::new(path, 0..0)
    }
}

impl Diagnostic {
    /// Returns what puts diagnostics in the order of files and lines, and those
    /// that say the same beside one another.
    fn order(&self) -> impl Ord {
        let place = self.span.as_ref();
        let place = place.map(|s| (&*s.path, s.range.start, s.range.end));
        (place, self.code, &self.args)
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "stored::Stored", try_from = "stored::Stored")]
pub struct Diagnostic {
    /// What is wrong, in a word that never changes.
    pub code: Code,
    /// How much it weighs: what its code does, or what the project says of it.
    pub severity: Severity,
    /// Where; a failure has no place.
    pub span: Option<Span>,
    /// What the message names, by the names that its code declares.
    pub args: Vec<(&'static str, String)>,
    /// Another place that belongs to it, such as the first of two equal ids.
    pub related: Option<Span>,
}

impl Diagnostic {
    /// Makes a mistake at its place.
    pub fn at(code: Code, span: &Span) -> Self {
        Self { span: Some(span.clone()), ..Self::failure(code) }
    }

    /// Makes a failure, which has no place in a file.
    pub fn failure(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            span: None,
            args: Vec::new(),
            related: None,
        }
    }

    /// Adds an argument of the message.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand over what they have, by value or by reference"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds the other place that belongs to it.
    #[must_use]
    pub fn related_to(mut self, span: &Span) -> Self {
        self.related = Some(span.clone());
        self
    }

    /// Puts a failure at the field that names the file; a mistake in the file
    /// stays where it is.
    #[must_use]
    pub fn named_at(mut self, span: &Span) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    /// Returns whether nothing may be built while it stands.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// All that has gone wrong so far.
///
/// Checks go on after a mistake, so that all mistakes of a run come at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the diagnostic of a failed step, and returns what a step that
    /// succeeded has made.
    pub fn take<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// Takes away what is not to be said.
    pub fn retain(&mut self, said: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics.retain(said);
    }

    /// Adds all of another sink.
    pub fn append(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Returns whether a mistake stands in the way of building.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Returns how many diagnostics have a code that is asked for.
    pub fn count(&self, asked: impl Fn(Code) -> bool) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| asked(diagnostic.code))
            .count()
    }

    /// Returns all diagnostics in the order of files and lines, each once.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics;
        all.sort_by(|a, b| a.order().cmp(&b.order()));
        all.dedup();
        all
    }
}

impl From<Diagnostic> for Sink {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

/// Returns why the system refuses something, in a word that the catalogues know;
/// what is rare stays in the system's words.
pub fn cause(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let word = match error.kind() {
        Kind::PermissionDenied => "denied",
        Kind::StorageFull | Kind::QuotaExceeded => "full",
        Kind::ReadOnlyFilesystem => "read-only",
        Kind::NotADirectory | Kind::AlreadyExists => "in-the-way",
        Kind::IsADirectory => "folder",
        Kind::NotFound => "missing",
        Kind::InvalidFilename => "name",
        Kind::InvalidData => "encoding",
        _ => return error.to_string(),
    };
    word.to_owned()
}

/// Returns the known name that is nearest to a misspelt one, if one is near.
pub fn nearest<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Capitals are a slip of the finger, not another word.
    let name = &*name.to_lowercase();
    let score = |candidate: &str| {
        strsim::normalized_damerau_levenshtein(name, &candidate.to_lowercase())
    };
    let best = known.into_iter().max_by(|a, b| {
        // On a tie the first in the alphabet, whatever the order of `known`.
        score(a).total_cmp(&score(b)).then_with(|| b.cmp(a))
    })?;
    (score(best) >= 0.55 || best.starts_with(name) && name.len() > 2).then_some(best)
}
