//! What tells a work apart from others that look the same in cites (CSL 1.0.2,
//! “Disambiguation”).

use std::collections::BTreeMap;

/// How much of given names is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Level {
    /// What the style says.
    #[default]
    None,
    /// The initials.
    Initials,
    /// The whole.
    Whole,
}

/// What is added to the cites of a work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Hints {
    /// How many names are printed at least.
    pub(super) names: usize,
    /// Given names, by the place of a name among those of its variable.
    pub(super) given: BTreeMap<usize, Level>,
    /// For how many of the conditions `disambiguate="true"`, in the order in which
    /// they are tested, the answer is yes.
    pub(super) conditions: usize,
    /// The letters behind the year.
    pub(super) suffix: Option<String>,
}
