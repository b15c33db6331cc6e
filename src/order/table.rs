//! The distribution list, as a table that a spreadsheet opens without a question.
//!
//! By four rules: a byte order mark, by which Excel knows UTF-8; the separator that
//! it expects where the language writes decimals with a comma (`;`) or with a point
//! (`,`); lines and quotation marks by RFC 4180; and no cell that it would take for a
//! formula.

use std::collections::BTreeMap;

use super::{Delivery, Order};

/// The signs with which a formula begins (OWASP, CSV injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes the distribution list: a line for each station, with what it gets of each
/// product, and the sums. The words are those of the layouts.
pub fn table(order: &Order, words: &BTreeMap<String, String>) -> Vec<u8> {
    let word = |name: &str| words.get(name).map_or(name, String::as_str).to_owned();
    let separator = separator(&order.language);
    let products: Vec<&str> =
        order.tickets.iter().map(|ticket| &*ticket.product).collect();
    let mut head = vec![word("deliver-to"), word("address"), word("phone")];
    head.extend(products.iter().map(|product| word(&format!("{product}-copies"))));
    head.extend([word("packages"), word("remark")]);
    let mut lines = vec![head];
    let remark =
        |is_example| if is_example { word("example-order") } else { String::new() };
    for delivery in &order.deliveries {
        let mut line = vec![
            delivery.name.clone(),
            delivery.address.join(", "),
            delivery.phone.clone().unwrap_or_default(),
        ];
        line.extend(products.iter().map(|one| copies(delivery, one).to_string()));
        line.extend([delivery.packages.to_string(), remark(delivery.example)]);
        lines.push(line);
    }
    let mut sums = vec![word("total"), String::new(), String::new()];
    sums.extend(order.tickets.iter().map(|ticket| ticket.copies.to_string()));
    sums.extend([order.packages.to_string(), remark(order.example)]);
    lines.push(sums);
    let lines = lines.iter().map(|cells| {
        let cells: Vec<String> = cells.iter().map(|text| cell(text, separator)).collect();
        format!("{}\r\n", cells.join(&separator.to_string()))
    });
    format!("\u{feff}{}", lines.collect::<String>()).into_bytes()
}

/// Returns how many copies of a product a station gets.
fn copies(delivery: &Delivery, product: &str) -> u64 {
    let items = delivery.items.iter().filter(|item| item.product == product);
    items.map(|item| item.copies).sum()
}

/// Returns what stands between cells where a language is spoken.
pub fn separator(language: &str) -> char {
    if language.starts_with("fr") { ';' } else { ',' }
}

/// Writes a cell.
pub fn cell(text: &str, separator: char) -> String {
    let text =
        if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() };
    if text.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
