//! `use a.b.c`: the file `a/b/c.coprod` of a source of the repository, and no file outside it.

use super::files::{self, EXTENSION};
use super::repository::{Repository, Text};
use crate::model::{Loader, Refusal, plain};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// How often a name in other letters is searched for: each time takes as long as a folder has entries.
const SEARCHES: usize = 20;

/// A longer text is read again each time.
const KEPT: usize = 1 << 20;

/// Finds the modules that one file uses.
pub(super) struct Modules {
    repository: Arc<Repository>,
    own: Option<String>,
    /// The folder of the file.
    folder: PathBuf,
    /// Modules to read beside the file.
    pub beside: Vec<String>,
    refusal: Option<Refusal>,
    searches: usize,
}

impl Modules {
    /// For a file, which is named without links.
    pub fn of(file: &Path, repository: Arc<Repository>) -> Self {
        let own = module_path(file, &repository);
        let folder = file.parent().unwrap_or(file).to_owned();
        Self { repository, own, folder, beside: Vec::new(), refusal: None, searches: SEARCHES }
    }

    fn find(&mut self, path: &[&str]) -> Result<PathBuf, Option<Refusal>> {
        let segments: Vec<_> = path.iter().map(|segment| plain(segment)).collect();
        let shown = segments.join("/");
        let refused = |remark: &str, help: &str| Some(Refusal { remark: remark.to_owned(), help: help.to_owned() });
        let is_plain =
            |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0', ':']);
        if !segments.iter().all(|segment| is_plain(segment)) {
            return Err(refused(
                "does not lead to a file below the root",
                "write the names of folders and of the file from the root, with dots between them",
            ));
        }
        let mut found = Vec::new();
        for source in &self.repository.sources {
            let named = segments.iter().fold(source.clone(), |folder, segment| folder.join(&**segment));
            let named = with_extension(&named);
            match named.canonicalize() {
                Ok(file) if !file.starts_with(&self.repository.root) => {
                    return Err(refused(
                        "a link there leads out of the repository",
                        "put the file into the repository",
                    ));
                }
                Ok(file) if file != named && is_respelling(&file, &named) => {
                    return Err(Some(respelled(&file, source)));
                }
                Ok(file) if file.is_file() => found.push(file),
                _ => {}
            }
        }
        found.dedup();
        match found.len() {
            1 => Ok(found.swap_remove(0)),
            0 => {
                let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
                Err(self.in_other_letters(&segments).or_else(|| self.not_there(&segments)))
            }
            _ => Err(refused(
                &format!("several sources have a file `{shown}.{EXTENSION}`"),
                "rename all but one of them",
            )),
        }
    }

    /// Where there is no such file in any of the sources that the manifest names.
    fn not_there(&self, segments: &[&str]) -> Option<Refusal> {
        let source = self.repository.sources.first().filter(|&source| *source != self.repository.root)?;
        let source = files::name(source.strip_prefix(&self.repository.root).unwrap_or(source));
        let (path, file) = (segments.join("."), segments.join("/"));
        Some(Refusal {
            remark: "names no file of this repository".to_owned(),
            help: format!("a module is named by its path from a source: `{path}` is `{source}/{file}.{EXTENSION}`"),
        })
    }

    /// Where there is such a file but for capitals.
    fn in_other_letters(&mut self, segments: &[&str]) -> Option<Refusal> {
        self.searches = self.searches.checked_sub(1)?;
        self.repository.sources.iter().find_map(|source| {
            let mut found = source.clone();
            for (at, segment) in segments.iter().enumerate() {
                let last = at + 1 == segments.len();
                let wanted = if last { format!("{segment}.{EXTENSION}") } else { (*segment).to_owned() }.to_lowercase();
                let entries = found.read_dir().ok()?.flatten();
                let mut names: Vec<String> = entries
                    .filter(|entry| {
                        entry.file_type().is_ok_and(|kind| if last { kind.is_file() } else { kind.is_dir() })
                    })
                    .filter_map(|entry| entry.file_name().into_string().ok())
                    .filter(|name| name.to_lowercase() == wanted)
                    .collect();
                names.sort();
                found.push(names.first()?);
            }
            Some(respelled(&found, source))
        })
    }
}

fn with_extension(path: &Path) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".");
    path.push(EXTENSION);
    PathBuf::from(path)
}

/// Whether two paths differ in capitals alone, so that only some file systems take one for the other.
fn is_respelling(file: &Path, named: &Path) -> bool {
    file.to_string_lossy().to_lowercase() == named.to_string_lossy().to_lowercase()
}

