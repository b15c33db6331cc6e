//! The engine: hayagriva, behind our own types. Its tree is read in
//! `tree`, its archive in `archive`, its styles are mended in
//! [`prepare`](super::prepare).
//!
//! It renders every cite of every cluster and every entry of the list into
//! [`Run`]s. Forms of cites, affixes and settled punctuation are not its
//! business.

mod finish;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use citationberg::json::{Item as Fed, Value as FedValue};
use citationberg::taxonomy::Locator;
use citationberg::{IndependentStyle, Locale, LocaleCode};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest,
    LocatorPayload, SpecificLocator,
};

use super::feed::{End, Feed, range_delimiter};
use super::numbers::{LOCATOR, pages, several};
use super::prepare::{Prepared, prepare};
use super::quiet::quietly;
use super::quotes::Quotes;
use super::runs::Run;
use super::tree::{RenderedCluster, cluster};
use super::{Request, archive, ranges};
use crate::text::{Cite, CiteForm, Cluster};

/// What the engine made of a request.
#[derive(Debug)]
pub(super) struct Rendered {
    /// One for each cluster.
    pub(super) clusters: Vec<RenderedCluster>,
    /// The list, in its order: the place of each work in the request, and what
    /// is printed of it.
    pub(super) references: Vec<(usize, Vec<Run>)>,
    /// The quotation marks of both.
    pub(super) quotes: Quotes,
}

/// What the engine works with.
struct Setting<'a> {
    /// What is asked.
    request: &'a Request<'a>,
    /// The works.
    feed: &'a Feed,
    /// The place of each work in the request, by its key.
    places: BTreeMap<&'a str, usize>,
    /// The style, prepared.
    style: &'a Prepared,
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
        let style = prepare(&request.style.tree, request.order);
        let mut feed = Feed::new(request, is_house(request), End::First);
        let mut rendered = Setting::render_with(request, &style, &mut feed);
        if feed.has_ranges {
            let mut feed = Feed::new(request, is_house(request), End::Last);
            let last = Setting::render_with(request, &style, &mut feed);
            ranges::merge(&mut rendered, &last, range_delimiter(request.locale));
        }
        rendered
    })
}

/// Returns whether a request is in the house style.
fn is_house(request: &Request<'_>) -> bool {
    request.style.tree.info.id == HOUSE
}

impl<'a> Setting<'a> {
    /// Renders a request with works as they are fed.
    fn render_with(
        request: &'a Request<'a>,
        style: &'a Prepared,
        feed: &'a mut Feed,
    ) -> Rendered {
        let locales = archive::corrected_locales();
        let tree = &request.style.tree;
        let undated = request.items.iter().all(|item| item.date("issued").is_none());
        if tree.citation.disambiguate_add_year_suffix && undated {
            feed.items.push(dated());
        }
        let places = request.items.iter().enumerate();
        let setting = Self {
            request,
            feed,
            places: places.map(|(place, item)| (item.id.as_str(), place)).rev().collect(),
            style,
            locale: archive::locale_code(request.locale, locales),
            locales,
        };
        setting.render()
    }

    /// Renders everything.
    ///
    /// Every listed work is cited once more at the end, alone: so the works that
    /// are only listed are known to the engine, and it sees which works need
    /// letters behind their year.
    fn render(&self) -> Rendered {
        let request = self.request;
        let locators: Vec<Vec<Option<String>>> = request
            .clusters
            .iter()
            .map(|cluster| self.locators(cluster))
            .collect();
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
            let style = self.style_for(cluster);
            driver.citation(self.citation(items, style, Some(kept.len())));
        }
        let places = self.places.values().copied();
        let listed: BTreeSet<usize> = places.filter(|place| cited[*place]).collect();
        let style = &self.style.clusters;
        let rendered = self.finish_alone(driver, &listed, style);
        self.collect(&rendered, &kept, &listed)
    }

    /// Returns what stands between the ends of a range.
    fn dash(&self) -> &'static str {
        range_delimiter(self.request.locale)
    }

    /// Returns the locators of a cluster, guarded against being rewritten.
    fn locators(&self, cluster: &Cluster) -> Vec<Option<String>> {
        let guard = |cite: &Cite| {
            let locator = cite.locator.as_ref()?;
            let value = match several(&locator.value, self.dash()) {
                Some(_) => LOCATOR[0].to_owned(),
                None => pages(locator.value.trim(), self.dash()),
            };
            // The one label that the engine does not have.
            let named = locator.label == "version";
            Some(if named { format!("version {value}") } else { value })
        };
        cluster.cites.iter().map(guard).collect()
    }

    /// Makes the engine's cite.
    fn cite<'b>(
        &'b self,
        place: usize,
        cite: &Cite,
        value: Option<&'b str>,
    ) -> CitationItem<'b, Fed> {
        let locator = cite.locator.as_ref().zip(value).map(|(locator, value)| {
            let label = Locator::from_str(&locator.label).unwrap_or(Locator::Custom);
            SpecificLocator(label, LocatorPayload::Str(value))
        });
        CitationItem::with_locator(&self.feed.items[place], locator)
    }

    /// Makes the engine's cluster.
    fn citation<'b>(
        &'b self,
        items: Vec<CitationItem<'b, Fed>>,
        style: &'b IndependentStyle,
        note: Option<usize>,
    ) -> CitationRequest<'b, Fed> {
        CitationRequest::new(items, style, Some(self.locale.clone()), self.locales, note)
    }

    /// Returns the style for a cluster: cites with words around them, or in
    /// another form than the normal one, keep the author's order, in which
    /// « voir » makes sense.
    fn style_for(&self, cluster: &Cluster) -> &IndependentStyle {
        if is_plain(cluster) { &self.style.clusters } else { &self.style.unsorted }
    }

    /// Cites each listed work once more, alone, and lets the engine finish.
    fn finish_alone<'b>(
        &'b self,
        mut driver: BibliographyDriver<'b, Fed>,
        listed: &BTreeSet<usize>,
        style: &'b IndependentStyle,
    ) -> hayagriva::Rendered {
        for place in listed.iter().copied().chain(self.request.items.len()..) {
            let Some(item) = self.feed.items.get(place) else { break };
            let item = CitationItem::with_entry(item);
            driver.citation(self.citation(vec![item], style, None));
        }
        let locale = Some(self.locale.clone());
        driver.finish(BibliographyRequest::new(style, locale, self.locales))
    }

    /// Renders each work alone.
    fn alone(
        &self,
        listed: &BTreeSet<usize>,
        style: &IndependentStyle,
    ) -> BTreeMap<usize, Vec<Run>> {
        let rendered = self.finish_alone(BibliographyDriver::new(), listed, style);
        let cites = listed.iter().copied().zip(&rendered.citations);
        cites
            .map(|(place, citation)| {
                let cites = cluster(&citation.citation.0, &[0]).cites;
                let mut runs: Vec<Run> =
                    cites.into_iter().flat_map(|cite| cite.content).collect();
                self.mark_suffix(&mut runs, place);
                (place, runs)
            })
            .collect()
    }
}

/// Returns whether all cites of a cluster are of the normal form, without words
/// around them.
fn is_plain(cluster: &Cluster) -> bool {
    cluster.cites.iter().all(|cite| {
        cite.form == CiteForm::Normal && cite.prefix.is_empty() && cite.suffix.is_empty()
    })
}
