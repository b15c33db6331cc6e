//! What was typed, as clap reads it. Its words are in the message catalogues:
//! see `help`; the names of values are theirs too.

mod archives;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;

use crate::build::Shard;
use crate::diag::Lang;
use crate::source::Product;
use crate::typography::Profile;
use crate::typography::inclusive::Policy;

pub(super) use archives::{Archive, Deposit, Diff, DiffFormat, Verify};

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(name = "depliant", version, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The language of messages; read by `Manner::guess` before all else.
    #[arg(long, global = true, value_name = "lang", value_parser = langs())]
    pub(super) lang: Option<Lang>,
    /// Whether to say nothing but mistakes.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colours; read by `Manner::guess` before all else.
    #[arg(long, global = true, value_name = "when")]
    pub(super) color: Option<When>,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes a small complete project.
    #[command(arg_required_else_help = true)]
    Init {
        /// Where.
        #[arg(value_name = "folder")]
        folder: PathBuf,
    },
    /// Builds.
    Build(Build),
    /// Checks everything, writes nothing.
    Check(Check),
    /// Prepares the print order.
    Order(Order),
    /// Makes proofs, and tells how much room is left.
    Proof(Proof),
    /// Joins the parts of a build.
    #[command(arg_required_else_help = true)]
    Merge {
        /// The folders of the parts.
        #[arg(value_name = "folder", required = true)]
        parts: Vec<PathBuf>,
        /// The output folder.
        #[arg(long, value_name = "folder", default_value = "out")]
        out: PathBuf,
    },
    /// Tells which printed copies are out of date.
    Status(Status),
    /// Freezes an edition.
    #[command(arg_required_else_help = true)]
    Archive(Archive),
    /// Verifies an archive.
    #[command(arg_required_else_help = true)]
    Verify(Verify),
    /// Collects what libraries ask for of an edition.
    #[command(arg_required_else_help = true)]
    Deposit(Deposit),
    /// Compares two editions.
    #[command(arg_required_else_help = true)]
    Diff(Diff),
    /// Prints what a layout is given.
    Document(Document),
    /// Writes the JSON Schemas of the sources.
    Schema(Schema),
    /// Prints a reference list.
    #[command(arg_required_else_help = true)]
    Cite(Cite),
    /// Makes a bibliography of the works of another program.
    Import {
        /// The works, in CSL-JSON, CSL-YAML or BibTeX.
        #[arg(value_name = "file")]
        file: PathBuf,
        /// The file to make; the standard output if none is named.
        #[arg(long, value_name = "file")]
        output: Option<PathBuf>,
    },
    /// Sets or reads lines of text.
    Typography(Typography),
    /// Lists the fonts.
    Fonts {
        /// The project.
        #[command(flatten)]
        project: Project,
    },
    /// Prints completions for a shell.
    #[command(arg_required_else_help = true)]
    Completions {
        /// The shell.
        #[arg(value_name = "shell")]
        shell: Shell,
    },
}

/// Where the project is.
#[derive(Debug, Args)]
pub(super) struct Project {
    /// Its folder.
    #[arg(long, value_name = "folder", default_value = ".")]
    pub(super) project: PathBuf,
}

/// What `build` takes.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// The guides; all if none is named.
    #[arg(value_name = "guide")]
    pub(super) guides: Vec<String>,
    /// The products; all if none is named.
    #[arg(long = "product", value_name = "product", num_args = 1.., value_parser = one_of(Product::ALL, |one| one.name()))]
    pub(super) products: Vec<Product>,
    /// What the outputs are for.
    #[arg(long = "for", value_name = "purpose", num_args = 1.., default_value = "screen")]
    pub(super) purposes: Vec<For>,
    /// Whether the cards of several stations share sheets, besides.
    #[arg(long)]
    pub(super) gang: bool,
    /// The stations; all if none is named.
    #[arg(long = "station", value_name = "station", num_args = 1..)]
    pub(super) stations: Vec<String>,
    /// The regions of the stations; all if none is named.
    #[arg(long = "region", value_name = "region", num_args = 1..)]
    pub(super) regions: Vec<String>,
    /// Whether to build for no station.
    #[arg(long, conflicts_with_all = ["stations", "regions"])]
    pub(super) no_stations: bool,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
    /// The output folder; `out` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(super) out: Option<PathBuf>,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Whether to make everything anew.
    #[arg(long)]
    pub(super) force: bool,
    /// Which part is made.
    #[arg(long, value_name = "shard", value_parser = shard)]
    pub(super) shard: Option<Shard>,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Whether to correct what is safe to correct.
    #[arg(long)]
    pub(super) fix: bool,
    /// Whether to print JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
}

/// What `order` takes.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// The guides; all if none is named.
    #[arg(value_name = "guide")]
    pub(super) guides: Vec<String>,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
    /// The output folder; `out` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(super) out: Option<PathBuf>,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
}

