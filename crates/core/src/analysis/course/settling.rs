//! How a course ends: it settles, or goes round.
//!
//! Brent, R. P. (1980). An improved Monte Carlo factorization algorithm. BIT 20(2), 176–184: the length of a cycle, and
//! where it begins, with two states in memory.

use super::stepper::{State, Stepper, is_settled};
use crate::kernel::{Course, Kernel, Networks, Period};
use serde::Serialize;

/// How a course ends where nothing changes from outside any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "ends", rename_all = "snake_case")]
pub enum Settling {
    /// From this period on everything is the same.
    Settles {
        /// The period.
        at: Period,
    },
    /// From this period on everything comes back.
    GoesRound {
        /// After how many periods.
        every: Period,
        /// From which period on.
        from: Period,
    },
    /// It was not followed to its end.
    Unfollowed {
        /// For how many periods it was.
        periods: Period,
    },
}

/// How many nodes and rules are looked at, about, before a course is given up.
const EFFORT: usize = 400_000_000;

/// How a course ends; none where something is open in it.
pub fn settling(kernel: &Kernel, networks: &Networks, course: &Course) -> Option<Settling> {
    if !is_settled(kernel, course) {
        return None;
    }
    let unchanging = course.unchanging();
    let mut effort = EFFORT;
    let mut start = Stepper::new(kernel, networks, course);
    while start.next() <= unchanging {
        if advance(&mut start, &mut effort).is_none() {
            return Some(Settling::Unfollowed { periods: start.next() });
        }
    }
    let found = cycle(&start, unchanging, &mut effort);
    let (every, from) = match found {
        Settling::Settles { at } => (1, at),
        Settling::GoesRound { every, from } => (every, from),
        Settling::Unfollowed { .. } => return Some(found),
    };
    let course = (kernel, networks, course);
    // What is on its way may change and make no difference to what is there.
    let every = shown(course, (every, from), &mut effort).unwrap_or(every);
    let from = first_alike(course, every, from, &mut effort).unwrap_or(from);
    Some(if every == 1 { Settling::Settles { at: from } } else { Settling::GoesRound { every, from } })
}

/// A course, and what it is followed with.
type Followed<'k> = (&'k Kernel, &'k Networks, &'k Course);

/// After how many periods that which is there comes back, where all comes back after some; none where too much was
/// looked at.
fn shown(course: Followed, (every, from): (Period, Period), effort: &mut usize) -> Option<Period> {
    let start = from_start(course, from, effort)?;
    for shorter in (1..every).filter(|shorter| every % shorter == 0) {
        let (mut behind, mut ahead) = (start.clone(), start.clone());
        for _ in 0..shorter {
            advance(&mut ahead, effort)?;
        }
        let mut is_alike = true;
        for _ in 0..every {
            is_alike &= advance(&mut behind, effort)?.present == advance(&mut ahead, effort)?.present;
        }
        if is_alike {
            return Some(shorter);
        }
    }
    Some(every)
}

/// The first period from which on that which is there comes back, up to one from which it does; none where too much was
/// looked at.
fn first_alike(course: Followed, every: Period, up_to: Period, effort: &mut usize) -> Option<Period> {
    let (mut behind, mut ahead) = (from_start(course, 0, effort)?, from_start(course, every, effort)?);
    let mut first = 0;
    for period in 0..up_to {
        if advance(&mut behind, effort)?.present != advance(&mut ahead, effort)?.present {
            first = period + 1;
        }
    }
    Some(first)
}

/// A course before a period; none where too much was looked at.
fn from_start<'k>((kernel, networks, course): Followed<'k>, period: Period, effort: &mut usize) -> Option<Stepper<'k>> {
    let mut stepper = Stepper::new(kernel, networks, course);
    for _ in 0..period {
        advance(&mut stepper, effort)?;
    }
    Some(stepper)
}

fn cycle(start: &Stepper, from: Period, effort: &mut usize) -> Settling {
    let mut hare = start.clone();
    let (mut tortoise, mut power, mut every) = (start.state(), 1, 1);
    loop {
        let Some(state) = advance(&mut hare, effort) else { return Settling::Unfollowed { periods: hare.next() } };
        if state == tortoise {
            break;
        }
        if power == every {
            (tortoise, power, every) = (state, power * 2, 0);
        }
        every += 1;
    }
    let (mut behind, mut ahead) = (start.clone(), start.clone());
    let mut state_ahead = ahead.state();
    for _ in 0..every {
        match advance(&mut ahead, effort) {
            Some(state) => state_ahead = state,
            None => return Settling::Unfollowed { periods: hare.next() },
        }
    }
    let (mut begins, mut state_behind) = (from, behind.state());
    while state_behind != state_ahead {
        let (Some(one), Some(other)) = (advance(&mut behind, effort), advance(&mut ahead, effort)) else {
            return Settling::Unfollowed { periods: hare.next() };
        };
        (state_behind, state_ahead) = (one, other);
        begins += 1;
    }
    if every == 1 { Settling::Settles { at: begins } } else { Settling::GoesRound { every, from: begins } }
}

/// The state after one more period; none where too much was looked at.
fn advance(stepper: &mut Stepper, effort: &mut usize) -> Option<State> {
    *effort = effort.checked_sub(stepper.effort())?;
    stepper.advance();
    Some(stepper.state())
}
