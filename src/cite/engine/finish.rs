//! What the engine made, taken apart and finished: its letters, names and dates
//! put right.

use std::collections::{BTreeMap, BTreeSet};

use citationberg::StyleClass;
use hayagriva::{BibliographyItem, CitationItem, ElemChild, standalone_citation};

use super::{Rendered, Setting, is_plain};
use crate::cite::archive;
use crate::cite::collapse::arrange;
use crate::cite::given::Given;
use crate::cite::names::{Names, authors};
use crate::cite::numbers::{LOCATOR, put_several, several};
use crate::cite::quotes::Quotes;
use crate::cite::runs::{Role, Run};
use crate::cite::suffix;
use crate::cite::tree::{RenderedCluster, cluster, flatten, replace_repeated};
use crate::text::{CiteForm, Cluster};

/// What is known of all works before the clusters are finished.
struct Knowledge {
    /// The letters behind the year of a work.
    letters: BTreeMap<usize, String>,
    /// The names that must be told apart.
    names: Names,
    /// The given names that tell people apart.
    given: Given,
}

impl Setting<'_> {
    /// Finds out what tells the works apart.
    fn learn(&self, listed: &BTreeSet<usize>, list: &[(usize, Vec<Run>)]) -> Knowledge {
        let mut names = Names::default();
        let mut first = None;
        for forms in std::iter::once(&self.style.alone).chain(&self.style.later) {
            if let Some(distinct) = &forms.distinct {
                let plain = self.alone(listed, &forms.plain);
                let distinct = self.alone(listed, distinct);
                names.learn(&plain, &distinct);
                first.get_or_insert(distinct);
            }
        }
        let given = match &self.style.given {
            Some(rule) => Given::of(self.request.items, listed, rule),
            None => Given::default(),
        };
        let letters = if self.request.style.tree.citation.disambiguate_add_year_suffix {
            let most = || self.alone(listed, &self.style.alone.plain);
            let mut alone = first.unwrap_or_else(most);
            alone.iter_mut().for_each(|(place, runs)| given.set(*place, runs));
            suffix::assign(list, &alone)
        } else {
            BTreeMap::new()
        };
        Knowledge { letters, names, given }
    }

    /// Takes the engine's result apart.
    pub(super) fn collect(
        &self,
        rendered: &hayagriva::Rendered,
        kept: &[(usize, Vec<usize>)],
        listed: &BTreeSet<usize>,
    ) -> Rendered {
        let mut references = self.entries(rendered);
        for (place, runs) in &mut references {
            self.mark_suffix(runs, *place);
        }
        let clusters = self.request.clusters;
        let mut all: Vec<RenderedCluster> = Vec::new();
        all.resize_with(clusters.len(), RenderedCluster::default);
        for ((at, indices), citation) in kept.iter().zip(&rendered.citations) {
            all[*at] = cluster(&citation.citation.0, indices);
        }
        let knowledge = if references.is_empty() {
            self.learn(listed, &self.in_order_of_citing(listed, &all))
        } else {
            self.learn(listed, &references)
        };
        for (place, runs) in &mut references {
            self.finish(runs, *place, &knowledge);
        }
        for (cluster, written) in all.iter_mut().zip(clusters) {
            self.finish_cluster(cluster, written, &knowledge);
        }
        let quotes = Quotes::of(&self.request.style.tree, &self.locale, self.locales);
        // Brackets around cites of which no work is known.
        for cluster in all.iter_mut().filter(|cluster| cluster.cites.is_empty()) {
            (cluster.prefix, cluster.suffix) = self.style.rules.brackets();
        }
        Rendered { clusters: all, references, quotes }
    }

    /// Takes the entries of the list apart.
    fn entries(&self, rendered: &hayagriva::Rendered) -> Vec<(usize, Vec<Run>)> {
        let items = || rendered.bibliography.iter().flat_map(|list| &list.items);
        let mut contents: Vec<_> = items().map(|item| item.content.0.clone()).collect();
        if let Some(with) = &self.style.repeated {
            replace_repeated(&mut contents, with);
        }
        let entry = |(item, content): (&BibliographyItem, Vec<ElemChild>)| {
            let mut runs = Vec::new();
            if let Some(first) = &item.first_field {
                flatten(std::slice::from_ref(first), Role::Other, &mut runs);
                runs.push(Run::plain(" "));
            }
            flatten(&content, Role::Other, &mut runs);
            let is_number = |run: &Run| matches!(run.role, Role::Number | Role::Label);
            if let (true, Some(last)) =
                (self.style.is_numbered, runs.iter().rposition(is_number))
            {
                runs.insert(last + 1, Run::plain(" "));
            }
            Some((*self.places.get(item.key.as_str())?, runs))
        };
        items().zip(contents).filter_map(entry).collect()
    }

    /// Stands in for the list of a style that has none.
    fn in_order_of_citing(
        &self,
        listed: &BTreeSet<usize>,
        clusters: &[RenderedCluster],
    ) -> Vec<(usize, Vec<Run>)> {
        let mut left = listed.clone();
        let written = clusters.iter().zip(self.request.clusters);
        let cited = written.flat_map(|(cluster, written)| {
            let keys = cluster.cites.iter().map(|cite| &written.cites[cite.index].key);
            keys.filter_map(|key| self.places.get(key.as_str()).copied())
        });
        let mut order: Vec<usize> = cited.filter(|place| left.remove(place)).collect();
        order.extend(left);
        order.into_iter().map(|place| (place, Vec::new())).collect()
    }

    /// Finishes the cites of a cluster, and what stands between them.
    fn finish_cluster(
        &self,
        cluster: &mut RenderedCluster,
        written: &Cluster,
        knowledge: &Knowledge,
    ) {
        let tree = &self.request.style.tree;
        cluster.is_note = tree.settings.class == StyleClass::Note;
        for cite in &mut cluster.cites {
            let written = &written.cites[cite.index];
            cite.has_locator = written.locator.is_some();
            let Some(place) = self.places.get(written.key.as_str()) else { continue };
            if let Some(locator) = &written.locator
                && let Some(printed) = several(&locator.value, self.dash())
            {
                put_several(&mut cite.content, LOCATOR, &printed);
            }
            knowledge.names.set(*place, &mut cite.content);
            knowledge.given.set(*place, &mut cite.content);
            self.mark_suffix(&mut cite.content, *place);
            self.finish(&mut cite.content, *place, knowledge);
            cite.author = authors(&cite.content);
            if cite.author.is_empty() && written.form != CiteForm::Normal {
                cite.author = self.author(*place);
            }
        }
        arrange(cluster, &self.style.rules, is_plain(written));
    }

    /// Puts the right year suffix and the stood-in dates into runs.
    fn finish(&self, runs: &mut [Run], place: usize, knowledge: &Knowledge) {
        let letters = knowledge.letters.get(&place).map(String::as_str);
        suffix::put(runs, letters);
        if let (Some(letters), Some(label)) = (letters, self.feed.label(place)) {
            suffix::put_behind(runs, label, letters);
        }
        self.feed.restore(runs, place);
    }

    /// Marks the year suffix in runs.
    pub(super) fn mark_suffix(&self, runs: &mut [Run], place: usize) {
        if self.request.style.tree.citation.disambiguate_add_year_suffix {
            let (issued, other) = self.feed.years(place);
            suffix::mark(runs, issued.as_deref(), &other);
        }
    }

    /// Returns the names of a work for a style that cites without them.
    fn author(&self, place: usize) -> Vec<Run> {
        let Some(style) = archive::author_style() else { return Vec::new() };
        let item = CitationItem::with_entry(&self.feed.items[place]);
        let rendered = standalone_citation(self.citation(vec![item], style, None));
        let mut runs = Vec::new();
        flatten(&rendered.0, Role::Other, &mut runs);
        self.feed.restore(&mut runs, place);
        runs
    }
}
