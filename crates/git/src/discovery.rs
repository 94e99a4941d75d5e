//! Where the repository of a folder lies.

use crate::error::Error;
use crate::files;
use crate::path::path;
use std::fs;
use std::path::{Path, PathBuf};

/// A longer file that names a folder is none that git writes.
const LONGEST: u64 = 1 << 16;

/// Where a repository lies.
#[derive(Debug)]
pub(crate) struct Place {
    /// The folder of the repository, or that of a work tree within it.
    pub(crate) git_dir: PathBuf,
    /// The folder that all work trees share.
    pub(crate) common_dir: PathBuf,
    /// The folder that it is the `.git` of.
    pub(crate) beside: Option<PathBuf>,
}

impl Place {
    /// The nearest repository from a folder upwards.
    pub(crate) fn upwards(folder: &Path) -> Result<Option<Self>, Error> {
        for folder in folder.ancestors() {
            if let Some(place) = Self::within(folder)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    /// The repository that a folder is the work tree of, or that it is itself.
    fn within(folder: &Path) -> Result<Option<Self>, Error> {
        let dot_git = folder.join(".git");
        let beside = Some(folder.to_owned());
        if let Some(content) = files::read(&dot_git, LONGEST)? {
            // A work tree or a submodule, whose repository lies elsewhere.
            let named = content.strip_prefix(b"gitdir:").and_then(|named| path(named.trim_ascii()));
            let place = named.map(|named| Self::at(&folder.join(named), beside)).transpose()?.flatten();
            let reason = "it names no folder of a repository".to_owned();
            return place.map(Some).ok_or(Error::Corrupt { path: dot_git, reason });
        }
        if let Some(place) = Self::at(&dot_git, beside)? {
            return Ok(Some(place));
        }
        let beside = folder.parent().filter(|_| folder.ends_with(".git")).map(Path::to_owned);
        Self::at(folder, beside)
    }

    /// The repository that a folder is; `None` where it is none.
    pub(crate) fn at(git_dir: &Path, beside: Option<PathBuf>) -> Result<Option<Self>, Error> {
        // Where no branch has a commit yet, the head may be a link to nothing.
        let has_head = fs::symlink_metadata(git_dir.join("HEAD")).is_ok_and(|about| !about.is_dir());
        if !has_head {
            return Ok(None);
        }
        let named = files::read(&git_dir.join("commondir"), LONGEST)?;
        let common_dir = match &named {
            Some(named) => path(named.trim_ascii()).map(|named| git_dir.join(named)),
            None => Some(git_dir.to_owned()),
        };
        let is_whole = |common: &PathBuf| common.join("objects").is_dir() && common.join("refs").is_dir();
        let git_dir = git_dir.to_owned();
        Ok(common_dir.filter(is_whole).map(|common_dir| Self { git_dir, common_dir, beside }))
    }
}
