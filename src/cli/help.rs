//! The words of the help, from the message catalogues.
//!
//! Each command has a message `cli-help-<command>` (the program itself
//! `cli-help`), with what it does, and in its attributes the `usage`, the
//! `examples` and a line for each argument by its name. What several commands
//! share is in `cli-help-shared`, the names of values are in `cli-help-values`.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, ColorChoice, Command, CommandFactory};
use clap_complete::Shell;

use super::arguments::Arguments;
use crate::diag::Messages;

/// Returns the commands with their words.
pub(super) fn command(messages: &Messages, colour: ColorChoice) -> Command {
    let command = Arguments::command()
        .color(colour)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .global(true),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version),
        );
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    names
        .into_iter()
        .fold(spoken(command, "cli-help", messages), |command, name| {
            command.mut_subcommand(&name, |inner| {
                spoken(inner, &format!("cli-help-{name}"), messages)
            })
        })
}

/// Returns the completions of the commands for a shell.
pub(super) fn completions(shell: Shell, mut command: Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "depliant", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Gives a command its words.
fn spoken(command: Command, id: &str, messages: &Messages) -> Command {
    let part = |name: &str| messages.attribute::<&str>(id, name, &[]);
    let shared = |name: &str| messages.attribute::<&str>("cli-help-shared", name, &[]);
    let heading = |name: &str| shared(name).unwrap_or_default();
    // Of these, clap writes the colon itself.
    let listed = |name: &str| heading(name).trim_end_matches(':').to_owned();
    let template = template(&command, &heading("usage-heading"));
    let examples = part("examples").map(|text| {
        let header = command.get_styles().get_header();
        let title = heading("examples-heading");
        format!("{header}{title}{header:#}\n{}", indented(&text))
    });
    command
        .about(messages.get::<&str>(id, &[]))
        .override_usage(part("usage").unwrap_or_default())
        .help_template(template)
        .after_help(StyledStr::from(examples.unwrap_or_default()))
        .subcommand_help_heading(listed("commands-heading"))
        .mut_args(|arg| {
            let name = arg.get_id().as_str().replace('_', "-");
            let words = part(&name).or_else(|| shared(&name)).unwrap_or_default();
            let title =
                if arg.is_positional() { "arguments-heading" } else { "options-heading" };
            let takes_value = arg.get_action().takes_values();
            named(arg, messages)
                .help(words)
                .help_heading(listed(title))
                // The words name them, in the reader's language.
                .hide_possible_values(takes_value)
                .hide_default_value(takes_value)
        })
}

/// Gives the value of an argument its name.
fn named(arg: Arg, messages: &Messages) -> Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).cloned();
    let words =
        name.and_then(|name| messages.attribute::<&str>("cli-help-values", &name, &[]));
    match words {
        Some(words) => arg.value_name(words),
        None => arg,
    }
}

/// Returns the order of a help page. The heading of the usage is written out,
/// since clap has only an English one.
fn template(command: &Command, heading: &str) -> StyledStr {
    let usage = command.get_styles().get_usage();
    StyledStr::from(format!(
        "{{about-with-newline}}\n{usage}{heading}{usage:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

/// Returns a text with every line moved in by two spaces.
fn indented(text: &str) -> String {
    text.lines()
        .map(|line| format!("  {line}\n"))
        .collect::<String>()
        .trim_end()
        .to_owned()
}
