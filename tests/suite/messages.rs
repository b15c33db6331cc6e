//! Both catalogues say everything, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use depliant::diag::{Code, Lang};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

type Catalogue = BTreeMap<String, BTreeSet<String>>;

/// Returns the messages of a catalogue (with their attributes, as `id.hint`)
/// and the arguments that each names.
fn catalogue(lang: Lang) -> Catalogue {
    let resource = fluent_syntax::parser::parse(lang.catalogue()).unwrap();
    let mut found = Catalogue::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut args = BTreeSet::new();
        // Some only hold attributes, such as the names of values.
        message.value.iter().for_each(|value| pattern(value, &mut args));
        found.insert(message.id.name.to_owned(), args);
        for attribute in message.attributes {
            let mut args = BTreeSet::new();
            pattern(&attribute.value, &mut args);
            found.insert(format!("{}.{}", message.id.name, attribute.id.name), args);
        }
    }
    let ids: Vec<String> = found.keys().cloned().collect();
    for id in ids {
        let args = resolved(&found, &id);
        found.insert(id, args);
    }
    found
}

/// Returns the arguments that a message names, in the messages in it too.
fn resolved(found: &Catalogue, id: &str) -> BTreeSet<String> {
    let args = found.get(id).unwrap_or_else(|| panic!("no message `{id}`"));
    let of = |arg: &String| match arg.strip_prefix('=') {
        Some(id) => resolved(found, id),
        None => BTreeSet::from([arg.clone()]),
    };
    args.iter().flat_map(of).collect()
}

fn pattern(pattern: &Pattern<&str>, args: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_args(expression, args);
        }
    }
}

fn expression_args(expression: &Expression<&str>, args: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_args(inline, args),
        Expression::Select { selector, variants } => {
            inline_args(selector, args);
            variants.iter().for_each(|variant| pattern(&variant.value, args));
        }
    }
}

fn inline_args(inline: &InlineExpression<&str>, args: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            args.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|inline| inline_args(inline, args));
        }
        InlineExpression::Placeable { expression } => expression_args(expression, args),
        // Another message of the catalogue, which takes the same arguments.
        InlineExpression::MessageReference { id, .. } => {
            args.insert(format!("={}", id.name));
        }
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same_with_the_same_arguments() {
    assert_eq!(catalogue(Lang::Fr), catalogue(Lang::En));
}

#[test]
fn every_code_has_its_words_and_uses_its_arguments() {
    let catalogue = catalogue(Lang::Fr);
    for code in Code::ALL {
        let id = code.name();
        let of_code = |name: &&String| *name == id || name.starts_with(&format!("{id}."));
        let parts: Vec<_> = catalogue.keys().filter(of_code).collect();
        assert!(catalogue.contains_key(id), "no message for `{id}`");
        assert!(catalogue.contains_key(&format!("{id}.hint")), "no remedy for `{id}`");
        let used: BTreeSet<&str> = parts
            .iter()
            .flat_map(|part| &catalogue[*part])
            .map(String::as_str)
            .collect();
        let declared: BTreeSet<&str> = code.args().iter().copied().collect();
        assert_eq!(used, declared, "`{id}`");
    }
}
