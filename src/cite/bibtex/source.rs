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

/// The most that abbreviations may make of a text, in bytes: each may double another.
const LARGEST: usize = 16 << 20;

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
    check_size(&raw)?;
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

/// Checks how much the abbreviations of a text stand for in all.
fn check_size(raw: &RawBibliography<'_>) -> Result<(), Mistake> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0_usize;
    let abbreviations = raw.abbreviations.iter().map(|pair| (true, pair));
    let fields = raw.entries.iter().flat_map(|entry| &entry.v.fields);
    for (is_abbreviation, pair) in abbreviations.chain(fields.map(|pair| (false, pair))) {
        let size = pair.value.v.iter().fold(0_usize, |size, chunk| {
            size.saturating_add(match chunk.v {
                RawChunk::Normal(text) => text.len(),
                RawChunk::Abbreviation(name) => {
                    sizes.get(name).copied().unwrap_or(name.len())
                }
            })
        });
        if is_abbreviation {
            sizes.insert(pair.key.v, size);
        }
        total = total.saturating_add(size);
        if total > LARGEST {
            return Err((pair.key.span.start, "abbreviations grow too large".to_owned()));
        }
    }
    Ok(())
}

/// Texts that stand in for those of a file, and what was lost on the way.
struct Prepared {
    /// The keys, each once.
    keys: Vec<String>,
    /// The chunks of the fields of the entries, then those of the abbreviations,
    /// in their order; nothing for an abbreviation that stays one.
    chunks: Vec<Option<String>>,
    /// What was lost of each entry.
    losses: BTreeMap<usize, Vec<Loss>>,
}

impl Prepared {
    /// Prepares the texts of a file.
    fn of(raw: &RawBibliography<'_>) -> Self {
        let pairs = || raw.abbreviations.iter().enumerate();
        let last: BTreeMap<&str, usize> =
            pairs().map(|(at, pair)| (pair.key.v, at)).collect();
        let known = |name: &str| last.contains_key(name) || is_month(name);
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
        // As in BibTeX, an abbreviation knows those before it; one that is defined
        // again counts from there, so that none leads back to itself.
        for (at, pair) in pairs() {
            let known = |name: &str| match last.get(name) {
                Some(own) => *own < at,
                None => is_month(name),
            };
            for chunk in &pair.value.v {
                prepared.chunks.push(prepare("", &chunk.v, &known, &mut Vec::new()));
            }
        }
        prepared
    }

    /// Puts the texts in the place of those of the file.
    fn put_into<'a>(&'a self, raw: &mut RawBibliography<'a>) {
        let mut chunks = self.chunks.iter();
        let mut next = |chunk: &mut RawChunk<'a>| {
            if let Some(Some(text)) = chunks.next() {
                *chunk = RawChunk::Normal(text);
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

/// Prepares one chunk of a field; nothing if it is an abbreviation that is known.
fn prepare(
    field: &str,
    chunk: &RawChunk<'_>,
    known: &dyn Fn(&str) -> bool,
    lost: &mut Vec<(LossKind, String)>,
) -> Option<String> {
    let text = match chunk {
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
            if known(name) {
                return None;
            }
            lost.push((LossKind::Abbreviation, (*name).to_owned()));
            (*name).to_owned()
        }
    };
    Some(text)
}

/// Returns whether an abbreviation is one of BibTeX itself.
fn is_month(name: &str) -> bool {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    months.contains(&name.to_lowercase().as_str())
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
