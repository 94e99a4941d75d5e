//! Repositories of git: where they lie, and what their revisions are called.
//!
//! Of a repository nothing is read but its objects, its references and its own configuration: no setting of the machine
//! or the user, no file of the work tree; and nothing is run, neither hooks nor what a configuration names.

use super::files;
use super::revision::Revision;
use coproduce_git::{Kind, Repository};
use coproduce_repository::slashed;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

/// A repository of git.
#[derive(Debug)]
pub struct Git {
    repository: Rc<Repository>,
    folder: PathBuf,
}

impl Git {
    /// The repository that a folder lies in; `None` where it lies in none.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Self>, String> {
        let here = folder.canonicalize().map_err(|error| files::cannot_read(folder, &error))?;
        let cannot = |reason: String| format!("the Git repository here cannot be read: {reason}");
        let found = Repository::discover(&here).map_err(|error| cannot(error.to_string()))?;
        let Some(repository) = found.map(Rc::new) else { return Ok(None) };
        let folder = repository.work_tree().unwrap_or(&here).canonicalize();
        let folder = folder.map_err(|error| cannot(files::reason(&error)))?;
        Ok(Some(Self { repository, folder }))
    }

    /// Its work tree, without links; the folder it was looked for from where it has none.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The ways from the work tree to what paths name from a folder, whether it is there or not.
    pub(super) fn within(&self, here: &Path, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
        let way = |path: &PathBuf| {
            let mut full = here.to_owned();
            for component in path.components() {
                match component {
                    Component::ParentDir => {
                        full.pop();
                    }
                    Component::CurDir => {}
                    other => full.push(other),
                }
            }
            let within = full.strip_prefix(&self.folder).map(Path::to_owned);
            within.map_err(|_| format!("`{}` lies outside the repository", path.display()))
        };
        paths.iter().map(way).collect()
    }

    /// A revision, `main`, and the path of a file or folder in it where one is named, `main:models`.
    ///
    /// # Errors
    ///
    /// Why there is none, and what can be done.
    pub fn revision(&self, text: &str) -> Result<(Revision, Option<PathBuf>), String> {
        let (name, path) = text.split_once(':').map_or((text, None), |(name, path)| (name, Some(path)));
        if let Some((one, other)) = name.split_once("...").or_else(|| name.split_once("..")) {
            let [one, other] = [one, other].map(|name| if name.is_empty() { "HEAD" } else { name });
            let parted = if name.contains("...") {
                format!("; `git merge-base {one} {other}` says where they diverged")
            } else {
                String::new()
            };
            return Err(format!(
                "`{text}` names two revisions at once (help: give two arguments: `coproduce diff {one} {other}`{parted})"
            ));
        }
        let unknown = || {
            let help = if self.repository.is_shallow() {
                "only the newest commits were fetched: `git fetch --unshallow` fetches all, as does `fetch-depth: 0` \
                 in a workflow"
            } else {
                "`git log` lists revisions"
            };
            format!("`{text}` is neither a file, nor a folder, nor a Git revision (help: {help})")
        };
        let id = self.repository.resolve(name).map_err(|_| unknown())?;
        let tree = self.repository.peel(id, Kind::Tree).map_err(|_| unknown())?;
        let revision = Revision::new(name, Rc::clone(&self.repository), tree);
        let path = path.map(|path| PathBuf::from(slashed(Path::new(path.trim_start_matches('/')))));
        Ok((revision, path))
    }
}
