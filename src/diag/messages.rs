//! The words of every message, in one Fluent catalogue per language.

use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language that people read messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// French of Québec.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Returns its catalogue, as Fluent source.
    pub fn catalogue(self) -> &'static str {
        match self {
            Self::Fr => include_str!("../messages/fr.ftl"),
            Self::En => include_str!("../messages/en.ftl"),
        }
    }

    /// Returns the language that a locale name (`fr_CA.UTF-8`) asks for.
    pub fn of_locale(locale: &str) -> Option<Self> {
        match locale.get(..2)? {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Writes a decimal number (`7.4`) with the sign of the language.
    fn decimal(self, number: &str) -> String {
        match self {
            Self::Fr => number.replace('.', ","),
            Self::En => number.to_owned(),
        }
    }

    /// Returns the tag of the catalogue's plural rules and number formats.
    fn identifier(self) -> LanguageIdentifier {
        let tag = match self {
            Self::Fr => "fr-CA",
            Self::En => "en-CA",
        };
        tag.parse().expect("the tags above are well-formed")
    }
}

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// Reads the catalogue of a language.
    pub fn new(lang: Lang) -> Self {
        let resource = FluentResource::try_new(lang.catalogue().into())
            .unwrap_or_else(|(_, errors)| panic!("catalogue {lang:?}: {errors:?}"));
        let mut bundle = FluentBundle::new(vec![lang.identifier()]);
        // The isolation marks around arguments would be copied into terminals
        // and golden files, and no message mixes directions.
        bundle.set_use_isolating(false);
        // A decimal number as it is written in the language: « 7,4 mm ».
        bundle
            .add_function("DECIMAL", move |written, _| match written {
                [FluentValue::String(number)] => lang.decimal(number).into(),
                [FluentValue::Number(number)] => FluentValue::Number(number.clone()),
                _ => FluentValue::Error,
            })
            .expect("the name of the function is not taken");
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("catalogue {lang:?}: {errors:?}"));
        Self { bundle }
    }

    /// Returns the message of an id.
    pub fn get<V: ToString>(&self, id: &str, args: &[(&str, V)]) -> String {
        let message = self.bundle.get_message(id);
        let pattern = message.and_then(|message| message.value());
        let pattern = pattern.unwrap_or_else(|| panic!("no message `{id}`"));
        self.format(id, pattern, args)
    }

    /// Returns an attribute of a message, such as its `hint`, if it has one and
    /// there is something to say.
    pub fn attribute<V: ToString>(
        &self,
        id: &str,
        attribute: &str,
        args: &[(&str, V)],
    ) -> Option<String> {
        let attribute = self.bundle.get_message(id)?.get_attribute(attribute)?;
        let text = self.format(id, attribute.value(), args);
        (!text.is_empty()).then_some(text)
    }

    /// Fills a pattern; an argument that is a whole number counts as one, for
    /// the plural rules.
    fn format<V: ToString>(
        &self,
        id: &str,
        pattern: &fluent_syntax::ast::Pattern<&str>,
        args: &[(&str, V)],
    ) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            let text = visible(&value.to_string());
            match text.parse::<u32>() {
                Ok(number) if number.to_string() == text => fluent.set(*name, number),
                _ => fluent.set(*name, text),
            }
        }
        let mut errors: Vec<FluentError> = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        assert!(errors.is_empty(), "message `{id}`: {errors:?}");
        text.trim().to_owned()
    }
}

/// Returns what people wrote as it may stand in a message: on one line, and
/// without signs that a terminal would obey.
pub(super) fn visible(text: &str) -> String {
    let sign = |c: char| match c {
        '\n' | '\t' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        other if other.is_control() => '\u{FFFD}',
        other => other,
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lang, Messages};

    #[test]
    fn what_people_wrote_does_not_command_the_terminal() {
        let messages = Messages::new(Lang::En);
        let told = messages.get("todo", &[("note", "a\u{1b}[31m\nb\u{202e}c")]);
        assert_eq!(told, "to be completed: a\u{fffd}[31m b\u{fffd}c");
    }
}
