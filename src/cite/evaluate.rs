//! Evaluation: what the elements of a style make of one work (CSL 1.0.2,
//! “Rendering Elements”).

mod choose;
mod dates;
mod initials;
mod labels;
mod names;
mod numbers;
mod pages;
mod person;
mod text;

use std::cell::Cell;
use std::collections::BTreeMap;

use citationberg::{
    Affixes, Display, Formatting, Group, IndependentStyle, InheritableNameOptions,
    LayoutRenderingElement, Names, TextCase, ToAffixes, ToFormatting,
};

pub(super) use self::dates::sortable;
pub(super) use self::names::person_key;
pub(super) use self::numbers::is_numeric;
pub(super) use self::person::{Parts, parts};

use super::hints::{Hints, Level};
use super::item::Item;
use super::locale::Locale;
use super::markup;
use super::node::{Format, Node, Tag};
use super::positions::Position;
use crate::text::Locator;

/// What all evaluations of a request share.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    /// The style.
    pub(super) style: &'a IndependentStyle,
    /// The locale.
    pub(super) locale: Locale<'a>,
    /// The macros, by their names.
    pub(super) macros: BTreeMap<&'a str, &'a [LayoutRenderingElement]>,
    /// Whether the style says itself where the letters behind a year stand, in
    /// cites and in the list.
    pub(super) places_suffix: [bool; 2],
    /// What given names are added to all cites, by the names of persons.
    pub(super) given: BTreeMap<String, Level>,
}

/// The part of the style that is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Cites.
    Citation,
    /// The list.
    List,
}

/// The limits of names in a sort key (CSL 1.0.2, “Sorting”: `names-min`,
/// `names-use-first`, `names-use-last`).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SortNames {
    pub(super) min: Option<u32>,
    pub(super) use_first: Option<u32>,
    pub(super) use_last: Option<bool>,
}

/// What is known of a cite beside its work.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// The locator.
    pub(super) locator: Option<&'a Locator>,
    /// Where it stands among the cites of its work.
    pub(super) position: Position,
    /// The number of the note with the first cite of its work.
    pub(super) first_note: Option<usize>,
}

/// One evaluation: a work, where it is cited, and what was printed so far.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) item: &'a Item,
    pub(super) area: Area,
    pub(super) place: Place<'a>,
    pub(super) hints: &'a Hints,
    /// The number of the work in the list.
    pub(super) number: Option<usize>,
    /// The limits of names, while a sort key is made.
    pub(super) sort: Option<SortNames>,
    /// Whether it is only made to be compared with others.
    pub(super) compared: bool,
    /// The name options of the area.
    options: InheritableNameOptions,
    /// How many variables were called.
    called: usize,
    /// How many of them had a value.
    printed: usize,
    /// Variables that stood in for others, and are empty from then on.
    substituted: Vec<String>,
    /// Variables that a substitute has printed so far.
    spent: Vec<String>,
    /// The `cs:names` whose substitutes are evaluated.
    parents: Vec<&'a Names>,
    /// Whether the letters behind the year are printed.
    suffixed: bool,
    /// How many conditions `disambiguate` were tested.
    conditions: Cell<usize>,
}

impl<'a> Scene<'a> {
    /// Begins an evaluation.
    pub(super) fn new(
        setting: &'a Setting<'a>,
        item: &'a Item,
        area: Area,
        hints: &'a Hints,
    ) -> Self {
        let general = &setting.style.settings.options;
        let options = match (area, &setting.style.bibliography) {
            (Area::List, Some(list)) => general.apply(&list.name_options),
            _ => general.apply(&setting.style.citation.name_options),
        };
        Self {
            setting,
            item,
            area,
            place: Place::default(),
            hints,
            number: None,
            sort: None,
            compared: false,
            options,
            called: 0,
            printed: 0,
            substituted: Vec::new(),
            spent: Vec::new(),
            parents: Vec::new(),
            suffixed: false,
            conditions: Cell::new(0),
        }
    }

