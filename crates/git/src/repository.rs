//! Repositories.

use crate::commit::{Commit, Tag};
use crate::config::Config;
use crate::database::Database;
use crate::discovery::Place;
use crate::error::Error;
use crate::files;
use crate::object::{Kind, Object, ObjectFormat, ObjectId};
use crate::reference::References;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A longer commit or tag is not read; git would have to be given a message of millions of words.
const LONGEST: u64 = 64 << 20;

/// A longer list of the last commits of a shallow clone is not read.
const LONGEST_SHALLOW: u64 = 64 << 20;

/// More tags of tags are not followed.
const DEEPEST: usize = 1024;

/// A repository of git.
#[derive(Debug)]
pub struct Repository {
    work_tree: Option<PathBuf>,
    references: References,
    objects: Database,
    /// The commits whose parents were not fetched.
    shallow: BTreeSet<ObjectId>,
}

impl Repository {
    /// The nearest repository from a folder upwards; `None` where there is none. Who owns it makes no difference, for
    /// nothing that it says is carried out.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn discover(folder: &Path) -> Result<Option<Self>, Error> {
        let folder = folder.canonicalize().map_err(|error| Error::of(folder, &error))?;
        Place::upwards(&folder)?.map(Self::at).transpose()
    }

    /// The repository that a folder is: a bare one, or the `.git` of a work tree; `None` where it is none.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn open(git_dir: &Path) -> Result<Option<Self>, Error> {
        let git_dir = git_dir.canonicalize().map_err(|error| Error::of(git_dir, &error))?;
        let beside = git_dir.parent().filter(|_| git_dir.ends_with(".git")).map(Path::to_owned);
        Place::at(&git_dir, beside)?.map(Self::at).transpose()
    }

    fn at(place: Place) -> Result<Self, Error> {
        let Place { git_dir, common_dir, beside } = place;
        let config = Config::read(&git_dir, &common_dir)?;
        let objects = Database::open(&common_dir.join("objects"), config.format)?;
        let references = References::new(&git_dir, &common_dir, config.format);
        let shallow = shallow(&common_dir.join("shallow"), config.format)?;
        let work_tree = match config.work_tree {
            Some(work_tree) => Some(git_dir.join(work_tree)),
            None => beside.filter(|_| !config.is_bare),
        };
        Ok(Self { work_tree, references, objects, shallow })
    }

    /// The folder its files are checked out to, where it has one.
    pub fn work_tree(&self) -> Option<&Path> {
        self.work_tree.as_deref()
    }

    /// Whether only the newest commits were fetched.
    pub fn is_shallow(&self) -> bool {
        !self.shallow.is_empty()
    }

    /// Its objects.
    pub fn objects(&self) -> &Database {
        &self.objects
    }

    /// Its references.
    pub fn references(&self) -> &References {
        &self.references
    }

    /// What a commit says. In a shallow clone, one whose parents were not fetched has none.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or that it is no commit.
    pub fn commit(&self, id: ObjectId) -> Result<Commit, Error> {
        let mut commit = Commit::of(&self.objects.read(id, LONGEST)?)?;
        if self.shallow.contains(&id) {
            commit.parents.clear();
        }
        Ok(commit)
    }

    /// The object of a kind that an object leads to: a tag to what it is a tag of, a commit to its tree. An object of
    /// that kind leads to itself.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or that it leads to none.
    pub fn peel(&self, id: ObjectId, expected: Kind) -> Result<ObjectId, Error> {
        let mut at = id;
        for _ in 0..=DEEPEST {
            let found = self.objects.header(at)?.kind;
            at = match found {
                _ if found == expected => return Ok(at),
                Kind::Tag => Tag::of(&self.small(at)?)?.target,
                Kind::Commit if expected == Kind::Tree => self.commit(at)?.tree,
                _ => return Err(Error::WrongKind { id: at, expected, found }),
            };
        }
        Err(Error::Malformed { id, reason: "it is a tag of too many tags" })
    }

    /// The object that is no tag which an object leads to.
    pub(crate) fn peel_tags(&self, id: ObjectId) -> Result<ObjectId, Error> {
        let mut at = id;
        for _ in 0..=DEEPEST {
            match self.objects.header(at)?.kind {
                Kind::Tag => at = Tag::of(&self.small(at)?)?.target,
                _ => return Ok(at),
            }
        }
        Err(Error::Malformed { id, reason: "it is a tag of too many tags" })
    }

    fn small(&self, id: ObjectId) -> Result<Object, Error> {
        self.objects.read(id, LONGEST)
    }
}

/// The commits that a shallow clone ends at, a line each.
fn shallow(path: &Path, format: ObjectFormat) -> Result<BTreeSet<ObjectId>, Error> {
    let content = files::read(path, LONGEST_SHALLOW)?.unwrap_or_default();
    Ok(content.split(|byte| *byte == b'\n').filter_map(|line| ObjectId::from_hex(line.trim_ascii(), format)).collect())
}
