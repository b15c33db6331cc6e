//! The schemas that editors use say what the types say.

use std::fs;
use std::sync::Arc;

use depliant::source::{parse, schemas};
use serde_json::Value;

use crate::project::{repository, walk};

/// Returns the kind of a file by its path from the project's root.
fn kind(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?.strip_suffix(".yaml")?;
    // The words of a guide or of contacts in another language have other fields.
    let (name, language) = name.split_once('.').unwrap_or((name, ""));
    let name = match name {
        "guide" if !language.is_empty() => "guide-translation",
        "contacts" if !language.is_empty() => "contacts-translation",
        name => name,
    };
    Some(match path.split('/').collect::<Vec<_>>()[..] {
        ["sources", "editions", _] => "edition",
        ["sources", "stations", _] => "station",
        ["layouts", "words.yaml"] => "words",
        ["layouts", "palette.yaml"] => "palette",
        ["layouts", "press.yaml"] => "press",
        ["layouts", _] => "layout",
        ["sources", ..] => name,
        _ => return None,
    })
}

/// Returns whether a file is what its schema asks for; nothing if it has no
/// schema or is not YAML.
fn fits(path: &str, text: &str) -> Option<bool> {
    let kind = kind(path)?;
    let (_, schema) = schemas().into_iter().find(|(name, _)| *name == kind)?;
    let json: Value = parse(&Arc::from(path), text).ok()?.value.to_json();
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    Some(validator.is_valid(&without_nulls(json)))
}

/// An open field (`phone:`) is an absent one for us; editors show it so too.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[test]
fn every_source_fits_its_schema_and_names_it() {
    let mut checked = 0;
    for root in ["", "tests/projects/minimal"] {
        let root = repository().join(root);
        for folder in ["sources", "layouts"] {
            if !root.join(folder).exists() {
                continue;
            }
            for file in walk(&root.join(folder)) {
                let path =
                    file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                if kind(&path).is_none() || path.contains("schemas/") {
                    continue;
                }
                let text = fs::read_to_string(&file).unwrap();
                assert_eq!(fits(&path, &text), Some(true), "{}", file.display());
                let expected = format!("/{}.json", kind(&path).unwrap());
                let first = text.lines().next().unwrap();
                let named = first.starts_with("# yaml-language-server: $schema=");
                assert!(
                    named && first.ends_with(&expected),
                    "{}: {first}",
                    file.display()
                );
                checked += 1;
            }
        }
    }
    assert!(checked >= 20, "{checked} files");
}

#[test]
fn what_the_types_refuse_the_schemas_refuse() {
    let golden = repository().join("tests/golden/mistakes");
    let of_types = [
        "unknown-key]",
        "missing-key]",
        "wrong-type]",
        "unknown-value]",
        "bad-length]",
        "bad-id]",
        "needs-quotes]",
    ];
    let mut refused = 0;
    for case in fs::read_dir(repository().join("tests/broken")).unwrap() {
        let case = case.unwrap().path();
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let said = fs::read_to_string(golden.join(format!("{name}.snap"))).unwrap();
        if !of_types.iter().any(|code| said.contains(code)) {
            continue;
        }
        for file in walk(&case) {
            let path = file.strip_prefix(&case).unwrap().to_string_lossy().into_owned();
            let Ok(text) = fs::read_to_string(&file) else { continue };
            // A case may need other files, in which nothing is wrong.
            let mut errors = said.split("\n\n").filter(|one| one.contains("erreur["));
            if !errors.any(|error| error.contains(&format!("--> {path}:"))) {
                continue;
            }
            if let Some(fits) = fits(&path, &text) {
                assert!(!fits, "{name}: {path} fits its schema");
                refused += 1;
            }
        }
    }
    assert!(refused >= 6, "{refused} files");
}
