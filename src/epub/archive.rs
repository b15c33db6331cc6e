//! The container of a book: a ZIP file that is the same for the same content
//! (OCF 3.3).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::names;

/// What the first file says, so that the type of a book shows in its first
/// bytes (OCF 3.3, section 4.3).
const MIMETYPE: &[u8] = b"application/epub+zip";

/// The folder of the book within the container.
const FOLDER: &str = "EPUB";

/// How hard deflate tries, on the scale of zlib.
const LEVEL: i64 = 6;

/// Packs the files of a book, whose names are unique.
pub(super) fn write(files: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let inside = |(name, bytes)| (format!("{FOLDER}/{name}"), bytes);
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().map(inside).collect();
    files.push(("META-INF/container.xml".to_owned(), container().into_bytes()));
    files.sort();
    files.insert(0, ("mimetype".to_owned(), MIMETYPE.to_vec()));
    pack(&files).expect("memory takes any file, and names are unique")
}

/// Writes a ZIP file whose first file is not compressed.
fn pack(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut method = CompressionMethod::Stored;
    for (name, bytes) in files {
        zip.start_file(&**name, options(method))?;
        zip.write_all(bytes)?;
        method = CompressionMethod::Deflated;
    }
    Ok(zip.finish()?.into_inner())
}

/// Returns what the container says of a file beyond its name: nothing that
/// depends on when, where or by whom it was made.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    let level = (method == CompressionMethod::Deflated).then_some(LEVEL);
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(level)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
}

/// Returns the file that leads to the package document.
fn container() -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{FOLDER}/{}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"#,
        names::PACKAGE
    )
}
