//! The two sides of a comparison: which of them is a file or a folder, which a revision of git, and what of it is meant.

use super::side::Side;
use std::path::{Path, PathBuf};

/// The two sides of a comparison, the old one first.
///
/// # Errors
///
/// Why they cannot be compared.
pub(super) fn sides(old: &str, new: Option<&str>, paths: &[PathBuf]) -> Result<[Side; 2], String> {
    let on_disk = |side: &str| Path::new(side).exists();
    if let (true, Some(new)) = (on_disk(old), new.filter(|new| on_disk(new))) {
        if !paths.is_empty() {
            return Err("paths after `--` choose files of revisions (help: name the files to compare)".to_owned());
        }
        if Path::new(old).is_dir() != Path::new(new).is_dir() {
            return Err("one is a file and the other a folder (help: compare two files, or two folders)".to_owned());
        }
        return Ok([Side::of_disk(Path::new(old)), Side::of_disk(Path::new(new))]);
    }
    if on_disk(old) && new.is_none() {
        return Err(format!(
            "nothing is named to compare `{old}` with (help: name a second file or folder, or a Git revision)"
        ));
    }
    revisions::sides(old, new, paths)
}

#[cfg(not(feature = "git"))]
mod revisions {
    use super::{PathBuf, Side};

    pub(super) fn sides(old: &str, _: Option<&str>, _: &[PathBuf]) -> Result<[Side; 2], String> {
        Err(format!("no file or folder `{old}` (help: this build of the tool does not read Git revisions)"))
    }
}

#[cfg(feature = "git")]
mod revisions {
    use super::{Path, PathBuf, Side};
    use crate::files::{self, repository_around};
    use crate::git::Git;
    use crate::side::Meant;
    use coproduce_repository::{EntryKind, Repositories, Tree, models_below, slashed};
    use std::io::ErrorKind;

    /// What of a repository of git is compared.
    struct Extent {
        git: Git,
        /// The folder one stands in, without links.
        here: PathBuf,
        /// The files and folders that were chosen, from the top of the work tree; all, where there are none.
        chosen: Vec<PathBuf>,
    }

    pub(super) fn sides(old: &str, new: Option<&str>, paths: &[PathBuf]) -> Result<[Side; 2], String> {
        let named = if Path::new(old).exists() { new.unwrap_or(old) } else { old };
        let here = Path::new(".").canonicalize().map_err(|error| files::cannot_read(Path::new("."), &error))?;
        let git = Git::around(&here)?;
        let git = git
            .ok_or_else(|| format!("`{named}` is neither a file nor a folder, and there is no Git repository here"))?;
        let chosen = git.within(&here, paths)?;
        let extent = Extent { git, here, chosen };
        let Some(new) = new else { return extent.with_now(old).and_then(|sides| extent.checked(sides, paths)) };
        // Of a revision, only that is compared which is a file or folder on the other side.
        let within = |side: &str, other: &str| {
            let real = Path::new(side).canonicalize().ok().filter(|_| !other.contains(':'));
            real.and_then(|real| real.strip_prefix(extent.git.folder()).ok().map(Path::to_owned))
        };
        let side = |side: &str, other: &str| match within(side, other) {
            Some(_) => Ok(Side::of_disk_from(Path::new(side), extent.git.folder(), |path| extent.is_chosen(path))),
            None if Path::new(side).exists() => Ok(Side::of_disk(Path::new(side))),
            None => extent.revision(side, within(other, side).as_deref()),
        };
        extent.checked([side(old, new)?, side(new, old)?], paths)
    }

    impl Extent {
        /// A revision, and the same as it is now.
        fn with_now(&self, old: &str) -> Result<[Side; 2], String> {
            let before = self.revision(old, None)?;
            let Some((_, path)) = old.split_once(':') else {
                return Ok([before, Side::of_here(self.git.folder(), |path| self.is_chosen(path))]);
            };
            let path = self.git.folder().join(path);
            if !path.exists() {
                return Err(files::cannot_read(&path, &ErrorKind::NotFound.into()));
            }
            Ok([before, Side::of_disk(&path)])
        }

        fn checked(&self, sides: [Side; 2], paths: &[PathBuf]) -> Result<[Side; 2], String> {
            if !self.chosen.is_empty() && sides.iter().all(Side::is_empty) {
                let named: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
                return Err(format!("no model below {} in either", named.join(", ")));
            }
            Ok(sides)
        }

        fn is_chosen(&self, path: &Path) -> bool {
            self.chosen.is_empty() || self.chosen.iter().any(|chosen| path.starts_with(chosen))
        }

        /// The models of a revision, `main`, or of a file or folder in it, `main:models`. Of a revision it is what was
        /// in the repository of models one stands in, or at a path where only that is meant.
        fn revision(&self, text: &str, only: Option<&Path>) -> Result<Side, String> {
            let (revision, named) = self.git.revision(text)?;
            let repositories = Repositories::new(revision);
            let is_whole = named.is_none();
            let (places, base) = match (named, only) {
                (Some(named), _) => {
                    let named = repositories.reach(&named).unwrap_or(named);
                    (vec![named.clone()], named)
                }
                (None, Some(only)) => (vec![only.to_owned()], PathBuf::new()),
                (None, None) => (self.places(&repositories), PathBuf::new()),
            };
            let mut side = Side::default();
            let mut models = Vec::new();
            for place in places {
                if repositories.tree().kind(&place) == Some(EntryKind::File) {
                    repositories.of(place.parent().unwrap_or(&place));
                    models.push(place);
                } else if repositories.tree().kind(&place) == Some(EntryKind::Folder) {
                    repositories.of(&place);
                    let (below, refused) = models_below(repositories.tree(), &place);
                    models.extend(below);
                    side.refused.extend(refused);
                }
            }
            if only.is_none() && models.is_empty() && side.refused.is_empty() && repositories.findings().is_empty() {
                return Err(format!("no model in `{text}`"));
            }
            let meant = models.into_iter().filter(|file| !is_whole || self.is_chosen(file));
            let meant = meant.map(|file| Meant {
                key: slashed(file.strip_prefix(&base).unwrap_or(&file)),
                name: slashed(&file),
                text: repositories.tree().name(&file),
                file,
            });
            Ok(side.with(meant.collect(), &repositories))
        }

        /// Where the models are, in a revision, of the repository one stands in, or else of the folder.
        fn places<T: Tree>(&self, repositories: &Repositories<T>) -> Vec<PathBuf> {
            let now = repository_around(&files::Repositories::default(), &self.here);
            let root = now
                .filter(|now| now.manifest().is_some())
                .map_or_else(|| self.here.clone(), |now| now.root().to_owned());
            let root = root.strip_prefix(self.git.folder()).unwrap_or(Path::new("")).to_owned();
            let before = repositories.of(&root);
            if before.root() == root { before.sources().to_vec() } else { vec![root] }
        }
    }
}
