//! A file as it was found.

use crate::{Repositories, Repository, Tree, models_below};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A model file, and the repository it is read in.
#[derive(Debug)]
pub struct Found<T> {
    /// The way to it, as it was given.
    pub path: PathBuf,
    /// The name it has in reports.
    pub name: String,
    /// The way to it without links.
    pub real: PathBuf,
    /// What it lies in.
    pub repository: Arc<Repository<T>>,
}

impl<T> Clone for Found<T> {
    fn clone(&self) -> Self {
        let (path, name, real) = (self.path.clone(), self.name.clone(), self.real.clone());
        Self { path, name, real, repository: Arc::clone(&self.repository) }
    }
}

impl<T> AsRef<Path> for Found<T> {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// The models of the sources of a repository.
pub fn find_below<T: Tree>(repository: &Repository<T>, repositories: &Repositories<T>) -> Vec<Found<T>> {
    let folders = repository.sources().iter();
    let below = folders.flat_map(|folder| models_below(repositories.tree(), folder).0);
    let found = below.map(|real| {
        let name = repositories.tree().name(&real);
        let repository = repositories.of(real.parent().unwrap_or(&real));
        Found { path: PathBuf::from(&name), name, real, repository }
    });
    found.collect()
}
