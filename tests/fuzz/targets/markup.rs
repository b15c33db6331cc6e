//! The markup of text fields, and its typography.
#![no_main]

use depliant::text::{clusters, markup};
use depliant::typography::{self, Profile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut read = markup::parse(text);
    for cluster in clusters(&read.blocks) {
        assert!(
            text.get(cluster.range.clone()).is_some(),
            "a range outside of the field"
        );
    }
    typography::set_blocks(
        &mut read.blocks,
        Profile::ALL[text.len() % Profile::ALL.len()],
    );
    let _ = markup::parse_inline(text);
});