fn respelled(file: &Path, source: &Path) -> Refusal {
    let within = file.strip_prefix(source).unwrap_or(file);
    let shown = files::name(within);
    Refusal {
        remark: format!("the file is called `{shown}`"),
        help: format!("write `{}`: capitals count, on every file system", dotted(within).unwrap_or(shown)),
    }
}

/// The path by which modules use a file: from the source it lies in, or else from the root.
pub(super) fn module_path(file: &Path, repository: &Repository) -> Option<String> {
    let mut roots = repository.sources.iter().chain([&repository.root]);
    dotted(roots.find_map(|root| file.strip_prefix(root).ok())?)
}

fn dotted(file: &Path) -> Option<String> {
    let segments: Option<Vec<String>> =
        file.with_extension("").iter().map(|segment| Some(plain(segment.to_str()?).into_owned())).collect();
    Some(segments?.join("."))
}

impl Loader for Modules {
    fn own_path(&self) -> Option<String> {
        self.own.clone()
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        self.refusal = None;
        let module = path.join(".");
        let known = || self.repository.texts_of_modules.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Text { file, text }) = known().get(module.as_str()) {
            return Some((file.to_string(), text.to_string()));
        }
        let file = match self.find(path) {
            Ok(file) => file,
            Err(refusal) => {
                self.refusal = refusal;
                return None;
            }
        };
        let text = files::read(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if text.is_none() {
            let remark = "the file is no text in UTF-8, or cannot be read".to_owned();
            self.refusal = Some(Refusal { remark, help: "check that file to see what is wrong with it".to_owned() });
        }
        let (file, text) = (files::from_here(&file), text?);
        // A module that many use is read from its file once; what is longer is not kept.
        if text.len() <= KEPT {
            let shared = Text { file: file.as_str().into(), text: text.as_str().into() };
            let mut known = self.repository.texts_of_modules.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(module.into(), shared);
        }
        Some((file, text))
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        self.refusal = None;
        match table(&self.folder, &self.repository.root, path) {
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

/// A longer table is not read.
const LONGEST_TABLE: u64 = 16 << 20;

/// Why a path names no table below the folder of a model, where that can be seen by itself.
fn unfit(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.is_empty() {
        Some("names no file")
    } else if path.starts_with(['/', '\\']) || has_drive {
        Some("is an absolute path, and may lead out of the repository")
    } else if path.contains('\\') {
        Some("has `\\` where `/` stands between names")
    } else if parts.clone().any(|part| part == "..") {
        Some("leads up by `..`, and may lead out of the repository")
    } else if parts.clone().any(|part| part == ".") {
        Some("has a `.` that stands for a folder")
    } else if parts.clone().any(|part| part.starts_with('.')) {
        Some("leads to what is hidden, which begins with `.`")
    } else if parts.any(|part| part.is_empty() || part.contains(['\0', ':'])) {
        Some("does not name a table below the folder of this file")
    } else {
        let is_table = Path::new(path).extension().is_some_and(|found| found == "csv");
        (!is_table).then_some("does not end with `.csv`")
    }
}

/// A table below the root, by its path from a folder.
fn table(folder: &Path, root: &Path, path: &str) -> Result<(String, String), Refusal> {
    let refused = |remark: &str, help: &str| Refusal { remark: remark.to_owned(), help: help.to_owned() };
    if let Some(remark) = unfit(path) {
        let help = "write the path from the folder of this file, with `/` between names and `.csv` at the end";
        return Err(refused(remark, help));
    }
    let named = path.split('/').fold(folder.to_owned(), |folder, name| folder.join(name));
    let Ok(file) = named.canonicalize() else {
        return Err(refused("there is no such file", "put the table there, or name another"));
    };
    if !file.starts_with(root) {
        return Err(refused("a link there leads out of the repository", "put the file into the repository"));
    }
    if file != named && is_respelling(&file, &named) {
        let shown = files::name(file.strip_prefix(folder).unwrap_or(&file));
        return Err(refused(
            &format!("the file is called `{shown}`"),
            &format!("write `{shown}`: capitals count, on every file system"),
        ));
    }
    let length = file.metadata().map_or(0, |file| file.len());
    if !file.is_file() || length > LONGEST_TABLE {
        return Err(refused("it is no file, or longer than 16 MiB", "name a file of comma-separated values"));
    }
    let text = files::read(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let text =
        text.ok_or_else(|| refused("it is no text in UTF-8, or cannot be read", "save it in the encoding UTF-8"))?;
    Ok((files::from_here(&file), text))
}
