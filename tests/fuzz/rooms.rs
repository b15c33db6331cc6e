//! The rooms of the program that read, without those that stand on Typst.
#![allow(dead_code, missing_docs, reason = "the program uses what no target here does")]
#![allow(unreachable_pub, reason = "the same")]

#[path = "../../src/diag.rs"]
pub mod diag;
#[path = "../../src/files.rs"]
pub mod files;
#[path = "../../src/sheet.rs"]
pub mod sheet;
#[path = "../../src/codes.rs"]
pub mod codes;
#[path = "../../src/press.rs"]
pub mod press;
#[path = "../../src/text.rs"]
pub mod text;
#[path = "../../src/typography.rs"]
pub mod typography;
#[path = "../../src/cite.rs"]
pub mod cite;
#[path = "../../src/source.rs"]
pub mod source;
#[path = "../../src/catalog.rs"]
pub mod catalog;
#[path = "../../src/document.rs"]
pub mod document;
#[path = "../../src/output.rs"]
pub mod output;
#[path = "../../src/edition.rs"]
pub mod edition;
