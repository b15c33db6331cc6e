//! Names (CSL 1.0.2, “Names” and “Name”): lists of names, « et al. », labels and
//! substitutes. One name is written in [`one`].

mod one;
mod options;

use citationberg::taxonomy::NameVariable;
use citationberg::{
    DelimiterBehavior, EtAlTerm, NameAnd, NameAsSortOrder, NameForm, Names, NamesChild,
    TermForm, ToAffixes, ToFormatting,
};

pub(in crate::cite) use self::one::key as person_key;

use self::options::{Limits, Options};
use super::{Scene, displayed};
use crate::cite::item::Name;
use crate::cite::node::{Format, Node, Tag};

impl<'a> Scene<'a> {
    /// Evaluates names, or what substitutes for them.
    pub(super) fn names(&mut self, element: &'a Names) -> Option<Node> {
        let options = Options::of(element, self.parents.last().copied(), &self.options);
        let lists = self.lists(element);
        self.count(!lists.is_empty());
        let children = if lists.is_empty() {
            return self.substitute(element);
        } else if options.form == NameForm::Count {
            let shown = |names: &[Name]| self.shown(names, &options.limits, &options).0;
            let count: usize = lists.iter().map(|(_, names)| shown(names)).sum();
            let width = if self.sort.is_some() { 6 } else { 0 };
            vec![Node::text(format!("{count:0width$}"))]
        } else {
            lists
                .iter()
                .map(|(term, names)| self.list(term, names, &options))
                .collect()
        };
        let mut format =
            displayed(element.to_formatting(), &element.to_affixes(), element.display);
        format.delimiter = Some(options.names_delimiter.clone());
        if !self.parents.is_empty() {
            // Within a substitute, names are printed once.
            self.substituted
                .extend(element.variable.iter().map(ToString::to_string));
        }
        let node = Node::branch(Tag::Names, format, children);
        (!node.is_empty()).then_some(node)
    }

    /// Returns the names of each variable that has any, with the term of its
    /// label. Editors who translate are named once.
    fn lists(&self, element: &Names) -> Vec<(String, &'a [Name])> {
        let item = self.item;
        let mut lists: Vec<(String, &[Name])> = element
            .variable
            .iter()
            .map(NameVariable::to_string)
            .filter(|name| !self.is_substituted(name))
            .map(|name| {
                let names = item.names(&name);
                (name, names)
            })
            .filter(|(_, names)| !names.is_empty())
            .collect();
        let place = |sought: &str| lists.iter().position(|(name, _)| name == sought);
        if let (Some(editor), Some(translator)) = (place("editor"), place("translator"))
            && lists[editor].1 == lists[translator].1
            && !self.setting.locale.word("editor-translator").is_empty()
        {
            lists[editor].0 = "editor-translator".to_owned();
            lists.remove(translator);
        }
        lists
    }

    /// Evaluates the first substitute that prints something; its variables are
    /// empty from then on (CSL 1.0.2, “Substitute”).
    fn substitute(&mut self, element: &'a Names) -> Option<Node> {
        let substitute = element.children.iter().find_map(|child| match child {
            NamesChild::Substitute(substitute) => Some(substitute),
            _ => None,
        })?;
        self.parents.push(element);
        let mut found = None;
        for child in &substitute.children {
            let nodes = self.elements(std::slice::from_ref(child));
            if !nodes.is_empty() {
                self.substituted.append(&mut self.spent);
                let format = displayed(
                    element.to_formatting(),
                    &element.to_affixes(),
                    element.display,
                );
                found = Some(Node::branch(Tag::Names, format, nodes));
                break;
            }
            self.spent.clear();
        }
        self.parents.pop();
        found
    }

    /// Writes the names of one variable with their label.
    fn list(&self, term: &str, names: &[Name], options: &Options<'_>) -> Node {
        let mut children = Vec::new();
        let several = names.len() > 1;
        let label = |before: bool| {
            let (label, is_before) = options.label.filter(|_| self.sort.is_none())?;
            (is_before == before).then(|| self.labelling(label, term, several))?
        };
        children.extend(label(true));
        let format = super::format(options.face, &options.affixes);
        children.push(Node::branch(Tag::NameList, format, self.series(names, options)));
        children.extend(label(false));
        Node::tagged(Tag::None, children)
    }

    /// Returns how many names are printed, and whether « et al. » stands for the
    /// rest. « Et al. » stands for one name at least.
    fn shown(
        &self,
        names: &[Name],
        limits: &Limits,
        options: &Options<'_>,
    ) -> (usize, bool) {
        let known = names.iter().filter(|name| **name != Name::Others).count();
        let others = known < names.len();
        let limits = match self.sort {
            Some(sort) if sort.min.is_some() || sort.use_first.is_some() => Limits {
                min: sort.min.or(limits.min),
                first: sort.use_first.or(limits.first),
                ..*limits
            },
            _ => limits.at(self.place.position.subsequent),
        };
        let _ = options;
        let (Some(min), Some(first)) = (limits.min, limits.first) else {
            return (known, others);
        };
        if known < min as usize || known <= first as usize {
            return (known, others);
        }
        let first = (first as usize).max(self.hints.names).min(known);
        (first, others || first < known)
    }

