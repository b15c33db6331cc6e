//! The checksums that bags are told by.

use std::io::{self, Read};

use md5::Md5;
use sha1::Sha1;
use sha2::digest::DynDigest;
use sha2::{Sha224, Sha256, Sha384, Sha512};

/// How many bytes are read at once.
const BUFFER: usize = 1 << 16;

/// A checksum algorithm, in the order in which one is preferred for telling files
/// apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Algorithm {
    /// SHA-512, which RFC 8493 asks for (section 2.4).
    Sha512,
    /// SHA-384.
    Sha384,
    /// SHA-256.
    Sha256,
    /// SHA-224.
    Sha224,
    /// SHA-1, of older bags.
    Sha1,
    /// MD5, of older bags.
    Md5,
}

impl Algorithm {
    /// All of them.
    const ALL: [Self; 6] =
        [Self::Sha512, Self::Sha384, Self::Sha256, Self::Sha224, Self::Sha1, Self::Md5];

    /// Returns the algorithm of a name as it stands in the name of a manifest: without
    /// regard to case and to what is no letter and no digit.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain = name.chars().filter(char::is_ascii_alphanumeric);
        let plain = plain.collect::<String>().to_ascii_lowercase();
        Self::ALL.into_iter().find(|one| one.name() == plain)
    }

    /// Returns its name in the name of a manifest.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sha512 => "sha512",
            Self::Sha384 => "sha384",
            Self::Sha256 => "sha256",
            Self::Sha224 => "sha224",
            Self::Sha1 => "sha1",
            Self::Md5 => "md5",
        }
    }

    /// Returns how many hexadecimal digits its checksums have.
    pub(super) fn digits(self) -> usize {
        self.hasher().output_size() * 2
    }

    fn hasher(self) -> Box<dyn DynDigest> {
        match self {
            Self::Sha512 => Box::new(Sha512::default()),
            Self::Sha384 => Box::new(Sha384::default()),
            Self::Sha256 => Box::new(Sha256::default()),
            Self::Sha224 => Box::new(Sha224::default()),
            Self::Sha1 => Box::new(Sha1::default()),
            Self::Md5 => Box::new(Md5::default()),
        }
    }
}

/// Reads a stream once, and returns how many bytes it has and its checksums in
/// hexadecimal, in the order of the algorithms.
///
/// Fails if it cannot be read.
pub(super) fn checksums(
    mut stream: impl Read,
    algorithms: &[Algorithm],
) -> io::Result<(u64, Vec<String>)> {
    let mut hashers: Vec<_> = algorithms.iter().map(|one| one.hasher()).collect();
    let mut buffer = vec![0; BUFFER];
    let mut size = 0;
    loop {
        let count = match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hashers.iter_mut().for_each(|hasher| hasher.update(&buffer[..count]));
        size += count as u64;
    }
    let written = hashers.into_iter().map(|hasher| hexadecimal(&hasher.finalize()));
    Ok((size, written.collect()))
}

/// Writes bytes in hexadecimal.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
