//! What is asked for, as targets.

use super::version::is_of_one;
use super::{Request, Shard, Stations};
use crate::catalog::Catalog;
use crate::diag::{Code, Diagnostic, Sink, nearest};
use crate::document::Target;

/// Returns the targets that are asked for, in the order of guides, stations
/// (the common version first) and products; unknown names are failures.
pub(super) fn targets(
    catalog: &Catalog,
    request: &Request,
    sink: &mut Sink,
) -> Option<Vec<Target>> {
    let stations: Vec<&str> = catalog.stations.keys().map(String::as_str).collect();
    let asked = match &request.stations {
        Stations::All => stations.clone(),
        Stations::None => Vec::new(),
        Stations::Named(names) => named(names, &stations, Code::UnknownStation, sink),
    };
    let guides = guides(catalog, &request.guides, sink);
    let mut targets = Vec::new();
    for guide in guides {
        let versions = std::iter::once(None).chain(asked.iter().copied().map(Some));
        for station in versions {
            for (product, plan) in &catalog.guides[guide].plans {
                let wanted =
                    request.products.is_empty() || request.products.contains(product);
                if wanted && (station.is_none() || plan.names_station()) {
                    targets.push(Target {
                        guide: guide.to_owned(),
                        product: *product,
                        station: station.map(str::to_owned),
                    });
                }
            }
        }
    }
    (!sink.has_errors()).then_some(targets)
}

/// Returns the targets of a part of a build: whole versions, dealt out in turn, so that
/// every part has its share of each guide.
pub(super) fn of_shard(targets: &[Target], shard: Shard) -> Vec<Target> {
    let versions = targets.chunk_by(is_of_one).enumerate();
    let own = versions.filter(|(index, _)| index % shard.count == shard.number - 1);
    own.flat_map(|(_, version)| version.to_vec()).collect()
}

/// Returns the guides that are asked for, in their order, all of them if none is
/// named; unknown names are failures.
pub(super) fn guides<'a>(
    catalog: &'a Catalog,
    names: &[String],
    sink: &mut Sink,
) -> Vec<&'a str> {
    let guides: Vec<&str> = catalog.guides.keys().map(String::as_str).collect();
    if names.is_empty() {
        return guides;
    }
    let asked = named(names, &guides, Code::UnknownGuide, sink);
    // A guide is asked for with its translations.
    let of = |guide: &str| asked.iter().any(|name| is_of(guide, name));
    guides.into_iter().filter(|guide| of(guide)).collect()
}

/// Returns whether a guide is the one of that name, or a translation of it.
fn is_of(guide: &str, name: &str) -> bool {
    let rest = guide.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Returns the known names among those asked for, and reports the others.
fn named<'a>(
    asked: &[String],
    known: &[&'a str],
    code: Code,
    sink: &mut Sink,
) -> Vec<&'a str> {
    let mut found = Vec::new();
    for name in asked {
        if let Some(name) = known.iter().find(|known| *known == name) {
            found.push(*name);
            continue;
        }
        let suggestion = nearest(name, known.iter().copied()).unwrap_or("none");
        let diagnostic = Diagnostic::failure(code).with("name", name);
        sink.push(diagnostic.with("suggestion", suggestion));
    }
    found
}
