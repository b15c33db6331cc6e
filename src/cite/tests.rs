//! The room against its test cases: the house style, the readers, and what must
//! never panic.

mod data;
mod laws;
mod suite;

use serde_json::{Value, json};

use super::*;

/// The house style of the guides.
const HOUSE: &str = include_str!("../../layouts/styles/apa6-quebec.csl");
/// The other style of the house.
const SEVENTH: &str = include_str!("../../layouts/styles/apa7-quebec.csl");
/// The styles of the house, each with works and what it prints of them.
const CASES: [(&str, &str); 2] = [
    (HOUSE, include_str!("../../tests/references/apa6-quebec.json")),
    (SEVENTH, include_str!("../../tests/references/apa7-quebec.json")),
];

/// Reads works that have no problem but a warning.
#[track_caller]
fn items(data: &Value) -> Vec<Item> {
    let read = json::read(data).into_iter();
    read.map(|(item, problems)| {
        assert!(problems.iter().all(|problem| problem.kind.is_warning()), "{problems:?}");
        item.expect("the work has a key")
    })
    .collect()
}

/// Makes a cluster of CSL cite-items.
#[track_caller]
fn cluster(cites: &Value) -> Cluster {
    let mut read = json::read_clusters(&json!([cites]));
    assert_eq!(read.problems, []);
    read.clusters.remove(0)
}

/// Formats works and clusters in the house style of the guides.
#[track_caller]
fn house(items: &[Item], clusters: &[Cluster], order: ListOrder) -> Output {
    styled(HOUSE, items, clusters, order)
}

/// Formats works and clusters in a style of the house.
#[track_caller]
fn styled(style: &str, items: &[Item], clusters: &[Cluster], order: ListOrder) -> Output {
    let style = Style::parse(style).expect("the house style is a style");
    let locale = "fr-CA";
    process(&Request {
        items,
        clusters,
        style: &style,
        locale,
        order,
        list_all: true,
        sections: &[],
    })
    .expect("the engine works")
}

#[test]
fn house_styles_print_their_cases() {
    let cases = CASES.iter().flat_map(|(style, cases)| {
        let cases: Vec<Value> =
            serde_json::from_str(cases).expect("the cases are a list");
        cases.into_iter().map(move |case| (*style, case))
    });
    for (style, case) in cases {
        let (what, works) = (&case["what"], items(&case["csl_json"]));
        let expected = case["citations"].as_array().expect("citations are a list");
        let clusters: Vec<Cluster> =
            expected.iter().map(|citation| cluster(&citation["items"])).collect();
        let given = case["order"] == "given";
        let order = if given { ListOrder::Given } else { ListOrder::Style };
        let output = styled(style, &works, &clusters, order);

        let references: Vec<Value> = output
            .references
            .iter()
            .map(|Entry { key, content }| {
                json!({"id": key, "html": html(content), "text": text(content)})
            })
            .collect();
        assert_eq!(Value::from(references), case["references"], "{what}");
        for (content, expected) in output.citations.iter().zip(expected) {
            assert_eq!(text(content), expected["text"], "{what}");
        }
    }
}

#[test]
fn what_is_no_address_is_never_a_link() {
    let url =
        |url: &str| json!([{"id": "a", "type": "webpage", "title": "T", "URL": url}]);
    let has_link = |content: &[Inline]| {
        content.iter().any(|inline| matches!(inline, Inline::Link { .. }))
    };
    for no in
        ["(lien PDF)", "https://", "javascript:alert(1)", "https://a b.org", "exemple"]
    {
        let (item, problems) = Item::from_json(&url(no)[0]);
        assert!(matches!(problems[0].kind, ProblemKind::NotAnAddress { .. }), "{no}");
        let works: Vec<Item> = item.into_iter().collect();
        let output = house(&works, &[], ListOrder::Style);
        assert!(!has_link(&output.references[0].content), "{no}");
        assert!(text(&output.references[0].content).ends_with(no), "{no}");
    }
    let output = house(&items(&url("https://exemple.org/a?b")), &[], ListOrder::Style);
    assert!(has_link(&output.references[0].content));
}

