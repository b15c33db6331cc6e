//! The reference list, and the anchors that lead to it and back.

use std::collections::BTreeMap;

use super::Reference;
use crate::cite;
use crate::text::Inline;

/// Returns the reference list, each with the citations that lead to it.
pub(super) fn references(guide: &str, output: &cite::Output) -> Vec<Reference> {
    let mut citations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for inline in output.citations.iter().flatten() {
        if let Inline::Citation(citation) = inline {
            citations.entry(&citation.key).or_default().push(citation.id.clone());
        }
    }
    let references = output.references.iter();
    references
        .map(|entry| Reference {
            origin: format!("{guide}/references/{}", entry.key),
            key: entry.key.clone(),
            id: format!("ref-{}", anchor(&entry.key)),
            content: entry.content.clone(),
            citations: citations.get(&*entry.key).cloned().unwrap_or_default(),
        })
        .collect()
}

/// Returns a key as part of an anchor: a key may hold signs that an anchor may
/// not.
fn anchor(key: &str) -> String {
    let escape = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => c.to_string(),
        other => format!(".{:x}.", u32::from(other)),
    };
    key.chars().map(escape).collect()
}
