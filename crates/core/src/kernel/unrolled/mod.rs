//! A course as the network of its periods, as far as a question depends on it.
//!
//! In: a course and what is asked about. Out: a kernel of its own, in which everything at every period is an atom, and
//! every law a law for each period in which it departs; with the course as its one situation. Whatever can be asked of a
//! situation can so be asked of a course, and the engine knows nothing of time.
//!
//! The atoms of the declared things come first, as they are in the period asked about, so that names mean these. What
//! is unknown is one atom without a period, since it is the same in all of them.

mod expectation;
mod layout;
mod point;
mod reached;

use super::{AtomId, Course, Kernel, Networks, Period, Timed};
use coproduce_engine::numbered;
use layout::Layout;
use point::Point;
use reached::Reached;
use rustc_hash::FxHashMap;

/// Which period each atom of a course in its periods stands in.
#[derive(Clone, Debug)]
pub struct Moments {
    /// The period asked about.
    pub at: Period,
    /// By atom; none for what is the same in all of them.
    periods: Vec<Option<Period>>,
    /// By atom, whether it is there only if it was there before.
    only_kept: Vec<bool>,
    /// The atoms of things in periods.
    places: FxHashMap<(AtomId, Period), AtomId>,
}

impl Moments {
    /// The period that an atom stands in; none for what is the same in all of them.
    pub fn period(&self, atom: AtomId) -> Option<Period> {
        self.periods.get(atom.index()).copied().flatten()
    }

    /// The atom of a thing in a period, as far as the question depends on it.
    pub fn place(&self, thing: AtomId, period: Period) -> Option<AtomId> {
        self.places.get(&(thing, period)).copied()
    }

    /// Whether no law produces a thing, so that it is there only if it was there before.
    pub fn is_only_kept(&self, atom: AtomId) -> bool {
        self.only_kept.get(atom.index()).copied().unwrap_or(false)
    }
}

/// What a course in its periods is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Goal<'q> {
    /// Things in the period asked about.
    Things(&'q [AtomId]),
    /// Things in every period up to the one asked about.
    Throughout(&'q [AtomId]),
    /// Whether an expectation is met, up to the period asked about.
    Met(&'q Timed),
}

/// The course has too many things in too many periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// The most things in periods that a course is laid out in.
const MOST: usize = 4_000_000;

/// Lays out a course, up to a period, in what a question depends on; its situation is that of its scenario. Gives the
/// atom that a goal of its own has.
///
/// # Errors
///
/// [`TooLong`]
pub fn unroll(
    kernel: &Kernel,
    course: &Course,
    at: Period,
    goal: Goal,
) -> Result<(Kernel, Networks, Option<AtomId>), TooLong> {
    let mut reached = Reached::new(kernel, course, at);
    for atom in (0..numbered(kernel.atoms.len())).map(AtomId) {
        reached.note(Point::of(kernel, atom, at));
    }
    let asked: Vec<Point> = match goal {
        Goal::Things(things) => things.iter().map(|&atom| Point::of(kernel, atom, at)).collect(),
        Goal::Throughout(things) => {
            let all = (0..=at).flat_map(|period| things.iter().map(move |&atom| (atom, period)));
            all.map(|(atom, period)| Point::of(kernel, atom, period)).collect()
        }
        Goal::Met(expected) => expectation::points_of(kernel, expected, at),
    };
    reached.follow(asked)?;
    let mut layout = Layout::new(&reached);
    layout.state();
    layout.produce();
    let met = match goal {
        Goal::Met(expected) => Some(layout.expect(expected)),
        Goal::Things(_) | Goal::Throughout(_) => None,
    };
    let (kernel, first) = layout.finish();
    let networks = Networks::of_periods(&kernel, first);
    Ok((kernel, networks, met))
}
