//! Small PDFs for the tests: pages of given content.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{Facts, PageFacts, facts};

/// A PDF in the making.
#[derive(Clone)]
pub(super) struct Sample {
    pub(super) document: Document,
    tree: ObjectId,
    pages: Vec<ObjectId>,
}

impl Sample {
    pub(super) fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        Self { document, tree, pages: Vec::new() }
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> Object {
        Object::Reference(self.document.add_object(object))
    }

    /// Adds a stream.
    pub(super) fn stream(
        &mut self,
        dict: Dictionary,
        content: impl AsRef<[u8]>,
    ) -> Object {
        self.add(Stream::new(dict, content.as_ref().to_vec()))
    }

    /// Adds a page of 324 × 216 points with 36 points of slug.
    pub(super) fn page(
        &mut self,
        content: &str,
        resources: Dictionary,
    ) -> &mut Dictionary {
        let contents = self.stream(Dictionary::new(), content);
        let page = self.document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), 324.into(), 216.into()],
            "TrimBox" => vec![36.into(), 36.into(), 288.into(), 180.into()],
            "Contents" => contents,
            "Resources" => resources,
        });
        self.pages.push(page);
        self.document.get_dictionary_mut(page).unwrap()
    }

    /// Writes the PDF, with entries of the page tree and of the catalogue.
    pub(super) fn written(mut self, tree: &Dictionary, catalog: &Dictionary) -> Vec<u8> {
        let kids: Vec<Object> =
            self.pages.iter().map(|id| Object::Reference(*id)).collect();
        let count = i64::try_from(kids.len()).unwrap();
        let mut pages =
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        pages.extend(tree);
        self.document.set_object(self.tree, pages);
        let mut root = dictionary! { "Type" => "Catalog", "Pages" => self.tree };
        root.extend(catalog);
        let root = self.document.add_object(root);
        self.document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    /// Writes the PDF.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.written(&Dictionary::new(), &Dictionary::new())
    }
}

/// Makes a PDF of one page.
pub(super) fn one(content: &str, resources: Dictionary) -> Vec<u8> {
    let mut sample = Sample::new();
    sample.page(content, resources);
    sample.bytes()
}

/// Resources for most content: the font `F`, the spot ink `spot`, the
/// registration colour `all`, and grey and colours by profile.
pub(super) fn common(sample: &mut Sample) -> Dictionary {
    let file = sample.stream(Dictionary::new(), "no font");
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => "ABCDEF+Serif",
        "FontDescriptor" => dictionary! { "FontFile2" => file },
    };
    let mut profile = |components: i64| -> Object {
        let stream = sample.stream(dictionary! { "N" => components }, "no profile");
        vec!["ICCBased".into(), stream].into()
    };
    let (grey, rgb) = (profile(1), profile(3));
    dictionary! {
        "Font" => dictionary! { "F" => font },
        "ColorSpace" => dictionary! {
            "grey" => grey,
            "rgb" => rgb,
            "spot" => separation("PANTONE 286 C", [1.0, 0.75, 0.0, 0.0]),
            "all" => separation("All", [1.0, 1.0, 1.0, 1.0]),
        },
    }
}

/// Returns a function from one colour to another.
pub(super) fn tint(from: &[f32], to: &[f32]) -> Dictionary {
    let real = |values: &[f32]| -> Vec<Object> {
        values.iter().map(|value| Object::Real(*value)).collect()
    };
    dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => real(from),
        "C1" => real(to),
        "N" => 1,
    }
}

/// Returns the space of a spot ink.
fn separation(name: &str, full: [f32; 4]) -> Vec<Object> {
    let tint = tint(&[0.0; 4], &full);
    vec!["Separation".into(), name.into(), "DeviceCMYK".into(), tint.into()]
}

/// Reads the facts of one page with the common resources.
#[track_caller]
pub(super) fn drawn(content: &str) -> PageFacts {
    let mut sample = Sample::new();
    let resources = common(&mut sample);
    sample.page(content, resources);
    read(&sample.bytes()).pages.remove(0)
}

/// Reads facts.
#[track_caller]
pub(super) fn read(pdf: &[u8]) -> Facts {
    facts(pdf).unwrap()
}

/// Returns the header of a profile and nothing else.
pub(super) fn profile(class: &str, space: &str) -> Vec<u8> {
    let mut bytes = vec![0; 132];
    bytes[3] = 132;
    bytes[8] = 2;
    bytes[12..16].copy_from_slice(class.as_bytes());
    bytes[16..20].copy_from_slice(space.as_bytes());
    bytes[36..40].copy_from_slice(b"acsp");
    bytes
}
