//! `depliant document`: what a layout is given, as JSON.

use std::collections::BTreeSet;
use std::path::Path;

use super::Exit;
use super::shell::Shell;
use crate::build::{self, Request};
use crate::document::Document;

/// Prints one document.
pub(super) fn document(
    shell: &Shell,
    project: &Path,
    request: &Request,
    station: Option<&str>,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let outcome = build::documents(&files, request);
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    let Some(mut documents) = outcome.value else {
        shell.count(&outcome.diagnostics);
        return Exit::Mistakes;
    };
    // A guide that is named comes with its translations; here it is meant alone.
    let named = &request.guides;
    documents.retain(|one| named.is_empty() || named.contains(&one.guide));
    let guides: BTreeSet<&str> = documents.iter().map(|one| &*one.guide).collect();
    if guides.len() > 1 {
        let names: Vec<&str> = guides.into_iter().collect();
        return shell.stop(
            "cli-many-guides",
            &[("guides", names.join(", "))],
            Exit::Usage,
        );
    }
    let Some(document) = choose(&documents, station) else {
        let product = request.products.first().map_or("", |product| product.name());
        return shell.stop("cli-no-document", &[("product", product)], Exit::Mistakes);
    };
    let json = serde_json::to_string_pretty(document)
        .expect("a document has only text keys and finite numbers");
    shell.say(&format!("{json}\n"))
}

/// Returns the station's document, else the common one: a product that does not
/// print the station has no other.
fn choose<'a>(documents: &'a [Document], station: Option<&str>) -> Option<&'a Document> {
    let of = |wanted: Option<&str>| {
        documents
            .iter()
            .find(|one| one.station.as_ref().map(|s| &*s.id) == wanted)
    };
    of(station).or_else(|| of(None))
}
