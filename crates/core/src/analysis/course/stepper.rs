//! A course, one period after the other: only the state goes from each to the next.

use crate::kernel::{
    AtomId, AtomKind, Course, EnvironmentId, Joints, Kernel, LawId, Networks, Origin, Period, Situation, atom_ids,
};
use coproduce_engine::{CERTAIN, POSSIBLE, numbered};

/// A course that is followed.
#[derive(Clone)]
pub struct Stepper<'k> {
    kernel: &'k Kernel,
    networks: &'k Networks,
    course: &'k Course,
    joints: Joints,
    /// The periods in which something changes from outside, in order.
    turns: Vec<Period>,
    /// The period that comes next.
    next: Period,
    /// What is so of itself since the last change from outside.
    situation: Option<Situation>,
    /// By node, what is so of itself in the period that came last, arrived and kept.
    own: Vec<u8>,
    /// By node, what is certain and what is possible in that period.
    before: Vec<u8>,
    /// By delayed law, for as many periods as it takes, whether its condition held: one law after the other.
    departures: Vec<u8>,
    /// Where those of each law begin.
    starts: Vec<usize>,
    /// By delayed law, whether it arrived in the period that came last.
    arrived: Vec<u8>,
}

/// What is so in a period.
pub struct Step<'s> {
    /// Where one is.
    pub environment: EnvironmentId,
    /// By node, what is certain and what is possible.
    pub values: &'s [u8],
}

/// What decides all periods to come, where nothing changes from outside: what is there, and what is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub present: Vec<u8>,
    /// The things that arrive, each with the periods until then and whether it is ended.
    on_its_way: Vec<(Period, bool, AtomId)>,
}

impl<'k> Stepper<'k> {
    /// A course before its first period.
    pub fn new(kernel: &'k Kernel, networks: &'k Networks, course: &'k Course) -> Self {
        let mut all = 0;
        let mut starts = Vec::with_capacity(networks.delayed().len());
        for law in networks.delayed() {
            starts.push(all);
            all += usize::from(kernel.laws[law.index()].delay);
        }
        Self {
            kernel,
            networks,
            course,
            joints: networks.joints(kernel),
            turns: course.turns(),
            next: 0,
            situation: None,
            own: Vec::new(),
            before: Vec::new(),
            departures: vec![0; all],
            starts,
            arrived: vec![0; networks.delayed().len()],
        }
    }

