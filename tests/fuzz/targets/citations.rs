//! Works and clusters in JSON, whatever is in them, in a style of the archive.
#![no_main]

use std::sync::LazyLock;

use depliant::cite::{self, ListOrder, Request, Style, json};
use libfuzzer_sys::fuzz_target;

/// Styles of different families: author and date, numbers, notes, labels.
const STYLES: [&str; 5] =
    ["apa", "ieee", "chicago-notes", "modern-language-association", "alphanumeric"];

static OPENED: LazyLock<Vec<Style>> =
    LazyLock::new(|| STYLES.iter().filter_map(|name| Style::named(name)).collect());

fuzz_target!(|input: &[u8]| {
    let Some((choice, text)) = input.split_first() else { return };
    let Ok(data) = serde_json::from_slice::<serde_json::Value>(text) else { return };
    let (works, cites) = match data.get("works") {
        Some(works) => (works, &data["cites"]),
        None => (&data, &serde_json::Value::Null),
    };
    let items: Vec<_> =
        json::read(works).into_iter().filter_map(|(item, _)| item).collect();
    let clusters = json::read_clusters(cites);
    let style = &OPENED[usize::from(*choice) % OPENED.len()];
    let request = Request {
        items: &items,
        clusters: &clusters.clusters,
        style,
        locale: if choice & 0x80 == 0 { "fr-CA" } else { "en-US" },
        order: ListOrder::Style,
        list_all: true,
        sections: &[],
    };
    let made = cite::process(&request);
    assert!(made.is_ok(), "the processor failed: {made:?}");
});
