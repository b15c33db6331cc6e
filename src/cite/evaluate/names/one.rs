//! One name (CSL 1.0.2, “Name”, “Name-part” and “Name-part Order”).

use citationberg::{DemoteNonDroppingParticle, NameForm, NamePart};

use super::options::Options;
use crate::cite::evaluate::initials::Initials;
use crate::cite::evaluate::person::{Parts, gap, parts};
use crate::cite::evaluate::{Scene, format};
use crate::cite::hints::Level;
use crate::cite::item::{Name, Person};
use crate::cite::node::{Format, Node, Tag};

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
        let short = options.form == NameForm::Short;
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
            return vec![around(self.family(&parts, false, options), options.family)];
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
        let rule = self.setting.style.citation.givenname_disambiguation_rule;
        let is_meant = index == 0 || rule.allows_multiple_names();
        let all = self.setting.given.get(&key(person)).filter(|_| is_meant).copied();
        own.max(all.unwrap_or_default())
    }

    /// Returns given names as they are printed.
    fn given(&self, given: &str, level: Level, options: &Options<'_>) -> String {
        let Some(with) = options.initialize_with.as_deref() else {
            return given.to_owned();
        };
        if level == Level::Whole {
            return given.to_owned();
        }
        let hyphens = self.setting.style.settings.initialize_with_hyphen;
        Initials { with, whole: options.initialize, hyphens }.of(given)
    }

    /// Writes a family name with its particle.
    fn family(&self, parts: &Parts, demoted: bool, options: &Options<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        if !demoted && !parts.staying.is_empty() {
            nodes.push(self.faced(&parts.staying, options.family));
            nodes.push(Node::text(self.tied(gap(&parts.staying))));
        }
        nodes.push(self.faced(&parts.family, options.family));
        nodes
    }

    /// Returns the space between a particle and its name, which does not break in
    /// French.
    fn tied(&self, gap: &'static str) -> &'static str {
        let french = self.setting.locale.code.starts_with("fr");
        if french && gap == " " { "\u{A0}" } else { gap }
    }

    /// Writes a name in the order of speech: the affixes of the family name are
    /// those of all that follows the given names.
    fn straight(&self, parts: &Parts, given: &str, options: &Options<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        if !given.is_empty() {
            nodes.push(self.part(given, options.given));
            nodes.push(Node::text(gap(given)));
        }
        let mut behind = Vec::new();
        if !parts.dropping.is_empty() {
            behind.push(self.faced(&parts.dropping, options.given));
            behind.push(Node::text(gap(&parts.dropping)));
        }
        behind.extend(self.family(parts, false, options));
        if !parts.suffix.is_empty() {
            let comma = if parts.comma_suffix { ", " } else { " " };
            behind.push(Node::text(format!("{comma}{}", parts.suffix)));
        }
        nodes.push(around(behind, options.family));
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
        let mut nodes =
            vec![around(self.family(parts, demoted, options), options.family)];
        let mut behind = Vec::new();
        let staying = if demoted { parts.staying.as_str() } else { "" };
        let particles =
            [(parts.dropping.as_str(), options.given), (staying, options.family)];
        for (text, part) in [(given, options.given)].into_iter().chain(particles) {
            if !text.is_empty() {
                if !behind.is_empty() {
                    behind.push(Node::text(" "));
                }
                behind.push(self.faced(text, part));
            }
        }
        let separator = &options.sort_separator;
        if !behind.is_empty() {
            nodes.push(Node::text(separator.as_str()));
            nodes.push(around(behind, options.given));
        }
        if !parts.suffix.is_empty() {
            nodes.push(Node::text(format!("{separator}{}", parts.suffix)));
        }
        nodes
    }

    /// Writes a part of a name with its affixes.
    fn part(&self, text: &str, part: Option<&NamePart>) -> Node {
        around(vec![self.faced(text, part)], part)
    }

    /// Writes a part of a name without its affixes.
    fn faced(&self, text: &str, part: Option<&NamePart>) -> Node {
        let value = self.value(text);
        let Some(part) = part else { return value };
        let case = self.case(part.text_case);
        let format = Format { face: part.formatting, case, ..Format::default() };
        Node::branch(Tag::None, format, vec![value])
    }
}

/// Puts the affixes of a part of a name around nodes.
fn around(nodes: Vec<Node>, part: Option<&NamePart>) -> Node {
    let affixes = part.map(|part| part.affixes.clone()).unwrap_or_default();
    Node::branch(Tag::None, format(Default::default(), &affixes), nodes)
}

/// Returns what is the same for the same person.
pub(in crate::cite) fn key(person: &Person) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!(
        "{}|{}|{}|{}|{}",
        part(&person.dropping_particle),
        part(&person.non_dropping_particle),
        person.family,
        // « J. J. » is « J.J. ».
        part(&person.given).replace(". ", "."),
        part(&person.suffix)
    )
}
