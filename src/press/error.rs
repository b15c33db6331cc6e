//! Why a file is not made, or cannot be read.

use std::fmt;

/// Why a PDF cannot be finished for the press, or its facts cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub enum PressError {
    /// The bytes are no PDF that can be relied upon, with the reader's reason.
    Unreadable(String),
    /// The file is encrypted: no press takes it.
    Encrypted,
    /// Forms or patterns are nested without end, or there is more to draw than
    /// any sheet has.
    TooComplex,
    /// There is not one set of boxes for each page.
    Pages {
        /// How many pages the file has.
        pages: usize,
        /// How many sets of boxes were given.
        boxes: usize,
    },
    /// A page was not laid out in the size of its media box.
    Size {
        /// The page, from 1.
        page: usize,
    },
    /// A trim box leaves its bleed box, or a bleed box its media box.
    Boxes {
        /// The page, from 1.
        page: usize,
    },
    /// The bytes given as a colour profile are none that a press works by, with
    /// the reason.
    Profile(&'static str),
    /// PDF/X-4 was asked for, and something in the file is against it.
    Standard(Vec<Violation>),
}

/// What is against PDF/X-4 (ISO 15930-7) in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// No output intent with a profile was given: the standard wants both.
    NoProfile,
    /// A font is not in the file.
    FontNotEmbedded(String),
    /// A page sets a device colour that the output intent does not explain.
    DeviceColour {
        /// The page, from 1.
        page: usize,
    },
    /// A stream is compressed by LZW.
    Lzw,
    /// A transfer function is set.
    TransferFunction,
    /// Pictures are left out for a server to put back (OPI).
    Opi,
    /// A picture has an alternate.
    Alternate,
    /// A page takes over the page of another file.
    OtherFile,
    /// PostScript is embedded.
    PostScript,
    /// There are layers; nothing here checks them.
    Layers,
    /// A part of a page could not be read, so nothing is known of it.
    Unread {
        /// The page, from 1.
        page: usize,
    },
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "failed to read the PDF ({reason})"),
            Self::Encrypted => f.write_str("the PDF is encrypted"),
            Self::TooComplex => f.write_str("the PDF is nested too deeply or too long"),
            Self::Pages { pages, boxes } => {
                write!(f, "{pages} pages, but boxes for {boxes}")
            }
            Self::Size { page } => {
                write!(f, "page {page} is not as large as its media box")
            }
            Self::Boxes { page } => {
                write!(f, "the boxes of page {page} do not lie in each other")
            }
            Self::Profile(reason) => write!(f, "failed to use the profile ({reason})"),
            Self::Standard(violations) => {
                let words: Vec<String> =
                    violations.iter().map(ToString::to_string).collect();
                write!(f, "no PDF/X-4: {}", words.join("; "))
            }
        }
    }
}

impl std::error::Error for PressError {}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProfile => f.write_str("no output profile"),
            Self::FontNotEmbedded(name) => write!(f, "font `{name}` is not embedded"),
            Self::DeviceColour { page } => {
                write!(f, "device colour on page {page} that the profile is not for")
            }
            Self::Lzw => f.write_str("LZW compression"),
            Self::TransferFunction => f.write_str("transfer function"),
            Self::Opi => f.write_str("OPI"),
            Self::Alternate => f.write_str("alternate picture"),
            Self::OtherFile => f.write_str("reference to another file"),
            Self::PostScript => f.write_str("embedded PostScript"),
            Self::Layers => f.write_str("layers"),
            Self::Unread { page } => write!(f, "page {page} could not be read wholly"),
        }
    }
}

impl From<lopdf::Error> for PressError {
    fn from(error: lopdf::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
