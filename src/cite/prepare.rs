//! A style as the engine must be given it.
//!
//! The engine is asked for less than it offers: names are told apart and cites
//! drawn together by our own hand ([`names`](super::names),
//! [`collapse`](super::collapse)), because it does the one only for works that
//! are cited once, and spoils the other when cites of two authors alternate.

use citationberg::taxonomy::{
    NumberOrPageVariable, NumberVariable, StandardVariable, Variable,
};
use citationberg::{
    Bibliography, Citation, Collapse, Date, DemoteNonDroppingParticle,
    DisambiguationRule, IndependentStyle, InheritableNameOptions, LayoutRenderingElement,
    LongShortForm, Name, Names, NamesChild, Sort, SortDirection, SortKey,
    SubsequentAuthorSubstituteRule, Text, TextTarget, ToFormatting,
};

use super::ListOrder;
use super::archive::mend_ordinals;
use super::collapse::{Mode, Rules};
use super::given::Rule;
use super::marks::{PERIOD, SUFFIX_END, SUFFIX_START};
use super::style::each_element;
use super::tree::{Repeated, plain_face};

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
    /// Which given names are added to tell people apart.
    pub(super) given: Option<Rule>,
    /// What stands in the place of names that are those of the entry before.
    pub(super) repeated: Option<Repeated>,
    /// Whether the entries of the list begin with a number that stands apart.
    pub(super) is_numbered: bool,
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
    let given = given(&mut style);
    mend(&mut style);
    let citation = &mut style.citation;
    citation.collapse = None;
    citation.cite_group_delimiter = None;
    // The engine would also put it between the elements of a cite.
    citation.layout.delimiter = None;
    let (repeated, is_numbered) = match &mut style.bibliography {
        Some(list) => prepare_list(list, order),
        None => (None, false),
    };
    let mut clusters = style.clone();
    clusters.citation.disambiguate_add_names = false;
    clusters.citation.disambiguate_add_givenname = false;
    let mut unsorted = clusters.clone();
    unsorted.citation.sort = None;
    // Works alone are not listed: the list is what takes time.
    style.bibliography = None;
    let later = later(&style);
    let mut first = style;
    without_later(&mut first);
    Prepared {
        clusters,
        unsorted,
        alone: Forms::of(first),
        later: later.map(Forms::of),
        rules,
        given,
        repeated,
        is_numbered,
    }
}

/// Says which given names a style adds to all cites. The engine knows only the
/// rule of CSL that looks at single cites.
fn given(style: &mut IndependentStyle) -> Option<Rule> {
    let citation = &style.citation;
    let rule = citation.givenname_disambiguation_rule;
    if !citation.disambiguate_add_givenname || rule == DisambiguationRule::ByCite {
        return None;
    }
    let options = style.settings.options.initialize_with.clone();
    let mut initial = citation.name_options.initialize_with.clone().or(options);
    let inherited = InheritableNameOptions::default();
    let find = &mut |element: &mut LayoutRenderingElement| {
        if let LayoutRenderingElement::Names(names) = element
            && let Some(name) = names.name()
            && let Some(sign) = name.options(&inherited).initialize_with
        {
            initial.get_or_insert_with(|| sign.to_owned());
        }
    };
    each_element(&mut style.citation.layout.elements, find);
    for called in &mut style.macros {
        each_element(&mut called.children, find);
    }
    style.citation.disambiguate_add_givenname = false;
    let particle = style.settings.demote_non_dropping_particle;
    Some(Rule {
        first_only: !rule.allows_multiple_names(),
        allows_whole: rule.allows_full_first_names(),
        initial,
        ties: particle == DemoteNonDroppingParticle::Never,
    })
}

/// Prepares the list: its order, and what of it is done by our own hand. Returns
/// what replaces repeated names, and whether the entries begin with a number.
fn prepare_list(list: &mut Bibliography, order: ListOrder) -> (Option<Repeated>, bool) {
    if order == ListOrder::Given {
        let variable = Variable::Standard(StandardVariable::CitationKey);
        let key =
            SortKey::Variable { variable, sort_direction: SortDirection::default() };
        list.sort = Some(Sort { keys: vec![key] });
    }
    let each = match list.subsequent_author_substitute_rule {
        SubsequentAuthorSubstituteRule::CompleteAll => Some(false),
        SubsequentAuthorSubstituteRule::CompleteEach => Some(true),
        _ => None,
    };
    let repeated = each.and_then(|each| {
        let with = list.subsequent_author_substitute.take()?;
        Some(Repeated { with, each })
    });
    let is_numbered = list.second_field_align.is_some()
        && list.layout.elements.first().is_some_and(begins_with_number);
    if is_numbered {
        // The engine would take the first field that has a value out of its
        // place.
        list.second_field_align = None;
    }
    (repeated, is_numbered)
}

