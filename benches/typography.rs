//! How fast text is set and read, in bytes a second: it must never show in a
//! build. The text is this repository's own, as its authors write it.

use std::fs;
use std::path::Path;

use depliant::text::Inline;
use depliant::typography::inclusive::Policy;
use depliant::typography::{Profile, lint, set};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Returns the lines of the first guide, many times over.
#[expect(clippy::disallowed_methods, reason = "a bench reads its own text")]
fn lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources/milieu-policier");
    let files = ["guide", "mandates", "objectives", "framework", "further-reading"];
    let read = |name| fs::read_to_string(folder.join(format!("{name}.yaml")));
    let texts = files.map(|name| read(name).expect("the guide has this file"));
    // Paragraphs of the usual length, not the lines of the files.
    let lines: Vec<String> = texts.concat().split("\n\n").map(str::to_owned).collect();
    lines.iter().cycle().take(lines.len() * 20).cloned().collect()
}

/// Sets every line.
#[divan::bench(args = [Profile::FrCa, Profile::EnCa])]
fn setting(bencher: Bencher<'_, '_>, profile: Profile) {
    let lines = lines();
    let size = lines.iter().map(String::len).sum::<usize>();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for line in &lines {
            let mut line: Vec<Inline> = vec![Inline::text(line.as_str())];
            set(&mut line, profile);
            divan::black_box(line);
        }
    });
}

/// Reads every line as an editor would.
#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    let lines = lines();
    let size = lines.iter().map(String::len).sum::<usize>();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for line in &lines {
            divan::black_box(lint::read(line, Profile::FrCa, Policy::Doublets));
        }
    });
}
