//! For whom a piece of content is.

use std::collections::BTreeSet;

use super::{Desk, Product};
use crate::diag::{Code, Diagnostic, nearest};
use crate::source::{self, List, Spanned, Text};

/// For whom a piece of content is.
///
/// An empty audience cannot be built: `check` reports it as a mistake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    only: Choice,
    except: Choice,
}

/// What is named; nothing named restricts nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Choice {
    products: Option<BTreeSet<Product>>,
    stations: Option<BTreeSet<String>>,
    editions: Option<BTreeSet<String>>,
}

impl Audience {
    /// Returns whether it is for a product, an edition and a station; the
    /// common version of a product belongs to no station.
    pub fn admits(&self, product: Product, edition: &str, station: Option<&str>) -> bool {
        let only = &self.only;
        let asked = only.products.as_ref().is_none_or(|all| all.contains(&product))
            && only.editions.as_ref().is_none_or(|all| all.contains(edition))
            && only
                .stations
                .as_ref()
                .is_none_or(|all| station.is_some_and(|station| all.contains(station)));
        let except = &self.except;
        let refused = except.products.as_ref().is_some_and(|all| all.contains(&product))
            || except.editions.as_ref().is_some_and(|all| all.contains(edition))
            || except
                .stations
                .as_ref()
                .is_some_and(|all| station.is_some_and(|station| all.contains(station)));
        asked && !refused
    }

    /// Returns whether a product belongs to it, at some station or none.
    pub(super) fn admits_product(&self, product: Product) -> bool {
        let within = |all: &Option<BTreeSet<Product>>| {
            all.as_ref().map(|all| all.contains(&product))
        };
        within(&self.only.products).unwrap_or(true)
            && !within(&self.except.products).unwrap_or(false)
    }

    /// Returns why nobody belongs to it, in a word that the catalogues know:
    /// a list names nobody, or all that is named is taken away again.
    fn emptiness(&self) -> Option<&'static str> {
        fn none_left<T: Ord>(
            only: Option<&BTreeSet<T>>,
            except: Option<&BTreeSet<T>>,
        ) -> bool {
            let Some(only) = only else { return false };
            only.iter()
                .all(|name| except.is_some_and(|except| except.contains(name)))
        }
        let (only, except) = (&self.only, &self.except);
        let nobody = only.products.as_ref().is_some_and(BTreeSet::is_empty)
            || only.stations.as_ref().is_some_and(BTreeSet::is_empty)
            || only.editions.as_ref().is_some_and(BTreeSet::is_empty);
        let taken = Product::ALL.iter().all(|product| !self.admits_product(*product))
            || none_left(only.stations.as_ref(), except.stations.as_ref())
            || none_left(only.editions.as_ref(), except.editions.as_ref());
        match (nobody, taken) {
            (true, _) => Some("list"),
            (false, true) => Some("taken"),
            (false, false) => None,
        }
    }
}

impl Desk<'_> {
    /// Checks an audience; what says nothing is for all.
    pub(super) fn audience(
        &mut self,
        audience: Option<&Spanned<source::Audience>>,
    ) -> Audience {
        let Some(audience) = audience else { return Audience::default() };
        let checked = Audience {
            only: self.choice(audience.value.only.as_ref()),
            except: self.choice(audience.value.except.as_ref()),
        };
        if let Some(kind) = checked.emptiness() {
            let diagnostic = Diagnostic::at(Code::EmptyAudience, &audience.span);
            self.report(diagnostic.with("kind", kind));
        }
        checked
    }

    /// Checks that what is named exists.
    fn choice(&mut self, choice: Option<&source::Choice>) -> Choice {
        let Some(choice) = choice else { return Choice::default() };
        let sources = self.sources;
        let stations: Vec<&str> = sources.stations.keys().map(String::as_str).collect();
        let editions: Vec<&str> = sources.editions.keys().map(String::as_str).collect();
        let products = choice.products.as_ref();
        Choice {
            products: products
                .map(|all| all.iter().map(|product| product.value).collect()),
            stations: self.names(
                choice.stations.as_ref(),
                &stations,
                Code::UnknownStation,
            ),
            editions: self.names(
                choice.editions.as_ref(),
                &editions,
                Code::UnknownEdition,
            ),
        }
    }

    /// Checks names against those that exist.
    fn names(
        &mut self,
        names: Option<&List<Text>>,
        known: &[&str],
        code: Code,
    ) -> Option<BTreeSet<String>> {
        let names = names?;
        for name in names.iter().filter(|name| !known.contains(&&*name.value)) {
            let suggestion = nearest(&name.value, known.iter().copied());
            let diagnostic = Diagnostic::at(code, &name.span)
                .with("name", &name.value)
                .with("suggestion", suggestion.unwrap_or("none"));
            self.report(diagnostic);
        }
        Some(names.iter().map(|name| name.value.clone()).collect())
    }
}
