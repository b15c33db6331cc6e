//! Colours as content sets them, and how much ink they lay down.

use lopdf::{Dictionary, Document, Object};
use serde::Serialize;

use super::access;
use super::function::Function;

/// How deep colour spaces may be built on others.
const DEPTH: usize = 8;

/// The most components a colour has (ISO 32000-1, annex C: 32 colorants).
const COMPONENTS: usize = 32;

/// The family of a colour space (ISO 32000-1, 8.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Space {
    /// Grey of the device: the black ink alone.
    DeviceGray,
    /// Red, green and blue of the device.
    DeviceRgb,
    /// The four process inks.
    DeviceCmyk,
    /// Grey by a profile or by calibration.
    CalibratedGray,
    /// Red, green and blue by a profile or by calibration.
    CalibratedRgb,
    /// The four process inks by a profile of their own.
    CalibratedCmyk,
    /// L*a*b*.
    Lab,
    /// An ink of its own, or several.
    Spot,
    /// The registration colour: every plate (`/All`).
    Registration,
    /// A pattern or a gradient, whose colours are painted by themselves.
    Pattern,
    /// A space that cannot be told.
    Unknown,
}

/// A colour as content sets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Colour {
    /// The family of its space.
    pub space: Space,
    /// Its components as they are written, 0 to 1 (L*a*b* has its own ranges).
    pub values: Vec<f64>,
    /// The inks that a spot colour names.
    pub inks: Vec<String>,
    /// The ink that it lays down, in percent of one plate: 400 for all four.
    ///
    /// A spot colour counts as what stands for it in process inks, since that
    /// is the heavier reading; without a formula that can be read, its tints
    /// are summed. Grey counts as black. None for red, green and blue.
    pub ink: Option<f64>,
}

impl Colour {
    /// Returns whether only the black plate gets ink, by any of the ways to
    /// write it that a press takes literally; white is such too.
    pub fn is_black_only(&self) -> bool {
        match self.space {
            Space::DeviceGray => true,
            Space::DeviceCmyk => self.values.iter().take(3).all(|value| *value == 0.0),
            Space::Spot => self.inks == ["Black"],
            _ => false,
        }
    }

    /// Returns whether it is solid black on the black plate alone.
    pub(super) fn is_solid_black(&self) -> bool {
        self.space == Space::DeviceCmyk
            && self.is_black_only()
            && self.values.get(3) == Some(&1.0)
    }

    /// Returns whether it is of red, green and blue, by device or by profile.
    pub fn is_rgb(&self) -> bool {
        matches!(self.space, Space::DeviceRgb | Space::CalibratedRgb)
    }
}

/// A colour space, read as far as it is needed to understand its colours.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Resolved {
    /// A space that has its own components.
    Plain(Space, usize),
    /// One or several inks, with their stand-in.
    Inks { names: Vec<String>, alternate: Box<Self>, tint: Option<Function> },
    /// A table of colours of another space.
    Indexed { base: Box<Self>, table: Vec<u8> },
    /// Patterns, with the space of the uncoloured ones.
    Pattern(Option<Box<Self>>),
}

impl Resolved {
    /// The spaces that need no definition.
    pub(super) const GRAY: Self = Self::Plain(Space::DeviceGray, 1);
    /// Red, green and blue of the device.
    pub(super) const RGB: Self = Self::Plain(Space::DeviceRgb, 3);
    /// The process inks.
    pub(super) const CMYK: Self = Self::Plain(Space::DeviceCmyk, 4);
    /// What cannot be told.
    const UNKNOWN: Self = Self::Plain(Space::Unknown, 0);

    /// Reads the colour space that an object defines or names among resources.
    pub(super) fn read(
        document: &Document,
        resources: &Dictionary,
        object: &Object,
    ) -> Self {
        read(document, resources, object, DEPTH).unwrap_or(Self::UNKNOWN)
    }

    /// Returns how many components its colours have.
    pub(super) fn components(&self) -> usize {
        match self {
            Self::Plain(_, components) => *components,
            Self::Inks { names, .. } => names.len(),
            Self::Indexed { .. } => 1,
            Self::Pattern(under) => under.as_ref().map_or(0, |space| space.components()),
        }
    }

    /// Returns the colour that is set with the space itself (8.6.3): black, or
    /// full tint.
    pub(super) fn initial(&self) -> Colour {
        let mut values = vec![0.0; self.components()];
        match self {
            Self::Plain(Space::DeviceCmyk | Space::CalibratedCmyk, 4) => values[3] = 1.0,
            Self::Inks { .. } => values.fill(1.0),
            _ => {}
        }
        self.colour(&values)
    }

