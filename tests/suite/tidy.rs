//! The shape of the code.

use std::fs;
use std::path::PathBuf;

use crate::project::{repository, walk};

/// Returns the Rust files of the library with their text.
fn sources() -> Vec<(String, String)> {
    let root = repository().join("src");
    let rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    let files = walk(&root).into_iter().filter(rust);
    files
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// Returns the rooms in the order in which `lib.rs` declares them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let name = |line: &str| {
        let line = line.trim_start_matches("pub ");
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    lib.lines().filter_map(name).collect()
}

#[test]
fn a_room_imports_only_rooms_above_it() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|known| known == room);
    for (file, text) in sources() {
        let room = file.trim_end_matches(".rs").split('/').next().unwrap().to_owned();
        let Some(own) = place(&room) else { continue };
        for (index, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            for used in code.split("crate::").skip(1) {
                let end = used.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &used[..end.unwrap_or(used.len())];
                let Some(other) = place(used) else { continue };
                assert!(other <= own, "{file}:{}: `{room}` uses `{used}`", index + 1);
            }
        }
    }
}

#[test]
fn every_file_says_its_sentence_and_stays_short() {
    for (file, text) in sources() {
        assert!(text.starts_with("//!"), "{file} does not say what it is");
        let lines = text.lines().count();
        let is_table = file == "diag/code/list.rs";
        assert!(lines <= 400 || is_table, "{file} has {lines} lines");
        for word in ["TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{file} says {word}");
        }
    }
}

#[test]
fn only_pdf_names_typst() {
    for (file, text) in sources() {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let names = code
            .into_iter()
            .any(|line| line.contains("typst::") || line.contains("typst_"));
        assert!(!names || file.starts_with("pdf"), "{file} names Typst");
    }
}

#[test]
fn only_one_place_decides_who_sees_what() {
    let calls = sources()
        .into_iter()
        .map(|(_, text)| text.matches(".admits(").count());
    assert_eq!(calls.sum::<usize>(), 1);
}

#[test]
fn every_kind_of_text_has_both_mirrors() {
    let text = fs::read_to_string(repository().join("src/text.rs")).unwrap();
    let inline = text.split("pub enum Inline").nth(1).unwrap();
    let inline = inline.split("\n}\n").next().unwrap();
    let kinds = inline.lines().filter_map(|line| {
        let variant = line.strip_prefix("    ")?;
        let name: String = variant.chars().take_while(|c| c.is_alphanumeric()).collect();
        name.starts_with(char::is_uppercase).then_some(name)
    });
    let kinds: Vec<String> = kinds.map(|kind| kebab(&kind)).collect();
    assert!(kinds.len() >= 9, "{kinds:?}");
    for mirror in ["layouts/kit/inline.typ", "layouts/epub/inline.xhtml.j2"] {
        let mirrored = fs::read_to_string(repository().join(mirror)).unwrap();
        for kind in &kinds {
            let named = mirrored.contains(&format!("\"{kind}\""));
            assert!(named, "{mirror} does not know `{kind}`");
        }
    }
}

/// Returns a Rust name in the form of the JSON.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}
