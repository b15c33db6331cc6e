//! What can be wrong with the description of a work.

/// One thing that is wrong in the data of a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: the keys and indices that lead from the work to the value.
    pub path: Vec<Step>,
    /// What.
    pub kind: ProblemKind,
}

/// One step towards a value in structured data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an element of a list, counted from 0.
    Index(usize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The work has no key.
    MissingId,
    /// The work has no type; `document` is assumed.
    MissingType,
    /// CSL has no such work type; `document` is assumed.
    UnknownType {
        /// What is written.
        found: String,
        /// The type that is spelled most like it.
        nearest: Option<&'static str>,
    },
    /// CSL has no such variable; it is not printed.
    UnknownVariable {
        /// What is written.
        found: String,
        /// The variable that is spelled most like it.
        nearest: Option<&'static str>,
    },
    /// A name or a date has no such part.
    UnknownPart {
        /// What is written.
        found: String,
        /// The part that is spelled most like it.
        nearest: Option<&'static str>,
    },
    /// The value is of another shape than the variable asks.
    WrongType {
        /// The shape that it asks.
        expected: Shape,
        /// The shape that is there.
        found: Shape,
    },
    /// A name has no family name, no given name and no literal.
    EmptyName,
    /// The month is not between 1 and 12.
    BadMonth {
        /// What is written.
        found: i64,
    },
    /// The month has no such day.
    BadDay {
        /// What is written.
        found: i64,
    },
    /// The year is not between -9999 and 9999.
    BadYear {
        /// What is written.
        found: i64,
    },
    /// The season is not between 1 and 4 (or 21 and 24).
    BadSeason {
        /// What is written.
        found: String,
    },
    /// The range of dates ends before it begins.
    BackwardRange,
    /// The text is not a date; it is printed as it stands.
    UnreadableDate {
        /// What is written.
        found: String,
    },
    /// The `URL` is not an address; it is printed as text and never linked.
    NotAnAddress {
        /// What is written.
        found: String,
    },
}

/// The shape of a value in structured data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Null,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// Keys and values.
    Mapping,
    /// A list of names.
    Names,
    /// A date.
    Date,
}

impl ProblemKind {
    /// Returns whether the value is printed all the same, so that a warning is
    /// enough.
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::NotAnAddress { .. })
    }
}

impl Shape {
    /// Returns the shape of a value.
    pub fn of(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(_) => Self::Boolean,
            serde_json::Value::Number(_) => Self::Number,
            serde_json::Value::String(_) => Self::Text,
            serde_json::Value::Array(_) => Self::List,
            serde_json::Value::Object(_) => Self::Mapping,
        }
    }
}

/// Collects problems on the way down into structured data.
#[derive(Debug, Default)]
pub(super) struct Trail {
    /// The way to the value that is read now.
    path: Vec<Step>,
    /// What was found so far.
    pub(super) problems: Vec<Problem>,
}

impl Trail {
    /// Reads the value of a key.
    pub(super) fn key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Key(key.to_owned()), read)
    }

    /// Reads an element of a list.
    pub(super) fn index<T>(
        &mut self,
        index: usize,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.within(Step::Index(index), read)
    }

    /// Returns the way to the value that is read now.
    pub(super) fn path(&self) -> &[Step] {
        &self.path
    }

    /// Notes what is wrong with the value that is read now.
    pub(super) fn note(&mut self, kind: ProblemKind) {
        self.problems.push(Problem { path: self.path.clone(), kind });
    }

    /// Notes that the value that is read now has a wrong shape.
    pub(super) fn wrong(&mut self, expected: Shape, found: &serde_json::Value) {
        self.note(ProblemKind::WrongType { expected, found: Shape::of(found) });
    }

    /// Reads what lies one step further.
    fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }
}
