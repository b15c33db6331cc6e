//! The options of names, inherited (CSL 1.0.2, “Inheritable Name Options”).

use std::borrow::Cow;

use citationberg::{
    Affixes, DelimiterBehavior, EtAl, Formatting, InheritableNameOptions, NameAnd,
    NameAsSortOrder, NameForm, NamePart, Names, NamesChild, VariablelessLabel,
};

/// From how many names on a list is cut, and after how many.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Limits {
    pub(super) min: Option<u32>,
    pub(super) first: Option<u32>,
    pub(super) later_min: Option<u32>,
    pub(super) later_first: Option<u32>,
}

/// The options of one `cs:names`.
#[derive(Debug)]
pub(super) struct Options<'a> {
    pub(super) and: Option<NameAnd>,
    pub(super) delimiter: Cow<'a, str>,
    pub(super) names_delimiter: String,
    pub(super) precedes_et_al: DelimiterBehavior,
    pub(super) precedes_last: DelimiterBehavior,
    pub(super) limits: Limits,
    pub(super) use_last: bool,
    pub(super) form: NameForm,
    pub(super) initialize: bool,
    pub(super) initialize_with: Option<String>,
    sort_order: Option<NameAsSortOrder>,
    pub(super) sort_separator: String,
    pub(super) given: Option<&'a NamePart>,
    pub(super) family: Option<&'a NamePart>,
    pub(super) face: Formatting,
    pub(super) affixes: Affixes,
    pub(super) et_al: Option<&'a EtAl>,
    /// The label, and whether it stands before the names.
    pub(super) label: Option<(&'a VariablelessLabel, bool)>,
}

impl Limits {
    /// Returns the limits for a first or a later cite.
    pub(super) fn at(&self, subsequent: bool) -> Self {
        if !subsequent {
            return *self;
        }
        Self {
            min: self.later_min.or(self.min),
            first: self.later_first.or(self.first),
            ..*self
        }
    }
}

impl<'a> Options<'a> {
    /// Returns the options of names. A `cs:names` without children that
    /// substitutes for another has its children (CSL 1.0.2, “Substitute”).
    pub(super) fn of(
        element: &'a Names,
        parent: Option<&'a Names>,
        inherited: &InheritableNameOptions,
    ) -> Self {
        let has_own = element
            .children
            .iter()
            .any(|child| !matches!(child, NamesChild::Substitute(_)));
        let model = parent.filter(|_| !has_own).unwrap_or(element);
        let base = match parent {
            Some(parent) => inherited.apply(&parent.options()).apply(&element.options()),
            None => inherited.apply(&element.options()),
        };
        let blank = citationberg::Name::default();
        let name = model.name();
        let read = name.unwrap_or(&blank).options(&base);
        let limits = Limits {
            min: read.et_al_min,
            first: read.et_al_use_first,
            later_min: read.et_al_subsequent_min,
            later_first: read.et_al_subsequent_use_first,
        };
        Self {
            and: read.and,
            delimiter: Cow::Owned(read.delimiter.to_owned()),
            names_delimiter: base.names_delimiter.clone().unwrap_or_default(),
            precedes_et_al: read.delimiter_precedes_et_al,
            precedes_last: read.delimiter_precedes_last,
            limits,
            use_last: read.et_al_use_last,
            form: read.form,
            initialize: read.initialize,
            initialize_with: read.initialize_with.map(str::to_owned),
            sort_order: read.name_as_sort_order,
            sort_separator: read.sort_separator.to_owned(),
            given: name.and_then(citationberg::Name::name_part_given),
            family: name.and_then(citationberg::Name::name_part_family),
            face: name.map(|name| name.formatting).unwrap_or_default(),
            affixes: name.map(|name| name.affixes.clone()).unwrap_or_default(),
            et_al: model.et_al(),
            label: label(model),
        }
    }

    /// Returns which names are inverted; all are while a sort key is made.
    pub(super) fn order(&self, sorting: bool) -> Option<NameAsSortOrder> {
        if sorting { Some(NameAsSortOrder::All) } else { self.sort_order }
    }

    /// Returns whether a name at a place is inverted.
    pub(super) fn is_inverted(&self, index: usize, sorting: bool) -> bool {
        match self.order(sorting) {
            Some(NameAsSortOrder::All) => true,
            Some(NameAsSortOrder::First) => index == 0,
            None => false,
        }
    }
}

/// Returns the label of names, and whether it stands before them.
fn label(names: &Names) -> Option<(&VariablelessLabel, bool)> {
    let children = &names.children;
    let at = children
        .iter()
        .position(|child| matches!(child, NamesChild::Label(_)))?;
    let NamesChild::Label(label) = &children[at] else { return None };
    let name = children.iter().position(|child| matches!(child, NamesChild::Name(_)));
    Some((label, name.is_some_and(|name| at < name)))
}
