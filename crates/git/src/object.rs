//! Objects: their names, their kinds, their bytes.

use crate::error::Error;
use std::fmt::{self, Write};

/// Which hash names the objects of a repository.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ObjectFormat {
    /// SHA-1: twenty bytes.
    #[default]
    Sha1,
    /// SHA-256: thirty-two bytes.
    Sha256,
}

impl ObjectFormat {
    /// How many bytes a name has; it has twice as many digits.
    pub const fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }
}

/// The name of an object: the hash of its kind, its size and its bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId {
    /// What is beyond the length is zero.
    bytes: [u8; 32],
    length: u8,
}

impl ObjectId {
    /// The name that some bytes are: twenty or thirty-two, as the format has it.
    pub fn from_bytes(bytes: &[u8], format: ObjectFormat) -> Option<Self> {
        let mut id = Self { bytes: [0; 32], length: u8::try_from(format.length()).ok()? };
        (bytes.len() == format.length()).then(|| {
            id.bytes[..bytes.len()].copy_from_slice(bytes);
            id
        })
    }

    /// The name that some hexadecimal digits are, in small or capital letters: all digits, as the format has them.
    pub fn from_hex(digits: &[u8], format: ObjectFormat) -> Option<Self> {
        let pair = |pair: &[u8]| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?);
        let bytes: Option<Vec<u8>> = digits.chunks(2).map(pair).collect();
        Self::from_bytes(&bytes?, format)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// The hash it was made by.
    pub fn format(&self) -> ObjectFormat {
        if self.as_bytes().len() == ObjectFormat::Sha1.length() { ObjectFormat::Sha1 } else { ObjectFormat::Sha256 }
    }

    /// Whether it stands for no object at all, as in a log where there was none before.
    pub(crate) fn is_null(&self) -> bool {
        self.bytes == [0; 32]
    }
}

/// What a hexadecimal digit is worth.
pub(crate) fn digit(letter: u8) -> Option<u8> {
    u8::try_from(char::from(letter).to_digit(16)?).ok()
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A tree at a time, with the commits before it.
    Commit,
    /// What a folder holds.
    Tree,
    /// The content of a file.
    Blob,
    /// An annotated tag: another object, with a name and a message.
    Tag,
}

impl Kind {
    /// The kind that git calls this.
    pub(crate) fn called(name: &[u8]) -> Option<Self> {
        [Self::Commit, Self::Tree, Self::Blob, Self::Tag].into_iter().find(|kind| kind.name().as_bytes() == name)
    }

    /// What git calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commit => "commit",
            Self::Tree => "tree",
            Self::Blob => "blob",
            Self::Tag => "tag",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is known of an object before its bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub size: u64,
}

/// An object.
#[derive(Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name.
    pub id: ObjectId,
    /// What it is.
    pub kind: Kind,
    /// Its bytes, without the header that its name was made with.
    pub data: Vec<u8>,
}

impl Object {
    /// The object, if it is of a kind.
    pub(crate) fn expect(&self, expected: Kind) -> Result<&Self, Error> {
        if self.kind == expected {
            return Ok(self);
        }
        Err(Error::WrongKind { id: self.id, expected, found: self.kind })
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        f.write_char(' ')?;
        write!(f, "{} of {} bytes", self.id, self.data.len())
    }
}
