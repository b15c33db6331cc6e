//! What is said of words that mean nothing.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Exit;
use super::shell::{Shell, tell};
use crate::diag::nearest;

/// Says why what was typed means nothing, and how it is typed.
pub(super) fn complain(error: &Error, shell: &Shell) -> Exit {
    let Some(id) = message(error) else {
        // Nothing else happens with our commands; if it does, in clap's words.
        let _ = error.print();
        return Exit::Usage;
    };
    let name = match error.kind() {
        ErrorKind::InvalidSubcommand => words(error, ContextKind::InvalidSubcommand),
        _ => words(error, ContextKind::InvalidArg),
    };
    let args = [
        ("name", option(&name)),
        ("value", words(error, ContextKind::InvalidValue)),
        ("prior", option(&words(error, ContextKind::PriorArg))),
        ("known", words(error, ContextKind::ValidValue)),
        ("suggestion", suggestion(error, &name)),
        ("command", owner(error).unwrap_or_default()),
    ];
    let exit = shell.stop(id, &args, Exit::Usage);
    show_usage(&words(error, ContextKind::Usage), shell);
    exit
}

/// Returns the message of what is wrong.
fn message(error: &Error) -> Option<&'static str> {
    let is_empty = |kind| words(error, kind).is_empty();
    Some(match error.kind() {
        ErrorKind::UnknownArgument if owner(error).is_some() => "cli-misplaced-argument",
        ErrorKind::UnknownArgument
            if !words(error, ContextKind::InvalidArg).starts_with('-') =>
        {
            "cli-unexpected-word"
        }
        ErrorKind::UnknownArgument => "cli-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-unknown-command",
        ErrorKind::InvalidValue if is_empty(ContextKind::InvalidValue) => {
            "cli-missing-value"
        }
        ErrorKind::InvalidValue => "cli-unknown-choice",
        ErrorKind::ValueValidation => "cli-bad-value",
        ErrorKind::MissingRequiredArgument => "cli-missing-argument",
        ErrorKind::ArgumentConflict => "cli-conflict",
        ErrorKind::InvalidUtf8 => "cli-not-text",
        _ => return None,
    })
}

/// Returns what was meant, if something is near.
fn suggestion(error: &Error, name: &str) -> String {
    let kind = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::SuggestedArg,
        ErrorKind::InvalidSubcommand => ContextKind::SuggestedSubcommand,
        ErrorKind::InvalidValue => ContextKind::SuggestedValue,
        _ => return "none".to_owned(),
    };
    let near = words(error, kind);
    // Of several, clap does not say which is the nearest.
    let best = nearest(name, near.split(", ")).unwrap_or(&near);
    if best.is_empty() { "none".to_owned() } else { best.to_owned() }
}

/// Returns the command, with the option after it, that an option belongs to
/// which was typed before it: `build --project`.
fn owner(error: &Error) -> Option<String> {
    let tip = words(error, ContextKind::Suggested);
    let typed = tip.strip_suffix("' exists")?.strip_prefix('\'')?;
    Some(typed.to_owned())
}

/// Returns an option without the name of its value.
fn option(name: &str) -> String {
    let word = name.split(' ').next().unwrap_or(name);
    if word.starts_with('-') { word.to_owned() } else { name.to_owned() }
}

/// Says how the command is typed.
fn show_usage(usage: &str, shell: &Shell) {
    let usage = usage.trim_start_matches("Usage: ").trim();
    if !usage.is_empty() {
        let words = shell.messages.get("cli-usage", &[("usage", usage)]);
        tell(&format!("{words}\n"));
    }
}

/// Returns a piece of what clap knows of an error as text, without colours.
fn words(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
            texts.join(", ")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
