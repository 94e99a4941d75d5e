//! The repository a file lies in: its root, its manifest, and its sources.

use super::files;
use crate::diagnostic::{Diagnostic, nearest};
use crate::manifest::{self, Folder, Manifest, finding};
use crate::source::{Sources, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What marks the root of a repository, as hosts see it first.
pub(super) const MARKS: [&str; 2] = [".git", manifest::FILE];

/// A module: the name of its file, and its text.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub file: Arc<str>,
    pub text: Arc<str>,
}

/// A repository of models.
#[derive(Debug)]
pub(super) struct Repository {
    /// Without links.
    pub root: PathBuf,
    /// The folders with modules, without links.
    pub sources: Vec<PathBuf>,
    /// What its manifest says, where it has one.
    pub manifest: Option<Manifest>,
    /// The modules that were read, by path, with the names of their files.
    pub texts_of_modules: Mutex<FxHashMap<Arc<str>, Text>>,
    /// The text of the manifest.
    pub texts: Sources,
    /// What was found in the manifest.
    pub findings: Vec<Diagnostic>,
}

/// The repositories met so far, by folder.
#[derive(Debug, Default)]
pub(super) struct Repositories {
    known: Mutex<BTreeMap<PathBuf, Arc<Repository>>>,
}

impl Repositories {
    /// The repository of a folder, which is named without links: from the nearest folder upwards with a mark, or else
    /// the folder itself.
    pub fn of(&self, folder: &Path) -> Arc<Repository> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(repository) = known.get(folder) {
            return Arc::clone(repository);
        }
        let is_marked = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).exists());
        let root = folder.ancestors().find(is_marked).unwrap_or(folder);
        let repository = match known.get(root) {
            Some(repository) => Arc::clone(repository),
            None => Arc::new(Repository::at(root)),
        };
        known.insert(root.to_owned(), Arc::clone(&repository));
        known.insert(folder.to_owned(), Arc::clone(&repository));
        repository
    }

    /// The repository that a path leads into.
    pub fn around(&self, path: &Path) -> Option<Arc<Repository>> {
        let path = path.canonicalize().ok()?;
        let folder = if path.is_dir() { &path } else { path.parent()? };
        Some(self.of(folder))
    }

    /// What was found in the manifests of the repositories met so far.
    pub fn findings(&self) -> Vec<(Sources, Vec<Diagnostic>)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let roots = known.iter().filter(|(folder, repository)| **folder == repository.root);
        let found = roots.map(|(_, one)| (one.texts.clone(), one.findings.clone()));
        found.filter(|(_, findings)| !findings.is_empty()).collect()
    }
}

impl Repository {
    /// A path of a module, kept once however many name it.
    pub fn shared(&self, module: &str) -> Arc<str> {
        let known = self.texts_of_modules.lock().unwrap_or_else(PoisonError::into_inner);
        known.get_key_value(module).map_or_else(|| module.into(), |(shared, _)| Arc::clone(shared))
    }

    fn at(root: &Path) -> Self {
        let path = root.join(manifest::FILE);
        let mut repository = Self {
            root: root.to_owned(),
            sources: vec![root.to_owned()],
            manifest: None,
            texts_of_modules: Mutex::default(),
            texts: Sources::new(),
            findings: Vec::new(),
        };
        if path.symlink_metadata().is_ok() {
            repository.read(&path);
        }
        repository
    }

    fn read(&mut self, path: &Path) {
        let name = files::from_here(path);
        // What a link leads to is nobody's manifest, and is not to be shown.
        let inside = path.canonicalize().is_ok_and(|path| path.starts_with(&self.root));
        let read = if inside { files::read_manifest(path) } else { Err("it is a link that leads out".to_owned()) };
        let (text, refusal) = match read {
            Ok(text) => (text, None),
            Err(reason) => (String::new(), Some(reason)),
        };
        let Ok(file) = self.texts.add(name, text) else { return };
        if let Some(reason) = refusal {
            self.findings.push(finding(Span::default(), "the manifest cannot be read").remark(reason));
        }
        let manifest = manifest::read(&self.texts, file, &mut self.findings);
        if !manifest.sources.is_empty() {
            self.sources =
                manifest.sources.iter().filter_map(|folder| source(&self.root, folder, &mut self.findings)).collect();
        }
        self.findings.sort_by_key(|finding| finding.span);
        self.manifest = Some(manifest);
    }
}

/// A folder that the manifest names, as it is found.
fn source(root: &Path, folder: &Folder, findings: &mut Vec<Diagnostic>) -> Option<PathBuf> {
    let named: PathBuf = std::iter::once(root).chain(folder.path.iter().map(Path::new)).collect();
    let shown = folder.path.join("/");
    let problem = |message: String, help: String| Some(finding(folder.span, message).help(help));
    let found = named.canonicalize().ok().filter(|found| found.is_dir());
    let complaint = match &found {
        None => {
            let near = beside(&named);
            let near = nearest(folder.path.last().map_or("", String::as_str), near.iter().map(String::as_str));
            let help = near.first().map(|near| format!("perhaps `{near}` was meant"));
            problem(
                format!("there is no folder `{shown}`"),
                help.unwrap_or_else(|| "create it, or name another".to_owned()),
            )
        }
        Some(found) if !found.starts_with(root) => {
            problem(format!("`{shown}` leads out of the repository"), "name a folder below the root".to_owned())
        }
        Some(found) if *found != named => problem(
            format!("`{shown}` is not what the folder is called"),
            format!("write `{}`", found.strip_prefix(root).unwrap_or(found).display()),
        ),
        Some(_) => None,
    };
    let sound = complaint.is_none();
    findings.extend(complaint);
    found.filter(|_| sound)
}

/// The names of the folders beside one.
fn beside(folder: &Path) -> Vec<String> {
    let entries = folder.parent().and_then(|parent| parent.read_dir().ok()).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok()).collect()
}
