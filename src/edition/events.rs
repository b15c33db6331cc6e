//! The log of what was done to an edition, in the terms of PREMIS 3.0 (Library of
//! Congress, 2015) and of its vocabulary of event types.

/// The date and the names that a log needs.
pub struct Log<'a> {
    /// The year and the revision: `2026.0`.
    pub edition: &'a str,
    /// The day of the edition; no clock is read.
    pub date: &'a str,
    /// Who publishes; may be empty.
    pub organisation: &'a str,
    /// The program and its version.
    pub program: &'a str,
    /// What is known of the making: the hash of the inputs.
    pub inputs: &'a str,
}

/// What happens to every edition that is archived, in order: its type and what came of
/// it. Each step stands only if the one before it has succeeded.
const EVENTS: [(&str, &str); 4] = [
    ("validation", "pass"),
    ("creation", "success"),
    ("message digest calculation", "success"),
    ("information package creation", "success"),
];

impl Log<'_> {
    /// Writes the log.
    pub fn write(&self) -> String {
        let Self { edition, date, organisation, program, inputs } = self;
        let mut out = String::from(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<premis xmlns=\"http://www.loc.gov/premis/v3\" ",
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"3.0\">\n",
        ));
        out += "  <object xsi:type=\"intellectualEntity\">\n";
        out += &identifier("objectIdentifier", "edition", edition);
        out += "  </object>\n";
        for (index, (kind, outcome)) in EVENTS.iter().enumerate() {
            out += "  <event>\n";
            out += &identifier(
                "eventIdentifier",
                "local",
                &format!("{edition}-{}", index + 1),
            );
            out += &element(4, "eventType", kind);
            out += &element(4, "eventDateTime", date);
            if *kind == "creation" {
                out += "    <eventDetailInformation>\n";
                out += &element(6, "eventDetail", &format!("inputs sha256:{inputs}"));
                out += "    </eventDetailInformation>\n";
            }
            out += "    <eventOutcomeInformation>\n";
            out += &element(6, "eventOutcome", outcome);
            out += "    </eventOutcomeInformation>\n";
            out += &identifier("linkingAgentIdentifier", "program", program);
            out += &identifier("linkingObjectIdentifier", "edition", edition);
            out += "  </event>\n";
        }
        out += &agent("program", program, "software");
        if !organisation.is_empty() {
            out += &agent("organisation", organisation, "organization");
        }
        out + "</premis>\n"
    }
}

/// Writes an agent.
fn agent(kind: &str, name: &str, is: &str) -> String {
    let identifier = identifier("agentIdentifier", kind, name);
    let (name, is) = (element(4, "agentName", name), element(4, "agentType", is));
    format!("  <agent>\n{identifier}{name}{is}  </agent>\n")
}

/// Writes an identifier, with its type and value.
fn identifier(name: &str, kind: &str, value: &str) -> String {
    let kind = element(6, &format!("{name}Type"), kind);
    let value = element(6, &format!("{name}Value"), value);
    format!("    <{name}>\n{kind}{value}    </{name}>\n")
}

/// Writes an element with text.
fn element(indent: usize, name: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("{:indent$}<{name}>{text}</{name}>\n", "")
}
