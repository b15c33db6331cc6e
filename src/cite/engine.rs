//! The engine: hayagriva, behind our own types. Its tree is read in
//! `tree`, its archive in `archive`; no other
//! file knows it.
//!
//! It renders every cite of every cluster and every entry of the list into
//! [`Run`]s. Forms of cites, affixes and settled punctuation are not its
//! business.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use citationberg::json::{Item as Fed, Value as FedValue};
use citationberg::taxonomy::{Locator, StandardVariable, Variable};
use citationberg::{
    IndependentStyle, Locale, LocaleCode, Sort, SortDirection, SortKey, TextTarget,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, CitePurpose,
    LocatorPayload, SpecificLocator, standalone_citation,
};

use super::feed::{Feed, number};
use super::marks::{SUFFIX_END, SUFFIX_START};
use super::quiet::quietly;
use super::runs::{Role, Run, text};
use super::style::each_text;
use super::tree::{RenderedCite, RenderedCluster, cluster, flatten};
use super::{ListOrder, Request, archive};
use crate::text::{Cite, CiteForm, Cluster};

/// What the engine made of a request.
#[derive(Debug)]
pub(super) struct Rendered {
    /// One for each cluster.
    pub(super) clusters: Vec<RenderedCluster>,
    /// The list, in its order: the place of each work in the request, and what
    /// is printed of it.
    pub(super) references: Vec<(usize, Vec<Run>)>,
}

/// What the engine works with.
struct Setting<'a> {
    /// The works.
    feed: &'a Feed,
    /// The place of each work in the request, by its key.
    places: BTreeMap<&'a str, usize>,
    /// The style, prepared.
    style: &'a IndependentStyle,
    /// The style without collapsing and sorting, for clusters with words in them.
    apart: &'a IndependentStyle,
    /// The locale of terms and dates.
    locale: LocaleCode,
    /// All locales.
    locales: &'a [Locale],
}

/// The `id` of the house style.
const HOUSE: &str = "apa6-quebec";

/// Makes a work that is never printed and bears a date: without any date in the
/// document, the engine gives no year suffixes to undated works.
fn dated() -> Fed {
    let day = super::item::Day { year: 1, month: None, day: None };
    let mut fields = BTreeMap::new();
    fields.insert("issued".to_owned(), super::feed::days(day, None, false));
    fields.insert("title".to_owned(), FedValue::String("\u{E003}".to_owned()));
    Fed(fields)
}

/// Renders a request, or says how the engine failed.
pub(super) fn render(request: &Request<'_>) -> Result<Rendered, String> {
    quietly(|| {
        let locales = archive::corrected_locales();
        let tree = &request.style.tree;
        let mut feed = Feed::new(request.items, request.locale, tree.info.id == HOUSE);
        feed.items.push(dated());
        let style = prepared(tree, request.order);
        let mut apart = style.clone();
        apart.citation.collapse = None;
        apart.citation.cite_group_delimiter = None;
        apart.citation.sort = None;
        let places = request.items.iter().enumerate();
        let setting = Setting {
            feed: &feed,
            places: places.map(|(place, item)| (item.id.as_str(), place)).rev().collect(),
            style: &style,
            apart: &apart,
            locale: archive::locale_code(request.locale, locales),
            locales,
        };
        setting.render(request)
    })
}

/// Prepares a style: marks its year suffixes, so that they can be reordered, and
/// sorts the list by rank if the given order is kept.
fn prepared(style: &IndependentStyle, order: ListOrder) -> IndependentStyle {
    let mut style = style.clone();
    let mark = &mut |text: &mut citationberg::Text| {
        let suffix = Variable::Standard(StandardVariable::YearSuffix);
        if matches!(&text.target, TextTarget::Variable { var, .. } if *var == suffix) {
            let affixes = &mut text.affixes;
            affixes.prefix.get_or_insert_default().push(SUFFIX_START);
            affixes.suffix.get_or_insert_default().insert(0, SUFFIX_END);
        }
    };
    for called in &mut style.macros {
        each_text(&mut called.children, mark);
    }
    each_text(&mut style.citation.layout.elements, mark);
    if let Some(list) = &mut style.bibliography {
        each_text(&mut list.layout.elements, mark);
        if order == ListOrder::Given {
            let variable = Variable::Standard(StandardVariable::CitationKey);
            let key =
                SortKey::Variable { variable, sort_direction: SortDirection::default() };
            list.sort = Some(Sort { keys: vec![key] });
        }
    }
    style
}

