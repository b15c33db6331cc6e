//! What is said of words that mean nothing.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Exit;
use super::shell::{Shell, tell};

/// Says why what was typed means nothing, and how it is typed.
pub(super) fn complain(error: &Error, shell: &Shell) -> Exit {
    let get = |kind| words(error.get(kind));
    let arg = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let (id, suggestion) = match error.kind() {
        ErrorKind::UnknownArgument => ("cli-unknown-argument", ContextKind::SuggestedArg),
        ErrorKind::InvalidSubcommand => {
            ("cli-unknown-command", ContextKind::SuggestedSubcommand)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            ("cli-missing-value", ContextKind::Suggested)
        }
        ErrorKind::InvalidValue => ("cli-unknown-choice", ContextKind::SuggestedValue),
        ErrorKind::ValueValidation => ("cli-bad-value", ContextKind::Suggested),
        ErrorKind::MissingRequiredArgument => {
            ("cli-missing-argument", ContextKind::Suggested)
        }
        ErrorKind::ArgumentConflict => ("cli-conflict", ContextKind::Suggested),
        // Nothing else happens with our commands; if it does, in clap's words.
        _ => {
            let _ = error.print();
            return Exit::Usage;
        }
    };
    let name = match error.kind() {
        ErrorKind::InvalidSubcommand => get(ContextKind::InvalidSubcommand),
        _ => arg,
    };
    let suggestion = match suggestion {
        ContextKind::Suggested => String::new(),
        kind => get(kind),
    };
    let args = [
        ("name", name),
        ("value", value),
        ("prior", get(ContextKind::PriorArg)),
        ("known", get(ContextKind::ValidValue)),
        (
            "suggestion",
            if suggestion.is_empty() { "none".to_owned() } else { suggestion },
        ),
    ];
    let exit = shell.stop(id, &args, Exit::Usage);
    show_usage(&get(ContextKind::Usage), shell);
    exit
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
fn words(value: Option<&ContextValue>) -> String {
    match value {
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
