//! The gates, as a build for the press meets them.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use crate::catalog::{Catalog, Hold, Purpose};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{self, Target};

/// Refuses, of targets that are made for the press, what may not leave the house: what
/// was a warning of the whole project is a mistake there.
pub(super) fn refuse(catalog: &Catalog, targets: &[Target], sink: &mut Sink) {
    let mut refused: BTreeMap<*const Hold, (&Hold, Diagnostic)> = BTreeMap::new();
    for target in targets.iter().filter(|target| is_pressed(catalog, target)) {
        let held = document::held(catalog, target).into_iter();
        refused.extend(held.map(|(hold, said)| (ptr::from_ref(hold), (hold, said))));
    }
    if refused.is_empty() {
        return;
    }
    let warned: BTreeSet<Identity<'_>> =
        refused.values().map(|(hold, _)| identity(&hold.said)).collect();
    sink.retain(|said| !warned.contains(&identity(said)));
    let name = |(hold, said): &(&Hold, Diagnostic)| {
        format!("{} {}", said.code.name(), hold.record)
    };
    let names: BTreeSet<String> = refused.values().map(name).collect();
    let names: Vec<String> = names.into_iter().collect();
    let file = format!("sources/editions/{}.yaml", catalog.edition.id);
    let held = Diagnostic::failure(Code::Held).with("file", file);
    sink.push(held.with("holds", names.join(", ")));
    refused.into_values().for_each(|(_, said)| sink.push(said));
}

/// What tells a diagnostic from others: what it says, where, and of what.
type Identity<'a> = (Code, Option<(&'a str, usize)>, &'a [(&'static str, String)]);

/// Returns what tells a diagnostic from others, however much it weighs.
fn identity(said: &Diagnostic) -> Identity<'_> {
    let place = said.span.as_ref().map(|span| (&*span.path, span.range.start));
    (said.code, place, &said.args)
}

/// Returns whether a target is made for the press.
fn is_pressed(catalog: &Catalog, target: &Target) -> bool {
    let plan = &catalog.guides[&target.guide].plans[&target.product];
    let format = plan.format.as_ref();
    format.is_some_and(|format| format.targets.contains(&Purpose::Press))
}
