//! Where a path leads: name by name, link by link, and never out of the repository.
//!
//! What is hidden, whose name begins with `.`, is for tools and secrets: no path leads to it or through it, neither by
//! its own names nor by those that a link holds. So a link says no more than what could be named without it.

use super::Repository;
use super::tree::{EntryKind, Tree};
use std::path::{Component, Path, PathBuf};

/// More links on one way are taken for a circle; POSIX allows no system fewer than 8, and most have 40.
const MOST_LINKS: usize = 40;
/// What lies in more folders is not looked for.
pub(super) const DEEPEST: usize = 200;

/// Where a path led.
#[derive(Debug)]
pub(super) struct Reached {
    /// Without links, as the file system spells it.
    pub path: PathBuf,
    pub kind: EntryKind,
}

/// Why a path leads nowhere.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// There is nothing.
    Missing,
    /// What there is is spelt in other capitals: so.
    Respelt(PathBuf),
    /// Two entries differ in how they compose this name alone.
    Ambiguous(String),
    /// Up from the root.
    LeadsOut,
    /// A link leads up from the root, or holds an absolute path, which leads elsewhere in every other copy.
    LinkLeadsOut,
    /// A name on the way begins with `.`.
    Hidden,
    /// A link leads there.
    LinkToHidden,
    /// Links lead to one another.
    Endless,
    /// A folder on the way cannot be read.
    Unreadable(String),
}

/// A name to go on to.
struct Step {
    name: String,
    by_link: bool,
}

impl<T: Tree> Repository<T> {
    /// Where some names lead from a folder of the repository, which is named without links.
    pub(super) fn follow<'n>(
        &self,
        from: &Path,
        names: impl DoubleEndedIterator<Item = &'n str>,
    ) -> Result<Reached, Obstacle> {
        let mut ahead: Vec<Step> = names.rev().map(|name| Step { name: name.to_owned(), by_link: false }).collect();
        let mut path = from.to_owned();
        let mut kind = EntryKind::Folder;
        let mut links = 0;
        // The names as they are spelt there, and whether that is otherwise.
        let (mut spelt, mut is_respelt) = (PathBuf::new(), false);
        while let Some(Step { name, by_link }) = ahead.pop() {
            if kind != EntryKind::Folder {
                return Err(Obstacle::Missing);
            }
            if name == ".." {
                spelt.extend((!by_link).then_some(".."));
                if path == self.root() || !path.pop() {
                    return Err(if by_link { Obstacle::LinkLeadsOut } else { Obstacle::LeadsOut });
                }
                continue;
            }
            if name.starts_with('.') {
                return Err(if by_link { Obstacle::LinkToHidden } else { Obstacle::Hidden });
            }
            let listing = self.listing(&path).map_err(Obstacle::Unreadable)?;
            let respelt = || listing.in_other_capitals(&name).filter(|_| !by_link).inspect(|_| is_respelt = true);
            let listed = listing.get(&name).or_else(respelt).ok_or(Obstacle::Missing)?;
            if listed.is_ambiguous {
                return Err(Obstacle::Ambiguous(name));
            }
            spelt.extend((!by_link).then_some(&listed.name));
            if let EntryKind::Link(target) = &listed.kind {
                links += 1;
                if links > MOST_LINKS {
                    return Err(Obstacle::Endless);
                }
                ahead.extend(steps(target)?.into_iter().rev());
            } else {
                path.push(&listed.name);
                kind = listed.kind.clone();
            }
            if path.components().count() > self.root().components().count() + DEEPEST {
                return Err(Obstacle::Missing);
            }
        }
        if is_respelt { Err(Obstacle::Respelt(spelt)) } else { Ok(Reached { path, kind }) }
    }
}

/// The names that a link holds.
fn steps(target: &Path) -> Result<Vec<Step>, Obstacle> {
    let mut steps = Vec::new();
    for component in target.components() {
        let name = match component {
            Component::Prefix(_) | Component::RootDir => return Err(Obstacle::LinkLeadsOut),
            Component::CurDir => continue,
            Component::ParentDir => "..",
            // Nothing in a repository is called what is no text.
            Component::Normal(name) => name.to_str().ok_or(Obstacle::Missing)?,
        };
        steps.push(Step { name: name.to_owned(), by_link: true });
    }
    Ok(steps)
}
