//! `depliant fonts`: what each font of the project covers.

use std::path::Path;

use super::Exit;
use super::shell::Shell;
use crate::pdf::{FontLine, Fonts};

/// The columns of the table, by their names among the messages.
const COLUMNS: [&str; 6] = ["family", "style", "weight", "characters", "ranges", "file"];

/// Prints a table of the fonts.
pub(super) fn fonts(shell: &Shell, project: &Path) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    match Fonts::load(&files) {
        Err(failure) => {
            shell.report(&[failure], &|_| None);
            Exit::Mistakes
        }
        Ok(fonts) => {
            let head = COLUMNS.map(|name| {
                let words = &shell.messages;
                words.attribute::<&str>("cli-fonts", name, &[]).unwrap_or_default()
            });
            let rows = fonts.list().into_iter().map(row);
            let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
            shell.say(&table(&rows))
        }
    }
}

/// Returns the cells of a font.
fn row(font: FontLine) -> [String; 6] {
    let (weight, characters) = (font.weight.to_string(), font.characters.to_string());
    [font.family, font.style.to_owned(), weight, characters, font.ranges, font.file]
}

/// Sets rows in columns, two spaces apart.
fn table(rows: &[[String; 6]]) -> String {
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let line = |row: &[String; 6]| {
        let cells =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}  "));
        format!("{}\n", cells.collect::<String>().trim_end())
    };
    rows.iter().map(line).collect()
}