/// Returns whether an element prints the number or the label of a work first.
fn begins_with_number(element: &LayoutRenderingElement) -> bool {
    match element {
        LayoutRenderingElement::Text(text) => matches!(
            &text.target,
            TextTarget::Variable {
                var: Variable::Number(NumberVariable::CitationNumber)
                    | Variable::Standard(StandardVariable::CitationLabel),
                ..
            }
        ),
        LayoutRenderingElement::Number(number) => {
            number.variable
                == NumberOrPageVariable::Number(NumberVariable::CitationNumber)
        }
        LayoutRenderingElement::Group(group) => {
            group.children.first().is_some_and(begins_with_number)
        }
        _ => false,
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
        affixes: [&citation.layout.prefix, &citation.layout.suffix]
            .map(|affix| affix.clone().unwrap_or_default()),
        face: plain_face(&citation.layout.to_formatting()),
    }
}

/// Mends what the engine trips over.
fn mend(style: &mut IndependentStyle) {
    style.locale.iter_mut().for_each(mend_ordinals);
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
        LayoutRenderingElement::Text(text) => mend_text(text),
        LayoutRenderingElement::Names(names) => mend_names(names),
        LayoutRenderingElement::Date(date) => mend_date(date),
        _ => {}
    }
}

/// Marks the letters behind a year, with what the style puts around them, so
/// that they can be changed; asks for the short title of what contains a work by
/// the variable that has it.
fn mend_text(text: &mut Text) {
    let TextTarget::Variable { var: Variable::Standard(variable), form } =
        &mut text.target
    else {
        return;
    };
    match variable {
        StandardVariable::YearSuffix => {
            let affixes = &mut text.affixes;
            affixes.prefix.get_or_insert_default().insert(0, SUFFIX_START);
            affixes.suffix.get_or_insert_default().push(SUFFIX_END);
        }
        StandardVariable::ContainerTitle if *form == LongShortForm::Short => {
            *variable = StandardVariable::ContainerTitleShort;
        }
        _ => {}
    }
}

/// Keeps the periods that stand behind a part of a date without periods.
fn mend_date(date: &mut Date) {
    for part in date.date_part.iter_mut().filter(|part| part.strip_periods) {
        if let Some(suffix) = &mut part.affixes.suffix {
            *suffix = suffix.replace('.', &PERIOD.to_string());
        }
    }
}

/// Gives names that stand in for others how those are printed, also within a
/// `cs:choose`, where the engine forgets it.
fn inherit(names: &mut Names) {
    let parent = names.clone();
    for child in &mut names.children {
        let NamesChild::Substitute(substitute) = child else { continue };
        for element in &mut substitute.children {
            if let LayoutRenderingElement::Choose(_) = element {
                each_element(std::slice::from_mut(element), &mut |inner| {
                    if let LayoutRenderingElement::Names(inner) = inner {
                        *inner = parent.from_names_substitute(inner);
                    }
                });
            }
        }
    }
}

/// Gives names without a `cs:name` one, because the engine takes them for empty
/// and puts their label in front; moves the affixes of `cs:name`, which it
/// forgets, to its neighbours.
fn mend_names(names: &mut Names) {
    inherit(names);
    if !names.children.is_empty() && names.name().is_none() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    let (mut prefix, mut suffix) = (None, None);
    let mut is_before = true;
    for child in &mut names.children {
        if let NamesChild::Name(name) = child {
            prefix = name.affixes.prefix.take();
            suffix = name.affixes.suffix.take();
        }
    }
    for child in &mut names.children {
        match child {
            NamesChild::Name(_) => is_before = false,
            NamesChild::Label(label) if is_before => {
                let prefix = prefix.take().unwrap_or_default();
                label.affixes.suffix.get_or_insert_default().push_str(&prefix);
            }
            NamesChild::Label(label) => {
                let suffix = suffix.take().unwrap_or_default();
                label.affixes.prefix.get_or_insert_default().insert_str(0, &suffix);
            }
            _ => {}
        }
    }
    if let Some(prefix) = prefix {
        names.prefix.get_or_insert_default().push_str(&prefix);
    }
    if let Some(suffix) = suffix {
        names.suffix.get_or_insert_default().insert_str(0, &suffix);
    }
}
