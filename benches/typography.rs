//! How fast text is set and read, in bytes a second: it must never show in a
//! build.

use depliant::text::Inline;
use depliant::typography::inclusive::Policy;
use depliant::typography::{Profile, lint, set};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Sentences as they are typed, one a line. To a thousand words they have as many
/// signs of each kind as a manual in French has: some 50 apostrophes, 50 commas
/// and 15 numbers, some spaces set and most not, and an address now and then.
const SENTENCES: &str = include_str!("../tests/typography/prose.txt");

/// The words of a short book, in paragraphs.
const PARAGRAPHS: usize = 3000;

/// Returns paragraphs of two to five sentences, the same each time.
fn paragraphs() -> Vec<String> {
    let mut sentences = SENTENCES.lines().cycle();
    let paragraph = |number| {
        // The next one begins elsewhere, so that none comes again soon.
        let some = sentences.by_ref().skip(number % 7).take(2 + number % 4);
        some.collect::<Vec<_>>().join(" ")
    };
    (0..PARAGRAPHS).map(paragraph).collect()
}

/// Returns the bytes of all paragraphs.
fn size(paragraphs: &[String]) -> BytesCount {
    BytesCount::new(paragraphs.iter().map(String::len).sum::<usize>())
}

/// Sets every paragraph.
#[divan::bench(args = Profile::ALL)]
fn setting(bencher: Bencher<'_, '_>, profile: Profile) {
    let paragraphs = paragraphs();
    let typed = || -> Vec<Vec<Inline>> {
        let line = |text: &String| vec![Inline::text(text.as_str())];
        paragraphs.iter().map(line).collect()
    };
    let bencher = bencher.counter(size(&paragraphs)).with_inputs(typed);
    bencher.bench_refs(|lines| lines.iter_mut().for_each(|line| set(line, profile)));
}

/// Reads every paragraph as an editor would.
#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    let paragraphs = paragraphs();
    bencher.counter(size(&paragraphs)).bench(|| {
        for paragraph in &paragraphs {
            divan::black_box(lint::read(paragraph, Profile::FrCa, Policy::Doublets));
        }
    });
}
