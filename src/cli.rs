//! The shell: what was typed → what it means → one call.
//!
//! - `arguments` is what was typed, as clap reads it; `help` gives it its
//!   words.
//! - `intent` is what it means.
//! - Each command is one function that calls the library once and tells what
//!   came of it through the `Shell`.
//!
//! Results go to the standard output, everything else to the standard error.
//!
//! **Invariant:** nothing but this room prints, and only [`run`] decides how the
//! program ends.

mod archive;
mod arguments;
mod build;
mod carriers;
mod check;
mod cite;
mod deposit;
mod diff;
mod document;
mod fonts;
mod help;
mod import;
mod init;
mod intent;
mod manner;
mod merge;
mod order;
mod progress;
mod proof;
mod schema;
mod shell;
mod status;
#[cfg(test)]
mod tests;
mod typography;
mod usage;

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::build::Delivery;
use crate::diag::Messages;
use arguments::Arguments;
use intent::Intent;
use manner::Manner;
use shell::Shell;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// All is well, or there are only warnings.
    Done,
    /// Something is wrong with the sources or the world.
    Mistakes,
    /// What was typed means nothing.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Mistakes => Self::from(1),
            Exit::Usage => Self::from(2),
        }
    }
}

/// Runs what was typed; the first word is the name of the program.
///
/// The code is 0 if all is well, 1 if there are mistakes, 2 if what was typed
/// means nothing. A bug panics, which is 101.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    // Help and complaints about what was typed need their language before it
    // has been read.
    let manner = Manner::guess(&words);
    let messages = Messages::new(manner.lang);
    explain_bugs(&messages);
    let command = help::command(&messages, manner.clap_colour());
    let typed = command.clone().try_get_matches_from(words);
    let typed = typed.and_then(|matches| Arguments::from_arg_matches(&matches));
    let exit = match typed {
        Ok(arguments) => {
            let quiet = arguments.quiet;
            let shell = Shell::new(messages, manner.paint(), quiet);
            obey(Intent::from(arguments.command), command, &shell)
        }
        Err(error) => refuse(&error, &Shell::new(messages, manner.paint(), false)),
    };
    exit.into()
}

/// Does what was meant.
fn obey(intent: Intent, command: clap::Command, shell: &Shell) -> Exit {
    match intent {
        Intent::Init { folder } => init::init(shell, &folder),
        Intent::Build { project, request, out, jobs, force, shard } => {
            let delivery = Delivery { out: &out, force, shard };
            build::build(shell, &project, &request, delivery, jobs)
        }
        Intent::Order { project, request, out, jobs } => {
            order::order(shell, &project, &request, &out, jobs)
        }
        Intent::Archive { project, edition, folder, jobs } => {
            archive::archive(shell, &project, &edition, &folder, jobs)
        }
        Intent::Verify { bag, rebuild } => archive::verify(shell, &bag, rebuild.as_ref()),
        Intent::Deposit(task) => deposit::deposit(shell, &task),
        Intent::Diff(task) => diff::diff(shell, &task),
        Intent::Check { project, request, form, fix, jobs } => {
            let fixed = if fix { check::fix(shell, &project) } else { Exit::Done };
            if fixed == Exit::Done {
                check::check(shell, &project, &request, form, jobs)
            } else {
                fixed
            }
        }
        Intent::Proof { project, request, out, jobs } => {
            proof::proof(shell, &project, &request, &out, jobs)
        }
        Intent::Merge { parts, out } => merge::merge(shell, &parts, &out),
        Intent::Status { project, request, out, form } => {
            status::status(shell, &project, &request, &out, form)
        }
        Intent::Carriers(search) => carriers::carriers(shell, &search),
        Intent::Document { project, request, station } => {
            document::document(shell, &project, &request, station.as_deref())
        }
        Intent::Schema { folder } => schema::schema(shell, &folder),
        Intent::Cite(task) => cite::cite(shell, &task),
        Intent::Import { file, out } => import::import(shell, &file, out.as_deref()),
        Intent::Typography(task) => typography::typography(shell, &task),
        Intent::Fonts { project } => fonts::fonts(shell, &project),
        Intent::Completions { shell: language } => {
            shell.say(&help::completions(language, command))
        }
    }
}

/// Says why what was typed means nothing, or shows the help that it asks for.
fn refuse(error: &clap::Error, shell: &Shell) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is no mistake: `depliant --help | head`.
            let _ = error.print();
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage
        }
        _ => usage::complain(error, shell),
    }
}

/// Makes a panic say that it is our mistake, and where it is.
fn explain_bugs(messages: &Messages) {
    // Said beforehand: whatever is broken then may be the messages.
    let title = messages.get::<&str>("cli-internal-error", &[]);
    let plea = messages.get::<&str>("cli-internal-error-plea", &[]);
    panic::set_hook(Box::new(move |info| {
        let payload = info.payload_as_str().unwrap_or_default();
        let location = info.location().map(ToString::to_string).unwrap_or_default();
        shell::tell(&format!("{title}: {payload}\n  {location}\n{plea}\n"));
    }));
}
