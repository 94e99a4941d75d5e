//! Revisions of git: models as they were, read from the object database.
//!
//! Of a repository nothing is read but its objects, its references and its own configuration: no setting of the machine
//! or the user, no file of the work tree; and nothing is run, neither hooks nor what a configuration names.

use super::files;
use super::repository::Repositories;
use super::side::Side;
use super::snapshot::Snapshot;
use crate::manifest;
use gix::bstr::ByteSlice;
use gix::object::tree::EntryKind;
use gix::{Repository, Tree};
use std::path::{Component, Path, PathBuf};

/// How many bytes, and how many files, of a revision are read.
const LONGEST: u64 = 512 << 20;
const MOST: usize = 200_000;
/// A longer table is not read.
const LONGEST_TABLE: u64 = 16 << 20;
/// Folders within folders.
const DEEPEST: usize = 200;

/// A repository of git.
pub(super) struct Git {
    repository: Repository,
    /// Its work tree, without links.
    pub folder: PathBuf,
}

impl Git {
    /// The repository that the current folder lies in.
    pub fn around_here(name: &str) -> Result<Self, String> {
        let none = || format!("`{name}` is neither a file nor a folder, and there is no repository of git here");
        let here = Path::new(".").canonicalize().map_err(|error| files::cannot_read(Path::new("."), &error))?;
        let repository =
            gix::discover_opts(&here, gix::discover::upwards::Options::default(), gix::open::Options::isolated());
        let repository = repository.map_err(|_| none())?;
        let folder = repository.workdir().unwrap_or(&here).canonicalize().map_err(|_| none())?;
        Ok(Self { repository, folder })
    }

    /// The ways from the work tree to what paths name, whether it is there or not.
    pub fn within(&self, paths: &[PathBuf]) -> Result<Vec<String>, String> {
        let here = Path::new(".").canonicalize().unwrap_or_default();
        let way = |path: &PathBuf| {
            let mut full = here.clone();
            for component in path.components() {
                match component {
                    Component::ParentDir => {
                        full.pop();
                    }
                    Component::CurDir => {}
                    other => full.push(other),
                }
            }
            let within = full.strip_prefix(&self.folder).map(files::name);
            within.map_err(|_| format!("`{}` lies outside of the repository", path.display()))
        };
        paths.iter().map(way).collect()
    }

    /// The models of a revision, `main`, or of a file or folder in it, `main:models`.
    pub fn side(&self, text: &str, chosen: &[String]) -> Result<Side, String> {
        let (revision, path) = text.split_once(':').map_or((text, None), |(revision, path)| (revision, Some(path)));
        if let Some((one, other)) = revision.split_once("...").or_else(|| revision.split_once("..")) {
            let [one, other] = [one, other].map(|name| if name.is_empty() { "HEAD" } else { name });
            let parted = if revision.contains("...") {
                format!("; where they parted is what `git merge-base {one} {other}` says")
            } else {
                String::new()
            };
            return Err(format!(
                "`{text}` names two revisions at once (help: give two arguments: `coproduce diff {one} {other}`{parted})"
            ));
        }
        let unknown = || {
            let help = if self.repository.is_shallow().unwrap_or(false) {
                "only the newest commits were fetched: `git fetch --unshallow` fetches all, as does `fetch-depth: 0` \
                 where a workflow checks them out"
            } else {
                "`git log` lists revisions"
            };
            format!("`{text}` is neither a file, nor a folder, nor a revision of git (help: {help})")
        };
        let id = self.repository.rev_parse_single(revision).map_err(|_| unknown())?;
        let tree = id.object().map_err(|_| unknown())?.peel_to_tree().map_err(|_| unknown())?;
        let snapshot = self.snapshot(revision, &tree)?;
        let path = path.map(|path| path.trim_start_matches("./").trim_end_matches('/'));
        let root = path.map_or_else(|| self.models(), str::to_owned);
        let mut side = snapshot.side(&root, path.is_some());
        if side.models.is_empty() && side.refused.is_empty() && side.manifests.is_empty() {
            return Err(format!("no model in `{text}`"));
        }
        if path.is_none() {
            side.models.retain(|(key, ..)| is_within(key, chosen));
        }
        Ok(side)
    }

    /// The way to the repository of models one stands in.
    fn models(&self) -> String {
        let models = Repositories::default().around(Path::new("."));
        let root = models.as_ref().and_then(|models| models.root.strip_prefix(&self.folder).ok());
        root.map(files::name).unwrap_or_default()
    }

    /// All models and manifests of a tree.
    fn snapshot(&self, revision: &str, tree: &Tree) -> Result<Snapshot, String> {
        let mut snapshot = Snapshot::new(revision);
        let broken = |error: &dyn std::fmt::Display| format!("revision `{revision}` cannot be read: {error}");
        let mut folders = vec![(String::new(), tree.id, 0)];
        let mut bytes = 0;
        while let Some((folder, id, depth)) = folders.pop() {
            let tree = self.repository.find_object(id).map_err(|error| broken(&error))?;
            let tree = tree.try_into_tree().map_err(|error| broken(&error))?;
            for entry in tree.iter() {
                let entry = entry.map_err(|error| broken(&error))?;
                // What is no text is no name of a module.
                let Ok(name) = entry.filename().to_str() else { continue };
                let is_passed_over = name.starts_with('.') || name == "target" || name.contains(['/', '\\']);
                let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
                match entry.mode().kind() {
                    EntryKind::Tree if !is_passed_over && depth < DEEPEST => {
                        snapshot.add_folder(path.clone());
                        folders.push((path, entry.object_id(), depth + 1));
                    }
                    EntryKind::Blob | EntryKind::BlobExecutable if is_wanted(name) => {
                        let header = self.repository.find_header(entry.object_id()).map_err(|error| broken(&error))?;
                        if is_table(name) && header.size() > LONGEST_TABLE {
                            continue;
                        }
                        bytes += header.size();
                        if bytes > LONGEST || snapshot.len() >= MOST {
                            return Err(broken(&"its models are longer than 512 MiB"));
                        }
                        let blob = self.repository.find_object(entry.object_id()).map_err(|error| broken(&error))?;
                        snapshot.add(path, &blob.data);
                    }
                    _ => {}
                }
            }
        }
        Ok(snapshot)
    }
}

fn is_wanted(name: &str) -> bool {
    let extension = Path::new(name).extension();
    name == manifest::FILE || is_table(name) || extension.is_some_and(|extension| extension == files::EXTENSION)
}

fn is_table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "csv")
}

/// Whether a path is one of some, or below one; any is, where there are none.
pub(super) fn is_within(path: &str, chosen: &[String]) -> bool {
    let below = |folder: &String| {
        folder.is_empty()
            || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    chosen.is_empty() || chosen.iter().any(below)
}
