//! A style as the engine must be given it.
//!
//! The engine is asked for less than it offers: names are told apart and cites
//! drawn together by our own hand ([`names`](super::names),
//! [`collapse`](super::collapse)), because it does the one only for works that
//! are cited once, and spoils the other when cites of two authors alternate.

use citationberg::taxonomy::{StandardVariable, Variable};
use citationberg::{
    Citation, Collapse, IndependentStyle, LayoutRenderingElement, Name, NamesChild, Sort,
    SortDirection, SortKey, TextTarget,
};

use super::ListOrder;
use super::collapse::{Mode, Rules};
use super::marks::{SUFFIX_END, SUFFIX_START};
use super::style::each_element;

/// A style in the forms that a request needs.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    /// For clusters and for the list.
    pub(super) clusters: IndependentStyle,
    /// The same without sorting the cites of a cluster.
    pub(super) unsorted: IndependentStyle,
    /// For each work alone, as at its first cite.
    pub(super) alone: Forms,
    /// For each work alone as at a later cite, if that looks different.
    pub(super) later: Option<Forms>,
    /// How cites are drawn together.
    pub(super) rules: Rules,
}

/// A style without and with the telling apart of names.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    /// Without it.
    pub(super) plain: IndependentStyle,
    /// With it; nothing if the style does not ask for it.
    pub(super) distinct: Option<IndependentStyle>,
}

/// Prepares a style.
pub(super) fn prepare(style: &IndependentStyle, order: ListOrder) -> Prepared {
    let rules = rules(&style.citation);
    let mut style = style.clone();
    mend(&mut style);
    if let (ListOrder::Given, Some(list)) = (order, &mut style.bibliography) {
        let variable = Variable::Standard(StandardVariable::CitationKey);
        let key =
            SortKey::Variable { variable, sort_direction: SortDirection::default() };
        list.sort = Some(Sort { keys: vec![key] });
    }
    style.citation.collapse = None;
    style.citation.cite_group_delimiter = None;
    let mut clusters = style.clone();
    clusters.citation.disambiguate_add_names = false;
    clusters.citation.disambiguate_add_givenname = false;
    let mut unsorted = clusters.clone();
    unsorted.citation.sort = None;
    let later = later(&style);
    let mut first = style;
    without_later(&mut first);
    Prepared {
        clusters,
        unsorted,
        alone: Forms::of(first),
        later: later.map(Forms::of),
        rules,
    }
}

impl Forms {
    /// Makes both forms of a style.
    fn of(style: IndependentStyle) -> Self {
        let citation = &style.citation;
        let tells =
            citation.disambiguate_add_names || citation.disambiguate_add_givenname;
        let mut plain = style.clone();
        plain.citation.disambiguate_add_names = false;
        plain.citation.disambiguate_add_givenname = false;
        Self { plain, distinct: tells.then_some(style) }
    }

    /// Returns the form that tells most apart.
    pub(super) fn most(&self) -> &IndependentStyle {
        self.distinct.as_ref().unwrap_or(&self.plain)
    }
}

/// Makes the engine forget what a style says of later cites.
fn without_later(style: &mut IndependentStyle) {
    for options in [&mut style.citation.name_options, &mut style.settings.options] {
        options.et_al_subsequent_min = None;
        options.et_al_subsequent_use_first = None;
    }
}

/// Makes first cites look like later ones, if the style has such.
fn later(style: &IndependentStyle) -> Option<IndependentStyle> {
    let mut style = style.clone();
    let mut differs = false;
    for options in [&mut style.citation.name_options, &mut style.settings.options] {
        if let Some(least) = options.et_al_subsequent_min {
            options.et_al_min = Some(least);
            differs = true;
        }
        if let Some(shown) = options.et_al_subsequent_use_first {
            options.et_al_use_first = Some(shown);
            differs = true;
        }
    }
    without_later(&mut style);
    differs.then_some(style)
}

/// Says how a style draws cites together.
fn rules(citation: &Citation) -> Rules {
    let mode = citation.collapse.map(|collapse| match collapse {
        Collapse::CitationNumber => Mode::Number,
        Collapse::Year => Mode::Year,
        Collapse::YearSuffix => Mode::Suffix,
        Collapse::YearSuffixRanged => Mode::SuffixRange,
    });
    Rules {
        mode,
        delimiter: citation.layout.delimiter.clone().unwrap_or_default(),
        within: citation.cite_group_delimiter.clone(),
        after: citation.after_collapse_delimiter.clone(),
        suffix: citation.year_suffix_delimiter.clone(),
    }
}

/// Mends what the engine trips over.
///
/// - The letters behind a year are marked, with what the style puts around
///   them, so that they can be changed.
/// - Names without a `cs:name` get one: the engine takes them for empty, and
///   puts their label in front.
fn mend(style: &mut IndependentStyle) {
    for called in &mut style.macros {
        each_element(&mut called.children, &mut mend_element);
    }
    each_element(&mut style.citation.layout.elements, &mut mend_element);
    if let Some(list) = &mut style.bibliography {
        each_element(&mut list.layout.elements, &mut mend_element);
    }
}

/// Mends one element.
fn mend_element(element: &mut LayoutRenderingElement) {
    match element {
        LayoutRenderingElement::Text(text) => {
            let letters = Variable::Standard(StandardVariable::YearSuffix);
            if matches!(&text.target, TextTarget::Variable { var, .. } if *var == letters)
            {
                let affixes = &mut text.affixes;
                affixes.prefix.get_or_insert_default().insert(0, SUFFIX_START);
                affixes.suffix.get_or_insert_default().push(SUFFIX_END);
            }
        }
        LayoutRenderingElement::Names(names)
            if !names.children.is_empty() && names.name().is_none() =>
        {
            names.children.insert(0, NamesChild::Name(Name::default()));
        }
        _ => {}
    }
}
