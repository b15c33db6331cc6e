//! The two streams, and how things are said on them.

use std::io::{self, Write};
use std::path::Path;

use annotate_snippets::{Group, Level, Renderer};

use super::Exit;
use crate::diag::{Diagnostic, Messages, Paint, cause, report};
use crate::files::Files;

/// What a command speaks through.
pub(super) struct Shell {
    /// The words of the language.
    pub(super) messages: Messages,
    /// Whether the standard error gets colours.
    pub(super) paint: Paint,
    /// Whether only mistakes are told.
    pub(super) quiet: bool,
}

impl Shell {
    /// Makes a shell.
    pub(super) fn new(messages: Messages, paint: Paint, quiet: bool) -> Self {
        Self { messages, paint, quiet }
    }

    /// Prints a result.
    ///
    /// Whoever reads it may stop at any time (`| head`): that is no mistake.
    pub(super) fn say(&self, text: &str) -> Exit {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Exit::Done,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Err(error) => {
                let args = [("cause", cause(&error))];
                self.stop("cli-cannot-print", &args, Exit::Mistakes)
            }
        }
    }

    /// Tells something that is no mistake, unless it is to be quiet.
    pub(super) fn note<V: ToString>(&self, id: &str, args: &[(&str, V)]) {
        if !self.quiet {
            tell(&format!("{}\n", self.messages.get(id, args)));
        }
    }

    /// Tells a failure, which has no line to show.
    pub(super) fn fail(&self, failure: Diagnostic) -> Exit {
        self.report(&[failure], &|_| None);
        Exit::Mistakes
    }

    /// Tells why a command stops that no diagnostic is about, and what to do.
    pub(super) fn stop<V: ToString>(
        &self,
        id: &str,
        args: &[(&str, V)],
        exit: Exit,
    ) -> Exit {
        let label = |id| self.messages.get::<&str>(id, &[]);
        let title = Level::ERROR.with_name(label("label-error"));
        let mut group =
            Group::with_title(title.primary_title(self.messages.get(id, args)));
        if let Some(hint) = self.messages.attribute(id, "hint", args) {
            let help = Level::HELP.with_name(label("label-hint"));
            group = group.element(help.message(hint));
        }
        let renderer = match self.paint {
            Paint::Colour => Renderer::styled(),
            Paint::Plain => Renderer::plain(),
        };
        tell(&format!("{}\n\n", renderer.render(&[group])));
        exit
    }

    /// Tells diagnostics, each with its line; warnings too, unless it is to be
    /// quiet.
    pub(super) fn report(
        &self,
        diagnostics: &[Diagnostic],
        source: &dyn Fn(&str) -> Option<String>,
    ) {
        let told = diagnostics.iter().filter(|one| one.is_error() || !self.quiet);
        let told: Vec<Diagnostic> = told.cloned().collect();
        tell(&report(&told, &self.messages, self.paint, source));
    }

    /// Tells how many mistakes and warnings there are, if there are any.
    pub(super) fn count(&self, diagnostics: &[Diagnostic]) {
        let errors = diagnostics.iter().filter(|one| one.is_error()).count();
        let warnings = diagnostics.len() - errors;
        if !diagnostics.is_empty() {
            self.note("cli-found", &[("errors", errors), ("warnings", warnings)]);
        }
    }

    /// Opens a project, or tells why it cannot be opened.
    pub(super) fn open(&self, project: &Path) -> Result<Files, Exit> {
        Files::open(project).map_err(|failure| self.fail(failure))
    }
}

/// Writes to the standard error; there is nobody to tell if that fails.
pub(super) fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
