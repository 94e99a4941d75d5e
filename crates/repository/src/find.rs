//! The models below a folder.

use super::follow::DEEPEST;
use super::tree::{Entry, EntryKind, Tree};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The ending of a model's file.
pub const EXTENSION: &str = "coprod";

/// How many files and folders are looked through for models. A tree of git may repeat a folder without end.
const MOST_ENTRIES: usize = 1_000_000;
/// Of how many folders it is said that they cannot be looked into.
const MOST_REFUSED: usize = 20;

/// All models below a folder of a tree, which is named without links, sorted; and why some may be missing, as far as the
/// first reasons.
///
/// Links are passed over, so that a file is found once, and so is what is hidden or called `target`.
pub fn models_below(tree: &impl Tree, folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let (mut models, mut refused) = (Vec::new(), Vec::new());
    let mut folders = vec![(folder.to_owned(), 0)];
    let mut left = MOST_ENTRIES;
    while let Some((folder, depth)) = folders.pop() {
        let cannot = |reason: &str| format!("cannot read `{}`: {reason}", tree.name(&folder));
        let listed = if depth > DEEPEST { Err(too_deep()) } else { tree.list(&folder) };
        let entries = match listed {
            Ok(entries) => entries,
            Err(reason) => {
                refused.extend((refused.len() < MOST_REFUSED).then(|| cannot(&reason)));
                continue;
            }
        };
        if entries.len() > left {
            refused.push(cannot("there are more than 1,000,000 files and folders"));
            break;
        }
        left -= entries.len();
        for Entry { name, kind } in entries {
            let path = folder.join(&name);
            match kind {
                EntryKind::Folder if !is_passed_over(&name) => folders.push((path, depth + 1)),
                EntryKind::File if !is_passed_over(&name) && is_model(&path) => models.push(path),
                _ => {}
            }
        }
    }
    models.sort();
    (models, refused)
}

fn too_deep() -> String {
    format!("it lies in more than {DEEPEST} folders")
}

/// Whether a path ends as a model's does.
pub fn is_model(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// Whether models are not looked for behind a name: it is hidden, or holds what is built.
pub fn is_passed_over(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || name == "target"
}
