//! The processor: from a request to trees, in the order of the specification —
//! numbers, sorting, disambiguation, cites, list.

use std::collections::BTreeMap;

use citationberg::{
    DisambiguationRule, IndependentStyle, InheritableNameOptions, LayoutRenderingElement,
    Names,
};

use super::bibliography::{self, Listed};
use super::citation::{self, Rendered};
use super::disambiguate::{Cited, Distinction, given_names};
use super::evaluate::{Area, Place, Scene, Setting};
use super::hints::Hints;
use super::item::Item;
use super::locale::Locale;
use super::node::{Node, Tag};
use super::positions::{Located, Position, locate};
use super::print::plain;
use super::sort::{Key, Sorter};
use super::style::each_element_of;
use super::{ListOrder, Request, archive};
use crate::text::{CiteForm, Cluster};

/// What the processor makes of a request.
#[derive(Debug)]
pub(super) struct Made {
    /// One for each cluster.
    pub(super) clusters: Vec<Vec<Node>>,
    /// The list, in its order: the place of each work, and its entry.
    pub(super) references: Vec<(usize, Node)>,
}

/// Makes the setting of a style in a locale.
pub(super) fn setting<'a>(style: &'a IndependentStyle, locale: &str) -> Setting<'a> {
    let macros: BTreeMap<&str, &[LayoutRenderingElement]> = style
        .macros
        .iter()
        .map(|one| (one.name.as_str(), one.children.as_slice()))
        .collect();
    let mut setting = Setting {
        style,
        locale: Locale::of(style, locale),
        macros,
        places_suffix: [false; 2],
        given: BTreeMap::new(),
    };
    let list = style
        .bibliography
        .as_ref()
        .map(|list| list.layout.elements.as_slice());
    setting.places_suffix = [
        places_suffix(&setting, &style.citation.layout.elements),
        places_suffix(&setting, list.unwrap_or_default()),
    ];
    setting
}

/// Returns whether elements say where the letters behind a year stand.
fn places_suffix(setting: &Setting<'_>, elements: &[LayoutRenderingElement]) -> bool {
    use citationberg::TextTarget;
    use citationberg::taxonomy::{StandardVariable, Variable};
    let mut found = false;
    each_element_of(elements, &setting.macros, &mut |element| {
        if let LayoutRenderingElement::Text(text) = element
            && let TextTarget::Variable { var, .. } = &text.target
        {
            found |= *var == Variable::Standard(StandardVariable::YearSuffix);
        }
    });
    found
}

/// A request, and what is known of its works.
struct Processor<'a> {
    request: &'a Request<'a>,
    setting: &'a Setting<'a>,
    places: BTreeMap<&'a str, usize>,
    /// The number of each work in the list.
    numbers: Vec<usize>,
    hints: Vec<Hints>,
}

/// Makes the trees of a request. `notes` are the numbers of the clusters.
pub(super) fn make(request: &Request<'_>, notes: &[usize]) -> Made {
    let style = &request.style.tree;
    let mut setting = setting(style, request.locale);
    let places: BTreeMap<&str, usize> = request
        .items
        .iter()
        .enumerate()
        .rev()
        .map(|(place, item)| (item.id.as_str(), place))
        .collect();
    let known = in_order(request, &places);
    let citation = &style.citation;
    let rule = citation.givenname_disambiguation_rule;
    if citation.disambiguate_add_givenname && rule != DisambiguationRule::ByCite {
        let cited = cited_names(&setting);
        setting.given = given_names(request.items, &known, &cited, rule);
    }
    let mut processor = Processor {
        request,
        setting: &setting,
        places,
        numbers: vec![0; request.items.len()],
        hints: vec![Hints::default(); request.items.len()],
    };
    for (index, place) in known.iter().enumerate() {
        processor.numbers[*place] = index + 1;
    }
    let order = processor.sorted(&known);
    for (index, place) in order.iter().enumerate() {
        processor.numbers[*place] = index + 1;
    }
    processor.distinguish(&order);
    let clusters = processor.clusters(notes);
    let listed = |place: &usize| Listed {
        item: &request.items[*place],
        hints: &processor.hints[*place],
        number: processor.numbers[*place],
    };
    // What stands for the author of the entry before, stands within a section.
    let sections = order.chunk_by(|a, b| section(request, *a) == section(request, *b));
    let entries: Vec<Node> = sections
        .flat_map(|places| {
            let works: Vec<Listed<'_>> = places.iter().map(listed).collect();
            bibliography::entries(&setting, &works)
        })
        .collect();
    Made {
        clusters,
        references: order.into_iter().zip(entries).collect(),
    }
}

