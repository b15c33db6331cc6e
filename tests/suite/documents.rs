//! Documents: everything before rendering, in one diff.

use std::collections::BTreeMap;

use depliant::document::Document;
use depliant::text::{Inline, plain};

use crate::project::{Project, golden};

/// Returns the documents of a project by guide, product and station.
fn by_name(project: &Project) -> BTreeMap<String, Document> {
    let name = |document: &Document| {
        let station = document.station.as_ref().map_or("", |station| &station.id);
        format!("{}-{}-{station}", document.guide, document.product)
    };
    project
        .documents()
        .into_iter()
        .map(|document| (name(&document), document))
        .collect()
}

#[test]
fn documents_of_the_minimal_project_are_golden() {
    golden("documents").bind(|| {
        for (name, document) in by_name(&Project::copy("minimal")) {
            // Its hash changes with every layout.
            let colophon = document.colophon.as_ref().map(|hash| {
                assert_eq!(hash.len(), 64, "{name}");
                "…".to_owned()
            });
            let document = Document { colophon, ..document };
            let json = serde_json::to_string_pretty(&document).unwrap();
            insta::assert_snapshot!(name.trim_end_matches('-'), json);
        }
    });
}

#[test]
fn references_are_the_same_wherever_they_are_printed() {
    let documents = by_name(&Project::real());
    let booklet = &documents["milieu-policier-booklet-"];
    let expected: Vec<String> =
        booklet.references.iter().map(|r| plain(&r.content)).collect();
    assert_eq!(expected.len(), 5);
    for (name, document) in &documents {
        let found: Vec<String> =
            document.references.iter().map(|r| plain(&r.content)).collect();
        assert_eq!(found, expected, "{name}");
    }
    golden("documents")
        .bind(|| insta::assert_snapshot!("references", expected.join("\n\n")));
}

#[test]
fn every_citation_leads_to_a_reference_and_back() {
    for (name, document) in by_name(&Project::real()) {
        let json = serde_json::to_value(&document.frames).unwrap();
        let mut cited = Vec::new();
        citations(&json, &mut cited);
        let back: Vec<_> = document
            .references
            .iter()
            .flat_map(|r| r.citations.iter().map(|id| (r.key.clone(), id.clone())))
            .collect();
        for pair in &cited {
            assert!(back.contains(pair), "{name}: {pair:?}");
        }
        assert_eq!(back.len(), cited.len(), "{name}");
    }
}

/// Collects key and anchor of every citation.
fn citations(json: &serde_json::Value, found: &mut Vec<(String, String)>) {
    match json {
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| citations(item, found));
        }
        serde_json::Value::Object(fields) => {
            if fields.get("type").is_some_and(|kind| kind == "citation") {
                let text = |name: &str| fields[name].as_str().unwrap().to_owned();
                found.push((text("key"), text("id")));
            }
            fields.values().for_each(|value| citations(value, found));
        }
        _ => {}
    }
}

#[test]
fn what_is_no_address_is_never_a_link() {
    for (name, document) in by_name(&Project::real()) {
        for reference in &document.references {
            let links = reference.content.iter().filter_map(|inline| match inline {
                Inline::Link { href, .. } => Some(href),
                _ => None,
            });
            for href in links {
                assert!(href.starts_with("https://"), "{name}: {href}");
            }
        }
    }
}

#[test]
fn a_station_replaces_whole_fields_and_an_audience_is_kept() {
    let project = Project::copy("minimal")
        .write(
            "sources/stations/autre.yaml",
            "name: Autre poste\nphone: 514 555-0199\nexample: true\noverrides:\n  \
             - record: exemple/mandates/accueil\n    short: \"- Autre texte.\"\n",
        )
        .replace(
            "sources/exemple/mandates.yaml",
            "short: Nous accueillons",
            "short: |\n      - Un premier point.\n      - Nous accueillons",
        )
        .replace(
            "sources/exemple/mandates.yaml",
            "mandates:",
            "mandates:\n  - id: partout-sauf-ici\n    title: Ailleurs\n    \
             text: Ailleurs.\n    audience: {except: {stations: [autre]}}",
        );
    let documents = by_name(&project);
    let printed = |name: &str| serde_json::to_string(&documents[name].frames).unwrap();
    assert!(printed("exemple-brochure-autre").contains("Autre texte."));
    assert!(!printed("exemple-brochure-").contains("Autre texte."));
    // The field is replaced whole, a list and its points, and the others are kept.
    assert!(!printed("exemple-brochure-autre").contains("premier point"));
    assert!(printed("exemple-brochure-").contains("premier point"));
    assert!(printed("exemple-brochure-autre").contains("Accueillir"));
    assert!(!printed("exemple-brochure-autre").contains("Ailleurs."));
    assert!(printed("exemple-brochure-").contains("Ailleurs."));
}

#[test]
fn a_list_has_sections_and_annotations_if_the_author_asks_for_them() {
    let project = Project::copy("minimal").write(
        "sources/exemple/bibliography.yaml",
        "list: all\nannotations: true\nsections:\n  \
         - {title: Lois, types: [legislation, bill]}\n  \
         - {title: Thèses, types: [thesis]}\n  \
         - {title: Pour les *jeunes*, keywords: [Jeunes]}\nreferences:\n  \
         - {id: loi2024, type: webpage, title: Une page, issued: 2024, author: [{literal: Organisme}], \
            URL: https://exemple.org/page, keyword: \"écoles, jeunes\", annote: \"Tout est dit : <i>ici</i>.\"}\n  \
         - {id: b, type: book, title: Un livre, issued: 2019, author: [{family: Roy, given: Anne}], publisher: P}\n  \
         - {id: l, type: legislation, title: Loi d’exemple, number: c. X-1, container-title: RLRQ}\n",
    );
    let documents = by_name(&project);
    let printed: Vec<String> = documents["exemple-epub-"]
        .references
        .iter()
        .map(|reference| {
            let heading =
                reference.heading.as_ref().map_or("-".into(), |line| plain(line));
            format!("{heading} | {} | {}", reference.key, plain(&reference.annotation))
        })
        .collect();
    let expected = [
        "Lois | l | ",
        "Pour les jeunes | loi2024 | Tout est dit\u{a0}: ici.",
        " | b | ",
    ];
    assert_eq!(printed, expected);

    for (product, plan) in crate::pages::plans(&project) {
        if product != "card" {
            assert!(plan.contains("Lois"), "{product}:\n{plan}");
            assert!(plan.contains("Tout est dit"), "{product}:\n{plan}");
            assert!(!plan.contains("Thèses"), "{product}:\n{plan}");
        }
    }
    let outputs = project.outputs();
    let (_, book) = outputs.iter().find(|(path, _)| path.ends_with(".epub")).unwrap();
    assert_eq!(crate::books::check_structure(book), Vec::<String>::new());
    let files = crate::books::unpack(book).unwrap();
    let page = str::from_utf8(&files["EPUB/references.xhtml"]).unwrap();
    assert_eq!(page.matches("<h2>").count(), 2, "{page}");
    assert_eq!(page.matches("<ul class=\"references\">").count(), 3, "{page}");
    assert!(page.contains("<p class=\"annotation\">Tout est dit\u{a0}: <"), "{page}");
}
