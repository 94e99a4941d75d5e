//! What a course expects, and when: whether it comes about in time.

use super::stepper::{Stepper, is_settled};
use crate::analysis::inquiry::{Setting, Verdict};
use crate::kernel::{Course, Goal, Kernel, LawId, Networks, Period, Timed, When, unroll};
use coproduce_engine::CERTAIN;

/// How an expectation of a course stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is met, in every completion of what is open.
    Met,
    /// It is not, in none of them.
    Unmet(Late),
    /// That depends on what is open.
    Open,
    /// The course is too long to be decided.
    TooLong,
}

/// What there is in place of what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// It is otherwise in this period.
    Otherwise(Period),
    /// It is produced in this period, but by these laws.
    NotBy(Period, Vec<LawId>),
    /// It is in none of these periods: from one to another, both included.
    InNone(Period, Period),
    /// There is no period that would do.
    NoPeriod,
    /// What it is to come before or after is in no period.
    NoOther,
    /// What is open makes no difference: it is so in no completion.
    InNoCompletion,
}

impl Late {
    /// The period in which it shows that something is late, where there is one.
    pub const fn period(&self) -> Option<Period> {
        match self {
            Self::Otherwise(period) | Self::NotBy(period, _) | Self::InNone(_, period) => Some(*period),
            Self::NoPeriod | Self::NoOther | Self::InNoCompletion => None,
        }
    }
}

/// Judges all that a course expects, in order.
pub fn judge(kernel: &Kernel, networks: &Networks, course: &Course) -> Vec<Standing> {
    if is_settled(kernel, course) {
        followed(kernel, networks, course)
    } else {
        course.expectations.iter().map(|expected| decided(kernel, course, expected)).collect()
    }
}

/// Follows a course of which nothing is open. Only what is known of each expectation is kept.
fn followed(kernel: &Kernel, networks: &Networks, course: &Course) -> Vec<Standing> {
    let mut observers: Vec<Observer> =
        course.expectations.iter().map(|expected| Observer::new(course, expected)).collect();
    let mut stepper = Stepper::new(kernel, networks, course);
    for period in 0..=course.last {
        stepper.advance();
        let mut all_known = true;
        for observer in &mut observers {
            if observer.known.is_none() {
                observer.observe(&stepper, period);
            }
            all_known &= observer.known.is_some();
        }
        if all_known {
            break;
        }
    }
    observers.into_iter().map(Observer::conclude).collect()
}

/// Decides on the network of the periods.
fn decided(kernel: &Kernel, course: &Course, expected: &Timed) -> Standing {
    let last = match expected.when {
        When::Throughout(_, last) | When::Sometime(_, last) => last,
        When::Before(_) | When::Within(..) => course.last,
    };
    let Ok((kernel, networks, Some(goal))) = unroll(kernel, course, last, Goal::Met(expected)) else {
        return Standing::TooLong;
    };
    let inquiry = Setting::Scenario(course.scenario.index()).inquiry(&kernel, &networks);
    match inquiry.verdict(goal) {
        Ok(Verdict::Produced) => Standing::Met,
        Ok(Verdict::NotProduced) => Standing::Unmet(Late::InNoCompletion),
        Ok(Verdict::Undetermined) => Standing::Open,
        Err(_) => Standing::TooLong,
    }
}

/// What is known so far of an expectation.
struct Observer<'c> {
    expected: &'c Timed,
    last: Period,
    /// The first period of the thing that it is to come before or after.
    other: Option<Period>,
    /// Whether it has been in a period that counts so far, where these come before the other thing.
    was: bool,
    known: Option<Standing>,
}

impl<'c> Observer<'c> {
    const fn new(course: &Course, expected: &'c Timed) -> Self {
        Self { expected, last: course.last, other: None, was: false, known: None }
    }

    fn observe(&mut self, stepper: &Stepper, period: Period) {
        let is_so = stepper.is(self.expected.product);
        let by = self.expected.by.filter(|_| is_so);
        let others = by.map(|_| stepper.laws(self.expected.product, false));
        let is_by = by.zip(others.as_ref()).is_none_or(|(by, others)| others.contains(&by));
        // What is denied is that it is there by the law, where one is named.
        let is_met = (is_so && is_by) != self.expected.not;
        let otherwise = || match others {
            Some(others) if !is_by => Late::NotBy(period, others),
            _ => Late::Otherwise(period),
        };
        match self.expected.when {
            When::Throughout(first, last) => self.throughout(first, last, period, is_met, otherwise),
            When::Sometime(first, last) if self.expected.not => self.throughout(first, last, period, is_met, otherwise),
            When::Sometime(first, last) => self.sometime(first, last, period, is_met),
            When::Before(other) => {
                if stepper.is(other) {
                    self.known = Some(match (self.was, period.checked_sub(1)) {
                        (true, _) if self.expected.not => Standing::Unmet(Late::Otherwise(self.other.unwrap_or(0))),
                        (true, _) => Standing::Met,
                        (false, _) if self.expected.not => Standing::Met,
                        (false, None) => Standing::Unmet(Late::NoPeriod),
                        (false, Some(last)) => Standing::Unmet(Late::InNone(0, last)),
                    });
                } else if is_met != self.expected.not && !self.was {
                    (self.was, self.other) = (true, Some(period));
                }
            }
            When::Within(periods, other) => {
                if self.other.is_none() && stepper.is(other) {
                    self.other = Some(period);
                }
                let Some(first) = self.other else { return };
                let last = self.last.min(first.saturating_add(periods));
                if self.expected.not {
                    self.throughout(first, last, period, is_met, otherwise);
                } else {
                    self.sometime(first, last, period, is_met);
                }
            }
        }
    }

    fn throughout(&mut self, first: Period, last: Period, period: Period, is_met: bool, late: impl FnOnce() -> Late) {
        if period >= first && !is_met {
            self.known = Some(Standing::Unmet(late()));
        } else if period == last {
            self.known = Some(Standing::Met);
        }
    }

    fn sometime(&mut self, first: Period, last: Period, period: Period, is_met: bool) {
        if period >= first && is_met {
            self.known = Some(Standing::Met);
        } else if period >= last {
            self.known = Some(Standing::Unmet(Late::InNone(first, last)));
        }
    }

    fn conclude(self) -> Standing {
        self.known.unwrap_or(Standing::Unmet(Late::NoOther))
    }
}

impl Stepper<'_> {
    /// Whether something is there in the period that came last.
    fn is(&self, atom: crate::kernel::AtomId) -> bool {
        self.values()[atom.index()] & CERTAIN != 0
    }
}
