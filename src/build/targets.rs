//! What is asked for, as targets.

use std::collections::BTreeSet;

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
    let asked = stations(catalog, request, sink);
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

/// Returns the stations that are asked for, in the order of their ids; patterns and
/// regions that name none are failures.
fn stations<'a>(
    catalog: &'a Catalog,
    request: &Request,
    sink: &mut Sink,
) -> Vec<&'a str> {
    let known: Vec<&str> = catalog.stations.keys().map(String::as_str).collect();
    let mut asked: Vec<&str> = match &request.stations {
        Stations::All => known,
        Stations::None => return Vec::new(),
        Stations::Named(names) => {
            let (patterns, names): (Vec<String>, Vec<String>) =
                names.iter().cloned().partition(|name| name.contains('*'));
            let mut found = named(&names, &known, Code::UnknownStation, sink);
            for pattern in patterns {
                let before = found.len();
                found.extend(known.iter().filter(|id| matches(&pattern, id)));
                if found.len() == before {
                    let none = Diagnostic::failure(Code::NoSuchStations);
                    let none = none.with("pattern", &pattern);
                    sink.push(none.with("known", few(&known)));
                }
            }
            found
        }
    };
    let regions = regions(catalog, &request.regions, sink);
    let is_within = |id: &&str| {
        let region = catalog.stations[*id].region.as_deref();
        request.regions.is_empty() || region.is_some_and(|one| regions.contains(&one))
    };
    asked.retain(is_within);
    asked.sort_unstable();
    asked.dedup();
    asked
}

/// Returns the known regions among those asked for, in any case, and reports the
/// others.
fn regions<'a>(catalog: &'a Catalog, asked: &[String], sink: &mut Sink) -> Vec<&'a str> {
    let known = catalog.stations.values().filter_map(|one| one.region.as_deref());
    let known: BTreeSet<&str> = known.collect();
    let mut found = Vec::new();
    for name in asked {
        let same = |region: &&&str| region.to_lowercase() == name.trim().to_lowercase();
        if let Some(region) = known.iter().find(same) {
            found.push(*region);
            continue;
        }
        let suggestion = nearest(name, known.iter().copied()).unwrap_or("none");
        let known: Vec<&str> = known.iter().copied().collect();
        let unknown = Diagnostic::failure(Code::UnknownRegion).with("name", name);
        let unknown = unknown.with("suggestion", suggestion);
        sink.push(unknown.with("known", few(&known)));
    }
    found
}

/// Lists names, or the first of many.
fn few(names: &[&str]) -> String {
    const MOST: usize = 20;
    let listed = names.iter().take(MOST).copied();
    listed
        .chain((names.len() > MOST).then_some("…"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Returns whether a name is of a pattern, in which `*` stands for any letters.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(name) = name.strip_prefix(start) else { return false };
    let mut ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    ends.any(|at| matches(rest, &name[at..]))
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

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, name, is_of) in [
            ("poste-*", "poste-12", true),
            ("poste-*", "poste", false),
            ("*-12", "poste-12", true),
            ("p*-*2", "poste-12", true),
            ("p*-*2", "poste-13", false),
            ("*", "poste-12", true),
            ("poste", "poste-12", false),
        ] {
            assert_eq!(matches(pattern, name), is_of, "{pattern} {name}");
        }
    }
}