    /// Returns a colour of the space.
    pub(super) fn colour(&self, values: &[f64]) -> Colour {
        let plain = |space, ink: Option<f64>| Colour {
            space,
            values: values.to_vec(),
            inks: Vec::new(),
            ink: ink.map(exact),
        };
        match self {
            Self::Plain(space, _) => plain(*space, process_ink(*space, values)),
            Self::Inks { names, alternate, tint } => {
                let space = match names.as_slice() {
                    [name] if name == "All" => Space::Registration,
                    _ => Space::Spot,
                };
                let stand_in = match (tint, values) {
                    (Some(tint), [value]) => alternate.colour(&tint.at(*value)).ink,
                    _ => None,
                };
                let plates = if names.as_slice() == ["All"] { 4.0 } else { 1.0 };
                let tints =
                    100.0 * plates * values.iter().copied().map(unit).sum::<f64>();
                let ink = Some(stand_in.unwrap_or(tints));
                Colour { inks: names.clone(), ..plain(space, ink) }
            }
            Self::Indexed { base, table } => {
                let each = base.components().max(1);
                let at =
                    whole(values.first().copied().unwrap_or(0.0)).saturating_mul(each);
                let row = table.get(at..).unwrap_or_default().iter().take(each);
                let row: Vec<f64> = row.map(|byte| f64::from(*byte) / 255.0).collect();
                base.colour(&row)
            }
            Self::Pattern(Some(under)) => under.colour(values),
            Self::Pattern(None) => plain(Space::Pattern, None),
        }
    }
}

/// Returns a number as an index: what is negative or huge becomes an end.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of floats saturates, which is what is wanted"
)]
fn whole(number: f64) -> usize {
    number as usize
}

/// Rounds away what adding up has left: a millionth of a percent.
fn exact(ink: f64) -> f64 {
    (ink * 1e6).round() / 1e6
}

/// Holds a component within 0 and 1; what is no number is nothing.
fn unit(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}

/// Returns the ink of a colour of process inks or grey, in percent.
fn process_ink(space: Space, values: &[f64]) -> Option<f64> {
    match (space, values) {
        (Space::DeviceGray | Space::CalibratedGray, [gray]) => {
            Some(100.0 * (1.0 - unit(*gray)))
        }
        (Space::DeviceCmyk | Space::CalibratedCmyk, [_, _, _, _]) => {
            Some(100.0 * values.iter().copied().map(unit).sum::<f64>())
        }
        _ => None,
    }
}

fn read(
    document: &Document,
    resources: &Dictionary,
    object: &Object,
    depth: usize,
) -> Option<Resolved> {
    let depth = depth.checked_sub(1)?;
    let object = access::resolve(document, object);
    if let Some(name) = access::text(object) {
        return named(document, resources, &name, depth);
    }
    let array = object.as_array().ok()?;
    let family = access::text(access::resolve(document, array.first()?))?;
    let at = |index: usize| array.get(index).map(|o| access::resolve(document, o));
    let part = |index: usize| read(document, resources, at(index)?, depth);
    match family.as_str() {
        "ICCBased" => {
            let profile = &at(1)?.as_stream().ok()?.dict;
            match access::number(document, profile, "N")? {
                1.0 => Some(Resolved::Plain(Space::CalibratedGray, 1)),
                3.0 => Some(Resolved::Plain(Space::CalibratedRgb, 3)),
                4.0 => Some(Resolved::Plain(Space::CalibratedCmyk, 4)),
                _ => None,
            }
        }
        "CalGray" => Some(Resolved::Plain(Space::CalibratedGray, 1)),
        "CalRGB" => Some(Resolved::Plain(Space::CalibratedRgb, 3)),
        "Lab" => Some(Resolved::Plain(Space::Lab, 3)),
        "Separation" | "DeviceN" => {
            let names = match at(1)? {
                Object::Array(names) => {
                    names.iter().map(access::text).collect::<Option<Vec<_>>>()?
                }
                name => vec![access::text(name)?],
            };
            let alternate = Box::new(part(2)?);
            let tint = at(3).and_then(|object| Function::read(document, object));
            let fits = names.len() <= COMPONENTS;
            fits.then_some(Resolved::Inks { names, alternate, tint })
        }
        "Indexed" | "I" => {
            let table = match at(3)? {
                Object::String(bytes, _) => bytes.clone(),
                Object::Stream(stream) => access::unfold(stream).ok()?,
                _ => return None,
            };
            Some(Resolved::Indexed { base: Box::new(part(1)?), table })
        }
        "Pattern" => Some(Resolved::Pattern(part(1).map(Box::new))),
        name => named(document, resources, name, depth),
    }
}

/// Reads a space by its name: of the device, of an inline image in short, or
/// one of the resources.
fn named(
    document: &Document,
    resources: &Dictionary,
    name: &str,
    depth: usize,
) -> Option<Resolved> {
    match name {
        "DeviceGray" | "G" => return Some(Resolved::GRAY),
        "DeviceRGB" | "RGB" => return Some(Resolved::RGB),
        "DeviceCMYK" | "CMYK" => return Some(Resolved::CMYK),
        "Pattern" => return Some(Resolved::Pattern(None)),
        _ => {}
    }
    let spaces = access::dictionary(document, resources, "ColorSpace")?;
    read(document, resources, access::entry(document, spaces, name)?, depth)
}