#[test]
fn every_cite_has_an_anchor_of_its_own() {
    let works = items(&json!([
        {"id": "a", "type": "book", "title": "T", "author": [{"family": "Roy"}], "issued": 2018},
    ]));
    let clusters = [
        cluster(&json!([{"id": "a"}])),
        cluster(
            &json!([{"id": "a", "narrative": true, "locator": "3"}, {"id": "absent"}]),
        ),
    ];
    let output = house(&works, &clusters, ListOrder::Style);
    let anchors: Vec<(&str, String)> = output
        .citations
        .iter()
        .flatten()
        .filter_map(|inline| match inline {
            Inline::Citation(cite) => Some((cite.id.as_str(), text(&cite.content))),
            _ => None,
        })
        .collect();
    let expected = [
        ("cite-a-1", "Roy, 2018".to_owned()),
        ("cite-a-2", "Roy (2018, p.\u{A0}3".to_owned()),
    ];
    assert_eq!(anchors, expected);
    assert_eq!(html(&output.citations[1]), "Roy (2018, p.\u{A0}3; <b>absent?</b>)");
}

#[test]
fn problems_name_the_place_and_the_remedy() {
    let check = |fields: Value, path: &[Step], kind: ProblemKind| {
        let mut work = json!({"id": "a", "type": "book"});
        for (key, value) in fields.as_object().into_iter().flatten() {
            work[key] = value.clone();
        }
        let (_, problems) = Item::from_json(&work);
        assert_eq!(problems, [Problem { path: path.to_vec(), kind }], "{work}");
    };
    let key = |key: &str| Step::Key(key.to_owned());
    let found = |found: &str| found.to_owned();
    let nearest = Some("title");
    let kind = ProblemKind::UnknownVariable { found: found("titel"), nearest };
    check(json!({"titel": "x"}), &[key("titel")], kind);
    let kind = ProblemKind::UnknownType { found: found("bok"), nearest: Some("book") };
    check(json!({"type": "bok"}), &[key("type")], kind);
    let kind = ProblemKind::BadMonth { found: 13 };
    check(json!({"issued": "2019-13"}), &[key("issued")], kind);
    let path = [key("issued"), key("date-parts"), Step::Index(0)];
    let kind = ProblemKind::BadDay { found: 30 };
    check(json!({"issued": {"date-parts": [[2019, 2, 30]]}}), &path, kind);
    let kind = ProblemKind::UnreadableDate { found: found("hier") };
    check(json!({"issued": "hier"}), &[key("issued")], kind);
    let kind = ProblemKind::WrongType { expected: Shape::Names, found: Shape::Text };
    check(json!({"author": "Roy"}), &[key("author")], kind);
    check(
        json!({"author": [{}]}),
        &[key("author"), Step::Index(0)],
        ProblemKind::EmptyName,
    );
    assert_eq!(Item::from_json(&json!({"type": "book"})).0, None);
}

#[test]
fn dates_are_read_in_every_form_that_programs_write() {
    let check = |written: Value, printed: &str| {
        let work = json!([{"id": "a", "type": "post", "title": "T", "issued": written}]);
        let output = house(&items(&work), &[], ListOrder::Style);
        let expected = format!("T. ({printed}).");
        assert_eq!(text(&output.references[0].content), expected, "{written}");
    };
    check(json!(2019), "2019");
    check(json!(2019.0), "2019");
    check(json!("2019"), "2019");
    check(json!("2019-05-04"), "2019, 4 mai");
    check(json!("2019-05-04T10:00:00Z"), "2019, 4 mai");
    check(json!("2019-05/2020"), "2019-2020");
    check(json!({"date-parts": [["2019", 5]]}), "2019, mai");
    check(json!({"date-parts": [[2019], [2020]]}), "2019-2020");
    check(json!({"year": 2019, "month": 5}), "2019, mai");
    check(json!([{"year": 2019, "month": 5, "day": 4}]), "2019, 4 mai");
    check(json!({"raw": "2019-05-04"}), "2019, 4 mai");
    check(json!({"literal": "à paraître"}), "à paraître");
    check(json!("2019~"), "vers 2019");
}

