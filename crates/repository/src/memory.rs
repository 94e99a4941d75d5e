//! A tree of files that is held in memory.

use super::tree::{Entry, EntryKind, Tree, too_long};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Files of a program's own: for models that lie neither on a disk nor in git.
///
/// Paths begin at the top, which is the root of a repository, and need no folder to be made first.
///
/// ```
/// use coproduce_repository::{Memory, Repositories};
///
/// let mut files = Memory::default();
/// files.file("lib/trees.coprod", "object acorn, soil\nenvironment forest { holds soil }\n");
/// files.file(
///     "oaks.coprod",
///     "use lib.trees\nobject oak\nlaw growth in forest { acorn and soil produce oak }\n",
/// );
/// let repositories = Repositories::new(files);
/// let program = repositories.read("oaks.coprod".as_ref()).unwrap();
/// assert!(program.understood && program.findings.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Memory {
    folders: BTreeMap<PathBuf, BTreeMap<OsString, EntryKind>>,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Adds a file, or replaces what lies at its path.
    pub fn file(&mut self, path: impl AsRef<Path>, content: impl Into<Vec<u8>>) {
        self.add(path.as_ref(), EntryKind::File);
        self.files.insert(path.as_ref().to_owned(), content.into());
    }

    /// Adds a symbolic link, which holds a path from the folder it lies in, or replaces what lies at its path.
    pub fn link(&mut self, path: impl AsRef<Path>, target: impl Into<PathBuf>) {
        self.add(path.as_ref(), EntryKind::Link(target.into()));
    }

    /// Adds a folder, which is empty if nothing lies in it.
    pub fn folder(&mut self, path: impl AsRef<Path>) {
        self.folders.entry(path.as_ref().to_owned()).or_default();
        self.add(path.as_ref(), EntryKind::Folder);
    }

    fn add(&mut self, path: &Path, kind: EntryKind) {
        let mut kind = Some(kind);
        for path in path.ancestors() {
            let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
            let entries = self.folders.entry(folder.to_owned()).or_default();
            // Of the folders on the way, nothing is known but that they are there.
            entries.insert(name.to_owned(), kind.take().unwrap_or(EntryKind::Folder));
        }
    }
}

impl Tree for Memory {
    fn kind(&self, path: &Path) -> Option<EntryKind> {
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.folders.get(folder)?.get(name).cloned(),
            _ => Some(EntryKind::Folder),
        }
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String> {
        let entries = self.folders.get(folder).into_iter().flatten();
        Ok(entries.map(|(name, kind)| Entry { name: name.clone(), kind: kind.clone() }).collect())
    }

    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String> {
        let content = self.files.get(file).filter(|_| self.kind(file) == Some(EntryKind::File));
        let content = content.ok_or_else(|| "it is not a file".to_owned())?;
        if content.len() as u64 > most { Err(too_long(most)) } else { Ok(content.clone()) }
    }
}
