//! BibTeX and BibLaTeX, into works and from there into YAML, which must be read as the
//! same works again.
#![no_main]

use std::sync::Arc;

use depliant::cite::item::{Item, Value};
use depliant::cite::{ListOrder, bibtex, json, write};
use depliant::source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(works) = bibtex::read(text) else { return };
    let items = works.into_iter().map(|work| work.item);
    let items: Vec<Item> = items.filter(|item| !item.id.is_empty()).collect();
    if items.is_empty() {
        return;
    }
    let yaml = write::yaml(&items, ListOrder::Style);
    let path: Arc<str> = "sources/a/bibliography.yaml".into();
    let node = source::parse(&path, &yaml).expect("what is written can be read");
    let data = node.value.to_json();
    let works = data.get("references").unwrap_or(&data);
    let again: Vec<Item> =
        json::read(works).into_iter().filter_map(|(item, _)| item).collect();
    let items: Vec<Item> = items.into_iter().map(hyphened).collect();
    let again: Vec<Item> = again.into_iter().map(hyphened).collect();
    assert_eq!(items, again, "{yaml}");
});

/// Returns a work with its pages as they are written: with a hyphen.
fn hyphened(mut item: Item) -> Item {
    if let Some(Value::Text(pages)) = item.variables.get_mut("page") {
        *pages = pages.replace("--", "-").replace('–', "-");
    }
    item
}
