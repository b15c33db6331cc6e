//! Which records a target prints, and what the gates hold of them.

use std::collections::BTreeSet;

use super::PartKind;
use super::draft::{Draft, DraftFrame};
use super::resolve::{Target, View};
use crate::catalog::{Catalog, Hold, Listed, original};
use crate::diag::{Diagnostic, Severity};

/// Returns what stands in the way of a target's leaving the house, for the press or the
/// archive: mistakes, each at its record, without those that the edition's file waives.
/// The target's guide, product and station are those of the catalog.
pub fn held<'a>(catalog: &'a Catalog, target: &'a Target) -> Vec<(&'a Hold, Diagnostic)> {
    let view = View::of(catalog, target);
    if catalog.holds.is_empty() {
        return Vec::new();
    }
    let mut draft = Draft::default();
    let frames = view.frames(&mut draft);
    let refused = |hold: &'a Hold| {
        (hold, Diagnostic { severity: Severity::Error, ..hold.said.clone() })
    };
    view.held(&frames, &draft).map(refused).collect()
}

impl<'a> View<'a> {
    /// Returns whether what the target shows is only a proof.
    pub(super) fn is_proof(&self, frames: &[DraftFrame], draft: &Draft) -> bool {
        !self.catalog.holds.is_empty() && self.held(frames, draft).next().is_some()
    }

    /// Returns what the gates hold of what stands on the target's frames.
    fn held(
        &self,
        frames: &[DraftFrame],
        draft: &Draft,
    ) -> impl Iterator<Item = &'a Hold> {
        let Target { guide, product, .. } = self.target;
        self.catalog.held(guide, *product, self.printed(frames, draft))
    }

    /// Returns the origins of the records on the target's frames; the edition and who
    /// publishes are on all of them.
    fn printed(&self, frames: &[DraftFrame], draft: &Draft) -> BTreeSet<String> {
        let guide = &self.target.guide;
        let mut printed =
            BTreeSet::from(["edition", "organisation", guide].map(String::from));
        let station = self.target.station.as_ref();
        printed.extend(station.map(|id| format!("stations/{id}")));
        for part in frames.iter().flat_map(|frame| &frame.parts) {
            match part.kind {
                PartKind::Section => {
                    printed.insert(part.origin.clone());
                }
                PartKind::Contacts => {
                    let contacts = self.contacts().into_iter();
                    printed.extend(contacts.map(|contact| contact.origin));
                }
                PartKind::References => printed.extend(self.listed(draft)),
                _ => {}
            }
            for entry in &part.entries {
                printed.insert(entry.origin.clone());
                // A consent is given once, for all languages.
                printed.extend(entry.voice.is_some().then(|| original(&entry.origin)));
            }
        }
        printed
    }

    /// Returns the origins of the references that the target lists.
    fn listed(&self, draft: &Draft) -> Vec<String> {
        let cites = draft.clusters.iter().flat_map(|cluster| &cluster.cites);
        let cited: BTreeSet<&str> = cites.map(|cite| &*cite.key).collect();
        let all = self.guide.listed == Listed::All;
        let keys = self.guide.references.iter().map(|item| &*item.id);
        keys.filter(|key| all || cited.contains(key))
            .map(|key| format!("{}/references/{key}", self.target.guide))
            .collect()
    }
}
