//! Any style, over works of many shapes.
#![no_main]

use std::sync::LazyLock;

use depliant::cite::{self, Item, ListOrder, Request, Style, json};
use libfuzzer_sys::fuzz_target;

static WORKS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let corpus = include_str!("../../references/corpus.json");
    let corpus: serde_json::Value = serde_json::from_str(corpus).expect("it is JSON");
    let corpus: Vec<serde_json::Value> =
        corpus.as_array().into_iter().flatten().step_by(9).cloned().collect();
    let read = json::read(&serde_json::Value::Array(corpus));
    read.into_iter().filter_map(|(item, _)| item).collect()
});

fuzz_target!(|xml: &str| {
    let Ok(style) = Style::parse(xml) else { return };
    let request = Request {
        items: &WORKS,
        clusters: &[],
        style: &style,
        locale: "fr-CA",
        order: ListOrder::Style,
        list_all: true,
        sections: &[],
    };
    let made = cite::process(&request);
    assert!(made.is_ok(), "the processor failed: {made:?}");
});
