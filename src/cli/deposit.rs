//! `depliant deposit`: what libraries ask for of an archived edition, then published.

use super::Exit;
use super::build::publish;
use super::intent::DepositTask;
use super::shell::Shell;
use crate::build;

/// Collects what is deposited; nothing is written while a mistake stands.
pub(super) fn deposit(shell: &Shell, task: &DepositTask) -> Exit {
    let DepositTask { project, edition, archives, out } = task;
    publish(shell, project, out, &|files, _| {
        build::deposit(files, edition, archives, out)
    })
}
