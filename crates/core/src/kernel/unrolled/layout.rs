//! The kernel of a course in its periods, as it is made: atoms, what is there of itself, and a law for each period.

use super::Moments;
use super::point::{Point, Thing, is_of_base};
use super::reached::Reached;
use crate::kernel::{
    Action, Atom, AtomId, AtomKind, ByAtom, During, Environment, EnvironmentId, GateId, Kernel, Law, LawId, Origin,
    Period, Poses, Stated, Supposed, Term,
};
use coproduce_engine::numbered;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

/// The kernel of a course in its periods, as it is made.
pub(super) struct Layout<'r, 'k> {
    pub(super) reached: &'r Reached<'k>,
    pub(super) kernel: Kernel,
    /// The first law that is one of a period.
    pub(super) first: LawId,
    pub(super) here: EnvironmentId,
    pub(super) points: Vec<Point>,
    pub(super) atoms: FxHashMap<Point, AtomId>,
    pub(super) moments: Moments,
}

impl<'r, 'k> Layout<'r, 'k> {
    pub(super) fn new(reached: &'r Reached<'k>) -> Self {
        let (base, at) = (reached.kernel, reached.at);
        let mut kernel = base.clone();
        let first = LawId(numbered(base.laws.len()));
        let (things, mut others): (Vec<Point>, Vec<Point>) =
            reached.points.iter().partition(|point| is_of_base(base, **point, at));
        others.sort_unstable();
        let here = EnvironmentId(numbered(kernel.environments.len()));
        let place = base.environment(reached.places[at as usize]);
        kernel.environments.push(Environment { own: true, effective: ByAtom::default(), ..place.clone() });
        let moments = Moments {
            at,
            periods: things.iter().map(|point| point.period).collect(),
            only_kept: vec![false; things.len()],
            places: FxHashMap::default(),
        };
        let mut layout = Self { reached, kernel, first, here, points: things, atoms: FxHashMap::default(), moments };
        for (id, at) in (0..).map(AtomId).zip(0..layout.points.len()) {
            layout.atoms.insert(layout.points[at], id);
        }
        for &point in &others {
            let id = AtomId(numbered(layout.points.len()));
            layout.points.push(point);
            layout.atoms.insert(point, id);
            layout.moments.periods.push(point.period);
            layout.moments.only_kept.push(false);
        }
        // Atoms refer to one another, so all of them have a number first.
        let mut actions: FxHashMap<(u32, Period), u32> = FxHashMap::default();
        for &point in &others {
            let atom = layout.atom(point, &mut actions);
            layout.kernel.atoms.push(atom);
        }
        let above = layout.places_above();
        layout.kernel.environments[here.index()].above = above;
        layout
    }

    /// An atom of another period than the one asked about, or of none.
    pub(super) fn atom(&mut self, point: Point, actions: &mut FxHashMap<(u32, Period), u32>) -> Atom {
        let base = self.reached.kernel;
        let (Thing::Atom(atom) | Thing::Ended(atom) | Thing::Open(atom)) = point.thing;
        let known = *base.atom(atom);
        let kind = match (point.thing, known.kind, point.period) {
            (Thing::Ended(_), ..) => AtomKind::Ended,
            (Thing::Open(_), AtomKind::Chosen(_) | AtomKind::Actor, _) => AtomKind::Object,
            (Thing::Atom(_), AtomKind::Performed(index), Some(period)) => {
                AtomKind::Performed(self.action(index, period, actions))
            }
            (Thing::Atom(_), AtomKind::Chosen(index), Some(period)) => {
                AtomKind::Chosen(self.action(index, period, actions))
            }
            (Thing::Atom(free), AtomKind::Free { actor }, Some(period)) => {
                let actor = self.atoms[&Point::of(base, actor, period)];
                self.kernel.free.insert(actor, self.atoms[&Point::of(base, free, period)]);
                AtomKind::Free { actor }
            }
            (Thing::Atom(_), AtomKind::Environment(id), Some(_)) => {
                let copy = EnvironmentId(numbered(self.kernel.environments.len()));
                let environment = base.environment(id).clone();
                self.kernel.environments.push(Environment { own: false, above: vec![copy], ..environment });
                AtomKind::Environment(copy)
            }
            (Thing::Open(_) | Thing::Atom(_), kind, _) => kind,
        };
        Atom { kind, ..known }
    }

