//! Every kind of mistake and failure, with its stable name, its weight and the
//! arguments of its message.

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is built while it stands.
    Error,
    /// Something to look at; the build goes on.
    Warning,
}

/// Declares the codes: variant, name, severity, arguments.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $severity:ident [$($arg:ident)*];)*) => {
        /// What is wrong, in a word that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// All codes, in the order of the pipeline.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns the code of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// Returns the name that people and programs see.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns how much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Returns the names of the arguments of its message.
            pub fn args(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$(stringify!($arg)),*],)* }
            }
        }
    };
}

mod list;

pub use list::Code;

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit();
        assert!(names.iter().all(|name| name.chars().all(kebab)), "{names:?}");
    }
}
