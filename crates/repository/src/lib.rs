//! Repositories of models: which files are models, what their names lead to, and what is refused.
//!
//! In: a [`Tree`] of files, whatever holds them. Out: for a folder the [`Repository`] it lies in, with its manifest and
//! its sources; for a file the [`Program`] it is, with the modules and tables it names. All trees go through the same
//! code, so that a repository answers the same from a disk, from a revision of git and from memory ([`Memory`]).
//! Nothing here touches files: a tree that does is given from outside.

mod find;
mod follow;
mod found;
mod fragment;
mod listing;
pub mod manifest;
mod memory;
mod modules;
mod read;
mod refusal;
mod root;
mod table;
mod text;
mod tree;

pub use find::{EXTENSION, is_model, is_passed_over, models_below};
pub use found::{Found, find_below};
pub use fragment::settle;
pub use memory::Memory;
pub use modules::Modules;
pub use read::Read;
pub use text::{not_text, text};
pub use tree::{Entry, EntryKind, Tree};
pub use tree::{slashed, too_long, way};

use crate::manifest::{FILE, Manifest};
use coproduce_core::model::Loader;
use coproduce_core::{Depth, Program};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use listing::Listing;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A longer text is not read.
pub const LONGEST: u64 = 512 << 20;

/// A text that was read: the name of its file, and what it says.
#[derive(Clone, Debug)]
struct Text {
    file: Arc<str>,
    text: Arc<str>,
}

/// A repository of models.
#[derive(Debug)]
pub struct Repository<T> {
    tree: Arc<T>,
    root: PathBuf,
    sources: Vec<PathBuf>,
    manifest: Option<Manifest>,
    texts: Sources,
    findings: Vec<Diagnostic>,
    /// The folders that were looked into.
    listings: Mutex<BTreeMap<PathBuf, Result<Arc<Listing>, String>>>,
    /// The modules that were read, by path.
    modules: Mutex<FxHashMap<Arc<str>, Text>>,
    /// The same by their files.
    files: Mutex<FxHashMap<PathBuf, Text>>,
}

/// The repositories of a tree, each looked at once.
#[derive(Debug)]
pub struct Repositories<T> {
    tree: Arc<T>,
    known: Mutex<BTreeMap<PathBuf, Arc<Repository<T>>>>,
}

/// What a lock holds. What is held is whole at any time, also where a thread failed.
fn held<V>(lock: &Mutex<V>) -> MutexGuard<'_, V> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Tree> Repositories<T> {
    /// The repositories of a tree.
    pub fn new(tree: T) -> Self {
        Self { tree: Arc::new(tree), known: Mutex::default() }
    }

    /// The tree itself.
    pub fn tree(&self) -> &T {
        &self.tree
    }

    /// The repository of a folder, which is named without links: from the nearest folder upwards that has a manifest or
    /// is a root by itself, or else from the folder.
    pub fn of(&self, folder: &Path) -> Arc<Repository<T>> {
        let mut known = held(&self.known);
        if let Some(repository) = known.get(folder) {
            return Arc::clone(repository);
        }
        let is_root = |folder: &&Path| self.tree.is_top(folder) || self.tree.kind(&folder.join(FILE)).is_some();
        let root = folder.ancestors().find(is_root).unwrap_or(folder);
        let repository = match known.get(root) {
            Some(repository) => Arc::clone(repository),
            None => Arc::new(Repository::at(&self.tree, root)),
        };
        known.insert(root.to_owned(), Arc::clone(&repository));
        known.insert(folder.to_owned(), Arc::clone(&repository));
        repository
    }

    /// Where a path from the top leads, links followed; none where it leads nowhere.
    pub fn reach(&self, path: &Path) -> Option<PathBuf> {
        let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
        Some(self.of(Path::new("")).follow(Path::new(""), names?.into_iter()).ok()?.path)
    }

    /// What was found in the manifests of the repositories met so far.
    pub fn findings(&self) -> Vec<(Sources, Vec<Diagnostic>)> {
        let known = held(&self.known);
        let roots = known.iter().filter(|(folder, repository)| **folder == repository.root);
        let found = roots.map(|(_, one)| (one.texts.clone(), one.findings.clone()));
        found.filter(|(_, findings)| !findings.is_empty()).collect()
    }

    /// Reads and checks a model, which is named without links, with the modules and tables it names.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&self, file: &Path) -> Result<Program, String> {
        self.of(file.parent().unwrap_or(file)).read(file, &self.tree.name(file), Vec::new())
    }
}

impl<T: Tree + Default> Default for Repositories<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Tree> Repository<T> {
    /// The folder that no path of a model leads out of.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folders with modules: the root, where the manifest names none.
    pub fn sources(&self) -> &[PathBuf] {
        &self.sources
    }

    /// What its manifest says, where it has one.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// The text of the manifest, and what was found in it.
    pub fn findings(&self) -> (&Sources, &[Diagnostic]) {
        (&self.texts, &self.findings)
    }

    /// The path by which modules use a file, with dots: from the source it lies in, or else from the root.
    pub fn module_path(&self, file: &Path) -> Option<String> {
        let mut folders = self.sources.iter().chain([&self.root]);
        modules::dotted(folders.find_map(|folder| file.strip_prefix(folder).ok())?)
    }

    /// A path of a module, kept once however many name it.
    pub fn shared(&self, module: &str) -> Arc<str> {
        held(&self.modules).get_key_value(module).map_or_else(|| module.into(), |(shared, _)| Arc::clone(shared))
    }

    /// Reads and checks a file of the repository, which is spoken of by a name, with some modules beside it though it
    /// does not use them.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(self: &Arc<Self>, file: &Path, name: &str, beside: Vec<String>) -> Result<Program, String> {
        let with = |modules: Modules<T>, _: &str| modules.beside(beside);
        self.read_through(Depth::Rules, file, name, with).map(|(program, _)| program)
    }

    /// Reads a file of the repository, which is spoken of by a name, as far as it takes to ask about it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn understand(self: &Arc<Self>, file: &Path, name: &str) -> Result<Program, String> {
        self.read_through(Depth::Understanding, file, name, |modules, _| modules).map(|(program, _)| program)
    }

    /// The same to some depth, and through a loader that is made of the usual one and of the text of the file; it is given
    /// back.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read_through<L: Loader>(
        self: &Arc<Self>,
        depth: Depth,
        file: &Path,
        name: &str,
        through: impl FnOnce(Modules<T>, &str) -> L,
    ) -> Result<(Program, L), String> {
        let known = held(&self.files).get(file).map(|known| known.text.to_string());
        let read = match known {
            Some(known) => Ok(known),
            None => text(self.tree.read(file, LONGEST).map_err(|reason| format!("cannot read `{name}`: {reason}"))?),
        };
        match read {
            Ok(text) => {
                let mut loader = through(Modules::of(file, Arc::clone(self)), &text);
                let program = Program::read_to(depth, [(name.to_owned(), text)], &mut loader);
                Ok((program, loader))
            }
            Err(broken) => {
                let program = text::unread(name, broken).ok_or_else(|| format!("`{name}` is too long"))?;
                Ok((program, through(Modules::of(file, Arc::clone(self)), "")))
            }
        }
    }

    /// What lies in a folder; it is looked into once.
    fn listing(&self, folder: &Path) -> Result<Arc<Listing>, String> {
        if let Some(known) = held(&self.listings).get(folder) {
            return known.clone();
        }
        let listing = self.tree.list(folder).map(|list| Arc::new(Listing::new(list)));
        held(&self.listings).insert(folder.to_owned(), listing.clone());
        listing
    }
}
