//! What is there in the situation that a picture shows, and what is missing.

use super::picture::{Part, Shown};
use crate::analysis::course::presences;
use crate::analysis::inquiry::{Setting, Verdict, Words, missing};
use crate::kernel::{AtomId, Kernel, Networks, Supposed};
use coproduce_engine::POSSIBLE;
use rustc_hash::FxHashSet;

/// So many sets of what is missing are looked at for each product.
const MOST_SETS: usize = 100;

/// Of so many products it is found out what they miss: beyond, a picture is not read, and the search takes minutes.
const MOST_WANTED: usize = 400;

/// What is seen of a situation.
pub(super) struct Seen {
    /// By atom, whether it is there.
    now: Vec<Verdict>,
    given: FxHashSet<AtomId>,
    taken_away: FxHashSet<AtomId>,
    missing: FxHashSet<AtomId>,
    /// So many products are not there, which is too many to find out what they miss.
    pub unsought: Option<usize>,
}

/// What is seen of a situation; what is too large to be decided is undetermined.
pub(super) fn seen(words: Words, networks: &Networks, shown: &Shown) -> Seen {
    let kernel = words.kernel;
    match shown {
        Shown::Moment(course, at) => {
            let course = kernel.course(*course);
            let supposed = course.supposes(*at).into_iter().map(|(atom, (supposed, _))| (atom, supposed));
            let now = presences(words, networks, course, *at);
            supposing(kernel, now, &supposed.collect::<Vec<_>>())
        }
        Shown::Setting(setting) => of_setting(words, networks, setting, &setting.states(kernel)),
    }
}

/// What is there in a setting, and what would be needed for more.
fn of_setting(words: Words, networks: &Networks, setting: &Setting, supposed: &[(AtomId, Supposed)]) -> Seen {
    let kernel = words.kernel;
    let inquiry = setting.inquiry(kernel, networks);
    // What is asked about is never itself open; what is shown may be.
    let is_open = |atom: AtomId| inquiry.situation.present[atom.index()] == POSSIBLE;
    let verdict = |atom: AtomId| match inquiry.verdict(atom) {
        Ok(Verdict::NotProduced) if is_open(atom) => Verdict::Undetermined,
        decided => decided.unwrap_or(Verdict::Undetermined),
    };
    let now: Vec<Verdict> = crate::kernel::atom_ids(kernel).map(verdict).collect();
    let is_wanted = |atom: &AtomId| now[atom.index()] != Verdict::Produced && !inquiry.is_without_law(*atom);
    let wanted: Vec<(AtomId, Verdict)> =
        crate::kernel::atom_ids(kernel).filter(is_wanted).map(|atom| (atom, now[atom.index()])).collect();
    let unsought = Some(wanted.len()).filter(|&wanted| wanted > MOST_WANTED);
    let sought = if unsought.is_some() { &[] } else { wanted.as_slice() };
    let sets = missing(&inquiry, sought, MOST_SETS).into_iter().flat_map(|found| found.sets);
    let missing = sets.flatten().filter(|one| !one.away).map(|one| kernel.declared(one.atom)).collect();
    Seen { missing, unsought, ..supposing(kernel, now, supposed) }
}

/// What is there, where this is supposed.
fn supposing(kernel: &Kernel, now: Vec<Verdict>, supposed: &[(AtomId, Supposed)]) -> Seen {
    let of = |wanted: Supposed| {
        let such = supposed.iter().filter(move |(_, supposed)| *supposed == wanted);
        such.map(|&(atom, _)| kernel.declared(atom)).collect()
    };
    let (given, taken_away) = (of(Supposed::Given), of(Supposed::Without));
    Seen { now, given, taken_away, missing: FxHashSet::default(), unsought: None }
}

impl Seen {
    /// Whether something is there, and what part it has in that.
    pub fn of(&self, kernel: &Kernel, atom: AtomId) -> (Verdict, Option<Part>) {
        let (now, declared) = (self.now[atom.index()], kernel.declared(atom));
        let part = if self.taken_away.contains(&declared) {
            Some(Part::TakenAway)
        } else if self.given.contains(&declared) {
            Some(Part::Given)
        } else if now != Verdict::Produced && self.missing.contains(&declared) {
            Some(Part::Missing)
        } else {
            None
        };
        (now, part)
    }
}
