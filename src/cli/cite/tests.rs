//! What is said of files that other programs or people wrote, and where.

use super::read::{clusters_in, works_in};
use crate::cite::{Item, ListOrder, write};
use crate::diag::{Diagnostic, Lines, Sink};

/// Works of every kind, in the cases of the styles.
const CASES: &str = include_str!("../../../tests/references/apa7-quebec.json");

/// Returns the codes of what is said, with their lines and columns.
fn said(text: &str, sink: Sink) -> Vec<(&'static str, usize, usize)> {
    let of = |diagnostic: Diagnostic| {
        let span = diagnostic.span.expect("it has a place");
        let at = Lines::new(text.to_owned()).place(span.range.start);
        (diagnostic.code.name(), at.line, at.column)
    };
    sink.finish().into_iter().map(of).collect()
}

/// Checks what is said of works in a file of some name.
#[track_caller]
fn of_works(path: &str, text: &str, expected: &[(&str, usize, usize)]) {
    let mut sink = Sink::default();
    works_in(path, text, &mut sink);
    assert_eq!(said(text, sink), expected, "{text}");
}

/// Checks what is said of clusters.
#[track_caller]
fn of_clusters(text: &str, expected: &[(&str, usize, usize)]) {
    let mut sink = Sink::default();
    clusters_in("clusters.json", text, &mut sink);
    assert_eq!(said(text, sink), expected, "{text}");
}

#[test]
fn works_are_complained_of_at_their_place() {
    let text = "[\n\t{\"id\": \"a\", \"type\": \"bok\",\n\t\t\"titel\": \"\\u00e9\\ud83d\\ude00\"}\n]";
    of_works("a.json", text, &[("assumed-type", 2, 22), ("ignored-fields", 3, 3)]);
    let text =
        r#"[{"id": "a", "type": "book", "foo": 1, "bar": [], "issued": "2019-13"}]"#;
    of_works("a.json", text, &[("ignored-fields", 1, 30), ("doubtful-date", 1, 61)]);
    of_works("a.json", "[{\"id\": \"a\",}]", &[("json-syntax", 1, 13)]);
    of_works("a.json", "[{\"type\": \"book\"}]", &[("missing-key", 1, 2)]);
    let text = "---\nreferences:\n- id: a\n  type: book\n  author: [{}]\n---\n";
    of_works("a.yaml", text, &[("doubtful-value", 5, 12)]);
    of_works("a.bib", "\n@book{a,\n title={x} y}", &[("bibtex-syntax", 3, 12)]);
    of_works("a.bib", "@book{, title={x}}", &[("bibtex-syntax", 1, 7)]);
    of_works("a.bib", "rien", &[("bibtex-syntax", 1, 1)]);
    of_works("a.txt", "Zotero\n@book{a, x={y}}", &[("bibtex-loss", 2, 10)]);
}

#[test]
fn clusters_are_complained_of_at_their_place() {
    of_clusters(
        "[[{\"id\": \"a\", \"label\": \"pgae\"}]]",
        &[("unknown-locator", 1, 24)],
    );
    of_clusters(
        "[\n {\"citationItems\": [{\"lokator\": 1}]}]",
        &[("missing-key", 2, 21), ("ignored-fields", 2, 22)],
    );
    of_clusters("[{\"id\": \"a\"}]", &[("bad-cluster", 1, 2)]);
    of_clusters("[[\"a\"]]", &[("bad-cluster", 1, 3)]);
    of_clusters("{}", &[("bad-cluster", 1, 1)]);
    of_clusters("[[{\"id\": \"a\", \"locator\": null, \"uris\": []}], []]", &[]);
}

#[test]
fn keys_are_found_where_they_are_cited() {
    let text =
        "[[{\"locator\": \"a\", \"id\": \"b\"}],\n[{\"id\": \"a\"}, {\"id\": \"a\"}]]";
    let read = clusters_in("clusters.json", text, &mut Sink::default());
    let (_, cited) = read.expect("the clusters are read");
    let places: Vec<(&str, usize)> = cited
        .iter()
        .map(|(key, span)| (key.as_str(), span.range.start))
        .collect();
    assert_eq!(places, [("b", 25), ("a", 40), ("a", 53)]);
}

/// Checks that what is written of works is read as they were, without a remark.
#[track_caller]
fn comes_back(items: &[Item]) {
    let yaml = write::yaml(items, ListOrder::Style);
    let mut sink = Sink::default();
    let works = works_in("bibliography.yaml", &yaml, &mut sink).expect(&yaml);
    assert_eq!(sink.finish(), [], "{yaml}");
    let read: Vec<Item> = works.items.into_iter().map(|(item, _)| item).collect();
    assert_eq!(read, items, "{yaml}");
}

#[test]
fn what_import_writes_is_read_as_it_was() {
    let read = |path: &str, text: &str| -> Vec<Item> {
        let works = works_in(path, text, &mut Sink::default()).expect(text);
        works.items.into_iter().map(|(item, _)| item).collect()
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(CASES).expect("a list");
    for case in cases {
        comes_back(&read("works.json", &case["csl_json"].to_string()));
    }
    comes_back(&read(
        "works.bib",
        r#"@book{a:1, author = {{Institut : du Nord} and de la Tour, Anne and others},
            title = {"Vie" \emph{in vitro}: # 12}, date = {2016-05/..}, number = {007},
            publisher = {No}, edition = 3, note = {- x}, langid = {canadien}}"#,
    ));
    let odd = [
        "null",
        "1.0",
        "- a",
        "a: b",
        "a  b",
        "a\u{2028}b",
        "a\tb",
        "a #b",
        "é:",
        "a\nb",
        "0x1F",
        "2021-04",
        "*a",
        "~",
    ];
    let works = odd.iter().enumerate().map(|(index, text)| {
        let long = format!("{text} {}", "mot ".repeat(40));
        serde_json::json!({"id": format!("k{index}"), "type": "book", "title": text, "note": long})
    });
    comes_back(&read(
        "odd.json",
        &serde_json::json!(works.collect::<Vec<_>>()).to_string(),
    ));
}
