//! Sorting (CSL 1.0.2, “Sorting”): keys are made once for every work, and
//! compared in the alphabet of the locale (Unicode collation, CLDR).

use std::cmp::Ordering;

use citationberg::taxonomy::Variable;
use citationberg::{Names, Sort, SortDirection, SortKey};
use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;

use super::evaluate::{Area, Scene, Setting, SortNames, sortable};
use super::hints::Hints;
use super::item::{Date, Item};
use super::node::{Node, Tag};
use super::print::plain;

/// A part of the key by which a work is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    /// A number, and its rest.
    Number(i64),
    /// Text, as the bytes that sort as it does.
    Text(Vec<u8>),
    /// Nothing, which always comes last.
    Missing,
}

/// Makes and compares keys.
#[derive(Debug)]
pub(super) struct Sorter<'a> {
    setting: &'a Setting<'a>,
    area: Area,
    sort: &'a Sort,
    collator: CollatorBorrowed<'static>,
}

impl<'a> Sorter<'a> {
    /// Makes a sorter of the keys of a style.
    pub(super) fn new(
        setting: &'a Setting<'a>,
        area: Area,
        sort: &'a Sort,
    ) -> Option<Self> {
        let locale: icu_locale_core::Locale = setting
            .locale
            .code
            .parse()
            .unwrap_or(icu_locale_core::Locale::UNKNOWN);
        let options = CollatorOptions::default();
        let collator = CollatorBorrowed::try_new((&locale).into(), options).ok()?;
        Some(Self { setting, area, sort, collator })
    }

    /// Returns the keys of a work; `number` is its number in the list.
    pub(super) fn keys(&self, item: &Item, hints: &Hints, number: usize) -> Vec<Key> {
        let scene = |limits: SortNames| {
            let mut scene = Scene::new(self.setting, item, self.area, hints);
            scene.number = Some(number);
            scene.sort = Some(limits);
            scene
        };
        self.sort
            .keys
            .iter()
            .map(|key| match key {
                SortKey::Variable { variable, .. } => {
                    self.variable(*variable, item, scene(SortNames::default()))
                }
                SortKey::MacroName {
                    name,
                    names_min,
                    names_use_first,
                    names_use_last,
                    ..
                } => {
                    let mut scene = scene(SortNames {
                        min: *names_min,
                        use_first: *names_use_first,
                        use_last: *names_use_last,
                    });
                    let nodes = scene.macro_named(name);
                    self.text(&plain(
                        &Node::tagged(Tag::None, nodes),
                        &self.setting.locale,
                    ))
                }
            })
            .collect()
    }

    /// Returns the key of a variable.
    fn variable(&self, variable: Variable, item: &Item, mut scene: Scene<'_>) -> Key {
        let name = variable.to_string();
        match variable {
            Variable::Name(one) => {
                let mut names = Names::with_variables(vec![one]);
                names.et_al_min = Some(u32::MAX);
                let text = all_names(&names, item, &scene);
                self.text(&text)
            }
            Variable::Date(_) => match item.date(&name) {
                Some(Date::Calendar(date)) => self.text(&sortable(date, None)),
                Some(Date::Literal(words)) => self.text(words),
                None => Key::Missing,
            },
            _ => {
                let Some(text) = scene.sort_text(&name) else { return Key::Missing };
                let number = matches!(variable, Variable::Number(_));
                match text.trim().parse() {
                    Ok(value) if number => Key::Number(value),
                    _ => {
                        let value = super::markup::value(&text);
                        self.text(&plain(&value, &self.setting.locale))
                    }
                }
            }
        }
    }

    /// Makes a key of a text.
    fn text(&self, text: &str) -> Key {
        // Quotation marks, commas and brackets do not count.
        let text = text.replace(|c: char| "\"“”‘«»[](),;:".contains(c), "");
        let text = text.trim_start_matches(|c: char| c == '’' || c.is_whitespace());
        let text = text.trim_end();
        if text.is_empty() {
            return Key::Missing;
        }
        let mut bytes = Vec::new();
        let Ok(()) = self.collator.write_sort_key_to(text, &mut bytes);
        Key::Text(bytes)
    }

    /// Compares the keys of two works.
    pub(super) fn compare(&self, one: &[Key], other: &[Key]) -> Ordering {
        for ((a, b), key) in one.iter().zip(other).zip(&self.sort.keys) {
            let order = match (a, b) {
                (Key::Missing, Key::Missing) => Ordering::Equal,
                (Key::Missing, _) => return Ordering::Greater,
                (_, Key::Missing) => return Ordering::Less,
                (Key::Number(a), Key::Number(b)) => a.cmp(b),
                (Key::Number(_), Key::Text(_)) => Ordering::Less,
                (Key::Text(_), Key::Number(_)) => Ordering::Greater,
                (Key::Text(a), Key::Text(b)) => a.cmp(b),
            };
            let order = match key.sort_direction() {
                SortDirection::Ascending => order,
                SortDirection::Descending => order.reverse(),
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        Ordering::Equal
    }
}

/// Writes all names of a variable, the family names first.
fn all_names(names: &Names, item: &Item, model: &Scene<'_>) -> String {
    let hints = Hints::default();
    let mut scene = Scene::new(model.setting, item, model.area, &hints);
    scene.sort = Some(SortNames::default());
    let nodes = scene.sort_names(names);
    plain(&Node::tagged(Tag::None, nodes), &model.setting.locale)
}
