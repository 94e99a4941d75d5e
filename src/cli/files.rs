//! Which files are meant, and what is in them.

use super::repository::Repositories;
use indexmap::{IndexMap, IndexSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The extension of a model.
pub(super) const EXTENSION: &str = "coprod";
/// A longer file is not read.
const LONGEST: u64 = 512 << 20;
/// A longer manifest is not read.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// A file as it was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The way it is spoken of.
    pub path: PathBuf,
    /// The same without links.
    pub real: PathBuf,
}

impl Found {
    /// A file by the way it is spoken of; or why there is none.
    pub fn of(path: &Path) -> Result<Self, String> {
        let real = path.canonicalize().map_err(|error| cannot_read(path, &error))?;
        Ok(Self { path: path.to_owned(), real })
    }

    /// The folder it lies in.
    pub fn folder(&self) -> &Path {
        self.real.parent().unwrap_or(&self.real)
    }
}

/// The model files that paths name: files as they are, folders with all that is below them, sorted; each file once.
/// The second part says which paths could not be read, and why.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let repositories = Repositories::default();
    let (found, mut refused) = find_in(paths, &repositories);
    let asked = if paths.is_empty() { &[PathBuf::from(".")] } else { paths };
    let mut broken: IndexSet<String> = IndexSet::new();
    for repository in asked.iter().filter_map(|path| repositories.around(path)) {
        if let Some((_, manifest)) = repository.texts.iter().next().filter(|_| !repository.findings.is_empty()) {
            let name = manifest.name();
            broken
                .insert(format!("`{name}` cannot be understood (help: `coproduce check` says what is wrong with it)"));
        }
    }
    refused.extend(broken);
    (found.into_iter().map(|found| found.path).collect(), refused)
}

/// The same, in repositories whose manifests are looked at elsewhere. Where no path is named, it is the sources of the
/// repository one stands in, or the current folder where that has no manifest.
pub(super) fn find_in(paths: &[PathBuf], repositories: &Repositories) -> (Vec<Found>, Vec<String>) {
    let here;
    let paths = if paths.is_empty() {
        here = repositories.around(Path::new(".")).filter(|repository| repository.manifest.is_some()).map_or_else(
            || vec![PathBuf::from(".")],
            |repository| repository.sources.iter().map(|source| PathBuf::from(from_here(source))).collect(),
        );
        &here
    } else {
        paths
    };
    let mut found: IndexMap<PathBuf, PathBuf> = IndexMap::new();
    let mut refused = Vec::new();
    for path in paths {
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(error) => {
                refused.push(cannot_read(path, &error));
                continue;
            }
        };
        if !path.is_dir() {
            found.entry(real).or_insert_with(|| path.clone());
            continue;
        }
        let below = below(path, &mut refused);
        if below.is_empty() {
            refused.push(format!("no `.{EXTENSION}` file below `{}`", path.display()));
        }
        for file in below {
            // No link is followed on the way down.
            let real = file.strip_prefix(path).map_or_else(|_| file.clone(), |within| real.join(within));
            found.entry(real).or_insert(file);
        }
    }
    (found.into_iter().map(|(real, path)| Found { path, real }).collect(), refused)
}

/// All model files below a folder, sorted. Hidden folders, `target` and links are passed over.
fn below(folder: &Path, refused: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                refused.push(cannot_read(&folder, &error));
                continue;
            }
        };
        for entry in entries.flatten() {
            let (name, path) = (entry.file_name(), entry.path());
            let hidden = name.as_encoded_bytes().starts_with(b".") || name == "target";
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => folders.push(path),
                Ok(kind) if kind.is_file() && path.extension().is_some_and(|found| found == EXTENSION) => {
                    files.push(path);
                }
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// The bytes of a file, or why it cannot be read.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    read_some(file).map_err(|error| cannot_read(path, &error))
}

/// The text of a manifest, or why it cannot be read.
pub(super) fn read_manifest(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| reason(&error))?;
    if !file.metadata().is_ok_and(|file| file.is_file()) {
        return Err("it is no file".to_owned());
    }
    file.take(LONGEST_MANIFEST + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LONGEST_MANIFEST {
        return Err("it is longer than 1 MiB".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())
}

/// All of a stream, unless it is too long.
pub(super) fn read_some(stream: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other("it is longer than 512 MiB"));
    }
    Ok(bytes)
}

pub(super) fn cannot_read(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("no file or folder `{}`", path.display()),
        _ => format!("cannot read `{}`: {}", path.display(), reason(error)),
    }
}

/// What the operating system says, without its number and in lower case.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The name of a file in reports: as it was given, with `/`, without a leading `./`; relative where it lies below the
/// current folder.
pub(super) fn name(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    let mut name = String::new();
    for component in path.components() {
        if component == Component::CurDir {
            continue;
        }
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        name.push_str(&component.as_os_str().to_string_lossy().replace('\\', "/"));
    }
    name
}

/// The way to a file, named without links, from the current folder.
pub(super) fn from_here(file: &Path) -> String {
    let Ok(here) = std::env::current_dir().and_then(|here| here.canonicalize()) else { return name(file) };
    let up = here.ancestors().take_while(|folder| !file.starts_with(folder)).count();
    let below = here.ancestors().nth(up).and_then(|shared| file.strip_prefix(shared).ok());
    match "../".repeat(up) + &name(below.unwrap_or(file)) {
        same if same.is_empty() => ".".to_owned(),
        way => way,
    }
}
