//! Builds that are killed, or never published.

use std::fs;

use super::{Move, STAGE, Step, Store};

#[test]
fn a_build_killed_at_any_move_leaves_the_previous_outputs_whole() {
    for killed_after in 0..=3 {
        let out = tempfile::tempdir().unwrap();
        let store = Store::open(out.path()).unwrap();
        let arrival = |change, path, bytes: &[u8]| -> Step {
            store.arrival(change, path, bytes).unwrap()
        };
        let old = [("g/a", "old"), ("g/c", "c")];
        let old = old.map(|(path, text)| arrival(Move::Create, path, text.as_bytes()));
        store.publish(&old).unwrap();
        let steps = [
            arrival(Move::Replace, "g/a", b"new"),
            arrival(Move::Create, "g/new/b", b"b"),
            store.removal("g/c"),
        ];
        store.prepare(&steps).unwrap();
        steps
            .iter()
            .take(killed_after)
            .for_each(|step| store.make(step).unwrap());
        drop(store);

        Store::open(out.path()).unwrap();
        assert_eq!(fs::read(out.path().join("g/a")).unwrap(), b"old");
        assert_eq!(fs::read(out.path().join("g/c")).unwrap(), b"c");
        assert!(!out.path().join("g/new").exists(), "after {killed_after} moves");
        assert!(!out.path().join(STAGE).exists());
    }
}

#[test]
fn what_is_not_published_leaves_nothing() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("new");
    let store = Store::open(&folder).unwrap();
    store.arrival(Move::Create, "g/a", b"a").unwrap();
    drop(store);
    assert!(!folder.exists());
}
