//! What a press file says of itself.

use jiff::civil::Date;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use super::finish::{Finish, Standard};

/// The identity of a file: from what it is made of, since no clock and no
/// chance may reach an output.
pub(super) type Identity = [u8; 16];

/// Adds the document information, which has to say the same as the metadata.
pub(super) fn information(document: &mut Document, finish: &Finish<'_>) -> ObjectId {
    let day =
        Object::string_literal(format!("D:{}000000Z", finish.day.strftime("%Y%m%d")));
    document.add_object(dictionary! {
        "Title" => text_string(finish.title),
        "Creator" => text_string(finish.creator),
        "Producer" => text_string(finish.creator),
        "CreationDate" => day.clone(),
        "ModDate" => day,
        // Nothing here spreads or chokes edges; the press may.
        "Trapped" => "False",
    })
}

/// Adds the metadata (XMP, ISO 16684-1), uncompressed as PDF/X-4 wants them.
pub(super) fn metadata(
    document: &mut Document,
    finish: &Finish<'_>,
    identity: &Identity,
) -> ObjectId {
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = packet(finish, identity).into_bytes();
    document.add_object(Stream::new(dict, packet).with_compression(false))
}

/// Writes the metadata.
fn packet(finish: &Finish<'_>, identity: &Identity) -> String {
    let (title, creator) = (escape(finish.title), escape(finish.creator));
    let day = day(finish.day);
    let identity = uuid(identity);
    let standard = match finish.standard {
        Standard::Pdf => "",
        Standard::X4 => "\n<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"
 xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{creator}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>{standard}
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>
"
    )
}

/// Returns the trailer of a file.
pub(super) fn trailer(
    catalog: ObjectId,
    information: ObjectId,
    identity: &Identity,
) -> Dictionary {
    let half = Object::String(identity.to_vec(), lopdf::StringFormat::Hexadecimal);
    dictionary! {
        "Root" => catalog,
        "Info" => information,
        "ID" => vec![half.clone(), half],
    }
}

/// Writes a day as the metadata do.
fn day(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// Writes an identity as a UUID of the kind that its maker defines (RFC 9562,
/// version 8).
fn uuid(identity: &Identity) -> String {
    let mut bytes = *identity;
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Escapes a text for XML, and leaves out what XML cannot have.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
