//! The templates of a book, and how text becomes markup in them.
//!
//! Everything that a template prints is escaped, whatever the ending of its
//! name; what is missing is a mistake, not an empty text; and characters that
//! XML forbids are dropped from each finished file ([`allowed`]).

use std::error::Error as _;
use std::fmt::Write as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior,
};

use super::book::{Book, direction};
use super::{Input, TemplateError};

/// The templates of a book, ready to be filled.
pub(super) struct Templates<'a> {
    environment: Environment<'a>,
}

impl<'a> Templates<'a> {
    /// Reads the templates, and gives them the document and the book.
    ///
    /// Fails at the first template that cannot be read.
    pub(super) fn new(input: &Input<'a>, book: &Book<'_>) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        // Before the first template is added: it decides when they are read.
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_syntax(syntax());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_formatter(print);
        environment.add_function("fail", fail);
        environment.add_function("direction", direction);
        environment.add_global("document", Serde(input.document));
        environment.add_global("book", Serde(book));
        for (name, text) in input.templates {
            let added = environment.add_template(name, text);
            added.map_err(|error| mistake(name, &error))?;
        }
        Ok(Self { environment })
    }

    /// Fills a template.
    ///
    /// Fails if there is no such template, or at the first mistake in it.
    pub(super) fn fill(
        &self,
        name: &str,
        context: Value,
    ) -> Result<String, TemplateError> {
        let template = self.environment.get_template(name);
        let filled = template.and_then(|template| template.render(context));
        filled.map(allowed).map_err(|error| mistake(name, &error))
    }
}

/// Returns a text without the characters that XML 1.0 forbids, and without the
/// control and non-characters that it discourages (section 2.2).
pub(super) fn allowed(mut text: String) -> String {
    text.retain(|c| match c {
        '\t' | '\n' | '\r' => true,
        '\u{FDD0}'..='\u{FDEF}' => false,
        _ => !c.is_control() && u32::from(c) & 0xFFFE != 0xFFFE,
    });
    text
}

/// Returns the syntax of the templates: a line that only steers leaves no line
/// behind.
fn syntax() -> SyntaxConfig {
    let mut syntax = SyntaxConfig::builder();
    syntax
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true);
    syntax.build().expect("the delimiters are those of the engine")
}

/// Prints a value, escaped for text and attributes alike unless a template has
/// made it.
fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_safe() {
        return write!(out, "{value}").map_err(Error::from);
    }
    for c in value.to_string().chars() {
        match c {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '"' => out.write_str("&quot;"),
            '\'' => out.write_str("&#39;"),
            other => out.write_char(other),
        }?;
    }
    Ok(())
}

/// Lets a template say that it does not know what it was given.
fn fail(message: &str) -> Result<Value, Error> {
    Err(Error::new(ErrorKind::InvalidOperation, message.to_owned()))
}

/// Says what is wrong with a template, and where.
fn mistake(name: &str, error: &Error) -> TemplateError {
    let mut error = error;
    // A mistake in a template that another one uses is the cause of the other's.
    while let Some(cause) = error.source().and_then(|cause| cause.downcast_ref()) {
        error = cause;
    }
    let message = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    let file = error.name().unwrap_or(name).to_owned();
    TemplateError { file, range: error.range(), message }
}
