//! Files: whole ones that are short, and places within long ones.

use crate::error::{Error, corrupt};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// A file to read; `None` where there is none. What might never end, such as a pipe, is not opened.
pub(crate) fn open(path: &Path) -> io::Result<Option<File>> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => File::open(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => Ok(None),
            _ => Err(error),
        },
    }
}

/// All that a file holds, if that is no more than so many bytes; `None` where there is none.
pub(crate) fn read(path: &Path, most: u64) -> Result<Option<Vec<u8>>, Error> {
    let read = || {
        let Some(file) = open(path)? else { return Ok(None) };
        let mut content = Vec::new();
        file.take(most + 1).read_to_end(&mut content)?;
        let fits = u64::try_from(content.len()).is_ok_and(|length| length <= most);
        if fits { Ok(Some(content)) } else { Err(corrupt("it is longer than any that git writes")) }
    };
    read().map_err(|error| Error::of(path, &error))
}

/// A file from an offset on. Several may read one file, each at its own place.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    file: &'a File,
    offset: u64,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: &'a File, offset: u64) -> Self {
        Self { file, offset }
    }
}

impl Read for Reader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let count = std::os::unix::fs::FileExt::read_at(self.file, buffer, self.offset)?;
        #[cfg(windows)]
        let count = std::os::windows::fs::FileExt::seek_read(self.file, buffer, self.offset)?;
        self.offset = self.offset.saturating_add(u64::try_from(count).map_err(io::Error::other)?);
        Ok(count)
    }
}

/// The next byte.
pub(crate) fn byte(input: &mut impl Read) -> io::Result<u8> {
    let mut byte = [0];
    input.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// The next four bytes as a number.
pub(crate) fn number(input: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    input.read_exact(&mut bytes)?;
    Ok(u32::from_be_bytes(bytes))
}

/// As many bytes as were said, until what is read ends.
pub(crate) fn all(input: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let length = usize::try_from(size).map_err(|_| corrupt("it is longer than there is memory"))?;
    let mut bytes = Vec::with_capacity(length);
    input.take(size.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(corrupt("it is not as long as it says")) }
}
