//! An adoption followed under an order: its trajectory, where it ends, and what it depends on.

use crate::analysis::inquiry::Words;
use crate::analysis::market::Shares;
use crate::analysis::market::equilibria::{Equilibrium, equilibria};
use crate::analysis::market::response::Response;
use crate::analysis::market::seed::{Seeds, seeds};
use crate::analysis::market::separatrix::separatrix;
use crate::kernel::{Adoption, Order};
use serde::Serialize;
use std::borrow::Cow;

/// An adoption followed under an order.
#[derive(Clone, Debug, Serialize)]
pub struct AdoptionReport<'s> {
    /// Its name.
    pub adoption: Cow<'s, str>,
    /// What is adopted.
    pub platform: Cow<'s, str>,
    /// Customers and providers, by name.
    pub sides: [Cow<'s, str>; 2],
    /// The order, in the words of the model.
    pub update: String,
    /// The shares in each period, from what is there at first on.
    pub trajectory: Vec<Period>,
    /// What it comes to in the long run.
    pub end: End,
    /// All equilibria, by the share of customers.
    pub equilibria: Vec<Equilibrium>,
    /// The unstable equilibrium between two stable ones.
    pub critical_mass: Option<Shares>,
    /// The line through the critical mass that separates growth from decline, in the continuous dynamics.
    pub separatrix: Vec<Shares>,
    /// Whether the product of the cross effects is 1.
    pub degenerate: bool,
    /// What to add at first to reach the upper equilibrium.
    pub seeds: Option<Seeds>,
}

/// The shares in a period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Period {
    /// Its number; 0 is what is there at first.
    pub period: u32,
    /// The shares.
    #[serde(flatten)]
    pub shares: Shares,
}

/// What a trajectory comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct End {
    /// Of which kind it is.
    pub kind: EndKind,
    /// The equilibrium; of a cycle the states in turn; what was reached last where nothing settles.
    pub states: Vec<Shares>,
    /// The first period within a thousandth of it; none where that is not shown.
    pub period: Option<u32>,
}

/// How a trajectory ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EndKind {
    /// In an equilibrium.
    Equilibrium,
    /// In a circle of two or more states.
    Cycle,
    /// It does not settle, as far as it was followed.
    Unsettled,
}

/// How long a trajectory is followed beyond what is shown.
const LONG_RUN: usize = 100_000;
/// A step this small is none.
const STILL: f64 = 1e-13;
/// The longest circle that is looked for: responses in turn go in circles of up to four.
const LONGEST_CYCLE: usize = 4;

/// Follows an adoption under an order; none where its sides were not understood.
pub fn adoption<'s>(words: Words<'s>, adoption: &Adoption, order: Order) -> Option<AdoptionReport<'s>> {
    let sides = adoption.sides.as_ref()?;
    let response = Response::of(sides);
    let start = Shares::from(adoption.start);
    let mut trajectory = vec![Period { period: 0, shares: start }];
    let mut shares = start;
    for period in 1..=adoption.periods {
        shares = response.next(shares, order);
        trajectory.push(Period { period, shares });
    }
    let equilibria = equilibria(&response);
    // Where one side keeps the other away there is nothing that grows with its own mass.
    let grows = sides.iter().all(|side| side.per > 0.0);
    let critical = critical_mass(&equilibria).filter(|_| grows);
    let names = sides.each_ref().map(|side| words.atom(side.actor));
    Some(AdoptionReport {
        adoption: words.atom(adoption.atom),
        platform: adoption.platform.map_or(Cow::Borrowed(""), |platform| words.atom(platform)),
        update: described(order, &names),
        end: end(&response, &trajectory, order, &equilibria),
        critical_mass: critical.map(|critical| critical.shares),
        separatrix: separatrix(&response, critical),
        degenerate: response.is_degenerate(),
        seeds: seeds(&response, start, order, &equilibria),
        sides: names,
        trajectory,
        equilibria,
    })
}

/// The unstable equilibrium that lies between two stable ones.
fn critical_mass(equilibria: &[Equilibrium]) -> Option<Equilibrium> {
    let between = equilibria.windows(3).find(|three| three[0].stable && !three[1].stable && three[2].stable);
    between.map(|three| three[1])
}

/// An order in the words of the model.
fn described(order: Order, sides: &[Cow<str>; 2]) -> String {
    match order {
        Order::Simultaneous => "simultaneous".to_owned(),
        Order::First(side) => format!("{} first", crate::model::written(&sides[side.min(1)])),
        Order::Damped(part) => format!("damped {part}"),
    }
}

fn end(response: &Response, trajectory: &[Period], order: Order, equilibria: &[Equilibrium]) -> End {
    let start = trajectory[0].shares;
    let (kind, last) = long_run(response, start, order, equilibria);
    let mut states = vec![last];
    if kind == EndKind::Cycle {
        let mut next = response.next(last, order);
        while next.distance(last) > 1e-9 && states.len() < LONGEST_CYCLE {
            states.push(next);
            next = response.next(next, order);
        }
    }
    let is_near = |shown: &&Period| states.iter().any(|state| state.distance(shown.shares) < 1e-3);
    // The first of those after which all are near.
    let near = trajectory.iter().rev().take_while(is_near).last().map(|shown| shown.period);
    End { kind, states, period: near.filter(|_| kind != EndKind::Unsettled) }
}

/// What a state comes to in the long run: the equilibrium, or one state of the circle.
pub(super) fn long_run(
    response: &Response,
    start: Shares,
    order: Order,
    equilibria: &[Equilibrium],
) -> (EndKind, Shares) {
    let mut past = [start; LONGEST_CYCLE + 1];
    for step in 0..LONG_RUN {
        let now = past[0];
        let next = response.next(now, order);
        if next.distance(now) < STILL {
            // A small step towards a response that lies far away is no standstill.
            let near = equilibria.iter().find(|known| known.shares.distance(next) < 1e-6);
            return near.map_or((EndKind::Unsettled, next), |known| (EndKind::Equilibrium, known.shares));
        }
        past.rotate_right(1);
        past[0] = next;
        let goes_round = |length: usize| next.distance(past[length]) < STILL;
        if step >= LONGEST_CYCLE && next.distance(now) > 1e-9 && (2..=LONGEST_CYCLE).any(goes_round) {
            return (EndKind::Cycle, next);
        }
    }
    (EndKind::Unsettled, past[0])
}
