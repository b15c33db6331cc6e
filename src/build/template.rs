//! What is written to people from a template of the project.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::diag::{Code, Diagnostic, Span};
use crate::files::Files;

/// Fills a template, whose name says what it makes: in HTML, what it prints is escaped.
///
/// Fails if it cannot be read, or at the first mistake in it.
pub(super) fn filled(
    files: &Files,
    path: &str,
    context: Value,
) -> Result<Vec<u8>, Diagnostic> {
    let template = files.text(path)?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|name| match name.ends_with(".html.j2") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    });
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    syntax
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true);
    let syntax = syntax.build().expect("the delimiters are those of the engine");
    environment.set_syntax(syntax);
    environment.set_debug(true);
    let filled = environment
        .template_from_named_str(path, &template)
        .and_then(|page| page.render(context));
    filled.map(String::into_bytes).map_err(|error| {
        let span = Span::new(path, error.range().unwrap_or_default());
        let mistake = Diagnostic::at(Code::TemplateError, &span);
        mistake.with("message", error.to_string())
    })
}