    /// Writes names with what stands between them.
    fn series(&self, names: &[Name], options: &Options<'_>) -> Vec<Node> {
        let (shown, others) = self.shown(names, &options.limits, options);
        let known: Vec<&Name> =
            names.iter().filter(|name| **name != Name::Others).collect();
        let use_last =
            self.sort.and_then(|sort| sort.use_last).unwrap_or(options.use_last);
        let skips = use_last && others && known.len() >= shown + 2;
        let mut nodes = Vec::new();
        let last = shown.saturating_sub(1);
        for (index, name) in known.iter().take(shown).enumerate() {
            if index > 0 && index == last && !others {
                let person = matches!(known[index - 1], Name::Person(_));
                nodes.extend(self.before_last(index, person, options));
            } else if index > 0 {
                nodes.push(Node::text(options.delimiter.as_ref()));
            }
            nodes.push(self.name(name, index, options));
        }
        if skips && let Some(name) = known.last() {
            nodes.push(Node::text(format!("{}… ", options.delimiter)));
            nodes.push(self.name(name, known.len() - 1, options));
        } else if others && shown > 0 && self.sort.is_none() {
            // Where the work itself names no more, nothing is left out.
            nodes.extend(self.et_al(shown, shown < known.len(), options));
        }
        nodes
    }

    /// Returns whether a delimiter stands before the last name or « et al. ».
    fn delimits(
        &self,
        behavior: DelimiterBehavior,
        before: usize,
        least: usize,
        options: &Options<'_>,
    ) -> bool {
        match behavior {
            DelimiterBehavior::Always => true,
            DelimiterBehavior::Never => false,
            DelimiterBehavior::Contextual => before >= least,
            DelimiterBehavior::AfterInvertedName => {
                match options.order(self.sort.is_some()) {
                    Some(NameAsSortOrder::All) => true,
                    Some(NameAsSortOrder::First) => before == 1,
                    None => false,
                }
            }
        }
    }

    /// Returns what stands before the last name.
    fn before_last(
        &self,
        index: usize,
        person: bool,
        options: &Options<'_>,
    ) -> Vec<Node> {
        let delimiter = options.delimiter.as_ref();
        let and = match options.and.filter(|_| self.sort.is_none()) {
            Some(NameAnd::Text) => self.setting.locale.word("and"),
            Some(NameAnd::Symbol) => {
                let symbol = self.setting.locale.term("and", TermForm::Symbol, false);
                symbol.filter(|_| self.has_symbol()).unwrap_or("&")
            }
            None => return vec![Node::text(delimiter)],
        };
        let inverted = options.precedes_last == DelimiterBehavior::AfterInvertedName;
        if inverted && !person || !self.delimits(options.precedes_last, index, 2, options)
        {
            return vec![Node::text(format!(" {and} "))];
        }
        let space = if delimiter.ends_with([' ', '\u{A0}']) { "" } else { " " };
        vec![Node::text(format!("{delimiter}{space}{and} "))]
    }

    /// Returns whether the locale has a sign for « and ».
    fn has_symbol(&self) -> bool {
        let locale = &self.setting.locale;
        locale.term("and", TermForm::Symbol, false)
            != locale.term("and", TermForm::Long, false)
    }

    /// Writes « et al. » with what stands before it.
    fn et_al(&self, shown: usize, cut: bool, options: &Options<'_>) -> Vec<Node> {
        let term = match options.et_al.map(|et_al| et_al.term) {
            Some(EtAlTerm::AndOthers) => "and-others",
            _ => "et-al",
        };
        let mut word = self.setting.locale.word(term);
        if word.is_empty() && term == "and-others" {
            word = self.setting.locale.word("and others");
        }
        if word.is_empty() {
            return Vec::new();
        }
        let face = options.et_al.map(|et_al| et_al.formatting).unwrap_or_default();
        let delimits = self.delimits(options.precedes_et_al, shown, 2, options);
        // Chinese and Japanese part no words.
        let space = if word.starts_with(|c| matches!(c, '\u{2E80}'..='\u{FFEF}')) {
            ""
        } else {
            " "
        };
        let before = if delimits && cut { options.delimiter.as_ref() } else { space };
        let format = Format { face, ..Format::default() };
        vec![Node::text(before), Node::branch(Tag::Term, format, vec![Node::text(word)])]
    }
}
