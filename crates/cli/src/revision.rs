//! A revision of git as a tree of files: its folders and texts as they were, read from the object database when they are
//! asked for.

use coproduce_git::{EntryKind as Stored, Error, Object, ObjectId, Repository};
use coproduce_repository::{Entry, EntryKind, LONGEST, Tree, slashed, too_long};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

/// A longer link leads nowhere: no file system has it.
const LONGEST_LINK: u64 = 4096;

/// A longer folder, of about a million entries, is not read.
const LONGEST_FOLDER: u64 = 32 << 20;

/// More is not put together on the way to what is read: a few differences between objects may stand for days of work.
const MOST_WORK: u64 = 256 << 30;

/// What a folder holds, by name.
type Contents = BTreeMap<OsString, (EntryKind, ObjectId)>;

/// The folders and files of a revision. Paths begin at the top of the work tree.
#[derive(Debug)]
pub struct Revision {
    /// What it is called.
    name: String,
    repository: Rc<Repository>,
    top: ObjectId,
    /// The folders that were read; many paths may lead to the same.
    folders: RefCell<BTreeMap<ObjectId, Rc<Contents>>>,
    /// How many more bytes are read of it: a small database may hold texts without end.
    left: Cell<u64>,
}

impl Revision {
    pub(super) fn new(name: &str, repository: Rc<Repository>, top: ObjectId) -> Self {
        Self { name: name.to_owned(), repository, top, folders: RefCell::default(), left: Cell::new(LONGEST) }
    }

    /// What an object holds, where that is no longer than so many bytes.
    fn object(&self, id: ObjectId, most: u64) -> Result<Object, String> {
        let objects = self.repository.objects();
        if objects.work() > MOST_WORK {
            return Err(format!("what is read from `{}` is assembled from more than 256 GiB", self.name));
        }
        let left = self.left.get();
        let object = objects.read(id, most.min(left)).map_err(|error| match error {
            Error::TooLong { size, .. } if size > most => too_long(most),
            Error::TooLong { .. } => format!("what is read from `{}` is longer than 512 MiB", self.name),
            error => error.to_string(),
        })?;
        self.left.set(left.saturating_sub(object.data.len() as u64));
        Ok(object)
    }

    /// What the folder of this name among objects holds.
    fn contents_of(&self, id: ObjectId) -> Result<Rc<Contents>, String> {
        if let Some(known) = self.folders.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let tree = self.object(id, LONGEST_FOLDER)?;
        let mut contents = Contents::new();
        for entry in tree.entries().map_err(|error| error.to_string())? {
            let entry = entry.map_err(|error| error.to_string())?;
            // What no file system takes for one name is no entry.
            let Some(name) = coproduce_git::path(entry.name) else { continue };
            let mut components = name.components();
            let (Some(Component::Normal(name)), None) = (components.next(), components.next()) else { continue };
            let kind = match entry.kind {
                Stored::Tree => EntryKind::Folder,
                Stored::Blob | Stored::Executable => EntryKind::File,
                Stored::Link => EntryKind::Link(self.target(entry.id)),
                Stored::Commit => EntryKind::Other,
            };
            contents.insert(name.to_owned(), (kind, entry.id));
        }
        let contents = Rc::new(contents);
        self.folders.borrow_mut().insert(id, Rc::clone(&contents));
        Ok(contents)
    }

    /// The path that a link holds; an empty one, which leads nowhere, where it cannot be read.
    fn target(&self, link: ObjectId) -> PathBuf {
        let Ok(object) = self.object(link, LONGEST_LINK) else { return PathBuf::new() };
        coproduce_git::path(&object.data).map(Path::to_owned).unwrap_or_default()
    }

    fn contents(&self, folder: &Path) -> Result<Rc<Contents>, String> {
        let mut id = self.top;
        for name in folder {
            match self.contents_of(id)?.get(name) {
                Some((EntryKind::Folder, within)) => id = *within,
                _ => return Err("it is not a folder".to_owned()),
            }
        }
        self.contents_of(id)
    }

    fn entry(&self, path: &Path) -> Option<(EntryKind, ObjectId)> {
        self.contents(path.parent()?).ok()?.get(path.file_name()?).cloned()
    }
}

impl Tree for Revision {
    fn kind(&self, path: &Path) -> Option<EntryKind> {
        if path.as_os_str().is_empty() { Some(EntryKind::Folder) } else { Some(self.entry(path)?.0) }
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String> {
        let contents = self.contents(folder)?;
        Ok(contents.iter().map(|(name, (kind, _))| Entry { name: name.clone(), kind: kind.clone() }).collect())
    }

    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String> {
        match self.entry(file) {
            Some((EntryKind::File, id)) => Ok(self.object(id, most)?.data),
            _ => Err("it is not a file".to_owned()),
        }
    }

    fn name(&self, path: &Path) -> String {
        format!("{}:{}", self.name, slashed(path))
    }
}
