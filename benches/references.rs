//! How long it takes to format the references of a large document: a thousand
//! works, cited two thousand times, in a style that tells authors apart.

use depliant::cite::{Item, ListOrder, Request, Style, json, process};
use depliant::text::Cluster;
use divan::Bencher;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// Family names, so that many works have the same authors.
const FAMILIES: &[&str] =
    &["Roy", "Côté", "Gagnon", "Tremblay", "Bouchard", "Gauthier", "Li"];
/// Given names.
const GIVEN: &[&str] = &["Anne", "Marc-André", "Zoé", "J. P.", "Émile"];

/// Types of works.
const KINDS: &[&str] = &["article-journal", "book", "chapter", "report"];

/// Makes works of several types, with one to four authors.
fn works(count: usize) -> Vec<Item> {
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
            "issued": 1990 + n % 30,
            "volume": n % 40, "issue": n % 6, "page": format!("{}-{}", n, n + 12),
            "DOI": format!("10.1000/{n}"),
        })
    };
    let all: Vec<Value> = (0..count).map(work).collect();
    json::read(&Value::from(all))
        .into_iter()
        .filter_map(|(item, _)| item)
        .collect()
}

/// Makes clusters of one to three cites.
fn clusters(count: usize, works: usize) -> Vec<Cluster> {
    let cite = |n: usize| json!({"id": format!("w{}", n % works), "locator": "12"});
    let cluster = |n: usize| -> Value {
        (0..=n % 3)
            .map(|place| cite(n * 13 + place * 101))
            .collect::<Vec<_>>()
            .into()
    };
    json::read_clusters(&(0..count).map(cluster).collect::<Vec<_>>().into()).clusters
}

#[divan::bench(args = ["apa", "chicago-notes", "ieee"])]
fn thousand_works_cited_twice_each(bencher: Bencher<'_, '_>, style: &str) {
    let (works, style) = (works(1000), Style::named(style).expect(style));
    let clusters = clusters(2000, 1000);
    bencher.bench(|| {
        process(&Request {
            items: &works,
            clusters: &clusters,
            style: &style,
            locale: "en-US",
            order: ListOrder::Style,
            list_all: true,
        })
    });
}
