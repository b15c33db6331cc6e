//! What the house style asks for and CSL cannot say.

use std::borrow::Cow;

use super::item::{Item, Name};

/// The `id` of the house style.
const HOUSE: &str = "apa6-quebec";

/// Returns works as a style prints them. In the house style, a publisher or a
/// site that is also the author is not named twice.
pub(super) fn arranged<'a>(items: &'a [Item], style: &str) -> Cow<'a, [Item]> {
    let repeats =
        |item: &Item| item.variables.keys().any(|name| repeats_author(item, name));
    if style != HOUSE || !items.iter().any(repeats) {
        return Cow::Borrowed(items);
    }
    let mut items = items.to_vec();
    for item in &mut items {
        let whole = item.clone();
        item.variables.retain(|name, _| !repeats_author(&whole, name));
    }
    Cow::Owned(items)
}

/// Returns whether a variable says who publishes, and it is the author.
fn repeats_author(item: &Item, variable: &str) -> bool {
    let publishes = variable == "publisher"
        || variable == "container-title" && item.work_type == "webpage";
    let [Name::Literal(author)] = item.names("author") else { return false };
    publishes && item.text(variable) == Some(author.as_str())
}
