//! A tree of files: where the texts of repositories lie.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// What an entry of a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A file that can be read.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, with the path it holds.
    Link(PathBuf),
    /// A pipe, a device, a socket, a repository within: nothing to read.
    Other,
}

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name there.
    pub name: OsString,
    /// What it is.
    pub kind: EntryKind,
}

/// Folders and files. Paths go through real folders alone: links are followed by whoever asks, so that every tree
/// follows them alike.
///
/// Reasons why something cannot be read are in lower case, without a final full stop.
pub trait Tree {
    /// What lies at a path; `None` where nothing does.
    fn kind(&self, path: &Path) -> Option<EntryKind>;

    /// What lies in a folder, in any order.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String>;

    /// The content of a file of at most so many bytes. Returns at once where it is not a file that ends.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String>;

    /// How a file is spoken of.
    fn name(&self, path: &Path) -> String {
        slashed(path)
    }

    /// Whether a folder is the root of a repository even without a manifest.
    fn is_top(&self, folder: &Path) -> bool {
        folder.as_os_str().is_empty()
    }
}

/// Why a file is not read that is longer than so many bytes.
pub fn too_long(most: u64) -> String {
    format!("it is longer than {} MiB", most >> 20)
}

/// A path with `/` between names, without what stands for the folder one is in.
pub fn slashed(path: &Path) -> String {
    let mut name = String::new();
    for component in path.components().filter(|component| *component != Component::CurDir) {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        name.push_str(&component.as_os_str().to_string_lossy().replace('\\', "/"));
    }
    name
}

/// The way from one folder to a file or folder, both named without links; `.` to itself.
pub fn way(from: &Path, to: &Path) -> String {
    let up = from.ancestors().take_while(|folder| !to.starts_with(folder)).count();
    let below = from.ancestors().nth(up).and_then(|shared| to.strip_prefix(shared).ok());
    match "../".repeat(up) + &slashed(below.unwrap_or(to)) {
        same if same.is_empty() => ".".to_owned(),
        way => way,
    }
}
