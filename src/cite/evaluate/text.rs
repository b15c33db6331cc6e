//! Texts (CSL 1.0.2, “Text”): variables, macros, terms and verbatim words.

use citationberg::taxonomy::Variable;
use citationberg::{LongShortForm, Text, TextTarget};

use super::pages::{is_paged, ranged};
use super::{Scene, displayed};
use crate::cite::item::{bare_doi, is_address};
use crate::cite::label;
use crate::cite::locale::name_of;
use crate::cite::node::{Format, Node, Tag};

/// Variables that lead somewhere, and what stands before them in an address.
const LINKS: &[(&str, &str)] = &[
    ("URL", ""),
    ("DOI", "https://doi.org/"),
    ("PMID", "https://www.ncbi.nlm.nih.gov/pubmed/"),
    ("PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
];

impl<'a> Scene<'a> {
    /// Evaluates a text.
    pub(super) fn text(&mut self, text: &'a Text) -> Option<Node> {
        let mut format = displayed(text.formatting, &text.affixes, text.display);
        format.quotes = text.quotes;
        format.strip_periods = text.strip_periods;
        format.case = self.case(text.text_case);
        let (tag, children) = match &text.target {
            TextTarget::Macro { name } => (Tag::None, self.call(name)),
            TextTarget::Value { val } => (Tag::Value, vec![self.value(val)]),
            TextTarget::Term { term, form, plural } => {
                let name = name_of(*term);
                let word = self.setting.locale.term(&name, *form, *plural);
                (Tag::Term, word.map(Node::text).into_iter().collect())
            }
            TextTarget::Variable { var, form } => self.variable(*var, *form),
        };
        let node = Node::branch(tag, format, children);
        (!node.is_empty()).then_some(node)
    }

    /// Evaluates a variable.
    fn variable(&mut self, variable: Variable, form: LongShortForm) -> (Tag, Vec<Node>) {
        let name = variable.to_string();
        if self.is_substituted(&name) {
            self.count(false);
            return (Tag::None, Vec::new());
        }
        let text = match form {
            LongShortForm::Short => self.plain(&format!("{name}-short")),
            LongShortForm::Long => None,
        };
        let text = text.or_else(|| self.plain(&name));
        // Letters that are not needed are no empty variable.
        if text.is_some() || name != "year-suffix" {
            self.count(text.is_some());
        }
        let Some(text) = text else { return (Tag::None, Vec::new()) };
        self.spend(&name);
        match name.as_str() {
            "citation-number" => (
                Tag::CitationNumber(self.number.unwrap_or_default()),
                vec![Node::text(text)],
            ),
            "year-suffix" => {
                self.suffixed = true;
                (Tag::YearSuffix, vec![Node::text(text)])
            }
            "citation-label" => (Tag::CitationLabel, self.labelled(text)),
            "locator" => (Tag::Locator, vec![self.value(&self.ranged(&name, &text))]),
            _ if is_paged(&name) => {
                (Tag::Value, vec![self.value(&self.ranged(&name, &text))])
            }
            _ => (Tag::Value, vec![self.linked(&name, &text)]),
        }
    }

    /// Returns the text of a variable, without markup of our own.
    pub(super) fn plain(&self, name: &str) -> Option<String> {
        let name = if name == "event" { "event-title" } else { name };
        match name {
            "citation-number" => self.number.map(|number| number.to_string()),
            "first-reference-note-number" => {
                self.place.first_note.map(|number| number.to_string())
            }
            "locator" => self.place.locator.map(|locator| locator.value.clone()),
            "year-suffix" => self
                .hints
                .suffix
                .clone()
                .or_else(|| self.item.text(name).map(str::to_owned)),
            "citation-label" => {
                let own = self.item.text(name).map(str::to_owned);
                Some(own.unwrap_or_else(|| label::of(self.item)))
            }
            "container-title-short" => {
                let own =
                    self.item.text(name).or_else(|| self.item.text("container-title"));
                own.map(str::to_owned)
            }
            "page-first" => {
                let own = self.item.text(name).map(str::to_owned);
                own.or_else(|| self.item.text("page").map(super::pages::first))
            }
            "DOI" => self.item.text(name).map(bare_doi).map(str::to_owned),
            _ => self.item.text(name).map(str::to_owned),
        }
    }

    /// Makes a label with the letters that follow it.
    fn labelled(&mut self, text: String) -> Vec<Node> {
        let mut nodes = vec![Node::text(text)];
        nodes.extend(self.implicit_suffix());
        nodes
    }

    /// Returns the letters behind a year where the style does not say where they
    /// stand (CSL 1.0.2, “Disambiguation”), once in a cite.
    pub(super) fn implicit_suffix(&mut self) -> Option<Node> {
        let placed =
            self.setting.places_suffix[usize::from(self.area == super::Area::List)];
        let suffix = self.hints.suffix.as_ref().filter(|_| !self.suffixed && !placed)?;
        self.suffixed = true;
        Some(Node::tagged(Tag::YearSuffix, vec![Node::text(suffix)]))
    }

    /// Makes pages or a locator in the format of the style.
    pub(super) fn ranged(&self, name: &str, text: &str) -> String {
        let label = self.place.locator.map(|locator| locator.label.as_str());
        let is_page = name == "page" || name == "locator" && label == Some("page");
        let format = self.setting.style.settings.page_range_format.filter(|_| is_page);
        let dash = match self.setting.locale.word("page-range-delimiter") {
            "" => "–",
            dash => dash,
        };
        ranged(text, format, dash)
    }

    /// Makes a value that may lead somewhere.
    fn linked(&self, name: &str, text: &str) -> Node {
        let Some((_, base)) = LINKS.iter().find(|(linked, _)| *linked == name) else {
            return self.value(text);
        };
        let href =
            if is_address(text) { text.to_owned() } else { format!("{base}{text}") };
        let link = is_address(&href).then_some(href);
        let format = Format { link, nocase: true, ..Format::default() };
        Node::branch(Tag::Value, format, vec![Node::text(text)])
    }
}
