//! YAML of any kind, as a tree.
#![no_main]

use std::sync::Arc;

use depliant::source::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let path: Arc<str> = "sources/a.yaml".into();
    if let Ok(node) = parse(&path, text) {
        let _ = node.value.to_json();
    }
});