    /// Evaluates elements.
    pub(super) fn elements(
        &mut self,
        elements: &'a [LayoutRenderingElement],
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        for element in elements {
            match element {
                LayoutRenderingElement::Text(text) => nodes.extend(self.text(text)),
                LayoutRenderingElement::Date(date) => nodes.extend(self.date(date)),
                LayoutRenderingElement::Number(number) => {
                    nodes.extend(self.number(number));
                }
                LayoutRenderingElement::Names(names) => nodes.extend(self.names(names)),
                LayoutRenderingElement::Label(label) => nodes.extend(self.label(label)),
                LayoutRenderingElement::Group(group) => nodes.extend(self.group(group)),
                LayoutRenderingElement::Choose(choose) => {
                    let chosen = self.choose(choose);
                    nodes.extend(self.elements(chosen));
                }
            }
        }
        nodes.retain(|node| !node.is_empty());
        nodes
    }

    /// Evaluates a group (CSL 1.0.2, “Group”).
    fn group(&mut self, group: &'a Group) -> Option<Node> {
        let children = self.conditional(&group.children);
        let mut format = format(group.to_formatting(), &group.to_affixes());
        format.delimiter.clone_from(&group.delimiter);
        format.display = group.display;
        (!children.is_empty()).then(|| Node::branch(Tag::None, format, children))
    }

    /// Evaluates elements that are suppressed together: if they call variables
    /// and all of these are empty. What is printed counts as a variable of the
    /// group around it.
    fn conditional(&mut self, elements: &'a [LayoutRenderingElement]) -> Vec<Node> {
        let (called, printed) = (self.called, self.printed);
        let nodes = self.elements(elements);
        if self.called != called && self.printed == printed {
            return Vec::new();
        }
        if !nodes.is_empty() {
            self.count(true);
        }
        nodes
    }

    /// Evaluates a macro.
    fn call(&mut self, name: &str) -> Vec<Node> {
        match self.setting.macros.get(name) {
            Some(elements) => self.conditional(elements),
            None => Vec::new(),
        }
    }

    /// Evaluates a macro for a sort key.
    pub(super) fn macro_named(&mut self, name: &str) -> Vec<Node> {
        self.call(name)
    }

    /// Returns the text of a variable for a sort key.
    pub(super) fn sort_text(&mut self, name: &str) -> Option<String> {
        self.plain(name)
    }

    /// Evaluates names for a sort key.
    pub(super) fn sort_names(&mut self, names: &'a Names) -> Vec<Node> {
        self.names(names).into_iter().collect()
    }

    /// Counts a variable that is called, and whether it has a value.
    fn count(&mut self, has_value: bool) {
        self.called += 1;
        self.printed += usize::from(has_value);
    }

    /// Notes that a variable is printed, if it substitutes for another.
    fn spend(&mut self, variable: &str) {
        if !self.parents.is_empty() {
            self.spent.push(variable.to_owned());
        }
    }

    /// Returns whether a variable stood in for another.
    fn is_substituted(&self, variable: &str) -> bool {
        self.substituted
            .iter()
            .chain(&self.spent)
            .any(|known| known == variable)
    }

    /// Returns the text case that applies to a text of the work: title case is
    /// for English only (CSL 1.0.2, “Title Case Conversion”).
    fn case(&self, case: Option<TextCase>) -> Option<TextCase> {
        let language = self.item.text("language").unwrap_or(&self.setting.locale.code);
        let english = language.to_lowercase().starts_with("en");
        case.filter(|case| *case != TextCase::TitleCase || english)
    }

    /// Makes a node of a value with markup.
    fn value(&self, text: &str) -> Node {
        markup::value(text)
    }
}

/// Returns a format of a face and affixes.
fn format(face: Formatting, affixes: &Affixes) -> Format {
    Format {
        face,
        prefix: affixes.prefix.clone(),
        suffix: affixes.suffix.clone(),
        ..Format::default()
    }
}

/// Returns a format with a display.
fn displayed(face: Formatting, affixes: &Affixes, display: Option<Display>) -> Format {
    Format { display, ..format(face, affixes) }
}
