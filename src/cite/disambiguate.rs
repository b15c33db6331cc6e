//! Disambiguation (CSL 1.0.2, “Disambiguation”): cites of different works that
//! look the same are told apart by more names, then by given names, then by what
//! the style says (`disambiguate="true"`), then by letters behind the year.

use std::collections::BTreeMap;

use citationberg::{DisambiguationRule, NameForm};

use super::evaluate::{Parts, Setting, parts};
use super::hints::{Hints, Level};
use super::item::{Item, Name, Person};

/// Prints the cite of a work with hints.
pub(super) type Look<'a> = dyn Fn(usize, &Hints) -> String + 'a;

/// The largest number of conditions that are tried.
const CONDITIONS: usize = 4;

/// Works whose cites are told apart.
pub(super) struct Distinction<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) items: &'a [Item],
    /// The works, in the order of the list.
    pub(super) order: &'a [usize],
    /// The rank of each work in it.
    pub(super) ranks: &'a [usize],
    /// What is added to each work.
    pub(super) hints: Vec<Hints>,
    pub(super) look: &'a Look<'a>,
}

impl Distinction<'_> {
    /// Tells the works apart.
    pub(super) fn run(&mut self) {
        let citation = &self.setting.style.citation;
        let mut groups = self.groups(self.order);
        if citation.disambiguate_add_names {
            groups.iter().for_each(|group| self.add_names(group));
            groups = self.regroup(&groups);
        }
        let by_cite =
            citation.givenname_disambiguation_rule == DisambiguationRule::ByCite;
        if citation.disambiguate_add_givenname && by_cite {
            groups.iter().for_each(|group| self.add_given(group, 0));
            groups = self.regroup(&groups);
        }
        groups.iter().for_each(|group| self.hold_conditions(group, 1));
        if citation.disambiguate_add_year_suffix {
            let after = self.regroup(&groups);
            self.add_suffixes(&after);
        }
    }

    /// Returns the groups of works whose cites look the same.
    fn groups(&self, places: &[usize]) -> Vec<Vec<usize>> {
        self.split(places, &|place| self.hints[place].clone())
            .into_iter()
            .filter(|group| group.len() > 1)
            .collect()
    }

    /// Returns what is left of groups of works that look the same.
    fn regroup(&self, groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
        groups.iter().flat_map(|group| self.groups(group)).collect()
    }

    /// Parts works by how they look with hints.
    fn split(&self, places: &[usize], hints: &dyn Fn(usize) -> Hints) -> Vec<Vec<usize>> {
        let mut classes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for place in places {
            let text = (self.look)(*place, &hints(*place));
            if !text.is_empty() {
                classes.entry(text).or_default().push(*place);
            }
        }
        // In the order of the list, not of the texts.
        let mut classes: Vec<Vec<usize>> = classes.into_values().collect();
        classes.sort_by_key(|class| self.ranks[class[0]]);
        classes
    }

    /// Adds names one by one to works that look the same, until no more of them
    /// are told apart.
    fn add_names(&mut self, group: &[usize]) {
        let most = group.iter().map(|place| most_names(&self.items[*place])).max();
        let from = group.iter().map(|place| self.hints[*place].names).max();
        for names in from.unwrap_or_default() + 1..=most.unwrap_or_default() {
            let hint = |place: usize| Hints { names, ..self.hints[place].clone() };
            let classes = self.split(group, &hint);
            if classes.len() > 1 {
                for place in group {
                    self.hints[*place].names = names;
                }
                for class in classes.iter().filter(|class| class.len() > 1) {
                    self.add_names(class);
                }
                return;
            }
        }
    }

    /// Adds given names, one by one, to works that look the same.
    fn add_given(&mut self, group: &[usize], from: usize) {
        let most = group.iter().map(|place| most_names(&self.items[*place])).max();
        let most = most.unwrap_or_default();
        let hidden = self.setting.style.citation.disambiguate_add_names;
        for index in from..most {
            for level in [Level::Initials, Level::Whole] {
                let hint = |place: usize| {
                    let mut hints = self.hints[place].clone();
                    hints.given.insert(index, level);
                    if hidden {
                        hints.names = hints.names.max(index + 1);
                    }
                    hints
                };
                let classes = self.split(group, &hint);
                if classes.len() < 2 {
                    continue;
                }
                let hinted: Vec<Hints> = group.iter().map(|place| hint(*place)).collect();
                for (place, hints) in group.iter().zip(hinted) {
                    self.hints[*place] = hints;
                }
                for class in classes.iter().filter(|class| class.len() > 1) {
                    self.add_given(class, index);
                }
                return;
            }
        }
    }

    /// Lets the conditions of the style hold, one after the other, for works that
    /// look the same.
    fn hold_conditions(&mut self, group: &[usize], from: usize) {
        for conditions in from..=CONDITIONS {
            let hint = |place: usize| Hints { conditions, ..self.hints[place].clone() };
            let classes = self.split(group, &hint);
            if classes.len() > 1 {
                for place in group {
                    self.hints[*place].conditions = conditions;
                }
                for class in classes.iter().filter(|class| class.len() > 1) {
                    self.hold_conditions(class, conditions + 1);
                }
                return;
            }
        }
        if from == 1 {
            for place in group {
                self.hints[*place].conditions = CONDITIONS;
            }
        }
    }

    /// Adds letters behind the years, in the order of the list.
    fn add_suffixes(&mut self, groups: &[Vec<usize>]) {
        for group in groups {
            let mut group = group.clone();
            group.sort_by_key(|place| self.ranks[*place]);
            for (number, place) in group.into_iter().enumerate() {
                self.hints[place].suffix = Some(letters(number));
            }
        }
    }
}

