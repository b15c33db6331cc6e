//! All that a layout can reach: the project's layouts, pictures and fonts, and
//! the document as a virtual file.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue};
use typst::syntax::{FileId, RootedPath, Source, Span, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};

use super::Fonts;
use crate::diag::{self, Code, Diagnostic};
use crate::files::Files;

/// Where a layout finds the document: `json(sys.inputs.document)`.
const DOCUMENT: &str = "/document.json";

/// The space in which colours are printed: `sys.inputs.colours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colours {
    /// CMYK and spot inks, for the press.
    Inks,
    /// RGB, for screens and office printers.
    Rgb,
    /// Grey, for office printers with one ink.
    Grey,
}

impl Colours {
    /// Returns the name by which layouts know it.
    fn name(self) -> &'static str {
        match self {
            Self::Rgb => "rgb",
            Self::Grey => "grey",
            Self::Inks => "inks",
        }
    }
}

/// What is the same for all documents.
pub(super) struct World<'a> {
    library: LazyHash<Library>,
    files: &'a Files,
    fonts: &'a Fonts,
    document: FileId,
    /// Layouts as they are parsed, by path: another parse of the same text
    /// would be another layout to Typst's memory.
    sources: Mutex<BTreeMap<String, Source>>,
    /// Files as they are handed out, by path, so that each is hashed once.
    bytes: Mutex<BTreeMap<String, Bytes>>,
}

/// The world as one document sees it.
pub(super) struct Desk<'a> {
    world: &'a World<'a>,
    main: FileId,
    document: Bytes,
    /// Pictures that are made rather than read, by where the layout finds them.
    pictures: Vec<(FileId, Bytes)>,
}

impl<'a> World<'a> {
    /// Makes the world of a project.
    pub(super) fn new(files: &'a Files, fonts: &'a Fonts, colours: Colours) -> Self {
        let inputs = [("document", DOCUMENT), ("colours", colours.name())];
        let inputs = inputs.map(|(name, value)| (name.into(), value.into_value()));
        let inputs: Dict = inputs.into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            files,
            fonts,
            document: id(DOCUMENT),
            sources: Mutex::default(),
            bytes: Mutex::default(),
        }
    }

    /// Lays a document, or what else a layout is given, on the desk, beside its
    /// layout.
    pub(super) fn desk(&'a self, document: &impl Serialize, template: &str) -> Desk<'a> {
        let json = serde_json::to_vec(document).expect("a document has only text keys");
        Desk {
            world: self,
            main: id(template),
            document: Bytes::new(json),
            pictures: Vec::new(),
        }
    }

    /// Reads a file that layouts may open.
    fn read(&self, id: FileId) -> FileResult<Bytes> {
        let path = open_path(id)?;
        if let Some(bytes) = lock(&self.bytes).get(&path) {
            return Ok(bytes.clone());
        }
        let bytes = self.files.bytes(&path).map_err(|why| refused(&path, &why))?;
        let bytes = Bytes::new(bytes);
        Ok(lock(&self.bytes).entry(path).or_insert(bytes).clone())
    }

    /// Reads and parses a layout.
    fn parse(&self, id: FileId) -> FileResult<Source> {
        let path = open_path(id)?;
        if let Some(source) = lock(&self.sources).get(&path) {
            return Ok(source.clone());
        }
        let bytes = self.read(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        let source = Source::new(id, text.into());
        // Another thread may have been faster: all must hold the same one.
        Ok(lock(&self.sources).entry(path).or_insert(source).clone())
    }
}

impl<'a> Desk<'a> {
    /// Lays something else on another desk of the same world, beside its layout.
    pub(super) fn beside(&self, document: &impl Serialize, template: &str) -> Desk<'a> {
        self.world.desk(document, template)
    }

    /// Lays a picture on the desk, at a path from the project's root.
    pub(super) fn with_picture(mut self, path: &str, picture: &[u8]) -> Self {
        self.pictures.push((id(path), Bytes::new(picture.to_vec())));
        self
    }

    /// Returns whether a file is the document, which is not on the disk.
    pub(super) fn is_document(&self, id: FileId) -> bool {
        id == self.world.document
    }

    /// Returns the path of the file, from the project's root, that a picture
    /// has been read from.
    pub(super) fn path_of(&self, picture: &Bytes) -> Option<String> {
        let bytes = lock(&self.world.bytes);
        let found = bytes.iter().find(|(_, bytes)| *bytes == picture);
        found.map(|(path, _)| path.clone())
    }

    /// Returns where something stands in a layout; nothing if it is in none.
    pub(super) fn place(&self, span: Span) -> Option<diag::Span> {
        let id = span.id().filter(|id| !self.is_document(*id))?;
        Some(diag::Span::new(path(id), self.range(span)?))
    }

    /// Returns where something stands in the layout itself; the layout as a whole if
    /// the kit has made it.
    pub(super) fn own_place(&self, span: Span) -> diag::Span {
        let own = span.id() == Some(self.main);
        let place = self.place(span).filter(|_| own);
        place.unwrap_or_else(|| diag::Span::file(path(self.main)))
    }
}

/// Returns the identity of a path from the project's root; of the root itself,
/// which is no file, if the path leads out of it.
fn id(path: &str) -> FileId {
    let root = |_| VirtualPath::new("/").expect("the root is a path");
    let path = VirtualPath::new(path).unwrap_or_else(root);
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Returns the path of a file from the project's root.
pub(super) fn path(id: FileId) -> String {
    id.vpath().get_without_slash().into()
}

/// Returns the path of a file if layouts may open it: what lies in `layouts`,
/// and pictures of `sources`. Packages would come from elsewhere.
fn open_path(id: FileId) -> FileResult<String> {
    if let VirtualRoot::Package(package) = id.root() {
        let words = format!("packages are not available ({package})");
        return Err(FileError::Package(PackageError::Other(Some(words.into()))));
    }
    let path = path(id);
    let picture = [".svg", ".png", ".jpg", ".jpeg"].iter();
    let picture = path.starts_with("sources/")
        && picture
            .into_iter()
            .any(|end| path.to_ascii_lowercase().ends_with(end));
    let open = path.starts_with("layouts/") || picture;
    if open { Ok(path) } else { Err(FileError::AccessDenied) }
}

/// Says in Typst's terms why a file cannot be read.
fn refused(path: &str, why: &Diagnostic) -> FileError {
    match why.code {
        Code::FileMissing => FileError::NotFound(path.into()),
        Code::OutsideProject => FileError::AccessDenied,
        _ => {
            let cause = why.args.iter().find(|(name, _)| *name == "cause");
            FileError::Other(cause.map(|(_, cause)| cause.as_str().into()))
        }
    }
}

/// Locks what a panic elsewhere leaves whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl typst::World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.world.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.world.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.world.parse(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if self.is_document(id) {
            return Ok(self.document.clone());
        }
        match self.pictures.iter().find(|(known, _)| *known == id) {
            Some((_, picture)) => Ok(picture.clone()),
            None => self.world.read(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.world.fonts.font(index)
    }

    /// There is no today: dates come from the edition.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