/// What `status` takes.
#[derive(Debug, Args)]
pub(super) struct Status {
    /// The record whose carriers are told instead.
    #[arg(long, value_name = "record")]
    pub(super) record: Option<String>,
    /// The folder of the archives; `archive` in the project if none is named.
    #[arg(long, value_name = "folder", requires = "record")]
    pub(super) archives: Option<PathBuf>,
    /// Whether to print JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
    /// The output folder; `out` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(super) out: Option<PathBuf>,
}

/// What `proof` takes.
#[derive(Debug, Args)]
pub(super) struct Proof {
    /// The products; all that are on paper if none is named.
    #[arg(value_name = "product", value_parser = one_of(ON_PAPER, |one| one.name()))]
    pub(super) products: Vec<Product>,
    /// The guides; all if none is named.
    #[arg(long = "guide", value_name = "guide", num_args = 1..)]
    pub(super) guides: Vec<String>,
    /// The stations; the common version alone if none is named.
    #[arg(long = "station", value_name = "station", num_args = 1..)]
    pub(super) stations: Vec<String>,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
    /// The output folder; `out` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(super) out: Option<PathBuf>,
    /// How many documents are laid out at once.
    #[arg(long, short, value_name = "number", value_parser = value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
}

/// The products that have proofs.
const ON_PAPER: [Product; 3] = [Product::Brochure, Product::Card, Product::Booklet];

/// What `document` takes.
#[derive(Debug, Args)]
pub(super) struct Document {
    /// The guide; may be left out if there is one only.
    #[arg(value_name = "guide")]
    pub(super) guide: Option<String>,
    /// The product.
    #[arg(long, value_name = "product", required = true, value_parser = one_of(Product::ALL, |one| one.name()))]
    pub(super) product: Product,
    /// The station; the common version if none is named.
    #[arg(long, value_name = "station")]
    pub(super) station: Option<String>,
    /// The edition; the latest if none is named.
    #[arg(long, value_name = "edition")]
    pub(super) edition: Option<String>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The folder; `layouts/schemas` in the project if none is named.
    #[arg(long, value_name = "folder")]
    pub(super) out: Option<PathBuf>,
    /// The project.
    #[command(flatten)]
    pub(super) project: Project,
}

/// What `cite` takes.
#[derive(Debug, Args)]
pub(super) struct Cite {
    /// The works, in CSL-YAML, CSL-JSON or BibTeX.
    #[arg(value_name = "file")]
    pub(super) file: PathBuf,
    /// The name of a style, or its file.
    #[arg(long, value_name = "style")]
    pub(super) style: Option<String>,
    /// The locale; that of the style if none is named.
    #[arg(long, value_name = "locale")]
    pub(super) locale: Option<String>,
    /// The form of what is printed.
    #[arg(long, value_name = "format", default_value = "text")]
    pub(super) format: Format,
    /// Clusters of cites, in JSON.
    #[arg(long, value_name = "file")]
    pub(super) clusters: Option<PathBuf>,
}

/// What `typography` takes.
#[derive(Debug, Args)]
pub(super) struct Typography {
    /// Whose typography.
    #[arg(long, value_name = "profile", default_value = "fr-CA", value_parser = one_of(Profile::ALL, |one| one.name()))]
    pub(super) profile: Profile,
    /// What is done with abbreviated doublets.
    #[arg(long, value_name = "policy", default_value = "as-authored", value_parser = one_of(Policy::ALL, |one| one.name()))]
    pub(super) inclusive: Policy,
    /// Whether to mark what an editor would.
    #[arg(long)]
    pub(super) lint: bool,
    /// Whether to print JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// What outputs are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum For {
    /// Screens.
    Screen,
    /// A print shop.
    Press,
    /// The printer of a station.
    Office,
    /// All of them.
    All,
}

/// The form of a printed reference list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Characters alone.
    Text,
    /// HTML.
    Html,
    /// JSON.
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that wants them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Reads one of some things by the name that authors use.
fn one_of<T: Clone + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(&T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(all.each_ref().map(name));
    names.map(move |word| {
        let named = all.iter().find(|one| name(one) == word);
        named.expect("the parser lets only these names through").clone()
    })
}

/// Reads a language of messages.
fn langs() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["fr", "en"]).map(|name| {
        Lang::of_locale(&name).expect("the parser lets only these names through")
    })
}

/// Reads which part of a build is made: `3/8`.
fn shard(word: &str) -> Result<Shard, String> {
    let (number, count) = word.split_once('/').ok_or_else(String::new)?;
    let number = number.parse().map_err(|_| String::new())?;
    let count = count.parse().map_err(|_| String::new())?;
    let is_one = (1..=count).contains(&number);
    is_one.then_some(Shard { number, count }).ok_or_else(String::new)
}
