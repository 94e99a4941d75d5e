//! A course as the network of its periods, as far as a question depends on it.
//!
//! In: a course and what is asked about. Out: a kernel of its own, in which everything at every period is an atom, and
//! every law a law for each period in which it departs; with the course as its one situation. Whatever can be asked of a
//! situation can so be asked of a course, and the engine knows nothing of time.
//!
//! The atoms of the declared things come first, as they are in the period asked about, so that names mean these. What
//! is unknown is one atom without a period, since it is the same in all of them.

use super::{
    Action, Atom, AtomId, AtomKind, Course, During, Environment, EnvironmentId, GateId, Kernel, Law, LawId, Networks,
    Origin, Period, Poses, Stated, Supposed, Term, Timed, When,
};
use coproduce_engine::numbered;
use coproduce_syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

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
        Goal::Met(expected) => points_of(kernel, expected, at),
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

/// What stands in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Thing {
    /// An atom.
    Atom(AtomId),
    /// That a thing which lasts is ended.
    Ended(AtomId),
    /// Whether a thing is there where it is unknown.
    Open(AtomId),
}

/// Something in a period, or in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Point {
    period: Option<Period>,
    thing: Thing,
}

impl Point {
    const fn new(thing: Thing, period: Period) -> Self {
        Self { period: Some(period), thing }
    }

    /// An atom in a period; what a law leaves unnamed is the same in all.
    fn of(kernel: &Kernel, atom: AtomId, period: Period) -> Self {
        let is_the_same = matches!(kernel.atom(atom).kind, AtomKind::Unnamed(_));
        Self { period: (!is_the_same).then_some(period), thing: Thing::Atom(atom) }
    }

    const fn open(atom: AtomId) -> Self {
        Self { period: None, thing: Thing::Open(atom) }
    }
}

/// What a question depends on.
struct Reached<'k> {
    kernel: &'k Kernel,
    course: &'k Course,
    at: Period,
    /// By period, where one is.
    places: Vec<EnvironmentId>,
    /// By atom, what is supposed of it, in the order in which it is decided.
    supposed: FxHashMap<AtomId, Vec<usize>>,
    /// By atom, the laws that produce it; and those that end it.
    producers: Vec<Vec<LawId>>,
    enders: FxHashMap<AtomId, Vec<LawId>>,
    seen: FxHashSet<Point>,
    points: Vec<Point>,
    /// The laws that depart, each with the period in which it does.
    departs: FxHashSet<(Period, LawId)>,
}