#[test]
fn bibtex_loses_nothing_silently() {
    let source = r"
        @string{puq = {Presses de l'Universit{\'e} du Qu{\'e}bec}}
        @book{a, author = {{Institut du Nord, Québec} and de la Tour, Anne and others},
          title = {Vie \emph{in vitro}}, subtitle = {H\textsubscript{2}O}, publisher = puq,
          date = {2016/2018}, langid = {canadien}, edition = 3, couleur = {bleu}}
        @techreport{b, title = {R}, institution = {X}, number = {2021-04}, year = 2021,
          month = mar, urldate = {2022-01-02}, url = {https://exemple.org/a_b}}";
    let works = bibtex::read(source).expect("the source is BibTeX");
    let [lost] = works[0].losses.as_slice() else { panic!("{:?}", works[0].losses) };
    let place = source.find("couleur").expect("the field is there");
    assert_eq!((lost.field.as_str(), lost.value.as_str()), ("couleur", "bleu"));
    assert_eq!(lost.range, place..place + "couleur".len());
    assert_eq!(works[1].losses, []);
    let items: Vec<Item> = works.into_iter().map(|work| work.item).collect();
    let output = house(&items, &[], ListOrder::Given);
    let printed: Vec<String> =
        output.references.iter().map(|entry| html(&entry.content)).collect();
    let expected = [
        "Institut du Nord, Québec, de la\u{A0}Tour, A. et al. (2016-2018). <i>Vie</i> in vitro\
         \u{A0}<i>: H<sub>2</sub>O</i> (3e éd.). Presses de l’Université du Québec.",
        "<i>R</i> (Rapport technique 2021-04). (2021). X. Repéré à https://exemple.org/a_b",
    ];
    assert_eq!(printed, expected);
}

#[test]
fn broken_sources_are_errors_with_a_place() {
    let line = |source: &str| bibtex::read(source).expect_err(source).line;
    assert_eq!(line("@article{a,\n title={x} y}"), 2);
    assert_eq!(line("\n@a{a, crossref={b}}\n@a{b, crossref={a}}"), 2);
    assert_eq!(line(&"{".repeat(10_000)), 1);
    let line = |source: &str| Style::parse(source).expect_err(source).line;
    assert_eq!(line("<style>\n</a>"), Some(2));
    assert_eq!(line(&"<a>\n".repeat(10_000)), Some(101));
    let broken = HOUSE.replacen("variable=\"URL\"", "variable=\"ULR\"", 1);
    let expected =
        1 + HOUSE[..HOUSE.find("variable=\"URL\"").unwrap()].matches('\n').count();
    assert_eq!(line(&broken), Some(expected));
    let circle = HOUSE.replacen(
        "<text term=\"circa\" suffix=\" \"/>",
        "<text macro=\"year\"/>",
        1,
    );
    assert!(Style::parse(&circle).is_err());
    let without = HOUSE.replacen("macro name=\"year\"", "macro name=\"yaer\"", 1);
    let undefined = StyleErrorKind::UndefinedMacro("year".into());
    let kind = |source: &str| Style::parse(source).expect_err(source).kind;
    assert_eq!(kind(&without), undefined);
    assert_eq!(kind("Bonjour"), StyleErrorKind::Foreign);
    assert_eq!(kind("<html><p/></html>"), StyleErrorKind::Foreign);
    let unnamed = HOUSE.replace("<info>", "<!--").replace("</info>", "-->");
    assert_eq!(kind(&unnamed), StyleErrorKind::Missing("info".into()));
}

#[test]
fn no_stock_style_panics_on_odd_works() {
    let works = items(&json!([
        {"id": "a", "type": "book", "title": "<i>x</i> < & <b>", "issued": {"literal": "?"}},
        {"id": "b", "type": "chapter", "page": "e1-\u{2013}99999999999", "volume": "1-x",
         "edition": "999999999999999999999", "number": "00", "issue": "-"},
        {"id": "c", "type": "webpage", "author": [{"family": "de", "given": " "}], "URL": "x"},
        {"id": "d", "type": "legal_case", "issued": {"date-parts": [[-44, 3, 15]]}},
    ]));
    let clusters = [
        cluster(
            &json!([{"id": "b", "locator": "9999999999-x, 007", "label": "version"}]),
        ),
        cluster(
            &json!([{"id": "c", "author-only": true}, {"id": "a", "narrative": true}]),
        ),
        cluster(&json!([])),
    ];
    for name in Style::stock_names() {
        let style = Style::named(name).expect(name);
        let order = ListOrder::Style;
        let request = Request {
            items: &works,
            clusters: &clusters,
            style: &style,
            locale: "fr",
            order,
            list_all: true,
            sections: &[],
        };
        let output = process(&request).expect(name);
        assert_eq!(output.citations.len(), clusters.len(), "{name}");
    }
}
