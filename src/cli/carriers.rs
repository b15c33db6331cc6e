//! `depliant status --record`: which editions, products and stations carry a record.

use std::path::PathBuf;

use serde::Serialize;

use super::Exit;
use super::intent::Form;
use super::shell::Shell;
use crate::build::{self, Carrier, CarrierPlace, Request};
use crate::{edition, output};

/// A record to look for.
#[derive(Debug)]
pub(super) struct Search {
    /// The folder of the project.
    pub(super) project: PathBuf,
    /// The name of the record, in which `*` stands for any letters.
    pub(super) record: String,
    /// What would be made today.
    pub(super) request: Request,
    /// The output folder, where past orders are.
    pub(super) out: PathBuf,
    /// The folder of the archives.
    pub(super) archives: PathBuf,
    /// For whom.
    pub(super) form: Form,
}

/// Tells who carries a record.
pub(super) fn carriers(shell: &Shell, search: &Search) -> Exit {
    let Search { project, record, request, out, archives, form } = search;
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let past = output::orders(out)
        .and_then(|orders| Ok((orders, edition::manifests(archives)?)));
    let (orders, archived) = match past {
        Ok(past) => past,
        Err(failure) => return shell.fail(failure),
    };
    let outcome = build::carriers(&files, request, record, &orders, &archived);
    let Some(carriers) = outcome.value else {
        shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
        return Exit::Mistakes;
    };
    if *form == Form::Json {
        let records: Vec<Record<'_>> = carriers.iter().map(Record::from).collect();
        let json = serde_json::to_string_pretty(&records).expect("records are text");
        return shell.say(&format!("{json}\n"));
    }
    if carriers.is_empty() {
        shell.note("cli-carriers-none", &[("record", record)]);
    }
    let groups = carriers.chunk_by(|a, b| a.record == b.record);
    let told = groups.map(|group| {
        let lines: String = group.iter().map(|one| told(shell, one)).collect();
        format!("{}\n{lines}", group[0].record)
    });
    shell.say(&told.collect::<String>())
}

/// Tells a carrier in a line.
fn told(shell: &Shell, carrier: &Carrier) -> String {
    let Carrier { place, edition, guide, product, station, .. } = carrier;
    let args = [
        ("place", word(*place)),
        ("edition", edition),
        ("guide", guide),
        ("product", product),
        ("station", station.as_deref().unwrap_or("none")),
    ];
    format!("  {}\n", shell.messages.get("cli-carrier", &args))
}

/// Returns the word of where something is.
fn word(place: CarrierPlace) -> &'static str {
    match place {
        CarrierPlace::Order => "order",
        CarrierPlace::Archive => "archive",
        CarrierPlace::Today => "today",
    }
}

/// A carrier for programs.
#[derive(Serialize)]
struct Record<'a> {
    record: &'a str,
    /// `order`, `archive` or `today`.
    place: &'static str,
    edition: &'a str,
    guide: &'a str,
    product: &'a str,
    station: Option<&'a str>,
}

impl<'a> From<&'a Carrier> for Record<'a> {
    fn from(carrier: &'a Carrier) -> Self {
        let Carrier { record, place, edition, guide, product, station } = carrier;
        let (place, station) = (word(*place), station.as_deref());
        Self { record, place, edition, guide, product, station }
    }
}
