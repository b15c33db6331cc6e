//! The languages of guides and of their records.

use unic_langid::LanguageIdentifier;

use super::Desk;
use crate::diag::{Code, Diagnostic, nearest};
use crate::source::Text;

impl Desk<'_> {
    /// Reports a language for which the layouts have no words.
    pub(super) fn words(&mut self, language: &Text) {
        let known: Vec<&str> = self.sources.words.keys().map(String::as_str).collect();
        let asked = &*language.value;
        if !known.contains(&asked) {
            // `fr` is `fr-CA` if there is no other French.
            let prefix = |known: &&&str| known.split('-').next() == Some(asked);
            let suggestion = known.iter().find(prefix).copied();
            let suggestion = suggestion.or_else(|| nearest(asked, known.iter().copied()));
            let diagnostic = Diagnostic::at(Code::WordsMissing, &language.span)
                .with("language", asked)
                .with("suggestion", suggestion.unwrap_or("none"))
                .with("known", known.join(", "));
            self.report(diagnostic);
        }
    }

    /// Checks the language of a section or a record (BCP 47); nothing if it is
    /// that of the guide.
    pub(super) fn language(
        &mut self,
        guide: &str,
        language: Option<&Text>,
    ) -> Option<String> {
        let language = language?;
        if !is_language(&language.value) {
            let diagnostic = Diagnostic::at(Code::BadLanguage, &language.span);
            self.report(diagnostic.with("value", &language.value));
        }
        (language.value != guide).then(|| language.value.clone())
    }
}

/// Returns whether a text is the code of a language: two or three letters, then
/// perhaps a script and a country, with hyphens (BCP 47).
fn is_language(code: &str) -> bool {
    code.parse::<LanguageIdentifier>().is_ok_and(|known| {
        known.language.as_str().len() <= 3 && known.to_string().eq_ignore_ascii_case(code)
    })
}
