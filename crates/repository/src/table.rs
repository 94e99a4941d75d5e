//! `rows from "cases.csv"`: a table of the repository, by its path from the folder of the model.

use super::Repository;
use super::follow::Reached;
use super::refusal::{refusal, refused};
use super::tree::{EntryKind, Tree};
use coproduce_core::model::Refusal;
use std::path::Path;

/// A longer table of rows is not read. One of cases may be longer.
const LONGEST: u64 = 16 << 20;

/// Why a path names no table, where that can be seen by itself.
fn unfit(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.is_empty() {
        Some("names no file")
    } else if path.starts_with(['/', '\\']) || has_drive {
        Some("is an absolute path, and may lead out of the repository")
    } else if path.contains('\\') {
        Some("has `\\` instead of `/` between names")
    } else if parts.clone().any(|part| part == ".") {
        Some("has a `.` that stands for a folder")
    } else if parts.any(|part| part.is_empty() || part.contains(['\0', ':'])) {
        Some("does not name a table by its path from the folder of this file")
    } else {
        (!is_table(Path::new(path))).then_some("does not end with `.csv`")
    }
}

fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "csv")
}

impl<T: Tree> Repository<T> {
    /// The name and the text of a table of the repository, by its path from a folder.
    pub(super) fn table(&self, folder: &Path, path: &str) -> Result<(String, String), Refusal> {
        self.table_within(folder, path, LONGEST)
    }

    /// The name and the text of a table of cases, by its path from a folder.
    pub(super) fn cases(&self, folder: &Path, path: &str) -> Result<(String, String), Refusal> {
        self.table_within(folder, path, super::LONGEST)
    }

    fn table_within(&self, folder: &Path, path: &str, most: u64) -> Result<(String, String), Refusal> {
        if let Some(remark) = unfit(path) {
            let help = "write the path from the folder of this file, with `/` between names and `.csv` at the end";
            return Err(refused(remark, help));
        }
        let missing = || refused("there is no such file", "put the table there, or name another");
        let reached = self.follow(folder, path.split('/'));
        let Reached { path: file, kind } = reached.map_err(|obstacle| refusal(&obstacle).unwrap_or_else(missing))?;
        if kind != EntryKind::File {
            return Err(refused("it is not a file", "name a file of comma-separated values"));
        }
        if !is_table(&file) {
            let help = "let the link lead to a file that ends with `.csv`";
            return Err(refused("a link there leads to something that is not a table", help));
        }
        let bytes = self.tree.read(&file, most);
        let bytes = bytes.map_err(|reason| refused(reason, "name a file of comma-separated values"))?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|_| refused("it is not text in UTF-8", "save it in the encoding UTF-8"))?;
        Ok((self.tree.name(&file), text))
    }
}
