//! `use a.b.c`: the file `a/b/c.coprod` of a source of the repository, and no file outside it.

use super::find::{EXTENSION, is_model};
use super::follow::{Obstacle, Reached};
use super::refusal::{refusal, refused};
use super::tree::{EntryKind, Tree, slashed};
use super::{LONGEST, Repository, Text, held};
use coproduce_core::model::{Loader, Refusal, plain};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A longer text is read again each time.
const KEPT: usize = 1 << 20;

/// Finds the modules and tables that one file names.
#[derive(Debug)]
pub struct Modules<T> {
    repository: Arc<Repository<T>>,
    own: Option<String>,
    /// The folder of the file.
    folder: PathBuf,
    /// Modules to read beside the file.
    beside: Vec<String>,
    refusal: Option<Refusal>,
}

impl<T: Tree> Modules<T> {
    /// For a file, which is named without links.
    pub fn of(file: &Path, repository: Arc<Repository<T>>) -> Self {
        let own = repository.module_path(file);
        Self { own, ..Self::within(file.parent().unwrap_or(file), repository) }
    }

    /// For a text that is no file of a folder, but is written as if it were.
    pub fn within(folder: &Path, repository: Arc<Repository<T>>) -> Self {
        Self { repository, own: None, folder: folder.to_owned(), beside: Vec::new(), refusal: None }
    }

    /// The same, with some modules read beside the file.
    pub(super) fn beside(self, beside: Vec<String>) -> Self {
        Self { beside, ..self }
    }

    /// The file of a module, or why there is none.
    fn find(&self, path: &[&str]) -> Result<PathBuf, Option<Refusal>> {
        let segments: Vec<_> = path.iter().map(|segment| plain(segment)).collect();
        let is_plain =
            |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0', ':']);
        if !segments.iter().all(|segment| is_plain(segment)) {
            return Err(Some(refused(
                "does not lead to a file below the root",
                "write the names of folders and of the file from the root, with dots between them",
            )));
        }
        let Some((file, folders)) = segments.split_last() else { return Err(None) };
        let file = format!("{file}.{EXTENSION}");
        let (mut found, mut respelt) = (Vec::new(), None);
        for source in &self.repository.sources {
            let names = folders.iter().map(AsRef::as_ref).chain([file.as_str()]);
            match self.repository.follow(source, names) {
                Ok(Reached { path, kind: EntryKind::File }) if is_model(&path) => found.push(path),
                Ok(Reached { kind: EntryKind::File, .. }) => {
                    let help = format!("let the link lead to a file that ends with `.{EXTENSION}`");
                    return Err(Some(refused("a link there leads to something that is not a model", help)));
                }
                Ok(_) => {
                    return Err(Some(refused(
                        "what is there is not a file",
                        "put the file of the module in its place",
                    )));
                }
                Err(Obstacle::Missing) => {}
                Err(obstacle @ Obstacle::Respelt(_)) => respelt = respelt.or_else(|| refusal(&obstacle)),
                Err(obstacle) => return Err(refusal(&obstacle)),
            }
        }
        match found.len() {
            1 => Ok(found.swap_remove(0)),
            0 => Err(respelt.or_else(|| self.not_there(&segments))),
            _ => {
                let shown = slashed(&folders.iter().map(AsRef::as_ref).chain([file.as_str()]).collect::<PathBuf>());
                Err(Some(refused(format!("several sources have a file `{shown}`"), "rename all but one of them")))
            }
        }
    }

    /// Where there is no such file in any of the sources that the manifest names.
    fn not_there(&self, segments: &[impl AsRef<str>]) -> Option<Refusal> {
        let root = &self.repository.root;
        let source = self.repository.sources.first().filter(|&source| source != root)?;
        let source = slashed(source.strip_prefix(root).unwrap_or(source));
        let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
        let (path, file) = (segments.join("."), segments.join("/"));
        Some(refused(
            "names no file of this repository",
            format!("a module is named by its path from a source: `{path}` is `{source}/{file}.{EXTENSION}`"),
        ))
    }

    /// The text of a file, which is kept for the next who uses it unless it is long.
    fn text(&self, file: &Path) -> Result<Text, Refusal> {
        if let Some(known) = held(&self.repository.files).get(file) {
            return Ok(known.clone());
        }
        let bytes = self.repository.tree.read(file, LONGEST).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
            refused("the file is not text in UTF-8, or cannot be read", "check that file to see what is wrong with it")
        })?;
        let text = Text { file: self.repository.tree.name(file).into(), text: text.into() };
        if text.text.len() <= KEPT {
            held(&self.repository.files).insert(file.to_owned(), text.clone());
        }
        Ok(text)
    }

    fn module(&self, path: &[&str]) -> Result<Text, Option<Refusal>> {
        let module = path.join(".");
        if let Some(known) = held(&self.repository.modules).get(module.as_str()) {
            return Ok(known.clone());
        }
        let text = self.text(&self.find(path)?)?;
        if text.text.len() <= KEPT {
            held(&self.repository.modules).insert(module.into(), text.clone());
        }
        Ok(text)
    }
}

/// The names of a file and of the folders on the way to it, with dots between them.
pub(super) fn dotted(file: &Path) -> Option<String> {
    let segments: Option<Vec<String>> =
        file.with_extension("").iter().map(|segment| Some(plain(segment.to_str()?).into_owned())).collect();
    Some(segments?.join("."))
}

impl<T: Tree> Loader for Modules<T> {
    fn own_path(&self) -> Option<String> {
        self.own.clone()
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        self.refusal = None;
        match self.module(path) {
            Ok(Text { file, text }) => Some((file.to_string(), text.to_string())),
            Err(refusal) => {
                self.refusal = refusal;
                None
            }
        }
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        self.refusal = None;
        match self.repository.table(&self.folder, path) {
            Ok(found) => Some(found),
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
        }
    }

    fn cases(&mut self, path: &str) -> Option<(String, String)> {
        self.refusal = None;
        match self.repository.cases(&self.folder, path) {
            Ok(found) => Some(found),
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
        }
    }

    fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }

    fn beside(&self) -> Vec<String> {
        self.beside.clone()
    }
}
