//! The file system as a tree.

use super::files::reason;
use coproduce_repository::{Entry, EntryKind, Tree, slashed, too_long, way};
use std::fs::{self, File, FileType};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The files and folders of this machine. Paths are absolute and without links, as `Path::canonicalize` gives them.
#[derive(Debug)]
pub struct Disk {
    /// The folder one stands in.
    here: Option<PathBuf>,
}

impl Default for Disk {
    fn default() -> Self {
        Self { here: std::env::current_dir().and_then(|here| here.canonicalize()).ok() }
    }
}

fn kind(path: &Path, found: FileType) -> EntryKind {
    if found.is_symlink() {
        // A link that cannot be read leads nowhere.
        EntryKind::Link(fs::read_link(path).unwrap_or_default())
    } else if found.is_dir() {
        EntryKind::Folder
    } else if found.is_file() {
        EntryKind::File
    } else {
        EntryKind::Other
    }
}

impl Tree for Disk {
    fn kind(&self, path: &Path) -> Option<EntryKind> {
        Some(kind(path, path.symlink_metadata().ok()?.file_type()))
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String> {
        let entries = fs::read_dir(folder).map_err(|error| reason(&error))?;
        let listed = entries.flatten().filter_map(|entry| {
            let kind = kind(&entry.path(), entry.file_type().ok()?);
            Some(Entry { name: entry.file_name(), kind })
        });
        Ok(listed.collect())
    }

    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String> {
        // To open a pipe is to wait for somebody who writes.
        if self.kind(file) != Some(EntryKind::File) {
            return Err("it is not a file".to_owned());
        }
        let mut bytes = Vec::new();
        let read = File::open(file).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
        read.map_err(|error| reason(&error))?;
        if bytes.len() as u64 > most { Err(too_long(most)) } else { Ok(bytes) }
    }

    fn name(&self, path: &Path) -> String {
        self.here.as_ref().map_or_else(|| slashed(path), |here| way(here, path))
    }

    fn is_top(&self, folder: &Path) -> bool {
        folder.join(".git").exists()
    }
}
