//! What the house styles ask for and CSL cannot say.

use std::borrow::Cow;

use super::item::{Item, Name};

/// The `id`s of the house styles.
const HOUSE: [&str; 2] = ["apa6-quebec", "apa7-quebec"];

/// Returns works as a style prints them. In the house styles, a publisher or a site
/// that is also the author is not named twice, nor is a genre that the title begins
/// with (« Mémoire présenté à… »).
pub(super) fn arranged<'a>(items: &'a [Item], style: &str) -> Cow<'a, [Item]> {
    let repeats = |item: &Item| item.variables.keys().any(|name| is_said(item, name));
    if !HOUSE.contains(&style) || !items.iter().any(repeats) {
        return Cow::Borrowed(items);
    }
    let mut items = items.to_vec();
    for item in &mut items {
        let whole = item.clone();
        item.variables.retain(|name, _| !is_said(&whole, name));
    }
    Cow::Owned(items)
}

/// Returns whether another variable of a work says what this one does.
fn is_said(item: &Item, variable: &str) -> bool {
    repeats_author(item, variable)
        || variable == "genre" && begins_title(item).unwrap_or_default()
}

/// Returns whether the title begins with the genre, as a word.
fn begins_title(item: &Item) -> Option<bool> {
    let genre = item.text("genre")?.to_lowercase();
    let title = item.text("title")?.to_lowercase();
    let rest = title.strip_prefix(&genre)?;
    Some(!rest.starts_with(char::is_alphanumeric))
}

/// Returns whether a variable says who publishes, and it is the author.
fn repeats_author(item: &Item, variable: &str) -> bool {
    let publishes = variable == "publisher"
        || variable == "container-title" && item.work_type == "webpage";
    let [Name::Literal(author)] = item.names("author") else { return false };
    publishes && item.text(variable) == Some(author.as_str())
}
