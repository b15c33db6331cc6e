//! What holds whatever people write.

use std::fs;

use depliant::catalog;
use depliant::diag::{Lang, Messages, Paint, Sink, report};
use depliant::files::Files;
use depliant::source;
use proptest::prelude::{Just, Strategy, any, prop_assert, proptest};
use proptest::sample::{Index, select};

use crate::project::{repository, walk};

/// Returns the YAML files of the minimal project: path and text.
fn written() -> Vec<(String, String)> {
    let root = repository().join("tests/projects/minimal");
    let files = walk(&root).into_iter();
    files
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// Damages one of the files: a passage gives way to signs that mean something
/// in YAML or in a text field, or to bytes that mean nothing.
fn damaged() -> impl Strategy<Value = (String, Vec<u8>)> {
    let signs = r##"[-:{}\[\]&*!|>'"#%@`,?~$\\a-cé0-9. \n\t]{0,16}"##;
    let noise = proptest::collection::vec(any::<u8>(), 0..8);
    let passage =
        proptest::prop_oneof![4 => signs.prop_map(String::into_bytes), 1 => noise];
    let place = (any::<Index>(), 0..24_usize, passage);
    (select(written()), place).prop_flat_map(|((path, text), (at, length, passage))| {
        let mut bytes = text.into_bytes();
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, passage);
        (Just(path), Just(bytes))
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::with_cases(400)
    })]

    #[test]
    fn a_damaged_project_is_diagnosed_inside_its_files((path, bytes) in damaged()) {
        let folder = tempfile::tempdir().unwrap();
        for (other, text) in written() {
            let place = folder.path().join(&other);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, if other == path { bytes.clone() } else { text.into() }).unwrap();
        }
        let files = Files::open(folder.path()).unwrap();
        let mut sink = Sink::default();
        let sources = source::load(&files, &mut sink);
        catalog::check(&sources, &files, None, &mut sink);
        let diagnostics = sink.finish();
        for span in diagnostics.iter().filter_map(|one| one.span.as_ref()) {
            let length = files.excerpt(&span.path).map_or(0, |_| files.bytes(&span.path).unwrap().len());
            prop_assert!(span.range.start <= span.range.end, "{span:?}");
            prop_assert!(span.range.end <= length, "{span:?} of {length}");
        }
        // Whatever is wrong can be told.
        let told = report(
            &diagnostics,
            &Messages::new(Lang::Fr),
            Paint::Plain,
            &|path| files.excerpt(path),
        );
        prop_assert!(diagnostics.is_empty() || told.contains('['));
    }
}
