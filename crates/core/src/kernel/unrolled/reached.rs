//! What a question depends on, followed backwards from what is asked about.

use super::point::{Point, Thing};
use super::{MOST, TooLong};
use crate::kernel::{AtomId, AtomKind, Course, EnvironmentId, GateId, Kernel, LawId, Origin, Period, Supposed};
use coproduce_syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a question depends on.
pub(super) struct Reached<'k> {
    pub(super) kernel: &'k Kernel,
    pub(super) course: &'k Course,
    pub(super) at: Period,
    /// By period, where one is.
    pub(super) places: Vec<EnvironmentId>,
    /// By atom, what is supposed of it, in the order in which it is decided.
    pub(super) supposed: FxHashMap<AtomId, Vec<usize>>,
    /// By atom, the laws that produce it; and those that end it.
    pub(super) producers: Vec<Vec<LawId>>,
    pub(super) enders: FxHashMap<AtomId, Vec<LawId>>,
    pub(super) seen: FxHashSet<Point>,
    pub(super) points: Vec<Point>,
    /// The laws that depart, each with the period in which it does.
    pub(super) departs: FxHashSet<(Period, LawId)>,
}

impl<'k> Reached<'k> {
    pub(super) fn new(kernel: &'k Kernel, course: &'k Course, at: Period) -> Self {
        let mut producers: Vec<Vec<LawId>> = vec![Vec::new(); kernel.atoms.len()];
        let mut enders: FxHashMap<AtomId, Vec<LawId>> = FxHashMap::default();
        for (id, law) in kernel.laws_with_ids().filter(|(_, law)| law.origin != Origin::Unread) {
            for product in kernel.products(law) {
                producers[product.index()].push(id);
            }
            for &ended in kernel.ended(id) {
                enders.entry(ended).or_default().push(id);
            }
        }
        let mut supposed: FxHashMap<AtomId, Vec<usize>> = FxHashMap::default();
        for (at, change) in course.changes.iter().enumerate() {
            supposed.entry(change.what.0).or_default().push(at);
        }
        let places = (0..=at).map(|period| course.environment(period)).collect();
        let (seen, points, departs) = (FxHashSet::default(), Vec::new(), FxHashSet::default());
        Self { kernel, course, at, places, supposed, producers, enders, seen, points, departs }
    }

    pub(super) fn note(&mut self, point: Point) -> bool {
        let is_new = self.seen.insert(point);
        if is_new {
            self.points.push(point);
        }
        is_new
    }

    /// What is supposed of an atom in a period, and where.
    pub(super) fn decided(&self, atom: AtomId, period: Period) -> Option<(Supposed, Span)> {
        let changes = self.supposed.get(&atom)?.iter().rev().map(|&at| &self.course.changes[at]);
        changes.into_iter().find(|change| change.covers(period)).map(|change| (change.what.1, change.span))
    }

    /// Whether a course or the environment of a period keeps a thing out of it.
    pub(super) fn is_kept_out(&self, atom: AtomId, period: Period) -> bool {
        match self.decided(atom, period) {
            Some((supposed, _)) => supposed == Supposed::Without,
            None => self.kernel.environment(self.places[period as usize]).lacks(atom),
        }
    }

    /// Whether a course or the environment of a period has a thing in it, whatever laws say.
    pub(super) fn is_there_of_itself(&self, atom: AtomId, period: Period) -> bool {
        match self.decided(atom, period) {
            Some((Supposed::Likely(probability), _)) => probability >= 1.0,
            Some((supposed, _)) => supposed == Supposed::Given,
            None => self.kernel.environment(self.places[period as usize]).holds(atom),
        }
    }

