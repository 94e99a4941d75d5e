//! `use a.b.c`: the file `a/b/c.coprod` of the repository, and no file outside it.

use super::files::{self, EXTENSION};
use crate::model::{Loader, plain};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What marks the root of a repository of models.
const MARKS: [&str; 2] = ["coproduce.toml", ".git"];

/// Paths as a host of repositories shows them.
#[derive(Debug, Default)]
pub(super) struct Paths {
    known: BTreeMap<String, String>,
}

impl Paths {
    /// The way to a named file from the root of the repository it lies in, with `/`: from the nearest folder upwards
    /// with `.git`, or else with a manifest. A file in no repository keeps its name.
    pub fn within(&mut self, name: &str) -> String {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let found = Path::new(name).canonicalize().ok().and_then(|file| {
            let marked = |mark: &str| file.ancestors().skip(1).find(|folder| folder.join(mark).exists());
            let root = marked(".git").or_else(|| marked("coproduce.toml"))?;
            let segments: Option<Vec<&str>> = file.strip_prefix(root).ok()?.iter().map(|one| one.to_str()).collect();
            Some(segments?.join("/"))
        });
        let path = found.unwrap_or_else(|| name.to_owned());
        self.known.insert(name.to_owned(), path.clone());
        path
    }
}

/// The repository that a file lies in.
pub(super) struct Repository {
    /// Without links; none where the file itself cannot be found.
    root: Option<PathBuf>,
    here: Option<PathBuf>,
    /// The path of the file as a module.
    own: Option<String>,
}

impl Repository {
    /// The nearest folder upwards with a mark; without one, the file's own folder.
    pub fn of(file: &Path) -> Self {
        let folder = file.canonicalize().ok().and_then(|file| file.parent().map(Path::to_owned));
        let marked = folder.as_ref().and_then(|folder| {
            let is_marked = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).exists());
            folder.ancestors().find(is_marked).map(Path::to_owned)
        });
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
        let root = marked.or(folder);
        let own = file.canonicalize().ok().zip(root.as_ref()).and_then(|(file, root)| {
            let within = file.strip_prefix(root).ok()?.with_extension("");
            let segments: Option<Vec<&str>> = within.iter().map(|segment| segment.to_str()).collect();
            Some(segments?.join("."))
        });
        Self { root, here, own }
    }

    fn file(&self, path: &[&str]) -> Option<PathBuf> {
        let root = self.root.as_ref()?;
        let mut file = root.clone();
        for segment in path {
            let segment = plain(segment);
            if segment.is_empty() || segment.starts_with('.') || segment.contains(['/', '\\', '\0', ':']) {
                return None;
            }
            file.push(&*segment);
        }
        let mut file = file.into_os_string();
        file.push(".");
        file.push(EXTENSION);
        let file = PathBuf::from(file).canonicalize().ok()?;
        (file.starts_with(root) && file.is_file()).then_some(file)
    }

    /// The way to a file from the current folder.
    fn name(&self, file: &Path) -> String {
        let Some(here) = &self.here else { return files::name(file) };
        let up = here.ancestors().take_while(|folder| !file.starts_with(folder)).count();
        let below = here.ancestors().nth(up).and_then(|shared| file.strip_prefix(shared).ok());
        "../".repeat(up) + &files::name(below.unwrap_or(file))
    }
}

impl Loader for Repository {
    fn own_path(&self) -> Option<String> {
        self.own.clone()
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let file = self.file(path)?;
        let text = String::from_utf8(files::read(&file).ok()?).ok()?;
        Some((self.name(&file), text))
    }
}
