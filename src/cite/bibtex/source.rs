//! The entries of a BibTeX text, parsed as far as the crate `biblatex` goes.
//!
//! The parser is strict where BibTeX is not, so the text is mended first
//! ([`mend`]): keys may repeat, abbreviations that are not defined stand for
//! themselves, and commands of TeX become what they mean ([`tex`]).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use biblatex::{Bibliography, RawBibliography, RawChunk, RawEntry};

use super::{Loss, LossKind, mend, tex};
use crate::cite::quiet::quietly;

/// The deepest nesting of braces: the parser is recursive.
const DEEPEST: usize = 64;

/// Fields whose text is an address or a path, and no TeX.
const VERBATIM: &[&str] = &["url", "doi", "eprint", "file", "uri", "pdf", "urlraw"];

/// Entries that only lend their fields to others.
const LENDERS: &[&str] = &["xdata", "set"];

/// An entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its key.
    pub(super) key: String,
    /// The bytes that the key takes.
    pub(super) range: Range<usize>,
    /// The bytes that the names of its fields take.
    pub(super) places: BTreeMap<String, Range<usize>>,
    /// Its fields.
    pub(super) entry: biblatex::Entry,
    /// What of its TeX could not be kept.
    pub(super) losses: Vec<Loss>,
}

/// Where something is wrong, and what.
type Mistake = (usize, String);

/// Parses a text into its entries.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Mistake> {
    check_depth(text)?;
    let mended = mend::mended(text);
    let mut raw = guarded(|| RawBibliography::parse(&mended))?;
    if let Some((byte, key)) = circular(&raw) {
        return Err((byte, format!("the entry `{key}` refers to itself")));
    }
    let heads: Vec<Head> = raw.entries.iter().map(|entry| Head::of(&entry.v)).collect();
    let prepared = Prepared::of(&raw);
    prepared.put_into(&mut raw);
    let parsed = guarded(|| Bibliography::from_raw(raw))?;
    let mut losses = prepared.losses;
    let entries = parsed.into_vec().into_iter().zip(heads).enumerate();
    Ok(entries
        .map(|(at, (entry, head))| Entry {
            key: head.key,
            range: head.range,
            places: head.places,
            entry,
            losses: losses.remove(&at).unwrap_or_default(),
        })
        .filter(|entry| {
            let kind = entry.entry.entry_type.to_string().to_lowercase();
            !LENDERS.contains(&kind.as_str())
        })
        .collect())
}

/// The key of an entry, and where it and the names of the fields stand.
struct Head {
    key: String,
    range: Range<usize>,
    places: BTreeMap<String, Range<usize>>,
}

impl Head {
    /// Returns the head of an entry.
    fn of(entry: &RawEntry<'_>) -> Self {
        let places = entry
            .fields
            .iter()
            .map(|field| (field.key.v.to_lowercase(), field.key.span.clone()));
        Self {
            key: entry.key.v.to_owned(),
            range: entry.key.span.clone(),
            places: places.collect(),
        }
    }
}

/// Calls the parser, which may panic.
fn guarded<T>(
    parse: impl FnOnce() -> Result<T, biblatex::ParseError>,
) -> Result<T, Mistake> {
    quietly(parse)
        .map_err(|message| (0, format!("the BibTeX parser failed ({message})")))?
        .map_err(|mistake| (mistake.span.start, mistake.kind.to_string()))
}

/// Checks how deep braces are nested.
fn check_depth(text: &str) -> Result<(), Mistake> {
    let mut depth = 0_usize;
    for (byte, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err((byte, "braces are nested too deep".to_owned()));
        }
    }
    Ok(())
}

/// Texts that stand in for those of a file, and what was lost on the way.
struct Prepared {
    /// The keys, each once.
    keys: Vec<String>,
    /// The chunks of the fields of the entries, then those of the abbreviations,
    /// in their order.
    chunks: Vec<String>,
    /// What was lost of each entry.
    losses: BTreeMap<usize, Vec<Loss>>,
}

