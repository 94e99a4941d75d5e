//! What every two members of a constellation are to one another: cooperation, conflict, exploitation or neither.

use super::choice::{Best, Chooser, Concern};
use super::constellation::Assembly;
use super::worth::is_above;
use crate::analysis::inquiry::Words;
use crate::kernel::AtomId;
use serde::Serialize;
use std::borrow::Cow;

/// What two members are to one another: how the presence of each changes what the other can net, each choosing anew among
/// its own actions.
#[derive(Clone, Debug, Serialize)]
pub struct BenefitReport<'s> {
    /// The two.
    pub between: [Cow<'s, str>; 2],
    /// What the second does to the net of the first, and the first to that of the second.
    pub effects: [Option<f64>; 2],
    /// What that makes them; none where it is not settled.
    pub relation: Option<Benefit>,
    /// Whether that is left open because there is too much to choose among.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beyond_limit: bool,
}

/// What two actors are to one another, by the signs of their effects. The terms are those of Ackoff & Emery 1972; that the
/// signs tell them apart is the tool's reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Benefit {
    /// Each gains by the other.
    Cooperation,
    /// Each loses by the other.
    Conflict,
    /// One gains and the other loses.
    Exploitation,
    /// One gains, the other neither gains nor loses.
    OneSidedCooperation,
    /// One loses, the other neither gains nor loses.
    OneSidedConflict,
    /// Neither makes a difference to the other.
    Independence,
}

impl Benefit {
    /// What the signs of two effects make of a pair.
    pub fn of(one: f64, other: f64) -> Self {
        let sign = |effect: f64| i8::from(is_above(effect, 0.0)) - i8::from(is_above(0.0, effect));
        let mut signs = [sign(one), sign(other)];
        signs.sort_unstable();
        match signs {
            [1, 1] => Self::Cooperation,
            [-1, -1] => Self::Conflict,
            [-1, 1] => Self::Exploitation,
            [0, 1] => Self::OneSidedCooperation,
            [-1, 0] => Self::OneSidedConflict,
            _ => Self::Independence,
        }
    }

    /// The words people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cooperation => "cooperation",
            Self::Conflict => "conflict",
            Self::Exploitation => "exploitation",
            Self::OneSidedCooperation => "one-sided cooperation",
            Self::OneSidedConflict => "one-sided conflict",
            Self::Independence => "independence",
        }
    }
}

/// What every two members are to one another.
pub(super) fn benefits<'s>(
    words: Words<'s>,
    assembly: &Assembly,
    actors: &[AtomId],
    absences: &[Assembly],
) -> Vec<BenefitReport<'s>> {
    let mut chooser = Chooser::default();
    let concerns: Vec<Concern> = actors.iter().map(|&actor| Concern::of(assembly, actor)).collect();
    let with: Vec<Option<Best>> = concerns.iter().map(|concern| chooser.best(assembly, concern)).collect();
    let mut effect = |on: usize, by: usize| {
        if !concerns[on].involves(words.kernel, actors[by]) {
            return Effect::Settled(0.0);
        }
        let bests = with[on].and_then(|with| Some((with, chooser.best(&absences[by], &concerns[on])?)));
        match bests.map(|(with, without)| (with.settled(), without.settled())) {
            None => Effect::BeyondLimit,
            Some((Some(with), Some(without))) => Effect::Settled(with - without),
            Some(_) => Effect::Open,
        }
    };
    let mut benefits = Vec::new();
    for first in 0..actors.len() {
        for second in first + 1..actors.len() {
            let effects = [effect(first, second), effect(second, first)];
            let settled = effects.map(Effect::settled);
            let relation = match settled {
                [Some(one), Some(other)] => Some(Benefit::of(one, other)),
                _ => None,
            };
            benefits.push(BenefitReport {
                between: [words.atom(actors[first]), words.atom(actors[second])],
                effects: settled,
                relation,
                beyond_limit: effects.contains(&Effect::BeyondLimit),
            });
        }
    }
    benefits
}

/// What the presence of one adds to what another can net.
#[derive(Clone, Copy, PartialEq)]
enum Effect {
    Settled(f64),
    /// It hangs on what is open.
    Open,
    /// There is too much to choose among.
    BeyondLimit,
}

impl Effect {
    const fn settled(self) -> Option<f64> {
        match self {
            Self::Settled(effect) => Some(effect),
            Self::Open | Self::BeyondLimit => None,
        }
    }
}
