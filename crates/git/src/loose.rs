//! Loose objects: a file each.

use crate::error::corrupt;
use crate::files;
use crate::inflate::Inflate;
use crate::object::{Header, Kind, ObjectId};
use crate::prefix::Prefix;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The longest header: a kind, a size of twenty digits, and what is between and after.
const LONGEST_HEADER: u64 = 32;

/// A loose object whose header was read.
#[derive(Debug)]
pub(crate) struct Loose {
    pub(crate) header: Header,
    content: BufReader<Inflate<BufReader<File>>>,
}

impl Loose {
    /// A loose object, by the file it lies in; `None` where there is none.
    pub(crate) fn open(path: &Path) -> io::Result<Option<Self>> {
        let Some(file) = files::open(path)? else { return Ok(None) };
        let mut content = BufReader::new(Inflate::new(BufReader::new(file)));
        let mut header = Vec::new();
        content.by_ref().take(LONGEST_HEADER).read_until(0, &mut header)?;
        let header = parsed(&header).ok_or_else(|| corrupt("it does not begin as an object"))?;
        Ok(Some(Self { header, content }))
    }

    /// Its bytes.
    pub(crate) fn read(self) -> io::Result<Vec<u8>> {
        files::all(self.content, self.header.size)
    }
}

/// `blob 12`, and a zero.
fn parsed(header: &[u8]) -> Option<Header> {
    let header = str::from_utf8(header.strip_suffix(&[0])?).ok()?;
    let (kind, size) = header.split_once(' ')?;
    let is_number = size.bytes().all(|letter| letter.is_ascii_digit());
    Some(Header { kind: Kind::called(kind.as_bytes())?, size: size.parse().ok().filter(|_| is_number)? })
}

/// The file that a loose object lies in, below a folder of objects.
pub(crate) fn path(folder: &Path, id: ObjectId) -> PathBuf {
    let digits = id.to_string();
    let (first, rest) = digits.split_at(2);
    folder.join(first).join(rest)
}

/// Adds the names of loose objects that begin in a way.
pub(crate) fn with_prefix(folder: &Path, prefix: &Prefix, found: &mut BTreeSet<ObjectId>) -> io::Result<()> {
    let (first, format) = (prefix.least().to_string()[..2].to_owned(), prefix.least().format());
    let list = match fs::read_dir(folder.join(&first)) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
        list => list?,
    };
    for entry in list {
        let name = entry?.file_name();
        let id = name.to_str().and_then(|rest| ObjectId::from_hex(format!("{first}{rest}").as_bytes(), format));
        found.extend(id.filter(|id| prefix.begins(id)));
    }
    Ok(())
}
