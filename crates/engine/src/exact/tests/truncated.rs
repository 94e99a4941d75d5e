//! Sets up to a size against those of all sizes, which trying every situation has judged.

use super::super::{Formula, Formulas, Functions, Limits, Reading, Sets};
use super::{NODES, OPEN, Random, network, roles};
use crate::network::Node;
use crate::role::Settled;

fn agrees_up_to_each_order(formulas: &Formulas<Node>, formula: Formula) {
    for reading in [Reading::Primes, Reading::Models] {
        agrees(formulas, formula, reading);
    }
}

fn agrees(formulas: &Formulas<Node>, formula: Formula, reading: Reading) {
    let analysis = formulas.analysis(formula).unwrap();
    let all = analysis.sets(reading).unwrap().smallest(usize::MAX);
    let greatest = all.iter().map(Vec::len).max().unwrap_or(0);
    for order in 0..=greatest + 1 {
        let expected: Vec<_> = all.iter().filter(|set| set.len() <= order).cloned().collect();
        let agrees = |sets: Sets<Node>| {
            assert_eq!(sets.smallest(usize::MAX), expected);
            assert_eq!(sets.count().small(), Some(expected.len() as u128));
            let mut by_size = vec![0; expected.last().map_or(0, |set| set.len() + 1)];
            for set in &expected {
                by_size[set.len()] += 1;
            }
            let counts: Vec<u128> = sets.counts_by_size().iter().map(|count| count.small().unwrap()).collect();
            assert_eq!(counts, by_size);
            assert!(sets.truncated_at().is_none_or(|at| at == order));
            // What is not said to be truncated is complete.
            assert!(sets.truncated_at().is_some() || expected.len() == all.len());
        };
        agrees(formulas.sets_up_to(formula, reading, order).unwrap());
        agrees(analysis.sets(reading).unwrap().up_to(order));
    }
}

#[test]
fn sets_up_to_an_order_are_those_of_that_order_and_below() {
    let mut random = Random(0x6A09_E667_F3BC_C909);
    for round in 0..400 {
        let network = network(&mut random, round % 4 == 0);
        let mut roles = roles(&mut random);
        if round % 4 != 0 {
            for role in roles.iter_mut().filter(|role| matches!(role.allowed, Settled::Unless(_))) {
                role.allowed = Settled::Yes;
            }
        }
        let mut functions = Functions::new(&network, &OPEN, |node: Node| roles[node as usize], Limits::default());
        let formula = functions.of(NODES - 1).unwrap();
        agrees_up_to_each_order(&functions.formulas, formula);
        agrees_up_to_each_order(&functions.formulas, formula.not());
    }
}

/// Gates over many variables that share much, and parts that share nothing.
#[test]
fn sets_up_to_an_order_of_larger_functions() {
    let mut random = Random(0x3C6E_F372_FE94_F82B);
    for _ in 0..25 {
        let mut formulas = Formulas::new(Limits::default());
        let mut known: Vec<Formula> = (0..14).map(|variable| formulas.variable(variable)).collect();
        for _ in 0..16 {
            let from = known.len().saturating_sub(12);
            let arguments: Vec<Formula> = (0..2 + random.below(3))
                .map(|_| known[from + random.below(u32::try_from(known.len() - from).unwrap()) as usize])
                .collect();
            let need = 1 + random.below(u32::try_from(arguments.len()).unwrap()) as usize;
            known.push(formulas.at_least(need, &arguments));
        }
        let top = formulas.any(&known[known.len() - 3..]);
        agrees_up_to_each_order(&formulas, top);
    }
}
