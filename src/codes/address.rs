//! The address that is printed beside a code, for those who type it.

/// The beginnings of parameters that follow the reader of a link: campaign tags
/// of Google Analytics (`utm_`), Matomo (`mtm_`) and `HubSpot` (`hsa_`, `_hs`).
const TRACKING_PREFIXES: [&str; 4] = ["utm_", "mtm_", "hsa_", "_hs"];

/// The names of such parameters: campaigns, and the click identifiers of
/// advertisers, networks and mailing services.
const TRACKING_NAMES: [&str; 29] = [
    "_ga",
    "_gl",
    "at_campaign",
    "at_medium",
    "dclid",
    "epik",
    "fb_source",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "xtor",
    "yclid",
];

/// Returns the names of the parameters of an address that follow the reader, as
/// they are written and in their order; the author of a guide is told, since a
/// person in danger must not leave a trace by scanning a code.
///
/// The list holds the usual ones. It cannot know the parameters of a site that
/// names its own, nor an address that redirects.
pub fn tracking_parameters(url: &str) -> Vec<String> {
    let (_, query, fragment) = parts(url);
    let parts = [query, fragment.filter(|fragment| fragment.contains('='))];
    let pairs = parts.into_iter().flatten().flat_map(|part| part.split('&'));
    pairs
        .map(name)
        .filter(|name| is_tracking(name))
        .map(str::to_owned)
        .collect()
}

/// Returns an address as people read and type it: without the scheme, `www.`, a
/// slash at the end and tracking parameters; letters that were written in
/// percent, such as `%C3%A9`, are letters again.
pub fn readable_address(url: &str) -> String {
    let (base, query, fragment) = parts(url);
    let base = without_prefix(without_prefix(base, "https://"), "http://");
    let mut readable = without_prefix(base, "www.").to_owned();
    let query = query.map(kept).filter(|query| !query.is_empty());
    let fragment = fragment.map(anchor).filter(|fragment| !fragment.is_empty());
    if query.is_none() && fragment.is_none() {
        readable.truncate(readable.trim_end_matches('/').len());
    }
    for (mark, part) in [('?', query), ('#', fragment)] {
        if let Some(part) = part {
            readable.push(mark);
            readable.push_str(&part);
        }
    }
    with_letters(&readable)
}

/// Cuts an address into what stands before `?`, the query, and the fragment
/// after `#`.
fn parts(url: &str) -> (&str, Option<&str>, Option<&str>) {
    let url = url.trim();
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (url, None),
    };
    match rest.split_once('?') {
        Some((base, query)) => (base, Some(query), fragment),
        None => (rest, None, fragment),
    }
}

/// Returns the name of a `name=value` pair.
fn name(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(name, _)| name)
}

/// Returns whether a parameter follows the reader.
fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING_NAMES.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Returns a fragment as it is, or without what follows the reader if it is
/// made of pairs.
fn anchor(fragment: &str) -> String {
    if fragment.contains('=') { kept(fragment) } else { fragment.to_owned() }
}

/// Returns pairs without those that follow the reader.
fn kept(pairs: &str) -> String {
    let kept: Vec<&str> =
        pairs.split('&').filter(|pair| !is_tracking(name(pair))).collect();
    kept.join("&")
}

/// Cuts off a beginning, whatever its case.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    match text.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => &text[prefix.len()..],
        _ => text,
    }
}

/// Turns letters beyond ASCII that are written in percent into letters. Nothing
/// else is the same when it is typed: a space would end the address, a slash
/// would divide it.
fn with_letters(address: &str) -> String {
    let mut readable = String::new();
    let mut rest = address;
    while let Some(first) = rest.chars().next() {
        let (c, length) = encoded_letter(rest).unwrap_or((first, first.len_utf8()));
        readable.push(c);
        rest = &rest[length..];
    }
    readable
}

/// Reads a letter beyond ASCII written in percent (`%C3%A9`) at the start of a
/// text; returns it and the length of what is read.
fn encoded_letter(text: &str) -> Option<(char, usize)> {
    let count = encoded_byte(text)?.leading_ones() as usize;
    if !(2..=4).contains(&count) {
        return None;
    }
    let bytes: Option<Vec<u8>> =
        (0..count).map(|at| encoded_byte(text.get(3 * at..)?)).collect();
    let letter = String::from_utf8(bytes?).ok()?.chars().next()?;
    letter.is_alphabetic().then_some((letter, 3 * count))
}

/// Reads `%` and two hexadecimal digits.
fn encoded_byte(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hexadecimal.then(|| u8::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::{readable_address, tracking_parameters};

    #[test]
    fn an_address_is_short_and_typed_as_it_reads() {
        let table = [
            ("https://www.quebec.ca/", "quebec.ca"),
            ("HTTP://WWW.Quebec.ca", "Quebec.ca"),
            ("https://example.org/aide/", "example.org/aide"),
            ("https://example.org/?q=aide", "example.org/?q=aide"),
            (
                "https://example.org/a?utm_source=qr&page=2&fbclid=x",
                "example.org/a?page=2",
            ),
            ("https://example.org/a/?gclid=x#xtor=RSS-3", "example.org/a"),
            ("https://example.org/a#soins", "example.org/a#soins"),
            ("https://example.org/a#_ga", "example.org/a#_ga"),
            ("https://example.org/sant%C3%A9", "example.org/santé"),
            (
                "https://example.org/%E2%80%AE%20%C3%A9%2F%C3",
                "example.org/%E2%80%AE%20é%2F%C3",
            ),
            ("https://example.org/100%", "example.org/100%"),
            ("www.example.org/www.html", "example.org/www.html"),
        ];
        for (url, expected) in table {
            assert_eq!(readable_address(url), expected, "{url}");
        }
    }

    #[test]
    fn tracking_is_told_by_name() {
        let table: [(&str, &[&str]); 5] = [
            ("https://example.org/?page=2&at=1&author=x", &[]),
            ("https://example.org/utm_source", &[]),
            (
                "https://example.org/?UTM_Source=a&page=2&fbclid",
                &["UTM_Source", "fbclid"],
            ),
            ("https://example.org/#xtor=RSS-3", &["xtor"]),
            ("https://example.org/?gclid=1&gclid=2", &["gclid", "gclid"]),
        ];
        for (url, expected) in table {
            assert_eq!(tracking_parameters(url), expected, "{url}");
        }
    }
}
