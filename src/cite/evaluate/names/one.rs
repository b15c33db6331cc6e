//! One name (CSL 1.0.2, “Name”, “Name-part” and “Name-part Order”).

use citationberg::{DemoteNonDroppingParticle, NameForm, NamePart};

use super::options::Options;
use crate::cite::evaluate::initials::Initials;
use crate::cite::evaluate::person::{Parts, gap, parts};
use crate::cite::evaluate::{Scene, format};
use crate::cite::hints::Level;
use crate::cite::item::{Name, Person};
use crate::cite::node::{Node, Tag};

impl Scene<'_> {
    /// Writes one name.
    pub(super) fn name(&self, name: &Name, index: usize, options: &Options<'_>) -> Node {
        let children = match name {
            Name::Others => Vec::new(),
            Name::Literal(literal) => vec![self.part(literal, options.family)],
            Name::Person(person) => self.person(person, index, options),
        };
        Node::tagged(Tag::Name, children)
    }

    /// Writes the name of a person.
    fn person(&self, person: &Person, index: usize, options: &Options<'_>) -> Vec<Node> {
        let parts = parts(person);
        let level = self.level(person, index);
        let short = options.form == NameForm::Short && self.sort.is_none();
        let given = if short && level == Level::None {
            String::new()
        } else {
            self.given(&parts.given, level, options)
        };
        if !parts.is_spaced() {
            // Scripts without spaces: the family name leads.
            let family = self.part(&parts.family, options.family);
            if short || given.is_empty() {
                return vec![family];
            }
            return vec![family, self.part(&parts.given, options.given)];
        }
        if short && level == Level::None {
            return vec![self.family(&parts, false, options)];
        }
        if options.is_inverted(index, self.sort.is_some()) {
            self.inverted(&parts, &given, options)
        } else {
            self.straight(&parts, &given, options)
        }
    }

    /// Returns how much of the given names is printed to tell people apart.
    fn level(&self, person: &Person, index: usize) -> Level {
        if self.area == crate::cite::evaluate::Area::List || self.sort.is_some() {
            return Level::None;
        }
        let own = self.hints.given.get(&index).copied().unwrap_or_default();
        if self.setting.given.is_empty() {
            return own;
        }
        let all = self.setting.given.get(&key(person)).copied();
        own.max(all.unwrap_or_default())
    }

    /// Returns given names as they are printed.
    fn given(&self, given: &str, level: Level, options: &Options<'_>) -> String {
        let Some(with) = options.initialize_with.as_deref() else { return given.to_owned() };
        if level == Level::Whole {
            return given.to_owned();
        }
        let hyphens = self.setting.style.settings.initialize_with_hyphen;
        Initials { with, whole: options.initialize, hyphens }.of(given)
    }

    /// Writes a family name with its particle.
    fn family(&self, parts: &Parts, demoted: bool, options: &Options<'_>) -> Node {
        let particle = if demoted { "" } else { parts.staying.as_str() };
        let text = if particle.is_empty() {
            parts.family.clone()
        } else {
            format!("{particle}{}{}", gap(particle), parts.family)
        };
        self.part(&text, options.family)
    }

    /// Writes a name in the order of speech.
    fn straight(&self, parts: &Parts, given: &str, options: &Options<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut before = given.to_owned();
        if !parts.dropping.is_empty() {
            before = join(&before, &parts.dropping);
        }
        if !before.is_empty() {
            nodes.push(self.part(&before, options.given));
            nodes.push(Node::text(if parts.dropping.is_empty() { space(given) } else { gap(&parts.dropping) }));
        }
        nodes.push(self.family(parts, false, options));
        if !parts.suffix.is_empty() {
            let comma = if parts.comma_suffix { ", " } else { " " };
            nodes.push(Node::text(format!("{comma}{}", parts.suffix)));
        }
        nodes
    }

    /// Writes a name with the family name first.
    fn inverted(&self, parts: &Parts, given: &str, options: &Options<'_>) -> Vec<Node> {
        let demote = self.setting.style.settings.demote_non_dropping_particle;
        let demoted = match demote {
            DemoteNonDroppingParticle::Never => false,
            DemoteNonDroppingParticle::SortOnly => self.sort.is_some(),
            DemoteNonDroppingParticle::DisplayAndSort => true,
        };
        let mut nodes = vec![self.family(parts, demoted, options)];
        let mut behind = given.to_owned();
        if !parts.dropping.is_empty() {
            behind = join(&behind, &parts.dropping);
        }
        if demoted && !parts.staying.is_empty() {
            behind = join(&behind, &parts.staying);
        }
        let separator = &options.sort_separator;
        if !behind.is_empty() {
            nodes.push(Node::text(separator.as_str()));
            nodes.push(self.part(&behind, options.given));
        }
        if !parts.suffix.is_empty() {
            nodes.push(Node::text(format!("{separator}{}", parts.suffix)));
        }
        nodes
    }

    /// Writes a part of a name.
    fn part(&self, text: &str, part: Option<&NamePart>) -> Node {
        let value = self.value(text);
        match part {
            None => value,
            Some(part) => {
                let mut format = format(part.formatting, &part.affixes);
                format.case = self.case(part.text_case);
                Node::branch(Tag::None, format, vec![value])
            }
        }
    }
}

/// Joins two parts of a name.
fn join(before: &str, behind: &str) -> String {
    if before.is_empty() { behind.to_owned() } else { format!("{before} {behind}") }
}

/// Returns what stands between given names and a family name.
fn space(given: &str) -> &'static str {
    gap(given)
}

/// Returns what is the same for the same person.
pub(in crate::cite) fn key(person: &Person) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!(
        "{}|{}|{}|{}|{}",
        part(&person.dropping_particle),
        part(&person.non_dropping_particle),
        person.family,
        part(&person.given),
        part(&person.suffix)
    )
}