impl<'a> Setting<'a> {
    /// Renders everything.
    ///
    /// Every listed work is cited once more at the end, alone: so the works that
    /// are only listed are known to the engine, and the cites show which works
    /// need a year suffix.
    fn render(&self, request: &'a Request<'_>) -> Rendered {
        let locators: Vec<Vec<Option<String>>> =
            request.clusters.iter().map(guarded_locators).collect();
        let mut driver = BibliographyDriver::new();
        let mut kept: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut cited = vec![request.list_all; request.items.len()];
        for (at, cluster) in request.clusters.iter().enumerate() {
            let cites = cluster.cites.iter().zip(&locators[at]).enumerate();
            let known: Vec<(usize, usize, CitationItem<'_, Fed>)> = cites
                .filter_map(|(index, (cite, locator))| {
                    let place = *self.places.get(cite.key.as_str())?;
                    Some((index, place, self.cite(place, cite, locator.as_deref())))
                })
                .collect();
            if known.is_empty() {
                continue;
            }
            known.iter().for_each(|(_, place, _)| cited[*place] = true);
            kept.push((at, known.iter().map(|(index, ..)| *index).collect()));
            let items = known.into_iter().map(|(.., item)| item).collect();
            driver.citation(self.request(items, self.style_for(cluster)));
        }
        let places = self.places.values().copied();
        let listed: BTreeSet<usize> = places.filter(|place| cited[*place]).collect();
        let mut alone = self.style.clone();
        alone.citation.name_options.et_al_subsequent_min = None;
        let last = request.items.len();
        for place in listed.iter().copied().chain([last]) {
            let item = CitationItem::with_entry(&self.feed.items[place]);
            driver.citation(self.request(vec![item], &alone));
        }
        let (style, locale) = (self.style, Some(self.locale.clone()));
        let rendered =
            driver.finish(BibliographyRequest::new(style, locale, self.locales));
        self.collect(request, &rendered, &kept, &listed)
    }

    /// Makes the engine's cite.
    fn cite<'b>(
        &'b self,
        place: usize,
        cite: &Cite,
        value: Option<&'b str>,
    ) -> CitationItem<'b, Fed> {
        let locator = cite.locator.as_ref().zip(value).map(|(locator, value)| {
            let label = match locator.label.as_str() {
                "article" => "article-locator",
                other => other,
            };
            let label = Locator::from_str(label).unwrap_or(Locator::Custom);
            SpecificLocator(label, LocatorPayload::Str(value))
        });
        CitationItem::with_locator(&self.feed.items[place], locator)
    }

    /// Makes the engine's cluster.
    fn request<'b>(
        &'b self,
        items: Vec<CitationItem<'b, Fed>>,
        style: &'b IndependentStyle,
    ) -> CitationRequest<'b, Fed> {
        CitationRequest::new(items, style, Some(self.locale.clone()), self.locales, None)
    }

    /// Returns the style for a cluster: cites with words around them, or in
    /// another form than the normal one, are not drawn together, and keep the
    /// author's order, in which « voir » makes sense.
    fn style_for(&self, cluster: &Cluster) -> &IndependentStyle {
        let plain = |cite: &Cite| {
            cite.form == CiteForm::Normal
                && cite.prefix.is_empty()
                && cite.suffix.is_empty()
        };
        if cluster.cites.iter().all(plain) { self.style } else { self.apart }
    }

    /// Takes the engine's result apart.
    fn collect(
        &self,
        request: &Request<'_>,
        rendered: &hayagriva::Rendered,
        kept: &[(usize, Vec<usize>)],
        listed: &BTreeSet<usize>,
    ) -> Rendered {
        let mut clusters: Vec<RenderedCluster> = Vec::new();
        clusters.resize_with(request.clusters.len(), RenderedCluster::default);
        for ((at, indices), citation) in kept.iter().zip(&rendered.citations) {
            clusters[*at] = cluster(&citation.citation.0, indices);
            self.divide(&mut clusters[*at]);
        }
        let entries = rendered.bibliography.iter().flat_map(|list| &list.items);
        let mut references: Vec<(usize, Vec<Run>)> = entries
            .filter_map(|entry| {
                let mut runs = Vec::new();
                if let Some(first) = &entry.first_field {
                    flatten(std::slice::from_ref(first), Role::Other, &mut runs);
                    runs.push(Run::plain(" "));
                }
                flatten(&entry.content.0, Role::Other, &mut runs);
                Some((*self.places.get(entry.key.as_str())?, runs))
            })
            .collect();
        let singles = listed.iter().copied().zip(&rendered.citations[kept.len()..]);
        let singles: BTreeMap<usize, String> = singles
            .map(|(place, citation)| {
                let cites = cluster(&citation.citation.0, &[0]).cites;
                (place, cites.iter().map(|cite| text(&cite.content)).collect())
            })
            .collect();
        let letters = year_suffixes(&references, &singles);
        for (place, runs) in &mut references {
            self.finish(runs, letters.get(place));
        }
        for (cluster, written) in clusters.iter_mut().zip(request.clusters) {
            for cite in &mut cluster.cites {
                let place = self.places.get(written.cites[cite.index].key.as_str());
                self.finish(
                    &mut cite.content,
                    place.and_then(|place| letters.get(place)),
                );
                cite.author = self.author(&cite.content, place.copied());
            }
        }
        Rendered { clusters, references }
    }

    /// Puts the right delimiters between cites: the engine takes the one that
    /// stands within a group of cites also between groups.
    fn divide(&self, cluster: &mut RenderedCluster) {
        let citation = &self.style.citation;
        let Some(usual) = &citation.layout.delimiter else { return };
        let author = |cite: &RenderedCite| -> String {
            let names = cite.content.iter().filter(|run| run.is_author());
            names.map(|run| run.text.as_str()).collect()
        };
        let mut last = String::new();
        let mut collapsed = false;
        for cite in &mut cluster.cites {
            let author = author(cite);
            let after = citation.after_collapse_delimiter.as_ref().filter(|_| collapsed);
            collapsed = author.is_empty();
            if collapsed {
                continue;
            }
            if let (Some(run), true) = (cite.delimiter.first_mut(), author != last) {
                run.text.clone_from(after.unwrap_or(usual));
                cite.delimiter.truncate(1);
            }
            last = author;
        }
    }

    /// Puts the right year suffix and the stood-in dates into runs.
    fn finish(&self, runs: &mut [Run], letters: Option<&String>) {
        self.feed.restore(runs);
        let Some(letters) = letters else { return };
        for run in runs {
            if let (Some(start), Some(end)) =
                (run.text.find(SUFFIX_START), run.text.find(SUFFIX_END))
                && start < end
            {
                run.text.replace_range(start..end, letters);
            }
        }
    }

    /// Returns the names of a cite, also for a style that cites by numbers.
    fn author(&self, content: &[Run], place: Option<usize>) -> Vec<Run> {
        let author: Vec<Run> =
            content.iter().filter(|run| run.is_author()).cloned().collect();
        let Some(item) = place.and_then(|place| self.feed.items.get(place)) else {
            return author;
        };
        if !author.is_empty() {
            return author;
        }
        let item = CitationItem::with_entry(item).kind(CitePurpose::Author);
        let rendered = standalone_citation(self.request(vec![item], self.style));
        let affixes = &self.style.citation.layout;
        let mut runs = Vec::new();
        flatten(&rendered.0, Role::Other, &mut runs);
        if let (Some(prefix), Some(run)) = (&affixes.prefix, runs.first_mut()) {
            run.text =
                run.text.strip_prefix(prefix.as_str()).unwrap_or(&run.text).to_owned();
        }
        if let (Some(suffix), Some(run)) = (&affixes.suffix, runs.last_mut()) {
            run.text =
                run.text.strip_suffix(suffix.as_str()).unwrap_or(&run.text).to_owned();
        }
        runs
    }
}