/// Returns the section of the list in which a work stands.
fn section(request: &Request<'_>, place: usize) -> usize {
    request.sections.get(place).copied().unwrap_or_default()
}

/// Returns the works that are cited, in the order of citing, then those that are
/// only listed.
fn in_order(request: &Request<'_>, places: &BTreeMap<&str, usize>) -> Vec<usize> {
    let cited = request.clusters.iter().flat_map(|cluster| &cluster.cites);
    let mut seen = vec![false; request.items.len()];
    let mut order = Vec::new();
    let all = request.items.iter().map(|item| item.id.as_str());
    let rest = all.filter(|_| request.list_all);
    for key in cited.map(|cite| cite.key.as_str()).chain(rest) {
        if let Some(place) = places.get(key)
            && !std::mem::replace(&mut seen[*place], true)
        {
            order.push(*place);
        }
    }
    if request.order == ListOrder::Given {
        order.sort_unstable();
    }
    order
}

/// Returns how the cites of a style name people.
fn cited_names(setting: &Setting<'_>) -> Cited {
    let mut cited = Cited::default();
    let style = setting.style;
    let base = style.settings.options.apply(&style.citation.name_options);
    let mut first = true;
    each_element_of(&style.citation.layout.elements, &setting.macros, &mut |element| {
        if let LayoutRenderingElement::Names(names) = element {
            for variable in &names.variable {
                let name = variable.to_string();
                if !cited.variables.contains(&name) {
                    cited.variables.push(name);
                }
            }
            if std::mem::take(&mut first) {
                (cited.form, cited.initialize_with) = form_of(names, &base);
            }
        }
    });
    cited
}

/// Returns the form of names and what stands behind their initials.
fn form_of(
    names: &Names,
    base: &InheritableNameOptions,
) -> (citationberg::NameForm, Option<String>) {
    let inherited = base.apply(&names.options());
    let blank = citationberg::Name::default();
    let options = names.name().unwrap_or(&blank).options(&inherited);
    (options.form, options.initialize_with.map(str::to_owned))
}

impl<'a> Processor<'a> {
    /// Sorts works as the list does.
    fn sorted(&self, known: &[usize]) -> Vec<usize> {
        let list = self.setting.style.bibliography.as_ref();
        let sort = list.and_then(|list| list.sort.as_ref());
        let mut order = match sort.filter(|_| self.request.order == ListOrder::Style) {
            Some(sort) => self.sorted_by(known, Area::List, sort),
            None => known.to_vec(),
        };
        order.sort_by_key(|place| section(self.request, *place));
        order
    }

    /// Sorts works by the keys of an area.
    fn sorted_by(
        &self,
        known: &[usize],
        area: Area,
        sort: &citationberg::Sort,
    ) -> Vec<usize> {
        let Some(sorter) = Sorter::new(self.setting, area, sort) else {
            return known.to_vec();
        };
        let mut keyed: Vec<(Vec<Key>, usize)> = known
            .iter()
            .map(|place| {
                let item = &self.request.items[*place];
                (sorter.keys(item, &self.hints[*place], self.numbers[*place]), *place)
            })
            .collect();
        keyed.sort_by(|one, other| sorter.compare(&one.0, &other.0));
        keyed.into_iter().map(|(_, place)| place).collect()
    }

    /// Tells works apart whose cites look the same.
    fn distinguish(&mut self, order: &[usize]) {
        let look = |place: usize, hints: &Hints| {
            let position = Position {
                subsequent: true,
                near_note: true,
                ..Position::default()
            };
            let mut scene = Scene::new(
                self.setting,
                &self.request.items[place],
                Area::Citation,
                hints,
            );
            scene.place.position = position;
            scene.compared = true;
            scene.number = Some(self.numbers[place]);
            let nodes = scene.elements(&self.setting.style.citation.layout.elements);
            plain(&Node::tagged(Tag::None, nodes), &self.setting.locale)
        };
        let mut distinction = Distinction {
            setting: self.setting,
            items: self.request.items,
            order,
            ranks: &self.numbers,
            hints: self.hints.clone(),
            look: &look,
        };
        distinction.run();
        self.hints = distinction.hints;
    }

