//! All integration tests in one binary: Typst is linked once.
#![expect(
    clippy::disallowed_methods,
    reason = "tests make projects and look at outputs on the disk"
)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod archives;
mod bags;
mod books;
mod conformance;
mod deposits;
mod diffs;
mod documents;
mod dummies;
mod imports;
mod languages;
mod laws;
mod messages;
mod mistakes;
mod orders;
mod outputs;
mod pages;
mod preflight;
mod printed;
mod project;
mod proofs;
mod schemas;
mod shell;
mod stamps;
mod tidy;
mod words;
