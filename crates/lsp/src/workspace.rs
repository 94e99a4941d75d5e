//! What the server knows: open texts, the files below them, and the models that were read of both.

use crate::documents::{Document, Documents, Overlay};
use crate::position::{Encoding, Lines};
use crate::refusal::{Answer, Refusal};
use crate::settings::Settings;
use crate::uri;
use coproduce_core::Program;
use coproduce_repository::{Found, LONGEST, Repositories, Tree, find_below, is_model, text};
use coproduce_syntax::source::{Span, bytes};
use lsp_types::{
    Location, Position, TextDocumentContentChangeEvent, TextDocumentIdentifier, TextDocumentPositionParams, Uri,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// Names a path without links, as far as it leads anywhere.
pub type Resolve = fn(&Path) -> PathBuf;

/// Open texts, and what was read of them.
pub struct Workspace<T> {
    files: Arc<T>,
    resolve: Resolve,
    /// What positions count.
    pub encoding: Encoding,
    /// What the editor wants to be shown.
    pub settings: Settings,
    /// The folders that the editor works in.
    pub folders: Vec<PathBuf>,
    /// The open texts.
    pub open: Documents,
    /// Models as they stand, by their files: forgotten when anything changes.
    read: BTreeMap<PathBuf, Rc<Program>>,
    /// Of each open text the model that was last understood.
    understood: BTreeMap<PathBuf, Rc<Program>>,
}

/// A place in an open text: the text, its model, and a byte.
pub struct At {
    /// The path of the text.
    pub path: PathBuf,
    /// What it says.
    pub text: Arc<str>,
    /// Its model.
    pub program: Rc<Program>,
    /// The byte.
    pub byte: usize,
}

impl<T: Tree + Send + Sync> Workspace<T> {
    /// No text yet.
    pub fn new(files: T, resolve: Resolve) -> Self {
        Self {
            files: Arc::new(files),
            resolve,
            encoding: Encoding::default(),
            settings: Settings::default(),
            folders: Vec::new(),
            open: BTreeMap::new(),
            read: BTreeMap::new(),
            understood: BTreeMap::new(),
        }
    }

    /// The path of an address, without links.
    pub fn path(&self, uri: &Uri) -> PathBuf {
        (self.resolve)(&uri::path(uri))
    }

    /// The address of a path: as the editor writes it where it is open.
    pub fn uri(&self, path: &Path) -> Option<Uri> {
        let open = self.open.get(path).map(|document| document.uri.clone());
        open.or_else(|| uri::of(&coproduce_repository::slashed(path)))
    }

    /// A text is open now.
    pub fn opened(&mut self, uri: Uri, version: i32, text: &str) -> PathBuf {
        let path = self.path(&uri);
        self.open.insert(path.clone(), Document { uri, version, text: text.into() });
        self.forget();
        path
    }

    /// A text has changed.
    pub fn changed(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> PathBuf {
        let (path, encoding) = (self.path(uri), self.encoding);
        if let Some(document) = self.open.get_mut(&path) {
            let mut text = document.text.to_string();
            for change in changes {
                match change.range {
                    None => text = change.text,
                    Some(range) => {
                        let bytes = Lines::of(&text, encoding).bytes(range);
                        text.replace_range(bytes, &change.text);
                    }
                }
            }
            document.text = text.into();
            document.version = version;
        }
        self.forget();
        path
    }

    /// A text is not open any more: what its file says is true again.
    pub fn closed(&mut self, uri: &Uri) -> PathBuf {
        let path = self.path(uri);
        self.open.remove(&path);
        self.understood.remove(&path);
        self.forget();
        path
    }

    /// Files or texts have changed: what was read of them is read again.
    pub fn forget(&mut self) {
        self.read.clear();
    }

    /// The files, without the open texts.
    pub fn files(&self) -> Arc<T> {
        Arc::clone(&self.files)
    }

    /// The repositories of the files with the open texts over them, read anew.
    pub fn repositories(&self) -> Repositories<Overlay<T>> {
        Repositories::new(Overlay { files: Arc::clone(&self.files), open: self.open.clone() })
    }

    /// The model files around the open texts and in the folders that the editor works in.
    pub fn models(&self, repositories: &Repositories<Overlay<T>>) -> BTreeMap<PathBuf, Found<Overlay<T>>> {
        let parents = self.open.keys().filter_map(|path| path.parent());
        let roots: BTreeMap<PathBuf, _> = parents
            .chain(self.folders.iter().map(PathBuf::as_path))
            .map(|folder| repositories.of(folder))
            // Below a folder that is no repository lies anything: a home, a disk.
            .filter(|repository| {
                repository.manifest().is_some() || self.folders.iter().any(|one| one == repository.root())
            })
            .map(|repository| (repository.root().to_owned(), repository))
            .collect();
        let mut models: BTreeMap<PathBuf, _> = BTreeMap::new();
        for repository in roots.values() {
            models.extend(find_below(repository, repositories).into_iter().map(|found| (found.real.clone(), found)));
        }
        models.extend(
            self.open.keys().filter(|path| is_model(path)).map(|path| (path.clone(), found(repositories, path))),
        );
        models
    }

    /// What a file says now.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        if let Some(document) = self.open.get(path) {
            return Some(Arc::clone(&document.text));
        }
        text(self.files.read(path, LONGEST).ok()?).ok().map(Arc::from)
    }

    /// The model of a file.
    pub fn program(&mut self, path: &Path) -> Answer<Rc<Program>> {
        if let Some(known) = self.read.get(path) {
            return Ok(Rc::clone(known));
        }
        let program = Rc::new(self.repositories().read(path).map_err(Refusal::impossible)?);
        if self.open.contains_key(path) {
            self.read.insert(path.to_owned(), Rc::clone(&program));
            if program.understood {
                self.understood.insert(path.to_owned(), Rc::clone(&program));
            }
        }
        Ok(program)
    }

    /// The model of an open text as it was when it was last understood, where it is not now.
    pub fn before(&self, path: &Path) -> Option<Rc<Program>> {
        self.understood.get(path).cloned()
    }

    /// An open text, by its address.
    pub fn document(&self, document: &TextDocumentIdentifier) -> Answer<(PathBuf, Arc<str>)> {
        let path = self.path(&document.uri);
        let text = self.text(&path);
        text.map(|text| (path, text)).ok_or_else(|| Refusal::impossible("the document is not open"))
    }

    /// A place in an open text.
    pub fn at(&mut self, place: &TextDocumentPositionParams) -> Answer<At> {
        let (path, text) = self.document(&place.text_document)?;
        let program = self.program(&path)?;
        let byte = self.byte(&text, place.position);
        Ok(At { path, text, program, byte })
    }

    /// The byte of a text at a position.
    pub fn byte(&self, text: &str, position: Position) -> usize {
        Lines::of(text, self.encoding).byte(position)
    }

    /// Where a place of a model is for the editor.
    pub fn location(&self, program: &Program, span: Span) -> Option<Location> {
        let (file, range) = bytes(&program.sources, span)?;
        let source = program.sources.get(file);
        let uri = self.uri(Path::new(source.name()))?;
        Some(Location { uri, range: Lines::of(source.text(), self.encoding).range(range) })
    }
}

/// A file and the repository it lies in.
pub fn found<T: Tree>(repositories: &Repositories<T>, path: &Path) -> Found<T> {
    Found {
        path: path.to_owned(),
        name: repositories.tree().name(path),
        real: path.to_owned(),
        repository: repositories.of(path.parent().unwrap_or(path)),
    }
}
