//! Which files of `sources/` are read, and what a file was meant to be that is
//! not.

use crate::diag::nearest;
use crate::files::slug;

/// The files of a guide, the guide itself first.
const OF_A_GUIDE: [&str; 7] = [
    "guide",
    "mandates",
    "objectives",
    "framework",
    "testimonials",
    "further-reading",
    "bibliography",
];

/// The files that all guides share.
const SHARED: [&str; 3] = ["organisation", "contacts", "lexicon"];

/// The files of `layouts/` that all layouts share.
pub(super) const OF_ALL_LAYOUTS: [&str; 3] =
    ["layouts/words.yaml", "layouts/palette.yaml", "layouts/press.yaml"];

/// The folders whose files are records of one kind.
const FOLDERS: [&str; 2] = ["sources/editions", "sources/stations"];

/// A folder of `sources/` that holds a guide.
pub(super) struct GuideFolder<'a> {
    /// Where it is.
    pub(super) path: &'a str,
    /// Whether `guide.yaml` is in it.
    pub(super) whole: bool,
}

/// Returns the folders that hold a guide, or files of one; `listed` are all
/// files, in their order.
pub(super) fn guide_folders(listed: &[String]) -> Vec<GuideFolder<'_>> {
    let mut folders: Vec<GuideFolder<'_>> = Vec::new();
    for path in listed.iter().filter(|path| is_of_a_guide(path)) {
        let (folder, name) = split(path);
        let whole = name == "guide.yaml";
        match folders.last_mut() {
            Some(last) if last.path == folder => last.whole |= whole,
            _ => folders.push(GuideFolder { path: folder, whole }),
        }
    }
    folders
}

/// Returns whether a file has the name and the place of one of a guide.
pub(super) fn is_of_a_guide(path: &str) -> bool {
    let (folder, name) = split(path);
    let name = name.strip_suffix(".yaml");
    folder.matches('/').count() == 1
        && !FOLDERS.contains(&folder)
        && name.is_some_and(|name| OF_A_GUIDE.contains(&name))
}

/// Returns the languages into which the guide of a folder is translated, as the
/// names of the files say them; `listed` are all files.
pub(super) fn translations<'a>(listed: &'a [String], folder: &str) -> Vec<&'a str> {
    let siblings = listed.iter().filter_map(|path| sibling(path));
    let guides = siblings.filter(|one| one.folder == folder && one.name == "guide");
    guides.map(|one| one.language).collect()
}

/// Returns the guide of which a file holds words in another language; the path
/// that the translation of the guide itself has.
pub(super) fn guide_of_sibling(path: &str) -> Option<String> {
    let Sibling { folder, name, language } = sibling(path)?;
    let known = match folder {
        "sources" => name == "contacts",
        _ => OF_A_GUIDE.contains(&name) && folder.matches('/').count() == 1,
    };
    let folder = if folder == "sources" { "sources/…" } else { folder };
    known.then(|| format!("{folder}/guide.{language}.yaml"))
}

/// A file whose name says a language: `sources/milieu-policier/guide.en.yaml`.
struct Sibling<'a> {
    folder: &'a str,
    name: &'a str,
    language: &'a str,
}

/// Takes the path of such a file apart.
fn sibling(path: &str) -> Option<Sibling<'_>> {
    let (folder, name) = split(path);
    let (name, language) = name.strip_suffix(".yaml")?.split_once('.')?;
    let is_language = (2..=11).contains(&language.len())
        && language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_language.then_some(Sibling { folder, name, language })
}

/// Returns whether the author of a file seems to have meant YAML; some editors
/// add `.txt`, and some people write capitals.
pub(super) fn looks_like_yaml(path: &str) -> bool {
    let path = path.to_lowercase();
    let path = path.strip_suffix(".txt").unwrap_or(&path);
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// Returns the path that a file was meant to have.
pub(super) fn meant(path: &str) -> Option<String> {
    let (folder, name) = split(path);
    let stem = name.split('.').next().unwrap_or(name);
    if FOLDERS.iter().any(|records| folder.starts_with(records)) {
        return Some(format!("{folder}/{}.yaml", slug(stem)));
    }
    let known: &[&str] = if folder == "sources" { &SHARED } else { &OF_A_GUIDE };
    let name = nearest(stem, known.iter().copied())?;
    // A guide is a folder right below `sources/`.
    let folder = folder.rsplit('/').next().filter(|_| folder != "sources");
    Some(match folder {
        Some(folder) => format!("sources/{folder}/{name}.yaml"),
        None => format!("sources/{name}.yaml"),
    })
}

/// Splits a path into its folder and its name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::{looks_like_yaml, meant};

    #[test]
    fn a_stray_file_gets_the_name_that_it_was_meant_to_have() {
        let check = |path: &str, expected: &str| {
            assert!(looks_like_yaml(path), "{path}");
            assert_eq!(meant(path).as_deref(), Some(expected), "{path}");
        };
        check("sources/Contacts.YAML", "sources/contacts.yaml");
        check("sources/organization.yml", "sources/organisation.yaml");
        check("sources/a/guide.yaml.txt", "sources/a/guide.yaml");
        check("sources/b/a/guide.yaml", "sources/a/guide.yaml");
        check("sources/stations/Poste Été.yml", "sources/stations/poste-ete.yaml");
        assert_eq!(meant("sources/liste.yaml"), None);
    }
}
