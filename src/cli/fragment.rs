//! Findings of a file that the files which use it settle.
//!
//! A file may leave to those that use it what it does not supply itself: a coproducer for a law, a law for an outcome, a
//! mention for a name. A rule that finds such a thing lacking is called open. What it finds in a file is dropped where it
//! is not found in some model of the same repository in which the file takes part: another file, with all that it uses.

use super::files::{self, Found};
use super::modules::module_path;
use super::program::read_in;
use super::repository::{Repositories, Repository};
use crate::Program;
use crate::ahead::ahead_on;
use crate::check::rule;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that was checked.
pub(super) struct Read {
    pub found: Found,
    pub program: ManuallyDrop<Program>,
}

/// A file of a repository with a manifest.
struct Place {
    repository: Arc<Repository>,
    /// The path by which others use it.
    module: String,
}

/// Drops what other files settle from the findings of those that were read.
pub(super) fn settle(read: &mut [Read], repositories: &Repositories, threads: usize) {
    let places: Vec<Option<Place>> = read
        .iter()
        .map(|one| one.program.findings.iter().any(is_open).then(|| place(&one.found, repositories)).flatten())
        .collect();
    if places.iter().all(Option::is_none) {
        return;
    }
    let users = Users::of(read, &places, repositories, threads);
    let work: Vec<usize> = (0..read.len()).filter(|&at| places[at].is_some()).collect();
    let settled: Vec<BTreeSet<usize>> = ahead_on(
        threads,
        &work,
        |&at| match &places[at] {
            Some(place) => settled(&read[at], place, &users, repositories),
            None => BTreeSet::new(),
        },
        |results| results.collect(),
    );
    for (at, settled) in work.into_iter().zip(settled) {
        let mut number = 0..;
        read[at].program.findings.retain(|_| number.next().is_none_or(|number| !settled.contains(&number)));
    }
}

fn is_open(finding: &Diagnostic) -> bool {
    rule(finding.rule).is_some_and(|rule| rule.open)
}

fn place(found: &Found, repositories: &Repositories) -> Option<Place> {
    let repository = repositories.of(found.folder());
    repository.manifest.as_ref()?;
    let module = module_path(&found.real, &repository)?;
    Some(Place { repository, module })
}

/// Which of the findings of a file, by number, are settled.
fn settled(read: &Read, place: &Place, users: &Users, repositories: &Repositories) -> BTreeSet<usize> {
    let findings = &read.program.findings;
    let mut open: BTreeSet<usize> = (0..findings.len()).filter(|&number| is_open(&findings[number])).collect();
    let mut settled = BTreeSet::new();
    for user in users.of.get(&(place.repository.root.clone(), place.module.clone())).into_iter().flatten() {
        if open.is_empty() {
            break;
        }
        // A mention settles what is unused; all other rules have to look again.
        let mut now: Vec<usize> = match &user.mentions {
            Some(mentions) => {
                let mentioned = |number: &&usize| {
                    let finding = &findings[**number];
                    finding.rule == "unused-name"
                        && mentions.contains(&(place.module.clone(), offset(&read.program.sources, finding)))
                };
                open.iter().filter(mentioned).copied().collect()
            }
            None => Vec::new(),
        };
        let rest = |number: &&usize| user.mentions.is_none() || findings[**number].rule != "unused-name";
        let rest: Vec<usize> = open.iter().filter(rest).filter(|number| !now.contains(number)).copied().collect();
        if !rest.is_empty()
            && let Ok(again) =
                read_in(&read.found, repositories, vec![user.module.clone()]).map(ManuallyDrop::into_inner)
            && again.understood
        {
            // The file is the first text in both, so that its places are the same.
            let remains = |number: &usize| {
                again.findings.iter().any(|other| {
                    (other.rule, other.span, &other.message)
                        == (findings[*number].rule, findings[*number].span, &findings[*number].message)
                })
            };
            now.extend(rest.into_iter().filter(|number| !remains(number)));
        }
        for number in now {
            open.remove(&number);
            settled.insert(number);
        }
    }
    settled
}

fn offset(sources: &Sources, finding: &Diagnostic) -> usize {
    sources.locate(finding.span).1.start
}

/// A file that uses others.
struct User {
    /// The path by which others use it.
    module: String,
    /// The names of other files that its model mentions: the file, and where it declares the name. Nothing where the
    /// file was not among those that were read.
    mentions: Option<Arc<BTreeSet<(String, usize)>>>,
}

/// By root and module, the files of which the model includes it.
struct Users {
    of: BTreeMap<(PathBuf, String), Vec<User>>,
}

impl Users {
    fn of(read: &[Read], places: &[Option<Place>], repositories: &Repositories, threads: usize) -> Self {
        let mut of: BTreeMap<(PathBuf, String), Vec<User>> = BTreeMap::new();
        for place in places.iter().flatten() {
            of.entry((place.repository.root.clone(), place.module.clone())).or_default();
        }
        let roots: BTreeMap<PathBuf, Arc<Repository>> = places
            .iter()
            .flatten()
            .map(|place| (place.repository.root.clone(), Arc::clone(&place.repository)))
            .collect();
        // The files at hand, and then those of the same repositories that nobody asked about.
        let known: BTreeSet<&PathBuf> = read.iter().map(|one| &one.found.real).collect();
        for one in read {
            add(&mut of, &repositories.of(one.found.folder()).root, &one.program, true);
        }
        for (root, repository) in roots {
            let (files, _) = files::find_in(&repository.sources, repositories);
            let others: Vec<Found> = files.into_iter().filter(|file| !known.contains(&file.real)).collect();
            ahead_on(
                threads,
                &others,
                |file| read_in(file, repositories, Vec::new()).ok(),
                |programs| {
                    programs
                        .flatten()
                        .for_each(|program| add(&mut of, &root, &ManuallyDrop::into_inner(program), false));
                },
            );
        }
        Self { of }
    }
}

fn add(of: &mut BTreeMap<(PathBuf, String), Vec<User>>, root: &Path, program: &Program, mentions: bool) {
    let Some((own, used)) = program.modules.split_first() else { return };
    let mentioned = std::cell::OnceCell::new();
    for module in used {
        if let Some(users) = of.get_mut(&(root.to_owned(), module.clone())) {
            let mentions = mentions.then(|| Arc::clone(mentioned.get_or_init(|| Arc::new(program.mentions()))));
            users.push(User { module: own.clone(), mentions });
        }
    }
}
