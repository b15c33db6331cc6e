//! The program: see `depliant::cli`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Two threads that typeset thousands of documents leave the allocator of the system
/// with holes that nothing fits into, and twice the memory.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Runs what was typed.
fn main() -> ExitCode {
    depliant::cli::run(std::env::args_os())
}
