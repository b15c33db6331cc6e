//! What a bag says of itself: `bagit.txt`, the encoding of its tag files, and
//! `bag-info.txt`.

use encoding_rs::{Encoding, UTF_8};

use crate::diag::{Code, Diagnostic};

/// The file that makes a folder a bag.
pub(super) const FILE: &str = "bagit.txt";

/// The versions that there are; before 1.0 they were drafts.
const VERSIONS: [(u16, u16); 6] = [(0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0)];

/// A version of BagIt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version {
    major: u16,
    minor: u16,
}

impl Version {
    /// RFC 8493.
    pub(super) const RFC: Self = Self { major: 1, minor: 0 };

    /// Returns whether the rules are those of RFC 8493, stricter than the drafts.
    pub(super) fn is_strict(self) -> bool {
        self >= Self::RFC
    }

    /// Returns the name of the file of metadata: another one before 0.96.
    pub(super) fn info(self) -> &'static str {
        let is_old = self < Self { major: 0, minor: 96 };
        if is_old { "package-info.txt" } else { "bag-info.txt" }
    }
}

/// What `bagit.txt` says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration {
    pub(super) version: Version,
    pub(super) encoding: &'static Encoding,
}

impl Default for Declaration {
    fn default() -> Self {
        Self { version: Version::RFC, encoding: UTF_8 }
    }
}

impl Declaration {
    /// Reads `bagit.txt` (RFC 8493, section 2.1.1): two lines, in UTF-8 without a byte
    /// order mark. What cannot be read is told and taken for what RFC 8493 would have.
    pub(super) fn read(bytes: &[u8], faults: &mut Vec<Diagnostic>) -> Self {
        let mut tell = |kind: &str, found: &str| {
            let fault = Diagnostic::failure(Code::BagDeclaration);
            faults.push(fault.with("kind", kind).with("found", found.trim_end()));
        };
        let mut declaration = Self::default();
        let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => {
                tell("bom", "");
                rest
            }
            None => bytes,
        };
        let Ok(text) = std::str::from_utf8(bytes) else {
            tell("encoding", "");
            return declaration;
        };
        let lines: Vec<&str> = lines(text).collect();
        match lines.first().and_then(|line| value(line, "BagIt-Version")) {
            Some((found, neat)) => match version(found) {
                Some(version) => {
                    declaration.version = version;
                    if version.is_strict() && !neat {
                        tell("spaces", lines[0]);
                    }
                }
                None => tell("version", found),
            },
            None => tell("version", lines.first().unwrap_or(&"")),
        }
        match lines
            .get(1)
            .and_then(|line| value(line, "Tag-File-Character-Encoding"))
        {
            Some((found, neat)) => match Encoding::for_label(found.as_bytes()) {
                Some(encoding) => {
                    declaration.encoding = encoding;
                    if declaration.version.is_strict() && !neat {
                        tell("spaces", lines[1]);
                    }
                }
                None => tell("unknown-encoding", found),
            },
            None => tell("unknown-encoding", lines.get(1).unwrap_or(&"")),
        }
        if let Some(line) = lines.get(2) {
            tell("lines", line);
        }
        declaration
    }

    /// Reads a tag file as text; nothing if its bytes are not in its encoding.
    pub(super) fn text(self, bytes: &[u8]) -> Option<String> {
        let bytes = match self.encoding {
            // A byte order mark tells which of the two UTF-16 it is.
            encoding
                if encoding == encoding_rs::UTF_16LE
                    && bytes.starts_with(b"\xFE\xFF") =>
            {
                return strict(encoding_rs::UTF_16BE, &bytes[2..]);
            }
            encoding if encoding != UTF_8 => match Encoding::for_bom(bytes) {
                Some((found, length)) if found == encoding => &bytes[length..],
                _ => bytes,
            },
            _ => bytes,
        };
        strict(self.encoding, bytes)
    }
}

/// Reads text; nothing if it is not in the encoding.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
}

/// Returns the lines of a tag file, which end with LF, CR or both (RFC 8493, section
/// 2.2).
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let is_empty = text.is_empty();
    // Of a line end of two characters, the first one ends the line.
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .filter(move |_| !is_empty)
}

/// Returns the value of a label, and whether it is written as RFC 8493 has it: a colon,
/// one space, nothing more.
fn value<'a>(line: &'a str, label: &str) -> Option<(&'a str, bool)> {
    let (found, value) = line.split_once(':')?;
    (found.trim() == label).then(|| {
        let plain = value.trim();
        let neat = found == label && value.strip_prefix(' ') == Some(plain);
        (plain, neat)
    })
}

/// Reads a version.
fn version(text: &str) -> Option<Version> {
    let (major, minor) = text.split_once('.')?;
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(major) || !is_plain(minor) {
        return None;
    }
    let (major, minor) = (major.parse().ok()?, minor.parse().ok()?);
    VERSIONS.contains(&(major, minor)).then_some(Version { major, minor })
}

/// What is read of `bag-info.txt`: labels and values, in the order of the file; those
/// of lines that are none are told.
pub(super) fn info(
    name: &str,
    text: &str,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (index, line) in lines(text).enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if let (true, Some((_, value))) =
            (line.starts_with([' ', '\t']), found.last_mut())
        {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        match line.split_once(':') {
            Some((label, value)) if !label.trim().is_empty() => {
                found.push((label.trim().to_owned(), value.trim().to_owned()));
            }
            _ => {
                let fault = Diagnostic::failure(Code::BagManifest).with("path", name);
                faults.push(fault.with("kind", "info").with("line", index + 1));
            }
        }
    }
    found
}

/// Checks `Payload-Oxum` (RFC 8493, section 2.2.2): how many bytes and files the
/// payload has, said once.
pub(super) fn check_oxum(
    info: &[(String, String)],
    bytes: u64,
    files: usize,
    faults: &mut Vec<Diagnostic>,
) {
    let stated = info
        .iter()
        .filter(|(label, _)| label.eq_ignore_ascii_case("Payload-Oxum"));
    let found = format!("{bytes}.{files}");
    for (index, (_, stated)) in stated.enumerate() {
        if index > 0 || *stated != found {
            let kind = if index > 0 { "twice" } else { "other" };
            let fault = Diagnostic::failure(Code::BagOxum).with("kind", kind);
            faults.push(fault.with("stated", stated).with("found", &found));
        }
    }
}
