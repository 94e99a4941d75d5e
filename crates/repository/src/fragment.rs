//! Findings of a file that the files which use it settle.
//!
//! A file may leave to those that use it what it does not supply itself: a coproducer for a law, a law for an outcome, a
//! mention for a name. A rule that finds such a thing lacking is called open. What it finds in a file is dropped where it
//! is not found in some model of the same repository in which the file takes part: another file, with all that it uses.

use crate::{Found, Read, Repositories, Repository, Tree, find_below};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_threads::ahead_on;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file of a repository with a manifest.
struct Place<T> {
    repository: Arc<Repository<T>>,
    /// The path by which others use it.
    module: Arc<str>,
}

/// In how many models a file is looked at again before what is found in it is taken to stand.
const MOST_LOOKS: usize = 100;

/// Drops what other files settle from the findings of those that were read.
pub fn settle<T: Tree + Send + Sync>(checked: &mut [Read<T>], repositories: &Repositories<T>, threads: usize) {
    let place = |one: &Read<T>| one.findings.iter().any(is_open).then(|| place(&one.found)).flatten();
    let places: Vec<(usize, Place<T>)> =
        checked.iter().enumerate().filter_map(|(at, one)| Some((at, place(one)?))).collect();
    if places.is_empty() {
        return;
    }
    let others = others(checked, &places, repositories, threads);
    let users = users(checked.iter().chain(&others), &places);
    let all: Vec<BTreeSet<usize>> = ahead_on(
        threads,
        &places,
        |(at, place)| settled(&checked[*at], users.get(&place.key()).map_or(&[], Vec::as_slice)),
        |results| results.collect(),
    );
    for ((at, _), settled) in places.into_iter().zip(all) {
        let mut number = 0..;
        checked[at].findings.retain(|_| number.next().is_none_or(|number| !settled.contains(&number)));
    }
}

fn is_open(finding: &Diagnostic) -> bool {
    finding.rule.open
}

fn place<T: Tree>(found: &Found<T>) -> Option<Place<T>> {
    let repository = Arc::clone(&found.repository);
    repository.manifest()?;
    let module = repository.module_path(&found.real)?.into();
    Some(Place { repository, module })
}

/// A root, and a module below it.
type Key = (PathBuf, Arc<str>);

impl<T: Tree> Place<T> {
    fn key(&self) -> Key {
        (self.repository.root().to_owned(), Arc::clone(&self.module))
    }
}

/// The files of the same repositories that nobody asked about.
fn others<T: Tree + Send + Sync>(
    checked: &[Read<T>],
    places: &[(usize, Place<T>)],
    repositories: &Repositories<T>,
    threads: usize,
) -> Vec<Read<T>> {
    let known: BTreeSet<&PathBuf> = checked.iter().map(|one| &one.found.real).collect();
    let roots: BTreeMap<&Path, &Arc<Repository<T>>> =
        places.iter().map(|(_, place)| (place.repository.root(), &place.repository)).collect();
    let files = roots.into_values().flat_map(|repository| find_below(repository, repositories));
    let files: Vec<Found<T>> = files.filter(|file| !known.contains(&file.real)).collect();
    ahead_on(threads, &files, |file| Read::of(file.clone(), false).ok(), |results| results.flatten().collect())
}

/// A file in the model of which another takes part: as which of its modules.
type User<'r, T> = (&'r Read<T>, usize);

/// By module, the files of which the model includes it, in order.
fn users<'r, T: Tree>(
    all: impl Iterator<Item = &'r Read<T>>,
    places: &[(usize, Place<T>)],
) -> BTreeMap<Key, Vec<User<'r, T>>> {
    let mut users: BTreeMap<Key, Vec<User<T>>> = places.iter().map(|(_, place)| (place.key(), Vec::new())).collect();
    for one in all {
        let root = one.found.repository.root();
        for (at, module) in one.modules.iter().enumerate().skip(1) {
            if let Some(users) = users.get_mut(&(root.to_owned(), Arc::clone(module))) {
                users.push((one, at));
            }
        }
    }
    users
}

/// Which of the findings of a file, by number, its users settle.
fn settled<T: Tree>(read: &Read<T>, users: &[User<T>]) -> BTreeSet<usize> {
    let findings = &read.findings;
    let mut open: BTreeSet<usize> = (0..findings.len()).filter(|&number| is_open(&findings[number])).collect();
    let mut settled = BTreeSet::new();
    let mut looks = MOST_LOOKS;
    for &(user, at) in users {
        if open.is_empty() {
            break;
        }
        let is_name = |number: &usize| findings[*number].rule == "unused-name";
        let declared = |number: &usize| read.sources.locate(findings[*number].span).1.start;
        // A mention settles what is unused; all other rules have to look again.
        let mut now: Vec<usize> = open
            .iter()
            .copied()
            .filter(|number| is_name(number) && user.mentions.contains(&(at, declared(number))))
            .collect();
        let rest: Vec<usize> = open.iter().copied().filter(|number| !is_name(number)).collect();
        if !rest.is_empty()
            && looks > 0
            && let Some(module) = user.modules.first()
            && let Ok(again) = read.found.repository.read(&read.found.real, &read.name, vec![module.to_string()])
        {
            looks -= 1;
            // The file is the first text in both, so that its places are the same.
            let same = |one: &Diagnostic, other: &Diagnostic| {
                (one.rule, one.span, &one.message) == (other.rule, other.span, &other.message)
            };
            let remains = |number: &usize| again.findings.iter().any(|other| same(&findings[*number], other));
            now.extend(rest.into_iter().filter(|number| again.understood && !remains(number)));
        }
        for number in now {
            open.remove(&number);
            settled.insert(number);
        }
    }
    settled
}