    /// The position of an action in a period.
    pub(super) fn action(&mut self, index: u32, period: Period, actions: &mut FxHashMap<(u32, Period), u32>) -> u32 {
        let base = self.reached.kernel;
        *actions.entry((index, period)).or_insert_with(|| {
            let known = &base.actions[index as usize];
            let of = |atom: AtomId| self.atoms[&Point::of(base, atom, period)];
            self.kernel.actions.push(Action {
                chosen: of(known.chosen),
                performed: of(known.performed),
                actors: known.actors.iter().map(|&actor| of(actor)).collect(),
                enabled_by: None,
                costs: known.costs,
            });
            numbered(self.kernel.actions.len() - 1)
        })
    }

    /// The environments that one is in, those of other periods among them.
    pub(super) fn places_above(&self) -> Vec<EnvironmentId> {
        let base = self.reached.kernel;
        let mut above = base.environment(self.reached.places[self.moments.at as usize]).above.clone();
        above.push(self.here);
        for (point, atom) in self.points.iter().zip(&self.kernel.atoms) {
            let (Thing::Atom(thing), Some(period), AtomKind::Environment(copy)) =
                (point.thing, point.period, atom.kind)
            else {
                continue;
            };
            let there = base.environment(self.reached.places[period as usize]);
            let is_within = base.environment_of(thing).is_some_and(|environment| there.is_within(environment));
            if is_within && copy > self.here {
                above.push(copy);
            }
        }
        above.sort_unstable();
        above.dedup();
        above
    }

    /// States what is there of itself.
    pub(super) fn state(&mut self) {
        let reached = self.reached;
        let mut states = ByAtom::default();
        let mut effective: ByAtom<Stated> = ByAtom::default();
        for (id, &point) in (0..).map(AtomId).zip(&self.points) {
            match (point.thing, point.period) {
                (Thing::Atom(atom), Some(period)) => match reached.decided(atom, period) {
                    Some((supposed, _)) if supposed.is_open() => {}
                    Some(decided) => {
                        states.insert(id, decided);
                    }
                    None => {
                        let place = reached.kernel.environment(reached.places[period as usize]);
                        effective.extend(place.effective.get(&atom).map(|&stated| (id, stated)));
                    }
                },
                (Thing::Open(atom), _) => {
                    let is_open =
                        |change: &&During<(AtomId, Supposed)>| change.what.0 == atom && change.what.1.is_open();
                    let open = reached.course.changes.iter().rev().find(is_open);
                    states.extend(open.map(|change| (id, (change.what.1, change.span))));
                }
                _ => {}
            }
        }
        self.kernel.environments[self.here.index()].effective = effective;
        let scenario = &mut self.kernel.scenarios[reached.course.scenario.index()];
        (scenario.environment, scenario.states) = (self.here, states);
        scenario.poses = Poses::Situation;
    }

    /// Produces in each period what laws produce, and keeps what lasts.
    pub(super) fn produce(&mut self) {
        let reached = self.reached;
        let mut departs: Vec<(Period, LawId)> = reached.departs.iter().copied().collect();
        departs.sort_unstable();
        for (period, law) in departs {
            self.depart(period, law);
        }
        for at in 0..self.points.len() {
            let (point, id) = (self.points[at], AtomId(numbered(at)));
            let (Thing::Atom(atom), Some(period)) = (point.thing, point.period) else { continue };
            let name = reached.kernel.name_span(atom);
            if let Some(&open) = self.atoms.get(&Point::open(atom))
                && reached.decided(atom, period).is_some_and(|(supposed, _)| supposed.is_open())
            {
                self.define(name, vec![Term::Present(open)], id);
            }
            if let Some(kept) = self.kept(atom, period) {
                self.define(name, kept, id);
                self.moments.only_kept[at] = reached.producers[atom.index()].is_empty();
            }
        }
    }