/// Returns the locators of a cluster, guarded against being rewritten.
fn guarded_locators(cluster: &Cluster) -> Vec<Option<String>> {
    let guard = |cite: &Cite| {
        cite.locator
            .as_ref()
            .map(|locator| number("number", locator.value.trim()))
    };
    cluster.cites.iter().map(guard).collect()
}

/// Gives the works that share one cite their letters, in the order of the list.
///
/// The engine gives them in the order of citing; CSL 1.0.2 (« Disambiguation »)
/// asks for the order of the list.
fn year_suffixes(
    references: &[(usize, Vec<Run>)],
    singles: &BTreeMap<usize, String>,
) -> BTreeMap<usize, String> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, _) in references {
        let Some(single) = singles.get(place) else { continue };
        if let (Some(start), Some(end)) =
            (single.find(SUFFIX_START), single.find(SUFFIX_END))
            && start < end
        {
            let shared = format!("{}{}", &single[..start], &single[end..]);
            groups.entry(shared).or_default().push(*place);
        }
    }
    let lettered = groups.into_values().filter(|group| group.len() > 1);
    lettered
        .flat_map(|group| {
            group
                .into_iter()
                .enumerate()
                .map(|(index, place)| (place, letters(index)))
        })
        .collect()
}

/// Writes a year suffix: a … z, aa, ab …
fn letters(mut index: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return letters;
        }
        index = index / 26 - 1;
    }
}
