//! Printed codes: the QR code of a link, the EAN-13 of an ISBN, the readable
//! address beside them, and reading them back from a rendered page.
//!
//! Pure: no disk, no Typst. [`Qr`] and [`Ean`] are plain data in modules (X),
//! the width of the narrowest bar or of one square: a layout multiplies by the
//! size that it gives a module, and draws. [`read()`] proves the drawing.

mod address;
mod ean;
mod outline;
mod qr;
mod read;
#[cfg(test)]
mod tests;

pub use address::{readable_address, tracking_parameters};
pub use ean::{Bar, Digit, Ean, EanError, Magnification};
pub use outline::Ring;
pub use qr::{LEAST_MODULE, Level, QUIET_ZONE, Qr, QrError};
pub use read::{Kind, Read, read, read_in};
