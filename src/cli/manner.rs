//! How to speak: in which language, and with colours or not. It is found out
//! before what was typed is read, because complaints about that need it.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use clap::{ColorChoice, ValueEnum};

use super::arguments::When;
use crate::diag::{Lang, Paint};

/// How to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    /// The language of messages.
    pub(super) lang: Lang,
    /// When to use colours.
    colour: When,
}

impl Manner {
    /// Finds out from what was typed, as far as it can be understood, and from
    /// the system.
    pub(super) fn guess(words: &[OsString]) -> Self {
        let lang = typed(words, "--lang").and_then(Lang::of_locale);
        let spoken = || sys_locale::get_locales().find_map(|tag| Lang::of_locale(&tag));
        let colour = typed(words, "--color");
        let colour = colour.and_then(|word| When::from_str(word, false).ok());
        Self {
            lang: lang.or_else(spoken).unwrap_or(Lang::Fr),
            colour: colour.unwrap_or(When::Auto),
        }
    }

    /// Returns whether the standard error gets colours.
    pub(super) fn paint(self) -> Paint {
        let wanted = match self.colour {
            When::Always => true,
            When::Never => false,
            When::Auto => io::stderr().is_terminal() && !declined(),
        };
        if wanted { Paint::Colour } else { Paint::Plain }
    }

    /// Returns the same for clap, which knows terminals by itself.
    pub(super) fn clap_colour(self) -> ColorChoice {
        match self.colour {
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
            When::Auto if declined() => ColorChoice::Never,
            When::Auto => ColorChoice::Auto,
        }
    }
}

/// Returns whether the person wants no colours (<https://no-color.org>) or the
/// terminal has none.
fn declined() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// Returns the value of an option as it was typed last, before `--`.
fn typed<'a>(words: &'a [OsString], option: &str) -> Option<&'a str> {
    let words = words.iter().map(|word| word.to_str().unwrap_or_default());
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let mut values = words.iter().enumerate().filter_map(|(index, word)| {
        let rest = word.strip_prefix(option)?;
        if rest.is_empty() {
            words.get(index + 1).copied()
        } else {
            rest.strip_prefix('=')
        }
    });
    values.next_back()
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn an_option_is_found_wherever_it_stands() {
        let find = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(Into::into).collect();
            typed(&words, "--lang").map(str::to_owned)
        };
        assert_eq!(find(&["depliant", "--lang", "en", "chek"]).as_deref(), Some("en"));
        assert_eq!(find(&["depliant", "check", "--lang=fr"]).as_deref(), Some("fr"));
        assert_eq!(find(&["depliant", "--", "--lang=fr"]), None);
        assert_eq!(find(&["depliant", "--language=fr"]), None);
        assert_eq!(find(&["depliant", "--lang"]), None);
    }
}