impl<'k> Reached<'k> {
    fn new(kernel: &'k Kernel, course: &'k Course, at: Period) -> Self {
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

    fn note(&mut self, point: Point) -> bool {
        let is_new = self.seen.insert(point);
        if is_new {
            self.points.push(point);
        }
        is_new
    }

    /// What is supposed of an atom in a period, and where.
    fn decided(&self, atom: AtomId, period: Period) -> Option<(Supposed, Span)> {
        let changes = self.supposed.get(&atom)?.iter().rev().map(|&at| &self.course.changes[at]);
        changes.into_iter().find(|change| change.covers(period)).map(|change| (change.what.1, change.span))
    }

    /// Whether a course or the environment of a period keeps a thing out of it.
    fn is_kept_out(&self, atom: AtomId, period: Period) -> bool {
        match self.decided(atom, period) {
            Some((supposed, _)) => supposed == Supposed::Without,
            None => self.kernel.environment(self.places[period as usize]).lacks(atom),
        }
    }

    /// Whether a course or the environment of a period has a thing in it, whatever laws say.
    fn is_there_of_itself(&self, atom: AtomId, period: Period) -> bool {
        match self.decided(atom, period) {
            Some((Supposed::Likely(probability), _)) => probability >= 1.0,
            Some((supposed, _)) => supposed == Supposed::Given,
            None => self.kernel.environment(self.places[period as usize]).holds(atom),
        }
    }

    /// The atoms that a condition depends on within a period, and that depend there on a product of the same law, this
    /// one among them; none where there is no circle.
    fn circle(&self, product: AtomId, condition: GateId, period: Period) -> Vec<AtomId> {
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

    fn follow(&mut self, asked: Vec<Point>) -> Result<(), TooLong> {
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
    fn each_needed(&mut self, point: Point, needed: &mut Vec<Point>) {
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
    fn depart(&mut self, law: LawId, arrives: Period, needed: &mut Vec<Point>) {
        let (kernel, stated) = (self.kernel, &self.kernel.laws[law.index()]);
        let Some(departs) = arrives.checked_sub(u32::from(stated.delay)) else { return };
        let here = self.places[departs as usize];
        if !kernel.applies(stated, here) || !self.departs.insert((departs, law)) {
            return;
        }
        kernel.conditions.each_atom(stated.condition, &mut |atom| needed.push(Point::of(kernel, atom, departs)));
    }
}

/// What an expectation depends on itself.
fn points_of(kernel: &Kernel, expected: &Timed, last: Period) -> Vec<Point> {
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

/// The kernel of a course in its periods, as it is made.
struct Layout<'r, 'k> {
    reached: &'r Reached<'k>,
    kernel: Kernel,
    /// The first law that is one of a period.
    first: LawId,
    here: EnvironmentId,
    points: Vec<Point>,
    atoms: FxHashMap<Point, AtomId>,
    moments: Moments,
}

impl<'r, 'k> Layout<'r, 'k> {
    fn new(reached: &'r Reached<'k>) -> Self {
        let (base, at) = (reached.kernel, reached.at);
        let mut kernel = base.clone();
        let first = LawId(numbered(base.laws.len()));
        let (things, mut others): (Vec<Point>, Vec<Point>) =
            reached.points.iter().partition(|point| is_of_base(base, **point, at));
        others.sort_unstable();
        let here = EnvironmentId(numbered(kernel.environments.len()));
        let place = base.environment(reached.places[at as usize]);
        kernel.environments.push(Environment { own: true, effective: super::ByAtom::default(), ..place.clone() });
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
    fn atom(&mut self, point: Point, actions: &mut FxHashMap<(u32, Period), u32>) -> Atom {
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
    fn action(&mut self, index: u32, period: Period, actions: &mut FxHashMap<(u32, Period), u32>) -> u32 {
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
    fn places_above(&self) -> Vec<EnvironmentId> {
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
    fn state(&mut self) {
        let reached = self.reached;
        let mut states = super::ByAtom::default();
        let mut effective: super::ByAtom<Stated> = super::ByAtom::default();
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
    fn produce(&mut self) {
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

    fn depart(&mut self, departs: Period, law: LawId) {
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
    fn gate(&mut self, gate: GateId, period: Period) -> GateId {
        self.gate_with(gate, period, &FxHashMap::default())
    }

    /// The same, in which other atoms stand for some.
    fn gate_with(&mut self, gate: GateId, period: Period, others: &FxHashMap<AtomId, AtomId>) -> GateId {
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

    fn in_place(&self, atom: AtomId, period: Period, others: &FxHashMap<AtomId, AtomId>) -> AtomId {
        let usual = || self.atoms[&Point::of(self.reached.kernel, atom, period)];
        others.get(&atom).copied().unwrap_or_else(usual)
    }

    /// Under which condition a lasting thing stays from the period before; none where nothing stays.
    fn kept(&self, atom: AtomId, period: Period) -> Option<Vec<Term>> {
        let kernel = self.reached.kernel;
        let before = Point::of(kernel, atom, period.checked_sub(1)?);
        let before = self.atoms.get(&before).copied().filter(|_| kernel.lasts(atom))?;
        let ended = self.atoms.get(&Point::new(Thing::Ended(atom), period)).copied();
        Some([Term::Present(before)].into_iter().chain(ended.map(Term::Absent)).collect())
    }

    /// Adds a law of the course itself.
    fn define(&mut self, name: Span, inputs: Vec<Term>, product: AtomId) {
        let need = numbered(inputs.len());
        self.add(name, need, inputs, product);
    }

    fn add(&mut self, name: Span, need: u32, inputs: Vec<Term>, product: AtomId) {
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

    /// A new atom of an expectation.
    fn met(&mut self, span: Span, period: Option<Period>) -> AtomId {
        let id = AtomId(numbered(self.kernel.atoms.len()));
        self.kernel.atoms.push(Atom { kind: AtomKind::Met, name: span, own: true });
        self.moments.periods.push(period);
        self.moments.only_kept.push(false);
        id
    }

    /// What is expected of a period: that a thing is there, by the law that it is expected by; or that it is not.
    fn wanted(&mut self, expected: &Timed, period: Period) -> Term {
        let product = self.atoms[&Point::of(self.reached.kernel, expected.product, period)];
        let wanted = match expected.by {
            None => product,
            Some(law) => self.by(expected, law, product, period),
        };
        if expected.not { Term::Absent(wanted) } else { Term::Present(wanted) }
    }

    /// An atom that says whether a product is there by a law, by a way that does not go through the product itself.
    fn by(&mut self, expected: &Timed, law: LawId, product: AtomId, period: Period) -> AtomId {
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
    fn without(&mut self, expected: &Timed, condition: GateId, period: Period) -> FxHashMap<AtomId, AtomId> {
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
    fn expect(&mut self, expected: &Timed) -> AtomId {
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

    fn finish(mut self) -> (Kernel, LawId) {
        let place = |(&point, &id): (&Point, &AtomId)| match (point.thing, point.period) {
            (Thing::Atom(atom), Some(period)) => Some(((atom, period), id)),
            _ => None,
        };
        self.moments.places = self.atoms.iter().filter_map(place).collect();
        self.kernel.moments = Some(self.moments);
        (self.kernel, self.first)
    }
}

/// Whether a point is an atom of the period asked about, or one of the things that are the same in all periods.
fn is_of_base(kernel: &Kernel, point: Point, at: Period) -> bool {
    match point.thing {
        Thing::Atom(atom) => point == Point::of(kernel, atom, at),
        Thing::Ended(_) | Thing::Open(_) => false,
    }
}
