//! An edition as far as it is compared with another one: its documents, its layouts, and
//! its pages.

use std::collections::BTreeMap;

use super::hashes::{Algorithm, checksums};
use super::manifest::PAYLOAD;
use super::{DATA_LIMIT, OUTPUTS, tool};
use crate::diag::{Code, Diagnostic};
use crate::document::Document;
use crate::files::{Package, cannot_read};

/// The folders of a project that decide how its texts look.
pub const LOOKS: [&str; 2] = ["layouts", "fonts"];

/// An edition that is compared with another one.
#[derive(Debug, Default)]
pub struct Side {
    /// The year and the revision: `2026.0`.
    pub edition: String,
    /// The SHA-256, in hexadecimal, of what it is made from
    /// ([`fingerprint`](crate::source::fingerprint)); empty if it is not known.
    pub sha256: String,
    /// Whether it is archived; else it is what the sources would make today.
    pub is_archived: bool,
    /// What each product shows, the common version and those of stations.
    pub documents: Vec<Document>,
    /// The SHA-256 of the layouts and fonts, in hexadecimal, by path.
    pub looks: BTreeMap<String, String>,
    /// The PDFs for screens of the common version, by guide and product.
    pub papers: BTreeMap<(String, String), Vec<u8>>,
}

impl Side {
    /// Reads an archived edition.
    ///
    /// Fails if the archive cannot be read, or if its documents are of another version
    /// of the program, which only that version understands.
    pub fn archived(bag: &mut Package) -> Result<Self, Diagnostic> {
        let paths: Vec<String> = bag.items().keys().cloned().collect();
        let mut side = Self { is_archived: true, ..Self::default() };
        for path in &paths {
            if let Some(place) = path.strip_prefix(OUTPUTS) {
                side.output(bag, path, place)?;
            } else if let Some(own) = path.strip_prefix(PAYLOAD)
                && own.split_once('/').is_some_and(|(top, _)| LOOKS.contains(&top))
            {
                let stream =
                    bag.stream(path).map_err(|error| cannot_read(path, &error))?;
                let (_, sums) = checksums(stream, &[Algorithm::Sha256])
                    .map_err(|error| cannot_read(path, &error))?;
                side.looks.insert(own.to_owned(), sums.concat());
            }
        }
        let info = bag.bytes("bag-info.txt", DATA_LIMIT).unwrap_or_default();
        let info = String::from_utf8_lossy(&info).into_owned();
        let labels = info.lines().filter_map(|line| line.split_once(": "));
        for (label, value) in labels {
            match label {
                "Edition-SHA256" => value.clone_into(&mut side.sha256),
                "Internal-Sender-Identifier" => value.clone_into(&mut side.edition),
                _ => {}
            }
        }
        Ok(side)
    }

    /// Takes what is compared of an output, which lies at a place below the folder of
    /// outputs.
    fn output(
        &mut self,
        bag: &mut Package,
        path: &str,
        place: &str,
    ) -> Result<(), Diagnostic> {
        let mut bytes =
            || bag.bytes(path, DATA_LIMIT).map_err(|error| cannot_read(path, &error));
        let steps: Vec<&str> = place.split('/').collect();
        match steps[..] {
            [_, guide, name] if name.ends_with(".pdf") => {
                let product = name.trim_end_matches(".pdf").to_owned();
                self.papers.insert((guide.to_owned(), product), bytes()?);
            }
            [.., "document.json"] => {
                let documents: Result<BTreeMap<String, Document>, _> =
                    serde_json::from_slice(&bytes()?);
                let documents = documents.map_err(|_| foreign(bag, path))?;
                self.documents.extend(documents.into_values());
            }
            _ => {}
        }
        Ok(())
    }
}

/// Says that a document is not of this version of the program.
fn foreign(bag: &mut Package, path: &str) -> Diagnostic {
    let made = bag.bytes("data/tool/version.txt", DATA_LIMIT).unwrap_or_default();
    Diagnostic::failure(Code::ForeignDocument)
        .with("path", path)
        .with("tool", String::from_utf8_lossy(&made).trim())
        .with("own", tool::version())
}
