//! Builds that make only what has changed, and builds in several parts: the bytes are
//! those of a whole build made anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use depliant::output::{Manifest, Summary, merge, orders};
use depliant::{
    Carrier, CarrierPlace, ChangeKind, Delivery, Request, Shard, State, archive,
    carriers, edition, publish, publish_order, status,
};

use crate::project::{Project, walk};

/// Returns a project of three stations.
fn project() -> Project {
    let station = |name: &str| format!("name: {name}\nphone: 514 555-0102\n");
    Project::copy("minimal")
        .write("sources/stations/nord.yaml", station("Nord"))
        .write("sources/stations/sud.yaml", station("Sud"))
}

/// Builds into a folder.
#[track_caller]
fn build(project: &Project, out: &Path, force: bool, shard: Shard) -> Summary {
    let delivery = Delivery { out, force, shard };
    let outcome = publish(&project.files(), &Request::default(), delivery, 2, &|_, _| ());
    let said = project.said(&outcome.diagnostics);
    outcome.value.unwrap_or_else(|| panic!("{said}"))
}

/// Returns the published files of a folder.
fn published(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walk(out).into_iter();
    let files = files.filter(|file| file.file_name().unwrap() != ".stamps");
    files
        .map(|file| {
            (file.strip_prefix(out).unwrap().to_owned(), fs::read(&file).unwrap())
        })
        .collect()
}

/// A row of numbers that looks random and is always the same (Lehmer's).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        usize::try_from(self.0).unwrap() % count
    }
}

#[test]
fn what_is_damaged_at_random_is_made_again_and_nothing_else() {
    let project = project();
    let (kept, anew) = (project.path().join("out"), project.path().join("anew"));
    let mut dice = Dice(20_261_126);
    let mut hours = 9;
    build(&project, &kept, false, Shard::WHOLE);
    for round in 0..12 {
        let files = walk(&kept);
        let victim = &files[dice.below(files.len())];
        match dice.below(5) {
            // Same size, other bytes, and a date that says nothing has happened.
            0 => {
                let date = fs::metadata(victim).unwrap().modified().unwrap();
                let mut bytes = fs::read(victim).unwrap();
                let at = dice.below(bytes.len());
                bytes[at] ^= 1;
                fs::write(victim, bytes).unwrap();
                fs::File::options()
                    .write(true)
                    .open(victim)
                    .unwrap()
                    .set_modified(date)
                    .unwrap();
            }
            1 => fs::remove_file(victim).unwrap(),
            2 => fs::write(victim, "x").unwrap(),
            3 => {
                hours += 1;
                let station =
                    format!("name: Sud\nphone: 514 555-0102\nhours: à {hours} h\n");
                fs::write(project.path().join("sources/stations/sud.yaml"), station)
                    .unwrap();
            }
            // What is put back, or copied anew, has not changed.
            _ => {
                let bytes = fs::read(victim).unwrap();
                fs::remove_file(victim).unwrap();
                fs::write(victim, bytes).unwrap();
            }
        }
        build(&project, &kept, false, Shard::WHOLE);
        build(&project, &anew, true, Shard::WHOLE);
        assert_eq!(published(&kept), published(&anew), "round {round}, {victim:?}");
    }
    assert_eq!(build(&project, &kept, false, Shard::WHOLE).written, 0);
}

#[test]
fn one_changed_station_is_made_again_alone() {
    let project = project();
    let out = project.path().join("out");
    build(&project, &out, false, Shard::WHOLE);
    let dates = |out: &Path| {
        let date = |file: PathBuf| {
            let date = fs::metadata(&file).unwrap().modified().unwrap();
            (file.strip_prefix(out).unwrap().to_owned(), date)
        };
        walk(out).into_iter().map(date).collect::<BTreeMap<_, _>>()
    };
    let before = dates(&out);
    let project =
        project.replace("sources/stations/sud.yaml", "514 555-0102", "514 555-0103");
    let summary = build(&project, &out, false, Shard::WHOLE);
    let after = dates(&out);
    let changed = after.iter().filter(|(path, date)| before.get(*path) != Some(date));
    let changed: Vec<String> =
        changed.map(|(path, _)| path.display().to_string()).collect();
    let expected = [
        ".stamps",
        "2026/exemple/SHA256SUMS",
        "2026/exemple/manifest.json",
        "2026/exemple/stations/sud/brochure.pdf",
        "2026/exemple/stations/sud/card.pdf",
        "2026/exemple/stations/sud/document.json",
    ];
    assert_eq!(changed, expected);
    assert_eq!(summary.written, 5);
}

#[test]
fn parts_together_are_the_whole() {
    let project = project();
    let whole = project.path().join("whole");
    build(&project, &whole, false, Shard::WHOLE);
    let parts: Vec<PathBuf> = (1..=3)
        .map(|number| {
            let out = project.path().join(format!("part-{number}"));
            build(&project, &out, false, Shard { number, count: 3 });
            out
        })
        .collect();
    let parts: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
    let joined = project.path().join("joined");
    let codes = |parts: &[&Path]| {
        let wrong = merge(&joined, parts).unwrap_err();
        wrong.iter().map(|one| one.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&parts[..2]), ["shards-incomplete"]);
    assert_eq!(codes(&[parts[0], parts[0], parts[1]]), ["shard-twice"]);
    assert_eq!(codes(&[parts[0], &whole]), ["shard-missing"]);
    let card = parts[1].join("2026/exemple/stations/nord/card.pdf");
    let bytes = fs::read(&card).unwrap();
    fs::write(&card, b"%PDF").unwrap();
    assert_eq!(codes(&parts), ["shard-damaged"]);
    assert!(!joined.exists(), "nothing is written while something stands in the way");

    fs::write(&card, bytes).unwrap();
    merge(&joined, &parts).unwrap();
    assert_eq!(published(&joined), published(&whole));
}

