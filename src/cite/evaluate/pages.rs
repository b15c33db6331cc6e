//! Ranges of pages (CSL 1.0.2, “Page Ranges” and appendix V).

use citationberg::PageRangeFormat;

/// Returns whether hyphens in the value of a variable join ranges.
pub(super) fn is_paged(name: &str) -> bool {
    matches!(
        name,
        "page"
            | "page-first"
            | "locator"
            | "issue"
            | "volume"
            | "edition"
            | "section"
            | "chapter-number"
            | "collection-number"
            | "number-of-volumes"
    )
}

/// Returns the first of several pages.
pub(super) fn first(text: &str) -> String {
    let end = text.find(['-', '–', ',', '&', ' ']).unwrap_or(text.len());
    text[..end].to_owned()
}

/// Arranges the ranges of a text.
pub(super) fn ranged(text: &str, format: Option<PageRangeFormat>, dash: &str) -> String {
    if !text.contains(['-', '–']) {
        return text.to_owned();
    }
    let text = text.replace("--", "-").replace('–', "-");
    let mut out = String::new();
    let mut rest = text.as_str();
    // Between commas and ampersands.
    while !rest.is_empty() {
        let end = rest.find([',', '&', ';']).unwrap_or(rest.len());
        let part = &rest[..end];
        out.push_str(&range(part, format, dash));
        let Some(sign) = rest[end..].chars().next() else { break };
        out.push(sign);
        rest = &rest[end + 1..];
    }
    out
}

/// Arranges one range, or returns what is none.
fn range(part: &str, format: Option<PageRangeFormat>, dash: &str) -> String {
    if part.contains("\\-") {
        return part.replace("\\-", "-");
    }
    let Some((from, to)) = part.split_once('-') else { return part.to_owned() };
    let (start, end) = (from.trim_end(), to.trim_start());
    let (lead, trail) = (start.trim_start(), end.trim_end());
    let words = |text: &str| text.is_empty() || text.contains(' ');
    if words(lead) || words(trail) || trail.contains('-') {
        return part.replace('-', dash);
    }
    let last = match (split(lead), split(trail)) {
        (Some((before, first)), Some((other, last))) if before == other => match format {
            Some(format) => abbreviated(before, first, last, format),
            None => trail.to_owned(),
        },
        _ if is_roman(lead) && is_roman(trail) => trail.to_owned(),
        // A hyphen in a page, no range.
        _ => return format!("{start}-{end}"),
    };
    format!("{start}{dash}{last}{}", &end[trail.len()..])
}

/// Returns whether a page has a Roman number.
fn is_roman(page: &str) -> bool {
    page.chars().all(|c| "ivxlcdm".contains(c))
        || page.chars().all(|c| "IVXLCDM".contains(c))
}

/// Splits a page into what stands before its number, and the number.
fn split(page: &str) -> Option<(&str, &str)> {
    let letters = page.trim_end_matches(|c: char| c.is_ascii_digit());
    (letters.len() < page.len()).then(|| page.split_at(letters.len()))
}

/// Returns the last page of a range as a format writes it.
fn abbreviated(before: &str, first: &str, last: &str, format: PageRangeFormat) -> String {
    let missing = first.len().saturating_sub(last.len());
    let full = format!("{}{last}", &first[..missing]);
    if full.len() != first.len() || full.as_str() < first {
        return format!("{before}{last}");
    }
    let same = first.bytes().zip(full.bytes()).take_while(|(a, b)| a == b).count();
    let from = |least: usize| {
        let kept = (full.len() - same).max(least.min(full.len()));
        full[full.len() - kept..].to_owned()
    };
    let number: u64 = first.parse().unwrap_or_default();
    match format {
        PageRangeFormat::Expanded => format!("{before}{full}"),
        PageRangeFormat::Minimal => from(1),
        PageRangeFormat::MinimalTwo => from(2),
        PageRangeFormat::Chicago15 | PageRangeFormat::Chicago16 => {
            let changed = full.len() - same;
            let whole = number < 100 || number.is_multiple_of(100);
            let four =
                format == PageRangeFormat::Chicago15 && first.len() == 4 && changed >= 3;
            if whole || four {
                format!("{before}{full}")
            } else if number % 100 < 10 {
                from(1)
            } else {
                from(2)
            }
        }
    }
}
