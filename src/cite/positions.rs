//! The position of a cite (CSL 1.0.2, “Choose”: `position`).

use std::collections::BTreeMap;

use citationberg::TestPosition;

use crate::text::{Cite, Cluster, Locator};

/// Where a cite stands among the cites of its work.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a test of CSL, and several hold at once"
)]
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

/// Finds the positions of all cites. `notes` are the numbers of the notes of the
/// clusters, 0 for those in the text: the two have antecedents of their own.
pub(super) fn locate(
    clusters: &[Cluster],
    notes: &[usize],
    near: usize,
) -> Vec<Vec<Located>> {
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    let mut before: [Antecedent<'_>; 2] = Default::default();
    let mut all = Vec::with_capacity(clusters.len());
    for (cluster, note) in clusters.iter().zip(notes.iter().copied()) {
        let before = &mut before[usize::from(note > 0)];
        let mut last = before.single(note);
        let mut located = Vec::with_capacity(cluster.cites.len());
        for cite in &cluster.cites {
            let known = seen.get(cite.key.as_str()).copied();
            located.push(known.map_or_else(Located::default, |known| Located {
                position: known.position(cite, last, note, near),
                first_note: Some(known.first_note),
            }));
            seen.entry(cite.key.as_str())
                .and_modify(|known| known.last_note = note)
                .or_insert(Seen { first_note: note, last_note: note });
            last = Some(cite);
        }
        before.go_on(cluster, note);
        all.push(located);
    }
    all
}

/// The note before, or the cluster before in the text.
#[derive(Debug, Default)]
struct Antecedent<'a> {
    note: usize,
    cites: Vec<&'a Cite>,
}

impl<'a> Antecedent<'a> {
    /// Returns the last cite before, unless it stands among cites of other works.
    fn single(&self, note: usize) -> Option<&'a Cite> {
        let last = *self.cites.last()?;
        let alone = self.cites.iter().all(|cite| cite.key == last.key);
        (alone || note > 0 && note == self.note).then_some(last)
    }

    /// Adds a cluster; a new note begins anew.
    fn go_on(&mut self, cluster: &'a Cluster, note: usize) {
        if cluster.cites.is_empty() {
            return;
        }
        if note != self.note || note == 0 {
            self.cites.clear();
        }
        self.note = note;
        self.cites.extend(&cluster.cites);
    }
}

impl Seen {
    /// Returns the position of a later cite behind the last one.
    fn position(
        self,
        cite: &Cite,
        last: Option<&Cite>,
        note: usize,
        near: usize,
    ) -> Position {
        let mut position = Position {
            subsequent: true,
            near_note: note.saturating_sub(self.last_note) <= near,
            ..Position::default()
        };
        if let Some(last) = last.filter(|last| last.key == cite.key) {
            let (old, new) =
                (printed(last.locator.as_ref()), printed(cite.locator.as_ref()));
            position.ibid = new.is_some() || old.is_none();
            position.ibid_with_locator = new.is_some() && new != old;
        }
        position
    }
}

/// Returns what a locator prints.
fn printed(locator: Option<&Locator>) -> Option<(&str, &str)> {
    locator.map(|locator| (locator.label.as_str(), locator.value.as_str()))
}
