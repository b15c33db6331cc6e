//! Names that must be told apart: « (Roy, A., 2018; Roy, L., 2018) ».
//!
//! The engine tells names apart only among works that are cited once each. So
//! every work is rendered alone, without and with it, and where the two differ
//! the cites get the names that differ.

use std::collections::BTreeMap;

use super::runs::{Run, text};

/// The names of works that must be told apart.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// For each work: the names as the style would print them, and as they must
    /// be printed.
    forms: BTreeMap<usize, Vec<(String, Vec<Run>)>>,
}

impl Names {
    /// Learns from works rendered alone, without and with the telling apart.
    pub(super) fn learn(
        &mut self,
        plain: &BTreeMap<usize, Vec<Run>>,
        distinct: &BTreeMap<usize, Vec<Run>>,
    ) {
        for (place, runs) in plain {
            let Some(other) = distinct.get(place) else { continue };
            let (before, after) = (authors(runs), authors(other));
            let (written, needed) = (text(&before), text(&after));
            if written != needed && !written.is_empty() && !needed.is_empty() {
                self.forms.entry(*place).or_default().push((written, after));
            }
        }
    }

    /// Puts the right names into a cite.
    pub(super) fn set(&self, place: usize, content: &mut Vec<Run>) {
        let Some(forms) = self.forms.get(&place) else { return };
        let written = text(&authors(content));
        let Some((_, needed)) = forms.iter().find(|(plain, _)| *plain == written) else {
            return;
        };
        let at = content.iter().position(Run::is_author).unwrap_or_default();
        content.retain(|run| !run.is_author());
        content.splice(at..at, needed.iter().cloned());
    }
}

/// Returns the names that a cite begins with.
pub(super) fn authors(runs: &[Run]) -> Vec<Run> {
    runs.iter().filter(|run| run.is_author()).cloned().collect()
}
