//! BibTeX and BibLaTeX, into works and from there into YAML, which must be read again.
#![no_main]

use depliant::cite::bibtex;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = bibtex::read(text);
});
