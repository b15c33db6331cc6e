//! The position of a cite (CSL 1.0.2, “Choose”: `position`).

use citationberg::TestPosition;

use crate::text::{Cluster, Locator};

/// Where a cite stands among the cites of its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Position {
    /// Whether it is a later one.
    pub(super) subsequent: bool,
    /// Whether the cite before is of the same work.
    pub(super) ibid: bool,
    /// Whether it is, with another locator.
    pub(super) ibid_with_locator: bool,
    /// Whether a cite of the work stands in a note nearby.
    pub(super) near_note: bool,
}

impl Position {
    /// Returns whether a test of the style holds.
    pub(super) fn is(self, test: TestPosition) -> bool {
        match test {
            TestPosition::First => !self.subsequent,
            TestPosition::Subsequent => self.subsequent,
            TestPosition::Ibid => self.ibid,
            TestPosition::IbidWithLocator => self.ibid_with_locator,
            TestPosition::NearNote => self.near_note,
        }
    }
}

/// The position of a cite and the note of the first of its work.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Located {
    /// The position.
    pub(super) position: Position,
    /// The note of the first cite of the work, if it is another one.
    pub(super) first_note: Option<usize>,
}

/// What is known of the cites of a work so far.
#[derive(Debug, Clone, Copy)]
struct Seen {
    first_note: usize,
    last_note: usize,
}

/// Finds the positions of all cites. `notes` are the numbers of the clusters.
pub(super) fn locate(clusters: &[Cluster], notes: &[usize], near: usize) -> Vec<Vec<Located>> {
    let mut seen: std::collections::BTreeMap<&str, Seen> = std::collections::BTreeMap::new();
    let mut before: Option<&Cluster> = None;
    let mut before_note = 0;
    let mut all = Vec::with_capacity(clusters.len());
    for (cluster, note) in clusters.iter().zip(notes.iter().copied()) {
        let mut located = Vec::with_capacity(cluster.cites.len());
        for (index, cite) in cluster.cites.iter().enumerate() {
            // A cluster of several works is no antecedent of the next.
            let last = match index.checked_sub(1) {
                Some(last) => Some(&cluster.cites[last]),
                None => before
                    .filter(|before| {
                        let first = before.cites.first();
                        before.cites.iter().all(|other| {
                            first.is_some_and(|first| first.key == other.key)
                        })
                    })
                    .and_then(|before| before.cites.last()),
            };
            let mut position = Position::default();
            let mut first_note = None;
            if let Some(known) = seen.get(cite.key.as_str()) {
                position.subsequent = true;
                first_note = Some(known.first_note);
                let distance = note.saturating_sub(known.last_note);
                position.near_note = distance <= near;
                if let Some(last) = last.filter(|last| last.key == cite.key) {
                    let (old, new) = (printed(last.locator.as_ref()), printed(cite.locator.as_ref()));
                    position.ibid = new.is_some() || old.is_none();
                    position.ibid_with_locator = new.is_some() && new != old;
                }
            }
            seen.entry(cite.key.as_str())
                .and_modify(|known| known.last_note = note)
                .or_insert(Seen { first_note: note, last_note: note });
            located.push(Located { position, first_note });
        }
        if !cluster.cites.is_empty() {
            before = Some(cluster);
            before_note = note;
        }
        all.push(located);
    }
    let _ = before_note;
    all
}

/// Returns what a locator prints.
fn printed(locator: Option<&Locator>) -> Option<(&str, &str)> {
    locator.map(|locator| (locator.label.as_str(), locator.value.as_str()))
}
