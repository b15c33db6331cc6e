//! What was typed means: every choice made, every default filled in.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::arguments::{
    Build, Check, Cite, Command, Document, For, Format, Order, Proof, Schema,
    Typography as TypedLines,
};
use super::init::HOUSE_STYLE;
use crate::build::{Request, Shard, Stations};
use crate::source::Purpose;
use crate::typography::Profile;
use crate::typography::inclusive::Policy;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Intent {
    /// Make a project.
    Init {
        /// Where.
        folder: PathBuf,
    },
    /// Build and publish.
    Build {
        /// The folder of the project.
        project: PathBuf,
        /// What to build.
        request: Request,
        /// The output folder.
        out: PathBuf,
        /// How many documents are laid out at once.
        jobs: usize,
        /// Whether to make everything anew.
        force: bool,
        /// Which part is made.
        shard: Shard,
    },
    /// Make the print order and publish it.
    Order {
        /// The folder of the project.
        project: PathBuf,
        /// What to order.
        request: Request,
        /// The output folder.
        out: PathBuf,
        /// How many documents are laid out at once.
        jobs: usize,
    },
    /// Check and write nothing.
    Check {
        /// The folder of the project.
        project: PathBuf,
        /// What to check.
        request: Request,
        /// For whom.
        form: Form,
        /// Whether to correct first what is safe to correct.
        fix: bool,
        /// How many documents are laid out at once.
        jobs: usize,
    },
    /// Make proofs, publish them, and tell how much room is left.
    Proof {
        /// The folder of the project.
        project: PathBuf,
        /// What to proof.
        request: Request,
        /// The output folder.
        out: PathBuf,
        /// How many documents are laid out at once.
        jobs: usize,
    },
    /// Print one document.
    Document {
        /// The folder of the project.
        project: PathBuf,
        /// Which documents it is among.
        request: Request,
        /// The station; the common version if there is none.
        station: Option<String>,
    },
    /// Write the schemas.
    Schema {
        /// Where.
        folder: PathBuf,
    },
    /// Print a reference list.
    Cite(CiteTask),
    /// Make a bibliography of the works of another program.
    Import {
        /// The file of the works.
        file: PathBuf,
        /// The file to make; the standard output if there is none.
        out: Option<PathBuf>,
    },
    /// Set or read lines of text.
    Typography(Typography),
    /// List the fonts.
    Fonts {
        /// The folder of the project.
        project: PathBuf,
    },
    /// Print completions.
    Completions {
        /// For which shell.
        shell: clap_complete::Shell,
    },
}

/// For whom a check is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// For people.
    Prose,
    /// For programs.
    Json,
}

/// Lines to set or to read.
#[derive(Debug)]
pub(super) struct Typography {
    /// Whose typography.
    pub(super) profile: Profile,
    /// What is done with abbreviated doublets.
    pub(super) inclusive: Policy,
    /// Whether to mark what an editor would, instead of setting.
    pub(super) lint: bool,
    /// Whether marks are for programs.
    pub(super) json: bool,
}

/// A reference list to print.
#[derive(Debug)]
pub(super) struct CiteTask {
    /// The file of the works.
    pub(super) file: PathBuf,
    /// The style.
    pub(super) style: StyleChoice,
    /// The locale; that of the style if there is none.
    pub(super) locale: Option<String>,
    /// The form of what is printed.
    pub(super) format: Format,
    /// The file of the clusters.
    pub(super) clusters: Option<PathBuf>,
}

/// A citation style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StyleChoice {
    /// One of the house or of the stock, by its name.
    Named(String),
    /// A file.
    File(PathBuf),
}

impl From<Command> for Intent {
    fn from(command: Command) -> Self {
        match command {
            Command::Init { folder } => Self::Init { folder },
            Command::Build(typed) => build(typed),
            Command::Check(typed) => check(typed),
            Command::Order(typed) => order(typed),
            Command::Proof(typed) => proof(typed),
            Command::Document(typed) => document(typed),
            Command::Schema(typed) => schema(typed),
            Command::Cite(typed) => cite(typed),
            Command::Import { file, output } => Self::Import { file, out: output },
            Command::Typography(typed) => Self::Typography(typography(&typed)),
            Command::Fonts { project } => Self::Fonts { project: project.project },
            Command::Completions { shell } => Self::Completions { shell },
        }
    }
}

