//! Why something of a repository cannot be read.

use crate::object::{Kind, ObjectId};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why something of a repository cannot be read. Said in lower case, without a final full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The operating system does not give a file.
    Unreadable {
        /// Where the file lies.
        path: PathBuf,
        /// What the operating system says.
        reason: String,
    },
    /// A file does not hold what git writes there.
    Corrupt {
        /// Where the file lies.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// An object does not hold what one of its kind holds.
    Malformed {
        /// The object.
        id: ObjectId,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// There is no object of this name, or not here: a shallow or partial clone leaves some out.
    Missing(ObjectId),
    /// An object is longer than what was asked for.
    TooLong {
        /// The object.
        id: ObjectId,
        /// How many bytes it has.
        size: u64,
        /// How many it was to have at most.
        most: u64,
    },
    /// An object is of another kind than what was asked for.
    WrongKind {
        /// The object.
        id: ObjectId,
        /// What it was to be.
        expected: Kind,
        /// What it is.
        found: Kind,
    },
    /// No revision is called this.
    Unknown(String),
    /// Several objects have names that begin like this.
    Ambiguous(String),
    /// The repository is laid out in a way that is not read here; the text says which, and what can be done.
    Unsupported(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => write!(f, "cannot read `{}`: {reason}", path.display()),
            Self::Corrupt { path, reason } => write!(f, "`{}` is corrupt: {reason}", path.display()),
            Self::Malformed { id, reason } => write!(f, "object {id} is corrupt: {reason}"),
            Self::Missing(id) => write!(f, "object {id} is missing"),
            Self::TooLong { id, size, most } => write!(f, "object {id} has {size} bytes, more than {most}"),
            Self::WrongKind { id, expected, found } => write!(f, "object {id} is a {found}, not a {expected}"),
            Self::Unknown(revision) => write!(f, "`{revision}` is not a revision"),
            Self::Ambiguous(prefix) => write!(f, "the names of several objects begin with `{prefix}`"),
            Self::Unsupported(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// What reading a file came to: that it is corrupt, where its content is at fault.
    pub(crate) fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        let text = error.to_string();
        match error.kind() {
            io::ErrorKind::InvalidData => Self::Corrupt { path, reason: text },
            io::ErrorKind::UnexpectedEof => Self::Corrupt { path, reason: "it ends too early".to_owned() },
            _ => {
                let said = text.split(" (os error").next().unwrap_or(&text);
                let mut letters = said.chars();
                let first = letters.next().into_iter().flat_map(char::to_lowercase);
                Self::Unreadable { path, reason: first.chain(letters).collect() }
            }
        }
    }
}

/// That content is not what git writes.
pub(crate) fn corrupt(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}
