//! For which press a file is meant.

use lopdf::{Document, Object, ObjectId, Stream, dictionary, text_string};

use super::error::PressError;

/// Where the names of printing conditions are registered, as PDF/X writes it.
const REGISTRY: &str = "http://www.color.org";

/// How long the header of a profile is (ICC.1, 7.2).
const HEADER: usize = 128;

/// The printing condition that the colours of a file are meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intent<'a> {
    /// Its name in the registry of the ICC: `FOGRA51`, `CGATS21_CRPC6`…
    pub identifier: &'a str,
    /// The same for people: press, paper, screen.
    pub info: &'a str,
    /// The bytes of its ICC profile, if the project has them.
    pub profile: Option<&'a [u8]>,
}

impl Intent<'_> {
    /// Adds the output intent to a document.
    pub(super) fn add(&self, document: &mut Document) -> Result<ObjectId, PressError> {
        let mut intent = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFX",
            "OutputConditionIdentifier" => text_string(self.identifier),
            "OutputCondition" => text_string(self.info),
            "Info" => text_string(self.info),
            "RegistryName" => Object::string_literal(REGISTRY),
        };
        if let Some(profile) = self.profile {
            check(profile)?;
            let stream = Stream::new(dictionary! { "N" => 4 }, profile.to_vec());
            intent.set("DestOutputProfile", document.add_object(stream));
        }
        Ok(document.add_object(intent))
    }
}

/// Refuses what is no profile of a four-colour press (ICC.1, table 17).
fn check(profile: &[u8]) -> Result<(), PressError> {
    let refuse = |reason| Err(PressError::Profile(reason));
    let Some(header) = profile.get(..HEADER) else {
        return refuse("it is shorter than the header of a profile");
    };
    let size = u32::from_be_bytes([header[0], header[1], header[2], header[3]]);
    if &header[36..40] != b"acsp" {
        return refuse("it has not the signature of a profile");
    }
    if usize::try_from(size) != Ok(profile.len()) {
        return refuse("it is not as long as it says");
    }
    if header[8] > 4 {
        return refuse("it is of a version after 4");
    }
    if &header[12..16] != b"prtr" {
        return refuse("it is not of an output device");
    }
    if &header[16..20] != b"CMYK" {
        return refuse("it is not of the four process inks");
    }
    Ok(())
}
