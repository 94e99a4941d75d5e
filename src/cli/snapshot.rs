//! Models that are not in the file system: the texts of a revision, and repositories among them.

use super::files::EXTENSION;
use super::program::{NotText, text};
use super::side::Side;
use crate::Program;
use crate::manifest;
use crate::model::{Loader, Refusal, plain};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::path::Path;

/// Texts by their paths, with `/`.
pub(super) struct Snapshot {
    /// What it is called.
    name: String,
    texts: BTreeMap<String, Result<String, NotText>>,
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
        Self { name: name.to_owned(), texts: BTreeMap::new() }
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    pub fn add(&mut self, path: String, bytes: &[u8]) {
        self.texts.insert(path, text(bytes.to_vec()));
    }

    /// The models of the repository at a folder, or of one file. Keys are ways from the top, or, where the folder is
    /// `named`, from there.
    pub fn side(&self, root: &str, named: bool) -> Side {
        let mut side = Side::default();
        let sources = if named { vec![root.to_owned()] } else { self.sources(root) };
        let is_model = |path: &str| path.rsplit_once('.').is_some_and(|(_, extension)| extension == EXTENSION);
        for (path, text) in self.texts.iter().filter(|(path, _)| is_model(path)) {
            if !sources.iter().any(|source| way(source, path).is_some()) {
                continue;
            }
            let name = format!("{}:{path}", self.name);
            let key = if named { way(root, path).unwrap_or_default() } else { path };
            match text {
                Ok(text) => {
                    let program = Program::read_with(&name, text.clone(), &mut self.place(path));
                    side.models.push((key.to_owned(), path.clone(), ManuallyDrop::new(program)));
                }
                Err(NotText { at, .. }) => side.refused.push(format!("`{name}`: byte {} is not text in UTF-8", at + 1)),
            }
        }
        side
    }

    /// The repository a file lies in: that of the nearest manifest upwards.
    fn place<'s>(&'s self, path: &'s str) -> Place<'s> {
        let folders = path.match_indices('/').rev().map(|(at, _)| &path[..at]);
        let mut roots = folders.filter(|folder| self.texts.contains_key(&format!("{folder}/{}", manifest::FILE)));
        let sources = self.sources(roots.next().unwrap_or_default());
        Place { snapshot: self, sources, path, refusal: None }
    }

    /// The folders with the modules of the repository at a folder.
    fn sources(&self, root: &str) -> Vec<String> {
        let joined = |name: &str| if root.is_empty() { name.to_owned() } else { format!("{root}/{name}") };
        let mut texts = Sources::new();
        let manifest = self.texts.get(&joined(manifest::FILE)).and_then(|text| text.as_ref().ok());
        let file = manifest.and_then(|text| texts.add(manifest::FILE, text.as_str()).ok());
        let manifest = file.map(|file| manifest::read(&texts, file, &mut Vec::new())).unwrap_or_default();
        if manifest.sources.is_empty() {
            return vec![root.to_owned()];
        }
        manifest
            .sources
            .iter()
            .map(|folder| joined(&folder.path.join("/")))
            .map(|folder| folder.trim_end_matches('/').to_owned())
            .collect()
    }
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
