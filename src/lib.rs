//! `depliant` builds print-ready brochures, pocket cards, booklets and EPUBs
//! from YAML.
//!
//! # The pipeline
//!
//! A module is a type and the function that makes it; the pipeline is those
//! functions, in reading order:
//!
//! 1. [`Files`](files::Files) opens a project and is the only door to its bytes.
//! 2. [`source::load`] reads the YAML as it is written: [`source::Sources`].
//! 3. [`catalog::check`] proves that it holds together: [`catalog::Catalog`].
//!    On the way, [`text`] reads the markup and [`typography`] sets it.
//! 4. [`document::resolve`] decides what one product of one guide shows at one
//!    station, and lets [`cite`] format its references once:
//!    [`document::Document`], plain data.
//!    `depliant check` also lets [`proof`] read all of it as an editor would.
//!    `depliant order` lets [`order`](mod@order) count how many copies of it are
//!    printed, and for whom: [`order::Order`].
//! 5. [`pdf`] and [`epub`] render it to bytes, by the arithmetic of [`sheet`], with
//!    the [`codes`] that machines read; [`press`] finishes what goes to a print shop.
//! 6. [`output::write`] publishes the [`output::Artifact`]s, all or nothing; once a
//!    year, [`edition`] freezes them with all that they were made from.
//!
//! Data goes one way. A later stage never reaches back and never checks again
//! what an earlier one has proved. [`build()`] is the steps.
//!
//! # Invariants
//!
//! - Only [`files`] reads, only [`output`] writes, only [`cli`] prints.
//! - A mistake is a [`diag::Diagnostic`] at a line that the author wrote, and
//!   all of them come at once.
//! - The same input gives the same bytes: no clock, no environment, no order of
//!   a hash reaches an output. Dates come from the edition.
//! - A room imports only rooms that are declared above it here.

pub mod diag;
pub mod files;
pub mod sheet;
pub mod codes;
pub mod press;
pub mod text;
pub mod typography;
pub mod cite;
pub mod source;
pub mod catalog;
pub mod document;
pub mod proof;
pub mod order;
pub mod pdf;
pub mod epub;
pub mod output;
pub mod edition;
mod build;
pub mod cli;

pub use build::{
    Archived, Build, Carrier, CarrierPlace, Change, ChangeKind, Comparison, Copies,
    Delivery, Gauge, Medium, Outcome, Paper, Progress, Proofs, Request, Shard, State,
    Stations, Unit, archive, build, carriers, check, corrected, deposit, diff, documents,
    order, proofs, publish, publish_order, rebuild, report, status,
};