    /// The atoms that a condition depends on within a period, and that depend there on a product of the same law, this
    /// one among them; none where there is no circle.
    pub(super) fn circle(&self, product: AtomId, condition: GateId, period: Period) -> Vec<AtomId> {
        let (kernel, here) = (self.kernel, self.places[period as usize]);
        let mut inputs: indexmap::IndexMap<AtomId, Vec<AtomId>, rustc_hash::FxBuildHasher> =
            indexmap::IndexMap::default();
        let mut waiting = Vec::new();
        kernel.conditions.each_atom(condition, &mut |atom| waiting.push(atom));
        while let Some(atom) = waiting.pop() {
            if inputs.contains_key(&atom) {
                continue;
            }
            let mut of_atom = Vec::new();
            for law in self.producers[atom.index()].iter().map(|law| &kernel.laws[law.index()]) {
                if law.delay == 0 && kernel.applies(law, here) {
                    kernel.conditions.each_atom(law.condition, &mut |input| of_atom.push(input));
                }
            }
            waiting.extend(&of_atom);
            inputs.insert(atom, of_atom);
        }
        if !inputs.contains_key(&product) {
            return Vec::new();
        }
        let mut circle = vec![product];
        loop {
            let known = circle.len();
            for (&atom, inputs) in &inputs {
                if !circle.contains(&atom) && inputs.iter().any(|input| circle.contains(input)) {
                    circle.push(atom);
                }
            }
            if circle.len() == known {
                return circle;
            }
        }
    }

    pub(super) fn follow(&mut self, asked: Vec<Point>) -> Result<(), TooLong> {
        for &point in &asked {
            self.note(point);
        }
        // The things of the period asked about are there already, whether the question depends on them or not.
        let mut followed: FxHashSet<Point> = FxHashSet::default();
        let mut waiting = asked;
        while let Some(point) = waiting.pop() {
            if !followed.insert(point) {
                continue;
            }
            if self.points.len() > MOST {
                return Err(TooLong);
            }
            let from = waiting.len();
            self.each_needed(point, &mut waiting);
            for &needed in &waiting[from..] {
                self.note(needed);
            }
        }
        Ok(())
    }

    /// Adds what a point depends on.
    pub(super) fn each_needed(&mut self, point: Point, needed: &mut Vec<Point>) {
        let (kernel, Some(period)) = (self.kernel, point.period) else { return };
        match point.thing {
            Thing::Atom(atom) => {
                if self.decided(atom, period).is_some_and(|(supposed, _)| supposed.is_open()) {
                    needed.push(Point::open(atom));
                }
                for at in 0..self.producers[atom.index()].len() {
                    self.depart(self.producers[atom.index()][at], period, needed);
                }
                if kernel.lasts(atom) && period > 0 {
                    needed.push(Point::of(kernel, atom, period - 1));
                    if self.enders.contains_key(&atom) {
                        needed.push(Point::new(Thing::Ended(atom), period));
                    }
                }
                if let Some(action) = kernel.action_of(atom) {
                    let parts = action.actors.iter().chain([&action.chosen, &action.performed]);
                    needed.extend(parts.map(|&part| Point::of(kernel, part, period)));
                }
                let free = kernel.free.get(&atom);
                needed.extend(free.map(|&free| Point::of(kernel, free, period)));
                if let AtomKind::Free { actor } = kernel.atom(atom).kind {
                    needed.push(Point::of(kernel, actor, period));
                }
            }
            Thing::Ended(atom) => {
                for at in 0..self.enders.get(&atom).map_or(0, Vec::len) {
                    self.depart(self.enders[&atom][at], period, needed);
                }
            }
            Thing::Open(_) => {}
        }
    }

    /// Notes a law that arrives in a period, and adds what it depends on where it departs.
    pub(super) fn depart(&mut self, law: LawId, arrives: Period, needed: &mut Vec<Point>) {
        let (kernel, stated) = (self.kernel, &self.kernel.laws[law.index()]);
        let Some(departs) = arrives.checked_sub(u32::from(stated.delay)) else { return };
        let here = self.places[departs as usize];
        if !kernel.applies(stated, here) || !self.departs.insert((departs, law)) {
            return;
        }
        kernel.conditions.each_atom(stated.condition, &mut |atom| needed.push(Point::of(kernel, atom, departs)));
    }
}
