//! The program: see `depliant::cli`.

use std::process::ExitCode;

/// Runs what was typed.
fn main() -> ExitCode {
    depliant::cli::run(std::env::args_os())
}
