//! The text of a BibTeX file before it is parsed: checked for what the parser
//! cannot bear, with its markup in the tags that CSL knows.

use std::collections::BTreeMap;

use biblatex::{RawBibliography, RawChunk};

use crate::cite::quiet::quietly;

/// The deepest nesting of braces: the parser is recursive.
const DEEPEST: usize = 64;

/// LaTeX commands and the tags that say the same in CSL.
const COMMANDS: &[(&str, &str)] = &[
    ("\\emph{", "i"),
    ("\\textit{", "i"),
    ("\\mkbibemph{", "i"),
    ("\\mkbibitalic{", "i"),
    ("\\textbf{", "b"),
    ("\\mkbibbold{", "b"),
    ("\\textsuperscript{", "sup"),
    ("\\textsubscript{", "sub"),
    ("\\textsc{", "sc"),
];

/// A text that can be parsed safely.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// The text as it is written.
    pub(super) written: &'a str,
}

impl<'a> Source<'a> {
    /// Checks a text; says at which byte it cannot be parsed, and why.
    pub(super) fn check(written: &'a str) -> Result<Self, (usize, String)> {
        let mut depth = 0_usize;
        for (byte, c) in written.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Err((byte, "braces are nested too deep".to_owned()));
            }
        }
        let raw = quietly(|| RawBibliography::parse(written))
            .map_err(|message| (0, format!("the BibTeX parser failed ({message})")))?
            .map_err(|mistake| (mistake.span.start, mistake.kind.to_string()))?;
        match circular(&raw) {
            Some((byte, key)) => {
                Err((byte, format!("the entry `{key}` refers to itself")))
            }
            None => Ok(Self { written }),
        }
    }

    /// Returns the text with its commands of markup as tags.
    pub(super) fn with_tags(self) -> String {
        let mut out = String::with_capacity(self.written.len());
        // For each open brace, the tag that it stands for.
        let mut open: Vec<Option<&str>> = Vec::new();
        let mut rest = self.written;
        while let Some(c) = rest.chars().next() {
            let command = COMMANDS.iter().find(|(command, _)| rest.starts_with(command));
            if let Some((command, tag)) = command {
                out.push_str(&format!("<{tag}>"));
                open.push(Some(tag));
                rest = &rest[command.len()..];
                continue;
            }
            match c {
                '\\' => {
                    // An escaped brace opens nothing.
                    let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                    out.push_str(&rest[..length]);
                    rest = &rest[length..];
                    continue;
                }
                '{' => {
                    open.push(None);
                    out.push(c);
                }
                '}' => match open.pop().flatten() {
                    Some(tag) => out.push_str(&format!("</{tag}>")),
                    None => out.push(c),
                },
                _ => out.push(c),
            }
            rest = &rest[c.len_utf8()..];
        }
        out
    }
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