impl Prepared {
    /// Prepares the texts of a file.
    fn of(raw: &RawBibliography<'_>) -> Self {
        let known: BTreeSet<&str> =
            raw.abbreviations.iter().map(|pair| pair.key.v).collect();
        let mut prepared = Self {
            keys: Vec::new(),
            chunks: Vec::new(),
            losses: BTreeMap::new(),
        };
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (at, entry) in raw.entries.iter().enumerate() {
            // The parser refuses a key that repeats.
            let key = entry.v.key.v;
            let fresh = seen.insert(key);
            let unique =
                if fresh { key.to_owned() } else { format!("{key}\u{E000}{at}") };
            prepared.keys.push(unique);
            let mut losses = Vec::new();
            for field in &entry.v.fields {
                let name = field.key.v.to_lowercase();
                let mut lost = Vec::new();
                for chunk in &field.value.v {
                    prepared.chunks.push(prepare(&name, &chunk.v, &known, &mut lost));
                }
                let range = &field.key.span;
                losses.extend(lost.into_iter().map(|(kind, value)| Loss {
                    kind,
                    range: range.clone(),
                    field: name.clone(),
                    value,
                }));
            }
            if !losses.is_empty() {
                prepared.losses.insert(at, losses);
            }
        }
        for pair in &raw.abbreviations {
            for chunk in &pair.value.v {
                prepared.chunks.push(prepare("", &chunk.v, &known, &mut Vec::new()));
            }
        }
        prepared
    }

    /// Puts the texts in the place of those of the file.
    fn put_into<'a>(&'a self, raw: &mut RawBibliography<'a>) {
        let known: BTreeSet<String> =
            raw.abbreviations.iter().map(|pair| pair.key.v.to_owned()).collect();
        let mut chunks = self.chunks.iter();
        let mut next = |chunk: &mut RawChunk<'a>| {
            let Some(text) = chunks.next() else { return };
            match chunk {
                RawChunk::Abbreviation(name) if is_known(name, |n| known.contains(n)) => {
                }
                _ => *chunk = RawChunk::Normal(text),
            }
        };
        for (entry, key) in raw.entries.iter_mut().zip(&self.keys) {
            entry.v.key.v = key;
            for field in &mut entry.v.fields {
                field.value.v.iter_mut().for_each(|chunk| next(&mut chunk.v));
            }
            // Other names of the entry, which the parser cannot bear to repeat.
            entry
                .v
                .fields
                .retain(|field| !field.key.v.eq_ignore_ascii_case("ids"));
        }
        for pair in &mut raw.abbreviations {
            pair.value.v.iter_mut().for_each(|chunk| next(&mut chunk.v));
        }
    }
}

/// Prepares one chunk of a field.
fn prepare(
    field: &str,
    chunk: &RawChunk<'_>,
    known: &BTreeSet<&str>,
    lost: &mut Vec<(LossKind, String)>,
) -> String {
    match chunk {
        RawChunk::Normal(text) if VERBATIM.contains(&field) => tex::address(text),
        // A tilde makes a date approximate.
        RawChunk::Normal(text) if field.ends_with("date") => (*text).to_owned(),
        RawChunk::Normal(text) => {
            let mut commands = Vec::new();
            let plain = tex::plain(text, &mut commands);
            lost.extend(commands.into_iter().map(|name| (LossKind::Command, name)));
            plain
        }
        RawChunk::Abbreviation(name) => {
            if !is_known(name, |name| known.contains(name)) {
                lost.push((LossKind::Abbreviation, (*name).to_owned()));
            }
            (*name).to_owned()
        }
    }
}

/// Returns whether an abbreviation is defined, in the file or by BibTeX itself.
fn is_known(name: &str, is_defined: impl Fn(&str) -> bool) -> bool {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    is_defined(name) || months.contains(&name.to_lowercase().as_str())
}

/// Returns an entry that inherits from itself, which the parser would follow
/// for ever, and its place.
fn circular(raw: &RawBibliography<'_>) -> Option<(usize, String)> {
    let mut parents: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for entry in &raw.entries {
        let named = entry.v.fields.iter().filter(|field| {
            ["crossref", "xdata"]
                .iter()
                .any(|name| field.key.v.eq_ignore_ascii_case(name))
        });
        let keys =
            named
                .flat_map(|field| &field.value.v)
                .flat_map(|chunk| match chunk.v {
                    RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text
                        .split(',')
                        .map(|key| key.trim_matches(['{', '}', '"', ' ']).to_owned())
                        .collect::<Vec<_>>(),
                });
        parents.insert(entry.v.key.v, (entry.span.start, keys.collect()));
    }
    // Entries all of whose parents are gone are safe; what remains is a circle,
    // or inherits from one.
    loop {
        let before = parents.len();
        let keys: Vec<String> = parents.keys().map(|key| (*key).to_owned()).collect();
        parents.retain(|_, (_, named)| named.iter().any(|key| keys.contains(key)));
        if parents.len() == before {
            return parents
                .into_iter()
                .next()
                .map(|(key, (byte, _))| (byte, key.to_owned()));
        }
    }
}
