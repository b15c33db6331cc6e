//! Typography of running text: spaces, signs and raised letters, as the house
//! of each language wants them.
//!
//! Rules work on text nodes only: a citation counts as a word, and addresses,
//! numbers of books and names of files are left as they are. No word is ever
//! added or removed. Setting what is set changes nothing.
//!
//! **Invariant:** renderers are given text that is set, with their own smart
//! punctuation off.

pub mod inclusive;
mod line;
pub mod lint;
mod lints;
mod quotes;
mod rule;
mod rules;
mod sentences;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Block, Inline};
use line::Line;

/// The number of passes after which rules are no longer applied. Two are the
/// normal case: one that sets and one that finds nothing to do.
const PASSES: usize = 8;

/// Whose typography.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Profile {
    /// French of Québec as typed in offices: no space before `; ! ?`.
    #[default]
    #[serde(rename = "fr-CA")]
    FrCa,
    /// French of Québec as set by typographers: a thin space before `; ! ?`.
    #[serde(rename = "fr-CA-soigne")]
    FrCaSoigne,
    /// French of France.
    #[serde(rename = "fr-FR")]
    FrFr,
    /// English of Canada.
    #[serde(rename = "en-CA")]
    EnCa,
    /// A language that is written from right to left: only numbers are looked
    /// after. No project is all in it.
    #[serde(skip)]
    RightToLeft,
    /// Another language: nothing is known of it.
    #[serde(skip)]
    Other,
}

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Returns whether a language (BCP 47) is written from right to left.
pub fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&&*primary.to_ascii_lowercase())
}

impl Profile {
    /// All profiles that a project can have.
    pub const ALL: [Self; 4] = [Self::FrCa, Self::FrCaSoigne, Self::FrFr, Self::EnCa];

    /// Returns the rules for a text in a language (BCP 47), where those of the
    /// project are for another.
    pub fn of(language: &str, project: Self) -> Self {
        match (language.get(..2), project) {
            (Some("en"), _) => Self::EnCa,
            (Some("fr"), _) if language.ends_with("-FR") => Self::FrFr,
            (Some("fr"), Self::EnCa) => Self::FrCa,
            (Some("fr"), french) => french,
            _ if is_right_to_left(language) => Self::RightToLeft,
            _ => Self::Other,
        }
    }

    /// Returns whether it is one of French.
    pub(crate) fn is_french(self) -> bool {
        matches!(self, Self::FrCa | Self::FrCaSoigne | Self::FrFr)
    }

    /// Returns the name that authors use.
    pub fn name(self) -> &'static str {
        match self {
            Self::FrCa => "fr-CA",
            Self::FrCaSoigne => "fr-CA-soigne",
            Self::FrFr => "fr-FR",
            Self::EnCa => "en-CA",
            Self::RightToLeft => "rtl",
            Self::Other => "other",
        }
    }
}

/// How far the setting may go.
#[derive(Clone, Copy, PartialEq)]
enum Freedom {
    /// All rules.
    Whole,
    /// Spaces, quotation marks and apostrophes only: someone's own words.
    Verbatim,
}

/// Sets a line, such as a title.
pub fn set<C>(content: &mut Vec<Inline<C>>, profile: Profile) {
    set_line(content, profile, Freedom::Whole);
}

/// Sets paragraphs.
pub fn set_blocks<C>(blocks: &mut [Block<C>], profile: Profile) {
    each_line(blocks, &mut |content| set(content, profile));
}

/// Sets a line that someone said or wrote: its spaces, quotation marks and
/// apostrophes are made right, and nothing else.
pub fn quotation<C>(content: &mut Vec<Inline<C>>, profile: Profile) {
    set_line(content, profile, Freedom::Verbatim);
}

/// Sets paragraphs that someone said or wrote, as [`quotation`] does.
pub fn quotation_blocks<C>(blocks: &mut [Block<C>], profile: Profile) {
    each_line(blocks, &mut |content| quotation(content, profile));
}

fn each_line<C>(blocks: &mut [Block<C>], set: &mut dyn FnMut(&mut Vec<Inline<C>>)) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => set(content),
            Block::List { items, .. } => {
                for item in items {
                    each_line(item, set);
                }
            }
        }
    }
}

fn set_line<C>(content: &mut Vec<Inline<C>>, profile: Profile, freedom: Freedom) {
    let mut line = Line::of(content);
    let mut changed = false;
    // A rule can make the context of another that comes before it.
    for _ in 0..PASSES {
        let mut found = rule::shield(&mut line, profile);
        let quoted = quotes::set(&mut line, profile);
        if quoted {
            found = rule::find(&line);
        }
        let ruled = rule::apply(&mut line, &found, profile, freedom);
        if !quoted && !ruled {
            break;
        }
        changed = true;
    }
    if changed {
        line.restore(content);
    }
}
