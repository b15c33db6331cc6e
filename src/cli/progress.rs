//! Progress on work that takes over a second, on a terminal.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::shell::Shell;

/// How long work may take before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does some work, and shows how far it is if it takes long. The work is given
/// what it calls with how many of its parts are done, of how many.
pub(super) fn watch<T>(
    shell: &Shell,
    work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T,
) -> T {
    let bar = ProgressBar::hidden();
    if shell.quiet {
        return work(&|_, _| ());
    }
    let words = shell.messages.get::<&str>("cli-progress", &[]);
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}");
    bar.set_style(style.expect("the template above is well-formed"));
    bar.set_message(words);
    thread::scope(|scope| {
        // The sender lives as long as the work: when it hangs up, there is
        // nothing left to wait for.
        let (working, waiting) = mpsc::channel::<()>();
        let shown = bar.clone();
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Draws nothing where there is no terminal.
                shown.set_draw_target(ProgressDrawTarget::stderr());
            }
        });
        let result = work(&|done, total| {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        });
        drop(working);
        bar.finish_and_clear();
        result
    })
}
