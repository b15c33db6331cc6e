//! What is said of files that other programs or people wrote, and where.

use super::read::{clusters_in, works_in};
use crate::diag::{Diagnostic, Lines, Sink};

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
