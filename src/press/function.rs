//! The functions by which tints and shadings become colours.

use lopdf::{Document, Object};

use super::access;

/// How deep functions may be stitched of functions.
const DEPTH: usize = 8;

/// A function of one number (ISO 32000-1, 7.10), of the kinds that Typst
/// writes: exponential and stitched ones. Sampled ones and PostScript
/// calculators are not read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Function {
    /// From one colour to another, evenly or not.
    Exponential { from: Vec<f64>, to: Vec<f64>, exponent: f64 },
    /// Different functions for different parts of the domain.
    Stitched { domain: (f64, f64), bounds: Vec<f64>, encode: Vec<f64>, parts: Vec<Self> },
    /// One function for each component.
    Each(Vec<Self>),
}

impl Function {
    /// Reads a function; none if it is of another kind or malformed.
    pub(super) fn read(document: &Document, object: &Object) -> Option<Self> {
        Self::read_within(document, object, DEPTH)
    }

    fn read_within(document: &Document, object: &Object, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let object = access::resolve(document, object);
        if let Ok(array) = object.as_array() {
            let parts = array
                .iter()
                .map(|object| Self::read_within(document, object, depth))
                .collect::<Option<Vec<Self>>>()?;
            return Some(Self::Each(parts));
        }
        let dictionary = object.as_dict().ok()?;
        let numbers = |key| access::numbers(document, dictionary, key);
        match access::number(document, dictionary, "FunctionType")? {
            2.0 => Some(Self::Exponential {
                from: numbers("C0").unwrap_or_else(|| vec![0.0]),
                to: numbers("C1").unwrap_or_else(|| vec![1.0]),
                exponent: access::number(document, dictionary, "N")?,
            }),
            3.0 => {
                let parts = access::entry(document, dictionary, "Functions")?;
                let parts = parts.as_array().ok()?.iter();
                let parts = parts
                    .map(|object| Self::read_within(document, object, depth))
                    .collect::<Option<Vec<Self>>>()?;
                let domain = numbers("Domain")?;
                let (bounds, encode) = (numbers("Bounds")?, numbers("Encode")?);
                let whole = domain.len() == 2
                    && bounds.len() + 1 == parts.len()
                    && encode.len() == 2 * parts.len();
                let domain = (*domain.first()?, *domain.last()?);
                whole.then_some(Self::Stitched { domain, bounds, encode, parts })
            }
            _ => None,
        }
    }

    /// Returns its value.
    pub(super) fn at(&self, x: f64) -> Vec<f64> {
        match self {
            Self::Exponential { from, to, exponent } => {
                let share = x.max(0.0).powf(*exponent);
                from.iter().zip(to).map(|(a, b)| a + share * (b - a)).collect()
            }
            Self::Stitched { domain, bounds, encode, parts } => {
                let place = bounds.iter().filter(|bound| x >= **bound).count();
                let low = place.checked_sub(1).map_or(domain.0, |at| bounds[at]);
                let high = bounds.get(place).copied().unwrap_or(domain.1);
                let (first, last) = (encode[2 * place], encode[2 * place + 1]);
                let share = if high > low { (x - low) / (high - low) } else { 0.0 };
                parts[place].at(first + share * (last - first))
            }
            Self::Each(parts) => parts.iter().flat_map(|part| part.at(x)).collect(),
        }
    }

    /// Returns the places where it may turn: the ends of its pieces.
    pub(super) fn turns(&self, domain: (f64, f64)) -> Vec<f64> {
        let mut turns = vec![domain.0, domain.1];
        match self {
            Self::Exponential { .. } => {}
            Self::Stitched { bounds, .. } => turns.extend(bounds),
            Self::Each(parts) => {
                turns.extend(parts.iter().flat_map(|part| part.turns(domain)));
            }
        }
        turns
    }
}
