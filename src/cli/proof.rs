//! `depliant proof`: proofs are published, and how much room is left is told.

use std::path::Path;

use super::shell::Shell;
use super::{Exit, build, progress};
use crate::build::{Gauge, Progress, Proofs, Request, proofs};
use crate::output;
use crate::pdf::Room;

/// How many characters wide a bar is.
const BAR: u8 = 20;

/// How many characters of a name are shown.
const NAME: usize = 36;

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// Makes proofs of what is asked for. The gauge is told also while a mistake stands,
/// for it shows where a text is too long; nothing is written then.
pub(super) fn proof(
    shell: &Shell,
    project: &Path,
    request: &Request,
    out: &Path,
    jobs: usize,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    if let Err(failure) = files.check_output(out) {
        return shell.fail(failure);
    }
    let work = |report: Progress<'_>| proofs(&files, request, jobs, report);
    let Proofs { gauges, files: made } = progress::watch(shell, work);
    shell.report(&made.diagnostics, &|path| files.excerpt(path));
    shell.count(&made.diagnostics);
    let told = tell(shell, &gauges);
    let Some(artifacts) = made.value else {
        shell.note::<&str>("cli-untouched", &[]);
        return Exit::Mistakes;
    };
    match output::write(out, &[], &artifacts) {
        Ok(summary) => build::tell(shell, out, summary),
        Err(failure) => return shell.fail(failure),
    }
    told
}

/// Prints the gauges, one table for each product.
fn tell(shell: &Shell, gauges: &[Gauge]) -> Exit {
    let tables: Vec<String> = gauges.iter().map(|gauge| table(shell, gauge)).collect();
    shell.say(&tables.join("\n"))
}

/// Sets a gauge as a table.
fn table(shell: &Shell, gauge: &Gauge) -> String {
    let words = |name: &str| {
        let words = &shell.messages;
        words.attribute::<&str>("cli-gauge", name, &[]).unwrap_or_default()
    };
    let title = [
        ("product", gauge.product.name()),
        ("guide", &*gauge.guide),
        ("station", gauge.station.as_deref().unwrap_or("none")),
    ];
    let title = shell.messages.get("cli-gauge", &title);
    let head = ["", "used", "free", "characters"];
    let head = head.map(|name| if name.is_empty() { String::new() } else { words(name) });
    let rows = gauge.rooms.iter().map(|room| row(shell, gauge, room));
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let widths: [usize; 4] = std::array::from_fn(width);
    let line = |[name, used, free, characters]: &[String; 4]| {
        let [first, second, third, fourth] = widths;
        let line = format!(
            "  {name:first$}  {used:>second$}  {free:>third$}  {characters:>fourth$}"
        );
        format!("{}\n", line.trim_end())
    };
    let lines: String = rows.iter().map(line).collect();
    format!("{title}\n{lines}")
}

/// Returns the cells of a room.
fn row(shell: &Shell, gauge: &Gauge, room: &Room) -> [String; 4] {
    let words = &shell.messages;
    let number = [("unit", gauge.unit.name()), ("number", &*room.number.to_string())];
    let place = words.get("cli-gauge-place", &number);
    let millimetres = |points: f64| {
        // There is no minus nought.
        let tenths = (points / MILLIMETRE * 10.0).round() / 10.0 + 0.0;
        words.get("cli-gauge-height", &[("height", format!("{tenths:.1}"))])
    };
    let characters = match room.characters {
        None => String::from("–"),
        Some(count) => {
            let state = if count < 0 { "excess" } else { "room" };
            let count = count.unsigned_abs().to_string();
            words.get("cli-gauge-characters", &[("state", state), ("count", &*count)])
        }
    };
    [
        format!("{place:9} {}  {:NAME$}", bar(room), short(&room.name)),
        millimetres(room.used),
        millimetres(room.free()),
        characters,
    ]
}

/// Draws how full a room is; text that overflows leaves the bar.
fn bar(room: &Room) -> String {
    let share = room.used / room.have.max(1.0);
    // A cell is full from its middle on.
    let full = (0..BAR).filter(|cell| f64::from(*cell) + 0.5 <= share * f64::from(BAR));
    let full = full.count();
    let empty = usize::from(BAR) - full;
    let end = if room.characters.is_some_and(|left| left < 0) { "▶" } else { " " };
    format!("{}{}{end}", "█".repeat(full), "░".repeat(empty))
}

/// Shortens a name that is too long for the table.
fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME - 1).collect();
    format!("{}…", kept.trim_end())
}