    /// Goes on by one period.
    pub fn advance(&mut self) -> Step<'_> {
        let (kernel, period) = (self.kernel, self.next);
        let environment = self.course.environment(period);
        let network = self.networks.within_a_period(kernel, environment);
        if self.situation.is_none() || self.turns.binary_search(&period).is_ok() {
            let supposed = self.course.supposes(period);
            let states = supposed.iter().map(|(&atom, &(supposed, _))| (atom, supposed));
            self.situation = Some(Situation::closed(kernel, network, environment, states));
        }
        let mut values = self.situation.as_ref().map(|situation| situation.present.clone()).unwrap_or_default();
        if !self.before.is_empty() {
            for (position, atom) in (0..).zip(&kernel.lasting) {
                values[self.joints.kept(position) as usize] = self.before[atom.index()];
            }
        }
        self.arrive(period, &mut values);
        self.own.clone_from(&values);
        network.close(&mut values, self.blocked(), 2);
        // An absence sets bits that mean nothing.
        for value in &mut values {
            *value &= CERTAIN | POSSIBLE;
        }
        self.depart(period, &values);
        self.before = values;
        self.next += 1;
        Step { environment, values: &self.before }
    }

    /// Lets arrive what was on its way to a period. What is taken away there is lost.
    fn arrive(&mut self, period: Period, values: &mut [u8]) {
        for (position, &law) in self.networks.delayed().iter().enumerate() {
            self.arrived[position] = self.departed(law, position, period);
        }
        let blocked = self.blocked();
        for (position, &law) in self.networks.delayed().iter().enumerate() {
            let held = self.arrived[position];
            if held == 0 {
                continue;
            }
            for product in self.kernel.products(&self.kernel.laws[law.index()]) {
                values[product.index()] |= held & !blocked[product.index()];
            }
            for ended in self.kernel.ended(law) {
                if let Ok(position) = self.kernel.lasting.binary_search(ended) {
                    values[self.joints.ended(numbered(position)) as usize] |= held;
                }
            }
        }
    }

    /// By node, whether it is taken away or lacked.
    fn blocked(&self) -> &[u8] {
        self.situation.as_ref().map_or(&[][..], |situation| &situation.blocked)
    }

    /// Whether the condition of a delayed law held where it has to for the law to arrive in a period: that stands where
    /// what departs in the period is written afterwards.
    fn departed(&self, law: LawId, position: usize, arrives: Period) -> u8 {
        let delay = u32::from(self.kernel.laws[law.index()].delay);
        if arrives < delay { 0 } else { self.departures[self.starts[position] + (arrives % delay) as usize] }
    }

    fn depart(&mut self, period: Period, values: &[u8]) {
        let (kernel, networks) = (self.kernel, self.networks);
        for ((position, &law), &start) in (0..).zip(networks.delayed()).zip(&self.starts) {
            let delay = u32::from(kernel.laws[law.index()].delay);
            self.departures[start + (period % delay) as usize] = values[self.joints.departs(position) as usize];
        }
    }

    /// The laws that certainly produce a thing in the period that came last, or end it; definitions left out.
    pub fn laws(&self, atom: AtomId, ends: bool) -> Vec<LawId> {
        let (kernel, Some(period)) = (self.kernel, self.next.checked_sub(1)) else { return Vec::new() };
        let network = self.networks.within_a_period(kernel, self.course.environment(period));
        let node = match kernel.lasting.binary_search(&atom) {
            Ok(position) if ends => self.joints.ended(numbered(position)),
            _ => atom.0,
        };
        // Only on a circle may a law be satisfied by what it produces.
        let is_on_circle = network.rules_for(node).next().is_some_and(|rule| network.loop_of(rule).is_some());
        let without = is_on_circle.then(|| {
            let (mut values, mut blocked) = (self.own.clone(), self.blocked().to_vec());
            (values[node as usize], blocked[node as usize]) = (0, CERTAIN | POSSIBLE);
            network.close(&mut values, &blocked, 2);
            values
        });
        let values = without.as_ref().unwrap_or(&self.before);
        let holding = network.rules_for(node).filter(|&rule| network.holds(rule, values) & CERTAIN != 0);
        let within = holding.filter_map(|rule| network.origin(rule)).map(LawId);
        let speaks = |law: LawId| {
            let things = if ends { kernel.ended(law) } else { kernel.products(&kernel.laws[law.index()]) };
            things.contains(&atom)
        };
        let arrived = self
            .networks
            .delayed()
            .iter()
            .zip(&self.arrived)
            .filter(|&(&law, &held)| held & CERTAIN != 0 && speaks(law));
        let both = within.chain(arrived.map(|(&law, _)| law));
        let mut laws: Vec<LawId> = both.filter(|law| kernel.laws[law.index()].origin != Origin::Definition).collect();
        laws.sort_unstable();
        laws.dedup();
        laws
    }

    /// The state after the period that came last.
    pub(super) fn state(&self) -> State {
        let kernel = self.kernel;
        // What is chosen is there where it is performed.
        let is_there = |atom: &AtomId| !matches!(kernel.atom(*atom).kind, AtomKind::Chosen(_) | AtomKind::Free { .. });
        let present = atom_ids(kernel).filter(is_there).map(|atom| self.before[atom.index()]).collect();
        let mut on_its_way = Vec::new();
        for (position, &law) in self.networks.delayed().iter().enumerate() {
            let delay = u32::from(kernel.laws[law.index()].delay);
            for until in 1..=delay {
                if self.departed(law, position, self.next - 1 + until) == 0 {
                    continue;
                }
                let products = kernel.products(&kernel.laws[law.index()]).iter();
                on_its_way.extend(products.map(|&atom| (until, false, atom)));
                on_its_way.extend(kernel.ended(law).iter().map(|&atom| (until, true, atom)));
            }
        }
        on_its_way.sort_unstable();
        on_its_way.dedup();
        State { present, on_its_way }
    }

    /// By node, what is certain and what is possible in the period that came last.
    pub(super) fn values(&self) -> &[u8] {
        &self.before
    }

    /// The period that comes next.
    pub const fn next(&self) -> Period {
        self.next
    }

    /// How much work a period is, about.
    pub(super) fn effort(&self) -> usize {
        let network = self.networks.within_a_period(self.kernel, self.course.environment(self.next));
        let delayed = self.networks.delayed().iter();
        let on_its_way: usize = delayed.map(|law| usize::from(self.kernel.laws[law.index()].delay)).sum();
        network.nodes() as usize + network.rules() + on_its_way
    }
}

/// Whether nothing is open in a course: nothing is unknown or likely in it, and no law is only likely.
pub(super) fn is_settled(kernel: &Kernel, course: &Course) -> bool {
    let mut periods = course.turns().into_iter().chain([0]);
    let says_open = |period: Period| course.supposes(period).values().any(|(supposed, _)| supposed.is_open());
    let leaves_open = |environment: EnvironmentId| {
        let is_there = |law: &LawId| kernel.applies(&kernel.laws[law.index()], environment);
        kernel.unnamed().any(|law| is_there(&law) && kernel.likelihood(law) > 0.0)
    };
    periods.all(|period| !says_open(period) && !leaves_open(course.environment(period)))
}
