//! The journal: the moves that a build is about to make, so that they can be undone.

/// One move, in the order of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::output) enum Move {
    /// A file comes where there was none.
    Create,
    /// A file takes the place of another.
    Replace,
    /// A file goes.
    Remove,
}

impl Move {
    /// All moves.
    const ALL: [Self; 3] = [Self::Create, Self::Replace, Self::Remove];

    /// Returns its name in the journal.
    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}

/// A move that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::output) struct Step {
    pub(super) change: Move,
    /// The number that the new and the old file have on the stage.
    pub(super) number: usize,
    /// The file that it is about, from the root.
    pub(super) path: String,
}

/// Writes a journal.
pub(super) fn write(steps: &[Step]) -> String {
    let line = |Step { change, number, path }: &Step| {
        format!("{} {number} {path}\n", change.name())
    };
    steps.iter().map(line).collect()
}

/// Reads a journal; it was written at once, so that it is whole.
pub(super) fn read(journal: &str) -> Vec<Step> {
    let steps = journal.lines().filter_map(|line| {
        let (name, rest) = line.split_once(' ')?;
        let (number, path) = rest.split_once(' ')?;
        let change = Move::ALL.into_iter().find(|change| change.name() == name)?;
        Some(Step {
            change,
            number: number.parse().ok()?,
            path: path.to_owned(),
        })
    });
    steps.collect()
}
