//! The help says everything, in both languages.

use clap::{ColorChoice, Command};

use super::help;
use crate::diag::{Lang, Messages};

/// Returns the commands, with the words of a language.
fn commands(lang: Lang) -> Vec<Command> {
    let mut root = help::command(&Messages::new(lang), ColorChoice::Never);
    root.build();
    let inner: Vec<Command> = root.get_subcommands().cloned().collect();
    std::iter::once(root).chain(inner).collect()
}

#[test]
fn every_command_and_argument_has_its_words_in_both_languages() {
    for lang in [Lang::Fr, Lang::En] {
        for mut command in commands(lang) {
            let name = command.get_name().to_owned();
            command.clone().debug_assert();
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty(), "{lang:?}: {name} {}", arg.get_id());
            }
            let page = command.render_help().to_string();
            let english = ["Usage:", "Print help", "[default", "[possible", "Commands:"];
            if lang == Lang::Fr {
                assert!(english.iter().all(|word| !page.contains(word)), "{page}");
            }
            assert!(page.contains("depliant"), "{name} has no usage");
        }
    }
}

#[test]
fn both_languages_have_the_same_commands() {
    let names = |lang| -> Vec<String> {
        commands(lang)
            .iter()
            .map(|command| command.get_name().to_owned())
            .collect()
    };
    assert_eq!(names(Lang::Fr), names(Lang::En));
}
