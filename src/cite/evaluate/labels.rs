//! Labels (CSL 1.0.2, “Label”).

use citationberg::{Label, LabelPluralize, VariablelessLabel};

use super::numbers::{is_numeric, is_several};
use super::{Scene, format};
use crate::cite::node::{Node, Tag};

impl<'a> Scene<'a> {
    /// Evaluates the label of a number.
    pub(super) fn label(&mut self, label: &'a Label) -> Option<Node> {
        let variable = citationberg::taxonomy::Variable::from(label.variable);
        let name = variable.to_string();
        if self.is_substituted(&name) {
            return None;
        }
        let text = self.plain(&name)?;
        let term = match self.place.locator {
            Some(locator) if name == "locator" => locator.label.as_str(),
            _ => &name,
        };
        let several = if name.starts_with("number-of-") {
            is_numeric(&text) && text.trim() != "1"
        } else {
            is_several(&text)
        };
        self.labelling(&label.label, term, several)
    }

    /// Makes a label of a term.
    pub(super) fn labelling(
        &self,
        label: &VariablelessLabel,
        term: &str,
        several: bool,
    ) -> Option<Node> {
        let plural = match label.plural {
            LabelPluralize::Always => true,
            LabelPluralize::Never => false,
            LabelPluralize::Contextual => several,
        };
        let word = self.setting.locale.term(term, label.form, plural)?;
        let mut format = format(label.formatting, &label.affixes);
        format.strip_periods = label.strip_periods;
        // The words are of the locale, whatever the language of the work.
        format.case = label.text_case;
        (!word.is_empty())
            .then(|| Node::branch(Tag::None, format, vec![Node::text(word)]))
    }
}
