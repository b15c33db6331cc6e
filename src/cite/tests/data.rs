//! What other styles and other forms of works print, as data.

use serde_json::{Value, json};

use super::{HOUSE, cluster, items};
use crate::cite::item::Name;
use crate::cite::{ListOrder, Request, Style, bibtex, html, json as csl, process, text};

/// Works and clusters in one of several styles.
const STYLES: &str = include_str!("../../../tests/references/styles.json");
/// Works in BibTeX, in the house style.
const BIBTEX: &str = include_str!("../../../tests/references/bibtex.json");

/// Returns the cases of a file.
#[track_caller]
fn cases(file: &str) -> Vec<Value> {
    serde_json::from_str(file).expect("the cases are a list")
}

/// Returns a style by its name.
#[track_caller]
fn style(name: &str) -> Style {
    match name {
        "apa6-quebec" => Style::parse(HOUSE).expect("the house style is a style"),
        _ => Style::named(name).expect(name),
    }
}

#[test]
fn styles_print_their_cases() {
    for case in cases(STYLES) {
        let written = case["clusters"].as_array().expect("clusters are a list");
        let output = process(&Request {
            items: &items(&case["csl_json"]),
            clusters: &written.iter().map(cluster).collect::<Vec<_>>(),
            style: &style(case["style"].as_str().expect("the style has a name")),
            locale: case["locale"].as_str().expect("the locale has a name"),
            order: ListOrder::Style,
            list_all: true,
            sections: &[],
        })
        .expect("the engine works");
        let references: Vec<String> =
            output.references.iter().map(|entry| html(&entry.content)).collect();
        let citations: Vec<String> =
            output.citations.iter().map(|cite| text(cite)).collect();
        assert_eq!(json!(references), case["references"], "{}", case["what"]);
        assert_eq!(json!(citations), case["citations"], "{}", case["what"]);
    }
}

#[test]
fn bibtex_prints_its_cases() {
    for case in cases(BIBTEX) {
        let source = case["bibtex"].as_str().expect("BibTeX is text");
        let works = bibtex::read(source).expect(source);
        let output = process(&Request {
            items: &works.into_iter().map(|work| work.item).collect::<Vec<_>>(),
            clusters: &[],
            style: &style("apa6-quebec"),
            locale: "fr-CA",
            order: ListOrder::Style,
            list_all: true,
            sections: &[],
        })
        .expect("the engine works");
        let references: Vec<String> =
            output.references.iter().map(|entry| html(&entry.content)).collect();
        assert_eq!(json!(references), case["references"], "{}", case["what"]);
    }
}

#[test]
fn works_of_other_programs_are_read() {
    let read = |work: Value| {
        let (item, problems) = csl::read(&work).remove(0);
        (item.expect("the work has a key"), problems)
    };
    let (item, problems) = read(json!({"id": 7, "type": "journal-article",
        "author": [{"family": "Ville", "isInstitution": true}], "volume": 12.0,
        "custom": {"x": 1}, "title": null, "issued": {"date-parts": [["2019", "05"]]}}));
    assert_eq!((item.id.as_str(), item.work_type), ("7", "article-journal"));
    assert_eq!((item.text("volume"), problems.len()), (Some("12"), 0));
    // A name as a text is no list of names, and is printed all the same.
    let (item, problems) =
        read(json!([{"id": "a", "type": "book", "author": "Roy, A."}]));
    assert_eq!((item.names("author").len(), problems.len()), (1, 1));
    assert_eq!(csl::read(&json!({})).len() + csl::read(&Value::Null).len(), 0);
}

#[test]
fn a_name_is_read_though_it_is_only_a_particle() {
    let author = |name: &str| {
        let source = format!("@book{{a, title = {{A}}, author = {{{name}}}}}");
        let work = bibtex::read(&source).expect("this is BibTeX").remove(0).item;
        work.names("author")[0].clone()
    };
    assert_eq!(author("de la { {}}"), Name::Literal("de la".to_owned()));
    let Name::Person(person) = author("bell hooks") else { panic!("a person") };
    assert_eq!(person.family, "hooks");
    assert_eq!(person.non_dropping_particle.as_deref(), Some("bell"));
}

#[test]
fn abbreviations_neither_turn_in_circles_nor_explode() {
    let circles = "@string{a = a}@string{b = c}@string{c = b # d}@string{d = {D}}\n\
        @string{e = {E}}@string{f = e}@string{e = f # {!}}\n\
        @book{x, title = a # b # c, publisher = f # e # d}";
    let work = bibtex::read(circles).expect("this is BibTeX").remove(0).item;
    assert_eq!(work.text("title"), Some("accd"));
    assert_eq!(work.text("publisher"), Some("ee!D"));
    let double = |at: usize| format!("@string{{a{} = a{at} # a{at}}}\n", at + 1);
    let bomb: String = (0..60).map(double).collect();
    let bomb = format!("@string{{a0 = {{x}}}}\n{bomb}@book{{x, title = a60}}");
    let error = bibtex::read(&bomb).expect_err("it is a bomb");
    assert_eq!(error.message, "abbreviations grow too large");
}

#[test]
fn places_of_losses_are_those_of_their_fields() {
    let source = "@weird{a,\n title={A \\foo{b}},\n couleur={bleu}}\n@book{a, title={B}}";
    let works = bibtex::read(source).expect("this is BibTeX");
    let lines: Vec<(usize, bibtex::LossKind)> = works[0]
        .losses
        .iter()
        .map(|loss| (1 + source[..loss.range.start].matches('\n').count(), loss.kind))
        .collect();
    use bibtex::LossKind::{Command, Field, Type};
    assert_eq!(lines, [(2, Command), (1, Type), (3, Field)]);
    // The second entry keeps its key, for the one who reads to complain of.
    assert_eq!(works[1].item.id, "a");
    assert_eq!(&source[works[1].range.clone()], "a");
}
