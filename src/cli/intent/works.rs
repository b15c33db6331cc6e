//! What the commands mean that need no project: references and lines of text.

use std::path::{Path, PathBuf};

use super::Intent;
use crate::cli::arguments::{Cite, Format, Typography as TypedLines};
use crate::cli::init::HOUSE_STYLE;
use crate::typography::Profile;
use crate::typography::inclusive::Policy;

/// Lines to set or to read.
#[derive(Debug)]
pub(in crate::cli) struct Typography {
    /// Whose typography.
    pub(in crate::cli) profile: Profile,
    /// What is done with abbreviated doublets.
    pub(in crate::cli) inclusive: Policy,
    /// Whether to mark what an editor would, instead of setting.
    pub(in crate::cli) lint: bool,
    /// Whether marks are for programs.
    pub(in crate::cli) json: bool,
}

/// A reference list to print.
#[derive(Debug)]
pub(in crate::cli) struct CiteTask {
    /// The file of the works.
    pub(in crate::cli) file: PathBuf,
    /// The style.
    pub(in crate::cli) style: StyleChoice,
    /// The locale; that of the style if there is none.
    pub(in crate::cli) locale: Option<String>,
    /// The form of what is printed.
    pub(in crate::cli) format: Format,
    /// The file of the clusters.
    pub(in crate::cli) clusters: Option<PathBuf>,
}

/// A citation style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum StyleChoice {
    /// One of the house or of the stock, by its name.
    Named(String),
    /// A file.
    File(PathBuf),
}

/// What `typography` means.
pub(super) fn typography(typed: &TypedLines) -> Typography {
    let TypedLines { profile, inclusive, lint, json } = *typed;
    // JSON is a form of what is marked.
    Typography { profile, inclusive, lint: lint || json, json }
}

/// What `cite` means.
pub(super) fn cite(typed: Cite) -> Intent {
    Intent::Cite(CiteTask {
        file: typed.file,
        style: style(typed.style.unwrap_or_else(|| HOUSE_STYLE.to_owned())),
        locale: typed.locale,
        format: typed.format,
        clusters: typed.clusters,
    })
}

/// What `--style` means: a file by its ending or its slash, else a name.
fn style(word: String) -> StyleChoice {
    let path = Path::new(&word);
    let ends = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csl"));
    if ends || path.components().count() > 1 {
        StyleChoice::File(path.to_owned())
    } else {
        StyleChoice::Named(word)
    }
}