    pub(super) fn depart(&mut self, departs: Period, law: LawId) {
        let base = self.reached.kernel;
        let stated = base.laws[law.index()];
        let arrives = departs + u32::from(stated.delay);
        let of = |this: &Self, point: Point| this.atoms.get(&point).copied();
        let produced = base.products(&stated).iter().filter_map(|&atom| of(self, Point::of(base, atom, arrives)));
        let ended = base.ended(law).iter().filter_map(|&atom| of(self, Point::new(Thing::Ended(atom), arrives)));
        let products: Vec<AtomId> = produced.chain(ended).collect();
        let condition = self.gate(stated.condition, departs);
        let first = numbered(self.kernel.products.len());
        self.kernel.products.extend(products);
        let products = (first, numbered(self.kernel.products.len()));
        self.kernel.laws.push(Law { condition, products, delay: 0, ..stated });
    }

    /// The gate of a law in a period.
    pub(super) fn gate(&mut self, gate: GateId, period: Period) -> GateId {
        self.gate_with(gate, period, &FxHashMap::default())
    }

    /// The same, in which other atoms stand for some.
    pub(super) fn gate_with(&mut self, gate: GateId, period: Period, others: &FxHashMap<AtomId, AtomId>) -> GateId {
        let base = self.reached.kernel;
        let inputs: Vec<Term> = base
            .conditions
            .inputs(gate)
            .map(|term| match term {
                Term::Present(atom) => Term::Present(self.in_place(atom, period, others)),
                Term::Absent(atom) => Term::Absent(self.in_place(atom, period, others)),
                Term::Gate(inner) => Term::Gate(self.gate_with(inner, period, others)),
            })
            .collect();
        self.kernel.conditions.add(base.conditions.need(gate), inputs)
    }

    pub(super) fn in_place(&self, atom: AtomId, period: Period, others: &FxHashMap<AtomId, AtomId>) -> AtomId {
        let usual = || self.atoms[&Point::of(self.reached.kernel, atom, period)];
        others.get(&atom).copied().unwrap_or_else(usual)
    }

    /// Under which condition a lasting thing stays from the period before; none where nothing stays.
    pub(super) fn kept(&self, atom: AtomId, period: Period) -> Option<Vec<Term>> {
        let kernel = self.reached.kernel;
        let before = Point::of(kernel, atom, period.checked_sub(1)?);
        let before = self.atoms.get(&before).copied().filter(|_| kernel.lasts(atom))?;
        let ended = self.atoms.get(&Point::new(Thing::Ended(atom), period)).copied();
        Some([Term::Present(before)].into_iter().chain(ended.map(Term::Absent)).collect())
    }

    /// Adds a law of the course itself.
    pub(super) fn define(&mut self, name: Span, inputs: Vec<Term>, product: AtomId) {
        let need = numbered(inputs.len());
        self.add(name, need, inputs, product);
    }

    pub(super) fn add(&mut self, name: Span, need: u32, inputs: Vec<Term>, product: AtomId) {
        let condition = self.kernel.conditions.add(need, inputs);
        let first = numbered(self.kernel.products.len());
        self.kernel.products.push(product);
        let (origin, products, environments) = (Origin::Definition, (first, first + 1), u32::MAX);
        self.kernel.laws.push(Law {
            name,
            span: name,
            origin,
            alternative: true,
            delay: 0,
            condition,
            products,
            environments,
        });
    }

    pub(super) fn finish(mut self) -> (Kernel, LawId) {
        let place = |(&point, &id): (&Point, &AtomId)| match (point.thing, point.period) {
            (Thing::Atom(atom), Some(period)) => Some(((atom, period), id)),
            _ => None,
        };
        self.moments.places = self.atoms.iter().filter_map(place).collect();
        self.kernel.moments = Some(self.moments);
        (self.kernel, self.first)
    }
}
