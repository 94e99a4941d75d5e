//! The texts that an editor has open, over the files.

use coproduce_repository::{Entry, EntryKind, Tree, slashed, too_long};
use lsp_types::Uri;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text that is open.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its address, as the editor writes it.
    pub uri: Uri,
    /// Its version, as the editor counts.
    pub version: i32,
    /// What it says.
    pub text: Arc<str>,
}

/// Open texts by their paths, without links.
pub type Documents = BTreeMap<PathBuf, Document>;

/// A tree in which open texts stand in place of what files say.
#[derive(Debug)]
pub struct Overlay<T> {
    /// The files.
    pub files: Arc<T>,
    /// The open texts.
    pub open: Documents,
}

impl<T: Tree> Tree for Overlay<T> {
    fn kind(&self, path: &Path) -> Option<EntryKind> {
        if self.open.contains_key(path) { Some(EntryKind::File) } else { self.files.kind(path) }
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String> {
        let mut listed = self.files.list(folder);
        let here = self.open.keys().filter(|path| path.parent() == Some(folder));
        for name in here.filter_map(|path| path.file_name()) {
            let is_listed = |entries: &Vec<Entry>| entries.iter().any(|entry| entry.name == name);
            if !listed.as_ref().is_ok_and(is_listed) {
                let unsaved = Entry { name: name.to_owned(), kind: EntryKind::File };
                let mut entries = listed.unwrap_or_default();
                entries.push(unsaved);
                listed = Ok(entries);
            }
        }
        listed
    }

    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String> {
        match self.open.get(file) {
            Some(document) if document.text.len() as u64 > most => Err(too_long(most)),
            Some(document) => Ok(document.text.as_bytes().to_vec()),
            None => self.files.read(file, most),
        }
    }

    /// All of a path, so that a place in a text leads back to the file.
    fn name(&self, path: &Path) -> String {
        slashed(path)
    }

    fn is_top(&self, folder: &Path) -> bool {
        self.files.is_top(folder)
    }
}