/// Returns the letters of a number: a to z, then aa, ab.
pub(super) fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'a' + u8::try_from(number % 26).unwrap_or_default());
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    out.iter().rev().map(|byte| char::from(*byte)).collect()
}

/// Returns the largest number of names that a variable of a work has.
fn most_names(item: &Item) -> usize {
    use super::item::Value;
    let counts = item.variables.values().map(|value| match value {
        Value::Names(names) => names.len(),
        Value::Date(_) | Value::Text(_) => 0,
    });
    counts.max().unwrap_or_default()
}

/// What the names of a style's cites look like.
#[derive(Debug, Clone, Default)]
pub(super) struct Cited {
    /// The variables that the cites name.
    pub(super) variables: Vec<String>,
    /// The form of names.
    pub(super) form: NameForm,
    /// What stands behind an initial; nothing if the style writes names in full.
    pub(super) initialize_with: Option<String>,
}

/// Finds the given names that are added to all cites by a rule that looks at
/// persons, not at cites (CSL 1.0.2, `givenname-disambiguation-rule`).
pub(super) fn given_names(
    items: &[Item],
    listed: &[usize],
    cited: &Cited,
    rule: DisambiguationRule,
) -> BTreeMap<String, Level> {
    let shown = if rule.allows_multiple_names() { usize::MAX } else { 1 };
    let mut families: BTreeMap<String, BTreeMap<String, Parts>> = BTreeMap::new();
    for place in listed {
        let item = &items[*place];
        let lists = cited.variables.iter().map(|name| item.names(name));
        for name in lists.flat_map(|names| names.iter().take(shown)) {
            let Name::Person(person) = name else { continue };
            let parts = parts(person);
            let family = base(&parts, cited);
            families.entry(family).or_default().insert(key(person), parts);
        }
    }
    let mut levels = BTreeMap::new();
    for people in families.values().filter(|people| people.len() > 1) {
        let count = |form: &dyn Fn(&Parts) -> String, own: &Parts| {
            let own = form(own);
            people.values().filter(|parts| form(parts) == own).count()
        };
        for (key, parts) in people {
            let initials =
                cited.initialize_with.is_some() && count(&initialed, parts) == 1;
            let whole = rule.allows_full_first_names()
                && count(&|parts: &Parts| parts.given.clone(), parts) == 1;
            let level = if initials && cited.form == NameForm::Short {
                Level::Initials
            } else if whole {
                Level::Whole
            } else {
                continue;
            };
            levels.insert(key.clone(), level);
        }
    }
    levels
}

/// Returns what is the same for the same person.
pub(super) fn key(person: &Person) -> String {
    super::evaluate::person_key(person)
}

/// Returns what is printed of a name before anything is added.
fn base(parts: &Parts, cited: &Cited) -> String {
    let family = format!("{} {}", parts.staying, parts.family);
    match (cited.form, &cited.initialize_with) {
        (NameForm::Short, _) => family,
        (_, Some(_)) => format!("{family} {}", initialed(parts)),
        (_, None) => format!("{family} {}", parts.given),
    }
}

/// Returns the initials of a person.
fn initialed(parts: &Parts) -> String {
    parts
        .given
        .split([' ', '-', '.'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}
