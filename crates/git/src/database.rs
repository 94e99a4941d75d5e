//! The objects of a repository, wherever they lie.

use crate::alternates;
use crate::digest;
use crate::error::Error;
use crate::loose::{self, Loose};
use crate::object::{Header, Object, ObjectFormat, ObjectId};
use crate::pack::{Pack, Packed};
use crate::prefix::Prefix;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The objects of a repository, with those it borrows from others.
#[derive(Debug)]
pub struct Database {
    format: ObjectFormat,
    packs: Vec<Pack>,
    /// The folders with loose objects.
    folders: Vec<PathBuf>,
    /// Why packs were left out.
    left_out: Vec<Error>,
}

/// An object that was found but not read.
enum Stored<'a> {
    Loose(Loose),
    Packed(Packed<'a>),
}

impl Stored<'_> {
    fn header(&self) -> Header {
        match self {
            Self::Loose(loose) => loose.header,
            Self::Packed(packed) => packed.header,
        }
    }

    fn read(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Loose(loose) => loose.read(),
            Self::Packed(packed) => packed.read(),
        }
    }
}

impl Database {
    /// The objects in a folder.
    pub(crate) fn open(objects: &Path, format: ObjectFormat) -> Result<Self, Error> {
        let folders = alternates::folders(objects)?;
        let (mut packs, mut left_out) = (Vec::new(), Vec::new());
        for index in folders.iter().flat_map(|folder| indexes(&folder.join("pack"))) {
            match Pack::open(&index, format) {
                Ok(pack) => packs.push(pack),
                Err(error) => left_out.push(error),
            }
        }
        Ok(Self { format, packs, folders, left_out })
    }

    /// Which hash names the objects.
    pub fn format(&self) -> ObjectFormat {
        self.format
    }

    /// How many bytes others were built on, of all that was read so far: an object that is stored as a difference from
    /// another takes all of that one, and a few bytes of differences may take very much. Whoever reads one object after
    /// the other of what a stranger gave may want an end to it.
    pub fn work(&self) -> u64 {
        self.packs.iter().map(Pack::work).fold(0, u64::saturating_add)
    }

    /// What an object is, and how many bytes it has. No more of it is inflated than that takes, and whether it is true is
    /// found out only when the object is read.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn header(&self, id: ObjectId) -> Result<Header, Error> {
        self.find(id, |stored, _| Ok(stored.header()))
    }

    /// An object of at most so many bytes. Where it is stored as a difference from others, these may be longer, up to
    /// 512 MiB each; two are held at a time.
    ///
    /// # Errors
    ///
    /// Why it cannot be read: that it is longer, or that its bytes are not those its name was made of.
    pub fn read(&self, id: ObjectId, most: u64) -> Result<Object, Error> {
        self.find(id, |stored, path| {
            let Header { kind, size } = stored.header();
            if size > most {
                return Err(Error::TooLong { id, size, most });
            }
            let data = stored.read().map_err(|error| Error::of(path, &error))?;
            if digest::name(self.format, kind, &data) != Some(id) {
                return Err(Error::Malformed { id, reason: "its name was made of other bytes" });
            }
            Ok(Object { id, kind, data })
        })
    }

    /// The names of objects that begin in a way.
    pub(crate) fn with_prefix(&self, prefix: &Prefix) -> Result<BTreeSet<ObjectId>, Error> {
        let mut found = BTreeSet::new();
        for pack in &self.packs {
            pack.with_prefix(prefix, &mut found).map_err(|error| Error::of(pack.path(), &error))?;
        }
        for folder in &self.folders {
            loose::with_prefix(folder, prefix, &mut found).map_err(|error| Error::of(folder, &error))?;
        }
        Ok(found)
    }

    /// What is made of an object in the first place where that succeeds: what is corrupt in one may be sound in another.
    fn find<T>(&self, id: ObjectId, make: impl Fn(Stored<'_>, &Path) -> Result<T, Error>) -> Result<T, Error> {
        let mut failed = None;
        for place in self.places(id) {
            let found = place.find(id).map_err(|error| Error::of(place.path(), &error));
            match found.and_then(|found| found.map(|stored| make(stored, place.path())).transpose()) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => {}
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        Err(failed.or_else(|| self.left_out.first().cloned()).unwrap_or(Error::Missing(id)))
    }

    /// Where an object may be.
    fn places(&self, id: ObjectId) -> impl Iterator<Item = Place<'_>> {
        let loose = self.folders.iter().map(move |folder| Place::File(loose::path(folder, id)));
        self.packs.iter().map(Place::Pack).chain(loose)
    }
}

/// Where an object may be.
enum Place<'a> {
    Pack(&'a Pack),
    File(PathBuf),
}

impl Place<'_> {
    fn path(&self) -> &Path {
        match self {
            Self::Pack(pack) => pack.path(),
            Self::File(path) => path,
        }
    }

    fn find(&self, id: ObjectId) -> io::Result<Option<Stored<'_>>> {
        Ok(match self {
            Self::Pack(pack) => pack.find(id)?.map(Stored::Packed),
            Self::File(path) => Loose::open(path)?.map(Stored::Loose),
        })
    }
}

/// The indexes of packs in a folder, in order of their names. One without its pack is being written, or was left.
fn indexes(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_index = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "idx");
    let mut indexes: Vec<PathBuf> =
        list.filter(|path| is_index(path) && path.with_extension("pack").is_file()).collect();
    indexes.sort();
    indexes
}
