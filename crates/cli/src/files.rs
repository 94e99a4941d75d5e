//! Which files are meant, and what is in them.

use super::disk::Disk;
use coproduce_repository::{self, EXTENSION, LONGEST, Tree, models_below, slashed, too_long};
use indexmap::{IndexMap, IndexSet};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The repositories of the file system.
pub(super) type Repositories = coproduce_repository::Repositories<Disk>;
/// One of them.
pub(super) type Repository = coproduce_repository::Repository<Disk>;

/// A file of one of them.
pub(super) type Found = coproduce_repository::Found<Disk>;
/// The same, read and checked.
pub(super) type Read = coproduce_repository::Read<Disk>;

/// A file by the way it is spoken of; or why there is none.
pub(super) fn found(path: &Path) -> Result<Found, String> {
    match real(path)? {
        (_, true) => Err(format!("`{}` is a folder (help: name a file)", path.display())),
        (real, false) => {
            let repository = around(&Repositories::default(), &real);
            Ok(Found { path: path.to_owned(), name: name(path), real, repository })
        }
    }
}

/// A file or folder without links, and whether it is a folder; or why it is neither.
fn real(path: &Path) -> Result<(PathBuf, bool), String> {
    let about = path.metadata().map_err(|error| cannot_read(path, &error))?;
    if !about.is_file() && !about.is_dir() {
        return Err(format!(
            "`{}` is neither a file nor a folder (help: write what it gives into a file, and name that)",
            path.display()
        ));
    }
    let real = path.canonicalize().map_err(|error| cannot_read(path, &error))?;
    Ok((real, about.is_dir()))
}

/// The repository that a path without links leads into.
fn around(repositories: &Repositories, real: &Path) -> Arc<Repository> {
    repositories.of(if real.is_dir() { real } else { real.parent().unwrap_or(real) })
}

/// The repository that a path leads into.
pub(super) fn repository_around(repositories: &Repositories, path: &Path) -> Option<Arc<Repository>> {
    Some(around(repositories, &path.canonicalize().ok()?))
}

/// The model files that paths name: files as they are, folders with all that is below them, sorted; each file once.
/// The second part says which paths could not be read, and why.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<Found>, Vec<String>) {
    let repositories = Repositories::default();
    let (found, mut refused) = find_in(paths, &repositories);
    refused.extend(broken_manifests(paths, &repositories));
    (found, refused)
}

/// Which of the manifests around paths say what no manifest can say.
pub(super) fn broken_manifests(paths: &[PathBuf], repositories: &Repositories) -> IndexSet<String> {
    let asked = if paths.is_empty() { &[PathBuf::from(".")] } else { paths };
    let mut broken = IndexSet::new();
    for repository in asked.iter().filter_map(|path| repository_around(repositories, path)) {
        let (texts, findings) = repository.findings();
        if let Some((_, manifest)) = texts.iter().next().filter(|_| !findings.is_empty()) {
            let name = manifest.name();
            broken
                .insert(format!("`{name}` cannot be understood (help: `coproduce check` says what is wrong with it)"));
        }
    }
    broken
}

/// The same, in repositories whose manifests are looked at elsewhere. Where no path is named, it is the sources of the
/// repository one stands in, or the current folder where that has no manifest.
pub(super) fn find_in(paths: &[PathBuf], repositories: &Repositories) -> (Vec<Found>, Vec<String>) {
    let here;
    let paths = if paths.is_empty() {
        let around = repository_around(repositories, Path::new("."));
        here = around.filter(|repository| repository.manifest().is_some()).map_or_else(
            || vec![PathBuf::from(".")],
            |repository| {
                repository.sources().iter().map(|source| PathBuf::from(repositories.tree().name(source))).collect()
            },
        );
        &here
    } else {
        paths
    };
    let mut found: IndexMap<PathBuf, PathBuf> = IndexMap::new();
    let mut refused = Vec::new();
    for path in paths {
        let folder = match real(path) {
            Ok((real, true)) => real,
            Ok((real, false)) => {
                found.entry(real).or_insert_with(|| path.clone());
                continue;
            }
            Err(reason) => {
                refused.push(reason);
                continue;
            }
        };
        let (below, unread) = models_below(repositories.tree(), &folder);
        if below.is_empty() && unread.is_empty() {
            refused.push(format!("no `.{EXTENSION}` file below `{}`", path.display()));
        }
        refused.extend(unread);
        for real in below {
            let spoken = real.strip_prefix(&folder).map_or_else(|_| real.clone(), |within| path.join(within));
            found.entry(real).or_insert(spoken);
        }
    }
    let found = found.into_iter().map(|(real, path)| {
        let repository = repositories.of(real.parent().unwrap_or(&real));
        Found { name: name(&path), path, real, repository }
    });
    (found.collect(), refused)
}

/// The bytes of a file that is no model, or why it cannot be read.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    read_some(file).map_err(|error| cannot_read(path, &error))
}

/// All of a stream, unless it is too long.
pub(super) fn read_some(stream: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other(too_long(LONGEST)));
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
    lowered(text.split(" (os error").next().unwrap_or(&text))
}

/// A reason that begins with a small letter.
pub(super) fn lowered(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The name of a file in reports: as it was given, with `/`, without a leading `./`; relative where it lies below the
/// current folder.
pub(super) fn name(path: impl AsRef<Path>) -> String {
    let (here, path) = (std::env::current_dir().unwrap_or_default(), path.as_ref());
    slashed(path.strip_prefix(&here).unwrap_or(path))
}