    /// Makes the clusters.
    fn clusters(&self, notes: &[usize]) -> Vec<Vec<Node>> {
        let citation = &self.setting.style.citation;
        let near = citation.near_note_distance as usize;
        let located = locate(self.request.clusters, notes, near);
        let ranks = self.ranks();
        let clusters = self.request.clusters.iter().zip(&located);
        clusters
            .map(|(cluster, located)| self.cluster(cluster, located, &ranks))
            .collect()
    }

    /// Returns the rank of each work among the cites of a cluster, if the style
    /// sorts them.
    fn ranks(&self) -> Option<Vec<usize>> {
        let sort = self.setting.style.citation.sort.as_ref()?;
        let sorter = Sorter::new(self.setting, Area::Citation, sort)?;
        let mut keyed: Vec<(Vec<Key>, usize)> = self
            .request
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| {
                (sorter.keys(item, &self.hints[place], self.numbers[place]), place)
            })
            .collect();
        keyed.sort_by(|one, other| sorter.compare(&one.0, &other.0));
        let mut ranks = vec![0; self.request.items.len()];
        let mut rank = 0;
        for at in 0..keyed.len() {
            let tied = at > 0
                && sorter.compare(&keyed[at - 1].0, &keyed[at].0)
                    == std::cmp::Ordering::Equal;
            if !tied {
                rank = at;
            }
            ranks[keyed[at].1] = rank;
        }
        Some(ranks)
    }

    /// Makes one cluster.
    fn cluster(
        &self,
        cluster: &Cluster,
        located: &[Located],
        ranks: &Option<Vec<usize>>,
    ) -> Vec<Node> {
        let mut unknown = Vec::new();
        let mut cites = Vec::new();
        for (index, cite) in cluster.cites.iter().enumerate() {
            match self.places.get(cite.key.as_str()) {
                Some(place) => cites.push((index, *place)),
                None => unknown.push(index),
            }
        }
        // Cites with words around them, or in another form than the normal one,
        // keep the author's order, in which « voir » makes sense.
        let plain = cluster.cites.iter().all(|cite| {
            cite.form == CiteForm::Normal
                && cite.prefix.is_empty()
                && cite.suffix.is_empty()
        });
        if let Some(ranks) = ranks.as_ref().filter(|_| plain) {
            cites.sort_by_key(|(_, place)| ranks[*place]);
        }
        let rendered = cites
            .into_iter()
            .map(|(index, place)| self.cite(cluster, index, place, located[index]))
            .collect();
        citation::assemble(self.setting, rendered, cluster, &unknown)
    }

    /// Makes one cite.
    fn cite(
        &self,
        cluster: &Cluster,
        index: usize,
        place: usize,
        at: Located,
    ) -> Rendered {
        let cite = &cluster.cites[index];
        let item: &Item = &self.request.items[place];
        let mut scene =
            Scene::new(self.setting, item, Area::Citation, &self.hints[place]);
        scene.number = Some(self.numbers[place]);
        scene.place = Place {
            locator: cite.locator.as_ref(),
            position: at.position,
            first_note: at.first_note,
        };
        let nodes = scene.elements(&self.setting.style.citation.layout.elements);
        let mut author = citation::author_of(&nodes);
        if author.is_none() && cite.form != CiteForm::Normal {
            author = self.author(item);
        }
        Rendered { index, nodes, author }
    }

    /// Returns the names of a work for a style that cites without them.
    fn author(&self, item: &Item) -> Option<Node> {
        let style = archive::author_style()?;
        let setting = setting(style, &self.setting.locale.code);
        let hints = Hints::default();
        let mut scene = Scene::new(&setting, item, Area::Citation, &hints);
        let nodes = scene.elements(&style.citation.layout.elements);
        citation::author_of(&nodes)
    }
}
