//! The JSON Schema of every kind of file, for editors and for checking.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use super::translation::{ContactsWords, GuideWords};
use super::{
    Bibliography, Contacts, Edition, Framework, FurtherReading, Guide, Layout, Lexicon,
    Mandates, Node, Objectives, Organisation, Palette, PrintShop, Station, Testimonials,
    Words,
};

/// Returns the schema of every kind of file, by the name of the kind.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("bibliography", schema_for!(Bibliography)),
        ("contacts", schema_for!(Contacts)),
        ("contacts-translation", schema_for!(ContactsWords)),
        ("edition", schema_for!(Edition)),
        ("framework", schema_for!(Framework)),
        ("further-reading", schema_for!(FurtherReading)),
        ("guide", schema_for!(Guide)),
        ("guide-translation", schema_for!(GuideWords)),
        ("lexicon", schema_for!(Lexicon)),
        ("layout", schema_for!(Layout)),
        ("mandates", schema_for!(Mandates)),
        ("objectives", schema_for!(Objectives)),
        ("organisation", schema_for!(Organisation)),
        ("palette", schema_for!(Palette)),
        ("press", schema_for!(PrintShop)),
        ("station", schema_for!(Station)),
        ("testimonials", schema_for!(Testimonials)),
        ("words", schema_for!(Words)),
    ]
}

/// A free value is a reference, in CSL variables.
impl JsonSchema for Node {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "required": ["id", "type"],
            "description": "A work, in CSL variables (CSL 1.0.2, appendix IV)"
        })
    }
}
