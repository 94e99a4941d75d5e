//! Models that are not in the file system: the texts of a revision, and repositories among them.

use super::files::EXTENSION;
use super::program::{NotText, text, unread};
use super::side::Side;
use crate::Program;
use crate::diagnostic::Diagnostic;
use crate::manifest::{self, Manifest, finding};
use crate::model::{Loader, Refusal, plain};
use crate::source::{Sources, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::Path;

/// Texts by their paths, with `/`.
pub(super) struct Snapshot {
    /// What it is called.
    name: String,
    texts: BTreeMap<String, Result<String, NotText>>,
    folders: BTreeSet<String>,
}

/// A repository of models in a snapshot.
struct Place<'s> {
    snapshot: &'s Snapshot,
    /// The folders with its modules.
    sources: Vec<String>,
    /// The path of the file that is read.
    path: &'s str,
    refusal: Option<Refusal>,
}

impl Snapshot {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), texts: BTreeMap::new(), folders: BTreeSet::new() }
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    pub fn add(&mut self, path: String, bytes: &[u8]) {
        self.texts.insert(path, text(bytes.to_vec()));
    }

    pub fn add_folder(&mut self, path: String) {
        self.folders.insert(path);
    }

    /// The models of the repository at a folder, or of one file. Keys are ways from the top, or, where the folder is
    /// `named`, from there.
    pub fn side(&self, root: &str, named: bool) -> Side {
        let mut side = Side::default();
        let sources = if named { vec![root.to_owned()] } else { self.sources(root) };
        let mut repositories = BTreeSet::from([if named { self.repository(root) } else { root }]);
        let is_model = |path: &str| path.rsplit_once('.').is_some_and(|(_, extension)| extension == EXTENSION);
        for (path, text) in self.texts.iter().filter(|(path, _)| is_model(path)) {
            if !sources.iter().any(|source| way(source, path).is_some()) {
                continue;
            }
            let name = format!("{}:{path}", self.name);
            let key = if named { way(root, path).unwrap_or_default() } else { path };
            repositories.insert(self.repository(path));
            let program = match text {
                Ok(text) => Some(Program::read_with(&name, text.clone(), &mut self.place(path))),
                Err(NotText { shown, at }) => unread(name.clone(), shown.clone(), *at),
            };
            match program {
                Some(program) => side.models.push((key.to_owned(), path.clone(), ManuallyDrop::new(program))),
                None => side.refused.push(format!("`{name}` is too long")),
            }
        }
        let manifests = repositories.into_iter().filter_map(|root| self.manifest(root));
        side.manifests =
            manifests.map(|(_, texts, found)| (texts, found)).filter(|(_, found)| !found.is_empty()).collect();
        side
    }

    /// The root of the repository that a path lies in: the nearest folder upwards with a manifest, or else the top.
    fn repository<'p>(&self, path: &'p str) -> &'p str {
        let above = path.match_indices('/').rev().map(|(at, _)| &path[..at]);
        let mut folders = std::iter::once(path).chain(above);
        folders.find(|folder| self.texts.contains_key(&joined(folder, manifest::FILE))).unwrap_or_default()
    }

    /// The manifest of a folder, and what was found in it.
    fn manifest(&self, root: &str) -> Option<(Manifest, Sources, Vec<Diagnostic>)> {
        let path = joined(root, manifest::FILE);
        let (mut texts, mut found) = (Sources::new(), Vec::new());
        let (text, broken) = match self.texts.get(&path)? {
            Ok(text) => (text.as_str(), None),
            Err(NotText { at, .. }) => ("", Some(format!("byte {} is not text in UTF-8", at + 1))),
        };
        let file = texts.add(format!("{}:{path}", self.name), text).ok()?;
        if let Some(reason) = broken {
            found.push(finding(Span::default(), "the manifest cannot be read").remark(reason));
        }
        let manifest = manifest::read(&texts, file, &mut found);
        let is_there = |folder: &str| folder.is_empty() || self.folders.contains(folder);
        for folder in manifest.sources.iter().filter(|folder| !is_there(&joined(root, &folder.path.join("/")))) {
            let message = format!("there is no folder `{}`", folder.path.join("/"));
            found.push(finding(folder.span, message).help("create it, or name another"));
        }
        found.sort_by_key(|finding| finding.span);
        Some((manifest, texts, found))
    }

    /// The repository a file lies in: that of the nearest manifest upwards.
    fn place<'s>(&'s self, path: &'s str) -> Place<'s> {
        Place { snapshot: self, sources: self.sources(self.repository(path)), path, refusal: None }
    }

    /// The folders with the modules of the repository at a folder.
    fn sources(&self, root: &str) -> Vec<String> {
        let manifest = self.manifest(root).map(|(manifest, ..)| manifest).unwrap_or_default();
        if manifest.sources.is_empty() {
            return vec![root.to_owned()];
        }
        manifest.sources.iter().map(|folder| joined(root, &folder.path.join("/"))).collect()
    }
}

/// The path of what a folder has; without a name, of the folder itself.
fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}").trim_end_matches('/').to_owned() }
}

/// The way from a folder to a file below it; to itself it is empty.
fn way<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(folder)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

impl Loader for Place<'_> {
    fn own_path(&self) -> Option<String> {
        let way = self.sources.iter().find_map(|source| way(source, self.path))?;
        let way = way.strip_suffix(EXTENSION)?.strip_suffix('.')?;
        Some(way.split('/').map(plain).collect::<Vec<_>>().join("."))
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        self.refusal = None;
        let file = format!("{}.{EXTENSION}", path.iter().map(|segment| plain(segment)).collect::<Vec<_>>().join("/"));
        let candidates =
            self.sources.iter().map(|source| if source.is_empty() { file.clone() } else { format!("{source}/{file}") });
        let mut found = candidates.filter_map(|candidate| self.snapshot.texts.get_key_value(&candidate));
        let (path, text) = found.next()?;
        if found.next().is_some() {
            let remark = format!("several sources have a file `{file}`");
            self.refusal = Some(Refusal { remark, help: "rename all but one of them".to_owned() });
            return None;
        }
        Some((format!("{}:{path}", self.snapshot.name), text.as_ref().ok()?.clone()))
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        self.refusal = None;
        let is_plain = |name: &str| !name.is_empty() && !name.starts_with('.');
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let table = if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
        if !path.split('/').all(is_plain) || Path::new(path).extension().is_none_or(|extension| extension != "csv") {
            return None;
        }
        let text = self.snapshot.texts.get(&table)?.as_ref().ok()?;
        Some((format!("{}:{table}", self.snapshot.name), text.clone()))
    }

    fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }
}
