//! What the preflight finds on paper, and which of it a project may weigh anew.

use super::Code;

impl Code {
    /// What makes a product useless, whoever prints it: a project can neither
    /// soften it nor switch it off.
    pub const UNBENDING: &'static [Self] =
        &[Self::Overflow, Self::OutsidePage, Self::MissingGlyph];

    /// What the preflight finds and a project may weigh anew
    /// (`layouts/press.yaml`): one print shop refuses what another puts right.
    pub const ADJUSTABLE: &'static [Self] = &[
        Self::SafeZone,
        Self::AcrossFold,
        Self::SmallType,
        Self::Hairline,
        Self::Contrast,
        Self::ContrastUnknown,
        Self::ImageResolution,
        Self::ImageCoarse,
        Self::BlankPage,
        Self::PageCount,
        Self::RgbLeft,
        Self::InkTotal,
        Self::RegistrationInside,
        Self::UnknownColour,
        Self::UnreadPaint,
        Self::UnlistedColour,
        Self::ColouredText,
        Self::FontOutside,
        Self::LiveLink,
    ];

    /// Returns whether a project may weigh it anew.
    pub fn is_adjustable(self) -> bool {
        Self::ADJUSTABLE.contains(&self)
    }
}