/// What `build` means.
fn build(typed: Build) -> Intent {
    let stations = match (typed.no_stations, typed.stations.is_empty()) {
        (true, _) => Stations::None,
        (false, true) => Stations::All,
        (false, false) => Stations::Named(typed.stations),
    };
    let project = typed.project.project;
    let purposes = Purpose::ALL.into_iter().filter(|one| asked(&typed.purposes, *one));
    Intent::Build {
        request: Request {
            guides: typed.guides,
            products: typed.products,
            purposes: purposes.collect(),
            gang: typed.gang,
            stations,
            edition: typed.edition,
        },
        out: typed.out.unwrap_or_else(|| within(&project, "out")),
        jobs: threads(typed.jobs),
        force: typed.force,
        shard: typed.shard.unwrap_or(Shard::WHOLE),
        project,
    }
}

/// What `order` means.
fn order(typed: Order) -> Intent {
    let project = typed.project.project;
    Intent::Order {
        request: Request {
            guides: typed.guides,
            purposes: vec![Purpose::Press],
            edition: typed.edition,
            ..Request::default()
        },
        out: typed.out.unwrap_or_else(|| within(&project, "out")),
        jobs: threads(typed.jobs),
        project,
    }
}

/// Returns how many documents are laid out at once: as many as the machine has
/// processors if nothing is said; what is built is the same.
fn threads(typed: Option<u16>) -> usize {
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    typed.map_or_else(processors, usize::from)
}

/// Returns whether outputs for a purpose are asked for.
fn asked(words: &[For], purpose: Purpose) -> bool {
    let named = match purpose {
        Purpose::Screen => For::Screen,
        Purpose::Press => For::Press,
        Purpose::Office => For::Office,
    };
    words.iter().any(|word| *word == For::All || *word == named)
}

/// What `check` means.
fn check(typed: Check) -> Intent {
    Intent::Check {
        project: typed.project.project,
        // What is wrong on any paper is wrong before it is asked for.
        request: Request {
            purposes: Purpose::ALL.to_vec(),
            edition: typed.edition,
            ..Request::default()
        },
        form: if typed.json { Form::Json } else { Form::Prose },
        fix: typed.fix,
        jobs: threads(None),
    }
}

/// What `proof` means.
fn proof(typed: Proof) -> Intent {
    let project = typed.project.project;
    let stations = typed.stations;
    Intent::Proof {
        request: Request {
            guides: typed.guides,
            products: typed.products,
            stations: if stations.is_empty() {
                Stations::None
            } else {
                Stations::Named(stations)
            },
            edition: typed.edition,
            ..Request::default()
        },
        out: typed.out.unwrap_or_else(|| within(&project, "out")),
        jobs: threads(typed.jobs),
        project,
    }
}

/// What `document` means.
fn document(typed: Document) -> Intent {
    let station = typed.station.clone();
    Intent::Document {
        project: typed.project.project,
        request: Request {
            guides: typed.guide.into_iter().collect(),
            products: vec![typed.product],
            stations: station.map_or(Stations::None, |name| Stations::Named(vec![name])),
            edition: typed.edition,
            ..Request::default()
        },
        station: typed.station,
    }
}

/// What `schema` means.
fn schema(typed: Schema) -> Intent {
    let Schema { out, project } = typed;
    Intent::Schema {
        folder: out.unwrap_or_else(|| within(&project.project, "layouts/schemas")),
    }
}

/// What `typography` means.
fn typography(typed: &TypedLines) -> Typography {
    let TypedLines { profile, inclusive, lint, json } = *typed;
    // JSON is a form of what is marked.
    Typography { profile, inclusive, lint: lint || json, json }
}

/// What `cite` means.
fn cite(typed: Cite) -> Intent {
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

/// Returns a folder of the project as people read it: the project in the current
/// folder is `.`, which says nothing.
fn within(project: &Path, folder: &str) -> PathBuf {
    let here = project.components().eq(Path::new(".").components());
    if here { PathBuf::from(folder) } else { project.join(folder) }
}
