//! Which parts of the conditions of laws decide a case: without the part an expectation of it would not be met.
//!
//! It is what modified condition/decision coverage asks of each condition of a decision (Chilenski, J. J. & Miller, S. P.
//! (1994). Applicability of modified condition/decision coverage to software testing. Software Engineering Journal 9(5),
//! 193–200; recalled), asked of the verdicts that the cases are about.

use crate::analysis::course::{Standing, Stepper, judge};
use crate::analysis::inquiry::Inquiry;
use crate::kernel::{AtomId, GateId, Kernel, LawId, Networks, Origin, Scenario, Situation, Term};
use coproduce_engine::{CERTAIN, Lanes, POSSIBLE};
use std::collections::BTreeSet;

/// How many rules may be evaluated, all cases together.
const MOST_RULES: usize = 200_000_000;

/// A part of a condition: one of those that all have to hold.
#[derive(Clone, Debug)]
pub struct Conjunct {
    /// The law.
    pub law: LawId,
    /// What the part mentions, with whether an absence is meant.
    pub mentions: Vec<(AtomId, bool)>,
    /// Whether some case would not pass if the part were left out.
    pub decides: bool,
}

/// The parts of all conditions that have several, and whether a scenario that expects something shows what each is for.
/// None where that is too much to try.
pub fn conjuncts(kernel: &Kernel, networks: &Networks) -> Option<Vec<Conjunct>> {
    let mut by_law: Vec<(LawId, Vec<(Term, bool)>)> = Vec::new();
    for (id, law) in kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used)) {
        let mut parts = Vec::new();
        split(kernel, law.condition, &mut parts);
        if parts.len() > 1 {
            by_law.push((id, parts.into_iter().map(|part| (part, false)).collect()));
        }
    }
    let mut left = MOST_RULES;
    for scenario in kernel.scenarios.iter().filter(|one| one.own && !one.expectations.is_empty()) {
        let network = networks.of(kernel, scenario.environment);
        let inquiry = Inquiry::new(kernel, network, Situation::of(kernel, network, scenario));
        for (law, parts) in &mut by_law {
            if !kernel.applies(&kernel.laws[law.index()], scenario.environment) {
                continue;
            }
            let value = |part: Term| value(kernel, part, &inquiry.values);
            // Where one part alone fails, the law would produce without it.
            let mut failing = (0..parts.len()).filter(|&at| value(parts[at].0) & POSSIBLE == 0);
            let (Some(at), None) = (failing.next(), failing.next()) else { continue };
            if parts[at].1 {
                continue;
            }
            let others = parts.iter().enumerate().filter(|&(other, _)| other != at);
            let others = others.fold(CERTAIN | POSSIBLE, |all, (_, &(part, _))| all & value(part));
            left = left.checked_sub(network.rules())?;
            parts[at].1 = is_noticed(kernel, &inquiry, scenario, (*law, others));
        }
    }
    in_courses(kernel, networks, &mut by_law, &mut left)?;
    let conjunct =
        |law: LawId, (part, decides): (Term, bool)| Conjunct { law, mentions: mentions(kernel, part), decides };
    Some(by_law.into_iter().flat_map(|(law, parts)| parts.into_iter().map(move |part| conjunct(law, part))).collect())
}

/// Notes which parts decide a course: without the part, an expectation that is met would not be. None where that is too
/// much to try.
fn in_courses(
    kernel: &Kernel,
    networks: &Networks,
    by_law: &mut [(LawId, Vec<(Term, bool)>)],
    left: &mut usize,
) -> Option<()> {
    for (_, course) in kernel.own_courses().filter(|(_, course)| !course.expectations.is_empty()) {
        let mut doubtful: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut stepper = Stepper::new(kernel, networks, course);
        for _ in 0..=course.last {
            let step = stepper.advance();
            for (index, (law, parts)) in by_law.iter().enumerate() {
                if kernel.applies(&kernel.laws[law.index()], step.environment) {
                    let mut failing =
                        (0..parts.len()).filter(|&at| value(kernel, parts[at].0, step.values) & POSSIBLE == 0);
                    if let (Some(at), None) = (failing.next(), failing.next()) {
                        doubtful.insert((index, at));
                    }
                }
            }
        }
        let is_met = |standing: &Standing| *standing == Standing::Met;
        let met: Vec<bool> = judge(kernel, networks, course).iter().map(is_met).collect();
        for (index, at) in doubtful {
            let (law, parts) = &mut by_law[index];
            if !parts[at].1 {
                *left = left.checked_sub((kernel.laws.len() + kernel.atoms.len()) * (course.last as usize + 1))?;
                let others = parts.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, &(part, _))| part);
                let without = kernel.with_condition(*law, others.collect());
                let after = judge(&without, &Networks::new(&without), course);
                parts[at].1 = met.iter().zip(&after).any(|(&met, after)| met && !is_met(after));
            }
        }
    }
    Some(())
}

/// The parts of a condition that all have to hold.
fn split(kernel: &Kernel, gate: GateId, parts: &mut Vec<Term>) {
    let inputs = kernel.conditions.inputs(gate);
    if kernel.conditions.need(gate) as usize != inputs.len() {
        parts.push(Term::Gate(gate));
        return;
    }
    for input in inputs {
        match input {
            Term::Gate(inner) => split(kernel, inner, parts),
            Term::Present(_) | Term::Absent(_) => parts.push(input),
        }
    }
}

fn value(kernel: &Kernel, part: Term, values: &[u8]) -> u8 {
    match part {
        Term::Present(atom) => values[atom.index()],
        Term::Absent(atom) => values[atom.index()].absent(),
        Term::Gate(gate) => kernel.conditions.value(gate, values),
    }
}

/// Whether an expectation that is met would not be, if the products of a law came about as far as is said.
fn is_noticed(kernel: &Kernel, inquiry: &Inquiry, scenario: &Scenario, (law, produced): (LawId, u8)) -> bool {
    let mut situation = inquiry.situation.clone();
    for &product in kernel.products(&kernel.laws[law.index()]) {
        if !situation.is_blocked(product) {
            situation.present[product.index()] |= produced;
        }
    }
    let after = situation.close(inquiry.network);
    let is_met = |not: bool, value: u8| if not { value & POSSIBLE == 0 } else { value & CERTAIN != 0 };
    scenario.expectations.iter().any(|expected| {
        let at = expected.product.index();
        is_met(expected.not, inquiry.values[at]) && !is_met(expected.not, after[at])
    })
}

fn mentions(kernel: &Kernel, part: Term) -> Vec<(AtomId, bool)> {
    let mut mentions = Vec::new();
    match part {
        Term::Present(atom) => mentions.push((atom, false)),
        Term::Absent(atom) => mentions.push((atom, true)),
        Term::Gate(gate) => kernel.conditions.each_literal(gate, &mut |atom, absent| mentions.push((atom, absent))),
    }
    mentions
}
