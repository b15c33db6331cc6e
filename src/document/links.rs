//! Links on paper, where nobody can click: a code and a short address beside
//! them, or a numbered list at the end.

use super::{Code, Entry, Frame, Links, Part, PartKind, PrintedLink, Reference};
use crate::catalog::LinkForm;
use crate::codes::{Level, Qr, readable_address};
use crate::text::{Inline, each, each_in_blocks, plain};

/// Gathers the links of a document in the reader's order, each address once; one
/// that is printed as its own text needs nothing else.
pub(super) fn gather(
    form: Option<LinkForm>,
    level: Level,
    frames: &[Frame],
    references: &[Reference],
) -> Links {
    let Some(form) = form else { return Links::default() };
    let mut found = Vec::new();
    let parts = || frames.iter().flat_map(|frame| &frame.parts);
    for part in parts() {
        of_part(part, &mut found);
    }
    if parts().any(|part| part.kind == PartKind::References) {
        for reference in references {
            each(&reference.content, &mut |inline| note(inline, &mut found));
        }
    }
    let items = found.into_iter().enumerate().map(|(index, href)| PrintedLink {
        number: index + 1,
        address: readable_address(&href),
        code: code(form, level, &href),
        href,
    });
    Links { form: Some(form), items: items.collect() }
}

/// Adds the list of links, if that is their form and there are any: after the
/// references, or else after the last section.
pub(super) fn with_list(
    mut frames: Vec<Frame>,
    links: &Links,
    guide: &str,
) -> Vec<Frame> {
    if links.form != Some(LinkForm::List) || links.items.is_empty() {
        return frames;
    }
    let place = |kind: PartKind| {
        let frames = frames.iter().enumerate().rev();
        let mut places = frames.filter_map(|(index, frame)| {
            let after = frame.parts.iter().rposition(|part| part.kind == kind)?;
            Some((index, after + 1))
        });
        places.next()
    };
    let place = place(PartKind::References).or_else(|| place(PartKind::Section));
    if let Some((frame, at)) = place {
        let part = Part {
            id: "part-links".to_owned(),
            origin: guide.to_owned(),
            kind: PartKind::Links,
            language: None,
            title: Vec::new(),
            intro: Vec::new(),
            entries: Vec::new(),
        };
        frames[frame].parts.insert(at, part);
    }
    frames
}

/// Returns the code of an address, if that is the form of links. The text of a
/// link that is too long for a code is told as a mistake where it is printed.
fn code(form: LinkForm, level: Level, href: &str) -> Option<Code> {
    if form != LinkForm::Codes {
        return None;
    }
    let code = Qr::of(&as_uri(href), level).ok()?;
    Some(Code {
        text: code.text,
        size: code.size,
        rings: code.rings,
    })
}

/// Writes an address in ASCII, as a code must say it (RFC 3987, 3.1).
fn as_uri(href: &str) -> String {
    let escape = |byte: u8| {
        if byte.is_ascii_graphic() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    href.bytes().map(escape).collect()
}

/// Finds the links of a part.
fn of_part(part: &Part, found: &mut Vec<String>) {
    let entries = part.entries.iter().map(|entry| match entry {
        Entry::Item { blocks, .. } | Entry::Quotation { blocks, .. } => blocks,
    });
    for blocks in std::iter::once(&part.intro).chain(entries) {
        each_in_blocks(blocks, &mut |inline| note(inline, found));
    }
}

/// Notes a link that does not say its own address.
fn note(inline: &Inline, found: &mut Vec<String>) {
    let Inline::Link { href, content } = inline else { return };
    let says_itself = readable_address(&plain(content)) == readable_address(href);
    if !says_itself && !found.contains(href) {
        found.push(href.clone());
    }
}
