//! Folders of objects, and those they borrow from.

use crate::error::Error;
use crate::files;
use crate::path::path;
use std::path::{Path, PathBuf};

/// How often a folder that is borrowed from may borrow in turn.
const DEEPEST: usize = 5;

/// More folders are not looked into.
const MOST: usize = 64;

/// A longer list is none that git writes.
const LONGEST: u64 = 1 << 20;

/// A folder of objects, and those it borrows from, each once.
pub(crate) fn folders(objects: &Path) -> Result<Vec<PathBuf>, Error> {
    let real = |folder: &Path| folder.canonicalize().map_err(|error| Error::of(folder, &error));
    let mut found = vec![real(objects)?];
    let mut new = 0;
    for _ in 0..DEEPEST {
        let level = new..found.len();
        new = found.len();
        for number in level {
            let folder = found[number].clone();
            let list = folder.join("info/alternates");
            let content = files::read(&list, LONGEST)?.unwrap_or_default();
            let lines = content.split(|byte| *byte == b'\n').filter(|line| !line.is_empty() && line[0] != b'#');
            // Git goes on without one that is gone: what it held is missing only if it is asked for.
            let others = lines.filter_map(|line| real(&folder.join(path(line)?)).ok());
            for other in others {
                if !found.contains(&other) {
                    found.push(other);
                }
                if found.len() > MOST {
                    let reason = "it borrows from too many others".to_owned();
                    return Err(Error::Corrupt { path: list, reason });
                }
            }
        }
    }
    Ok(found)
}