#[test]
fn a_changed_number_makes_printed_copies_out_of_date() {
    let project = project().replace(
        "sources/stations/sud.yaml",
        "phone:",
        "copies: {card: 10}\nphone:",
    );
    let out = project.path().join("out");
    let request = Request::default();
    project.release();
    let ordered = publish_order(&project.files(), &request, &out, 2, &|_, _| ());
    assert!(ordered.value.is_some(), "{}", project.said(&ordered.diagnostics));
    let state = |project: &Project| {
        let manifests: Vec<Manifest> = orders(&out).unwrap();
        let copies = status(&project.files(), &request, &manifests).value.unwrap();
        let [copies] = copies.as_slice() else { panic!("{copies:?}") };
        assert_eq!((&*copies.station, &*copies.product), ("sud", "card"));
        copies.state.clone()
    };
    assert_eq!(state(&project), State::Current);
    let project =
        project.replace("sources/stations/sud.yaml", "514 555-0102", "514 555-0103");
    let State::Outdated(changes) = state(&project) else { panic!("a number changed") };
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((&*change.record, change.kind), ("stations/sud", ChangeKind::Changed));
    assert!(change.is_grave() && change.span.is_some());
    let project = project.remove("sources/stations/sud.yaml");
    assert_eq!(state(&project), State::Gone);
}

/// Returns a project that prints the words of a person, and of which a station orders.
fn with_words() -> Project {
    let given = "consent: {given_on: 2025-01-10, scope: [brochure, booklet]}";
    project()
        .write(
            "sources/exemple/testimonials.yaml",
            format!(
                "testimonials:\n  - id: voix\n    quotation: On m’a écoutée.\n    \
                 speaker: Une participante\n    {given}\n"
            ),
        )
        .replace(
            "sources/exemple/guide.yaml",
            "  - id: mandats",
            "  - id: voix\n    title: Voix\n    shows: testimonials\n  - id: mandats",
        )
        .replace("sources/exemple/guide.yaml", "- [imprint]", "- [voix, imprint]")
        .replace("sources/stations/sud.yaml", "phone:", "copies: {brochure: 5}\nphone:")
}

/// Returns who carries the words: the copies that were ordered, and in some places all
/// that prints them.
fn carriers_in(places: &[&str]) -> Vec<String> {
    let versions = [
        "booklet -",
        "brochure -",
        "brochure nord",
        "brochure poste-exemple",
        "brochure sud",
        "epub -",
    ];
    let of_place = |place: &&str| versions.map(|version| format!("{place} {version}"));
    let ordered = std::iter::once("order brochure sud".to_owned());
    ordered.chain(places.iter().flat_map(of_place)).collect()
}

#[test]
fn who_carries_withdrawn_words_is_told_of_orders_archives_and_today() {
    let project = with_words();
    let (out, archives) = (project.path().join("out"), project.path().join("archive"));
    let request = Request::default();
    project.release();
    let files = project.files();
    let ordered = publish_order(&files, &request, &out, 2, &|_, _| ());
    assert!(ordered.value.is_some(), "{}", project.said(&ordered.diagnostics));
    let archived = archive(&files, "2026", &archives, 2, &|_, _| ());
    assert!(archived.value.is_some(), "{}", project.said(&archived.diagnostics));

    // The words are taken back, and then taken out.
    let project = project.replace(
        "sources/exemple/testimonials.yaml",
        "given_on: 2025-01-10",
        "given_on: 2025-01-10, withdrawn_on: 2026-11-01",
    );
    let carried = |project: &Project, name: &str| -> Vec<String> {
        let past = (orders(&out).unwrap(), edition::manifests(&archives).unwrap());
        let found = carriers(&project.files(), &request, name, &past.0, &past.1);
        let said = project.said(&found.diagnostics);
        let told = |Carrier { place, product, station, .. }: Carrier| {
            let station = station.unwrap_or("-".to_owned());
            let place = match place {
                CarrierPlace::Order => "order",
                CarrierPlace::Archive => "archive",
                CarrierPlace::Today => "today",
            };
            format!("{place} {product} {station}")
        };
        found
            .value
            .unwrap_or_else(|| panic!("{said}"))
            .into_iter()
            .map(told)
            .collect()
    };
    let name = "exemple/testimonials/voix";
    assert_eq!(carried(&project, name), carriers_in(&["archive", "today"]));
    // A zip tells as much as its folder.
    fs::remove_dir_all(archives.join("2026.0")).unwrap();
    let project = project.remove("sources/exemple/testimonials.yaml").replace(
        "sources/exemple/guide.yaml",
        "  - id: voix\n    title: Voix\n    shows: testimonials\n",
        "",
    );
    let project =
        project.replace("sources/exemple/guide.yaml", "- [voix, imprint]", "- [imprint]");
    assert_eq!(carried(&project, "exemple/testimonials/*"), carriers_in(&["archive"]));
    assert!(carried(&project, "exemple/testimonials/autre").is_empty());
}
