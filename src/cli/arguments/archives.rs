//! What the commands take that are about archives.

use std::path::PathBuf;

use clap::{Args, ValueEnum, value_parser};

use super::Project;

/// What `archive` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Archive {
    /// The edition.
    #[arg(value_name = "edition")]
    pub(in crate::cli) edition: String,
    /// The project.
    #[command(flatten)]
    pub(in crate::cli) project: Project,
    /// The folder of the archives; `archive` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(in crate::cli) jobs: Option<u16>,
}

/// What `verify` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// The bag, a folder or a zip.
    #[arg(value_name = "bag")]
    pub(in crate::cli) bag: PathBuf,
    /// Whether to make the edition again.
    #[arg(long)]
    pub(in crate::cli) rebuild: bool,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(in crate::cli) jobs: Option<u16>,
}

/// What `deposit` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Deposit {
    /// The edition.
    #[arg(value_name = "edition")]
    pub(in crate::cli) edition: String,
    /// The project.
    #[command(flatten)]
    pub(in crate::cli) project: Project,
    /// The folder of what is deposited; `deposit` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// The folder of the archives; `archive` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(in crate::cli) archives: Option<PathBuf>,
}

/// What `diff` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// The edition before.
    #[arg(value_name = "edition")]
    pub(in crate::cli) old: String,
    /// The edition after.
    #[arg(value_name = "edition")]
    pub(in crate::cli) new: String,
    /// The form of what is printed.
    #[arg(long, value_name = "format", default_value = "text")]
    pub(in crate::cli) format: DiffFormat,
    /// The file to make.
    #[arg(long, value_name = "file")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The folder of the archives; `archive` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(in crate::cli) archives: Option<PathBuf>,
    /// The project.
    #[command(flatten)]
    pub(in crate::cli) project: Project,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(in crate::cli) jobs: Option<u16>,
}

/// The form of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// For a browser.
    Html,
    /// For paper.
    Pdf,
}
