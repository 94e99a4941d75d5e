//! Expectations of a course, as an atom and the laws by which they are met.

use super::layout::Layout;
use super::point::Point;
use crate::kernel::{Atom, AtomId, AtomKind, GateId, Kernel, LawId, Period, Term, Timed, When};
use coproduce_engine::numbered;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

/// What an expectation depends on itself.
pub(super) fn points_of(kernel: &Kernel, expected: &Timed, last: Period) -> Vec<Point> {
    let throughout = |atom: AtomId, first: Period, last: Period| {
        (first..=last).map(move |period| Point::of(kernel, atom, period)).collect::<Vec<_>>()
    };
    match expected.when {
        When::Throughout(first, last) | When::Sometime(first, last) => throughout(expected.product, first, last),
        When::Before(other) | When::Within(_, other) => {
            [throughout(expected.product, 0, last), throughout(other, 0, last)].concat()
        }
    }
}

impl Layout<'_, '_> {
    /// A new atom of an expectation.
    pub(super) fn met(&mut self, span: Span, period: Option<Period>) -> AtomId {
        let id = AtomId(numbered(self.kernel.atoms.len()));
        self.kernel.atoms.push(Atom { kind: AtomKind::Met, name: span, own: true });
        self.moments.periods.push(period);
        self.moments.only_kept.push(false);
        id
    }

    /// What is expected of a period: that a thing is there, by the law that it is expected by; or that it is not.
    pub(super) fn wanted(&mut self, expected: &Timed, period: Period) -> Term {
        let product = self.atoms[&Point::of(self.reached.kernel, expected.product, period)];
        let wanted = match expected.by {
            None => product,
            Some(law) => self.by(expected, law, product, period),
        };
        if expected.not { Term::Absent(wanted) } else { Term::Present(wanted) }
    }

    /// An atom that says whether a product is there by a law, by a way that does not go through the product itself.
    pub(super) fn by(&mut self, expected: &Timed, law: LawId, product: AtomId, period: Period) -> AtomId {
        let (base, places) = (self.reached.kernel, &self.reached.places);
        let stated = base.laws[law.index()];
        let by = self.met(expected.span, Some(period));
        let departs = period.checked_sub(u32::from(stated.delay));
        let departs = departs.filter(|&departs| base.applies(&stated, places[departs as usize]));
        if let Some(departs) = departs.filter(|_| base.products(&stated).contains(&expected.product)) {
            let without =
                if departs == period { self.without(expected, stated.condition, period) } else { FxHashMap::default() };
            let condition = self.gate_with(stated.condition, departs, &without);
            self.define(expected.span, vec![Term::Present(product), Term::Gate(condition)], by);
        }
        by
    }

    /// Of what is on a circle with a product within a period, and on which a condition depends, how it would be without
    /// the product: an atom for each.
    pub(super) fn without(&mut self, expected: &Timed, condition: GateId, period: Period) -> FxHashMap<AtomId, AtomId> {
        let reached = self.reached;
        let circle = reached.circle(expected.product, condition, period);
        let copies: FxHashMap<AtomId, AtomId> =
            circle.iter().map(|&atom| (atom, self.met(expected.span, Some(period)))).collect();
        for atom in circle.into_iter().filter(|&atom| atom != expected.product && !reached.is_kept_out(atom, period)) {
            let (base, copy) = (reached.kernel, copies[&atom]);
            if reached.is_there_of_itself(atom, period) {
                self.add(expected.span, 0, Vec::new(), copy);
            }
            let open = self.atoms.get(&Point::open(atom)).copied();
            if let Some(open) = open.filter(|_| reached.decided(atom, period).is_some_and(|(one, _)| one.is_open())) {
                self.define(expected.span, vec![Term::Present(open)], copy);
            }
            if let Some(kept) = self.kept(atom, period) {
                self.define(expected.span, kept, copy);
            }
            for &law in &reached.producers[atom.index()] {
                let stated = base.laws[law.index()];
                let Some(departs) = period.checked_sub(u32::from(stated.delay)) else { continue };
                if reached.departs.contains(&(departs, law)) {
                    let same = departs == period;
                    let condition = if same {
                        self.gate_with(stated.condition, departs, &copies)
                    } else {
                        self.gate(stated.condition, departs)
                    };
                    self.define(expected.span, vec![Term::Gate(condition)], copy);
                }
            }
        }
        copies
    }

    /// The atom that says whether an expectation is met, and the laws by which it is.
    pub(super) fn expect(&mut self, expected: &Timed) -> AtomId {
        let (base, last) = (self.reached.kernel, self.reached.at);
        let goal = self.met(expected.span, None);
        match expected.when {
            When::Throughout(first, last) | When::Sometime(first, last) => {
                let all: Vec<Term> = (first..=last).map(|period| self.wanted(expected, period)).collect();
                let needs_all = expected.not || matches!(expected.when, When::Throughout(..));
                let need = if needs_all { numbered(all.len()) } else { 1 };
                self.add(expected.span, need, all, goal);
            }
            When::Before(other) | When::Within(_, other) => {
                let other: Vec<AtomId> = (0..=last).map(|period| self.atoms[&Point::of(base, other, period)]).collect();
                let all: Vec<Term> = (0..=last).map(|period| self.wanted(expected, period)).collect();
                // The first period of the other thing is each in turn.
                let mut seen_before: Option<AtomId> = None;
                for (first, &there) in (0..=last).zip(&other) {
                    let periods = match expected.when {
                        When::Within(periods, _) => first..last.min(first.saturating_add(periods)) + 1,
                        _ => 0..first,
                    };
                    let wanted: Vec<Term> = periods.map(|period| all[period as usize]).collect();
                    let need = if expected.not { numbered(wanted.len()) } else { 1 };
                    let wanted = self.kernel.conditions.add(need, wanted);
                    let begins = [Term::Present(there), Term::Gate(wanted)];
                    let inputs = begins.into_iter().chain(seen_before.map(Term::Absent)).collect();
                    self.define(expected.span, inputs, goal);
                    let seen = self.met(expected.span, Some(first));
                    let earlier = seen_before.map(Term::Present);
                    self.add(expected.span, 1, earlier.into_iter().chain([Term::Present(there)]).collect(), seen);
                    seen_before = Some(seen);
                }
            }
        }
        goal
    }
}
