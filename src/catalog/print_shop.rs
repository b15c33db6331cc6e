//! What the print shop of the project asks for.

use super::Desk;
use crate::diag::{Code, Diagnostic};

/// The printing condition that press files are meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Its name in the registry of the ICC.
    pub name: String,
    /// Its ICC profile, if the project has it.
    pub profile: Option<Vec<u8>>,
}

impl Desk<'_> {
    /// Reads the printing condition; nothing if none is told.
    pub(super) fn condition(&mut self) -> Option<Condition> {
        let shop = &self.sources.print_shop;
        let profile = shop.profile.as_ref().and_then(|path| {
            let bytes = match self.files.bytes(&path.value) {
                Ok(bytes) => bytes.to_vec(),
                Err(failure) => {
                    self.report(failure.named_at(&path.span));
                    return None;
                }
            };
            // The signature of a profile (ICC.1, 7.2.11) and its colours.
            let is_cmyk =
                bytes.get(36..40) == Some(b"acsp") && bytes.get(16..20) == Some(b"CMYK");
            if !is_cmyk {
                let diagnostic = Diagnostic::at(Code::BadProfile, &path.span);
                self.report(diagnostic.with("path", &path.value));
            }
            Some(bytes)
        });
        let Some(name) = &shop.condition else {
            if let Some(path) = &shop.profile {
                self.report(Diagnostic::at(Code::NoCondition, &path.span));
            }
            return None;
        };
        Some(Condition { name: name.value.trim().to_owned(), profile })
    }
}
