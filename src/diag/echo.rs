//! Which mistakes may only be the echo of a file that could not be read.

use super::Code;

impl Code {
    /// Returns whether it says that something is missing, which may only be
    /// because the file it stands in could not be read.
    pub fn is_of_absence(self) -> bool {
        matches!(
            self,
            Self::MissingKey
                | Self::UnknownReference
                | Self::UnknownStation
                | Self::UnknownEdition
                | Self::UnknownGuide
                | Self::UnmadeProduct
                | Self::UnknownSection
                | Self::UnknownRecord
                | Self::UnusedSection
                | Self::EmptySection
                | Self::EmptyCollection
                | Self::UnusedRecords
                | Self::NothingHere
                | Self::UnprintedContact
                | Self::WrongFrameCount
                | Self::NoProduct
                | Self::NoEdition
                | Self::NoGuide
                | Self::ConsentMissing
                | Self::UncitedReference
                | Self::LayoutMissing
                | Self::WordsMissing
                | Self::TranslationMissing
                | Self::TranslationUnknown
        )
    }
}
