//! What a folder of archives holds of files, by their manifests.

use std::path::Path;

use super::{DATA_LIMIT, OUTPUTS};
use crate::diag::Diagnostic;
use crate::files::Package;
use crate::output::Manifest;

/// Returns the manifests of all archives in a folder, in the order of their names; none
/// if there is no folder. A zip counts where the folder of its edition is gone.
///
/// The archives are not verified, and what is no manifest is as good as absent.
///
/// Fails if an archive cannot be read.
pub fn manifests(archives: &Path) -> Result<Vec<Manifest>, Diagnostic> {
    if !archives.is_dir() {
        return Ok(Vec::new());
    }
    let mut folder = Package::open(archives)?;
    let mut found = of_package(&mut folder);
    for name in folder.items().keys() {
        let stem = name.strip_suffix(".zip").filter(|stem| !stem.contains('/'));
        let Some(stem) = stem else { continue };
        let own = format!("{stem}/{OUTPUTS}");
        if !folder.items().keys().any(|path| path.starts_with(&own)) {
            found.extend(of_package(&mut Package::open(&archives.join(name))?));
        }
    }
    Ok(found)
}

/// Returns the manifests of the outputs in a package.
fn of_package(package: &mut Package) -> Vec<Manifest> {
    let is_manifest = |path: &&String| {
        path.ends_with("/manifest.json")
            && (path.starts_with(OUTPUTS) || path.contains(&format!("/{OUTPUTS}")))
    };
    let paths: Vec<String> =
        package.items().keys().filter(is_manifest).cloned().collect();
    let read = |path: String| Manifest::read(&package.bytes(&path, DATA_LIMIT).ok()?);
    paths.into_iter().filter_map(read).collect()
}
