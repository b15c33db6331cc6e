//! What was typed means: every choice made, every default filled in.

mod archives;
mod works;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::archive::Rebuild;
use super::arguments::{
    Build, Check, Command, Document, For, Order, Proof, Schema, Status,
};
use super::carriers::Search;
use crate::build::{Request, Shard, Stations};
use crate::source::Purpose;

use archives::{archive, deposit, diff, verify};
use works::{cite, typography};

pub(super) use archives::{DepositTask, DiffTask};
pub(super) use works::{CiteTask, StyleChoice, Typography};

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
    /// Freeze an edition.
    Archive {
        /// The folder of the project.
        project: PathBuf,
        /// The edition.
        edition: String,
        /// The folder of the archives.
        folder: PathBuf,
        /// How many documents are laid out at once.
        jobs: usize,
    },
    /// Verify a bag.
    Verify {
        /// Where it is.
        bag: PathBuf,
        /// How its edition is made again, if it is.
        rebuild: Option<Rebuild>,
    },
    /// Collect what libraries ask for.
    Deposit(DepositTask),
    /// Compare two editions.
    Diff(DiffTask),
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
    /// Join the parts of a build.
    Merge {
        /// The folders of the parts.
        parts: Vec<PathBuf>,
        /// The output folder.
        out: PathBuf,
    },
    /// Tell which printed copies are out of date.
    Status {
        /// The folder of the project.
        project: PathBuf,
        /// What they are compared with.
        request: Request,
        /// The output folder, where past orders are.
        out: PathBuf,
        /// For whom.
        form: Form,
    },
    /// Tell who carries a record.
    Carriers(Search),
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

impl From<Command> for Intent {
    fn from(command: Command) -> Self {
        match command {
            Command::Init { folder } => Self::Init { folder },
            Command::Build(typed) => build(typed),
            Command::Check(typed) => check(typed),
            Command::Order(typed) => order(typed),
            Command::Archive(typed) => archive(typed),
            Command::Verify(typed) => verify(typed),
            Command::Deposit(typed) => deposit(typed),
            Command::Diff(typed) => diff(typed),
            Command::Proof(typed) => proof(typed),
            Command::Merge { parts, out } => Self::Merge { parts, out },
            Command::Status(typed) => status(typed),
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
            regions: typed.regions,
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

/// What `status` means.
fn status(typed: Status) -> Intent {
    let project = typed.project.project;
    let request = Request { edition: typed.edition, ..Request::default() };
    let out = typed.out.unwrap_or_else(|| within(&project, "out"));
    let form = if typed.json { Form::Json } else { Form::Prose };
    let Some(record) = typed.record else {
        return Intent::Status { project, request, out, form };
    };
    let archives = typed.archives.unwrap_or_else(|| within(&project, "archive"));
    Intent::Carriers(Search { project, record, request, out, archives, form })
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

/// Returns a folder of the project as people read it: the project in the current
/// folder is `.`, which says nothing.
fn within(project: &Path, folder: &str) -> PathBuf {
    let here = project.components().eq(Path::new(".").components());
    if here { PathBuf::from(folder) } else { project.join(folder) }
}
