//! Builds that succeed, fail, come twice or are in the way of one another.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use super::{Artifact, Summary, create, write};
use crate::diag::Code;

const GUIDE: &str = "2026/guide";

fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    let artifact = |(name, text): &(&str, &str)| Artifact {
        path: format!("{GUIDE}/{name}"),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().map(artifact).collect()
}

#[track_caller]
fn build(out: &Path, files: &[(&str, &str)]) -> Summary {
    write(out, &[GUIDE.to_owned()], &artifacts(files)).unwrap()
}

/// Returns all files below a folder with their content, but for those that are hidden.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_none_or(|name| name != ".stamps") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.insert(name.into_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn files_for_printers_go_once_the_pages_have_changed_and_orders_stay() {
    let out = tempfile::tempdir().unwrap();
    let printed = [
        ("a.pdf", "a"),
        ("press/a.pdf", "p"),
        ("stations/x/office/a.pdf", "o"),
        ("order/ticket.pdf", "t"),
    ];
    build(out.path(), &printed);
    let summary = build(out.path(), &[("a.pdf", "a")]);
    assert_eq!(summary.removed, 0);
    let summary = build(out.path(), &[("a.pdf", "b")]);
    assert_eq!(summary.removed, 2);
    let left: Vec<String> = tree(&out.path().join(GUIDE)).into_keys().collect();
    assert_eq!(left, ["SHA256SUMS", "a.pdf", "order/ticket.pdf"]);
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a"), ("b.pdf", "b")]);
    let date = |name: &str| {
        fs::metadata(out.path().join(GUIDE).join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = (date("a.pdf"), date("b.pdf"));
    std::thread::sleep(std::time::Duration::from_millis(20));
    let summary = build(out.path(), &[("a.pdf", "a"), ("b.pdf", "other")]);
    assert_eq!(summary, Summary { written: 2, unchanged: 1, removed: 0 });
    assert_eq!(date("a.pdf"), before.0);
    assert!(date("b.pdf") > before.1);
}

#[test]
fn stale_files_go_and_those_of_other_people_stay() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a"), ("stations/x/a.pdf", "x"), ("changed.pdf", "c")]);
    let guide = out.path().join(GUIDE);
    fs::write(guide.join("notes.txt"), "mine").unwrap();
    fs::write(guide.join("changed.pdf"), "changed by hand").unwrap();
    let summary = build(out.path(), &[("a.pdf", "a")]);
    assert_eq!(summary.removed, 1);
    let names: Vec<String> = tree(&guide).into_keys().collect();
    assert_eq!(names, ["SHA256SUMS", "a.pdf", "changed.pdf", "notes.txt"]);
    assert!(!guide.join("stations").exists());
}

#[test]
fn a_guide_that_is_gone_goes_with_its_edition() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a")]);
    let other = Artifact {
        path: "2026/other/b.pdf".into(),
        bytes: b"b".into(),
    };
    fs::create_dir_all(out.path().join("2026/mine")).unwrap();
    fs::write(out.path().join("2026/mine/c.pdf"), "c").unwrap();
    let summary = write(out.path(), &["2026".to_owned()], &[other]).unwrap();
    assert_eq!(summary.removed, 2);
    let names: Vec<String> = tree(out.path()).into_keys().collect();
    assert_eq!(names, ["2026/mine/c.pdf", "2026/other/SHA256SUMS", "2026/other/b.pdf"]);
}

#[test]
fn a_folder_of_a_guide_is_made_whole_and_the_rest_stays() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a"), ("order/b.pdf", "b"), ("order-2/c.pdf", "c")]);
    let scope = [format!("{GUIDE}/order")];
    write(out.path(), &scope, &artifacts(&[("order/d.pdf", "d")])).unwrap();
    let names = |out: &Path| tree(&out.join(GUIDE)).into_keys().collect::<Vec<_>>();
    let after = ["SHA256SUMS", "a.pdf", "order-2/c.pdf", "order/d.pdf"];
    assert_eq!(names(out.path()), after);
    write(out.path(), &scope, &[]).unwrap();
    assert_eq!(names(out.path()), after[..3]);
}

#[test]
fn a_part_of_a_build_removes_nothing_and_keeps_the_sums_of_the_rest() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a"), ("b.pdf", "b")]);
    write(out.path(), &[], &artifacts(&[("b.pdf", "other")])).unwrap();
    let tree = tree(&out.path().join(GUIDE));
    assert_eq!(tree["a.pdf"], "a");
    assert_eq!(tree["b.pdf"], "other");
    let sums: Vec<&str> = tree["SHA256SUMS"].lines().map(|line| &line[66..]).collect();
    assert_eq!(sums, ["a.pdf", "b.pdf"]);
}

#[test]
fn a_build_that_fails_midway_leaves_everything_as_it_was() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a"), ("z.pdf", "z")]);
    // A file stands where the build needs a folder; `a.pdf` moves before that.
    fs::write(out.path().join(GUIDE).join("stations"), "in the way").unwrap();
    let before = tree(out.path());
    let files = artifacts(&[("a.pdf", "new"), ("stations/x/a.pdf", "x")]);
    let failure = write(out.path(), &[GUIDE.to_owned()], &files).unwrap_err();
    assert_eq!(failure.code, Code::CannotWrite);
    assert_eq!(tree(out.path()), before);
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[("a.pdf", "a")]);
    let before = tree(out.path());
    let first = File::open(out.path()).unwrap();
    first.lock().unwrap();
    let failure = write(out.path(), &[], &artifacts(&[("a.pdf", "new")])).unwrap_err();
    assert_eq!(failure.code, Code::OutputBusy);
    assert_eq!(tree(out.path()), before);
}

#[test]
fn a_project_is_made_only_in_an_empty_folder() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("a/b");
    create(&folder, &artifacts(&[("a.pdf", "a")])).unwrap();
    let failure = create(&folder, &artifacts(&[])).unwrap_err();
    assert_eq!(failure.code, Code::FolderNotEmpty);
}
