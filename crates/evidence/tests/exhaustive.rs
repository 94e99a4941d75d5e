//! Solutions of random tables against searches of everything.

mod common;

use common::Draws;
use coproduce_evidence::{Assumptions, Kind, Output, Row, Table, Term, Unsolved, solve};
use std::collections::BTreeSet;

/// Of up to so many primes, all sets are tried.
const MOST_TRIED: usize = 12;

/// A table with some rows of each output, and remainders that are not to be assumed.
fn draw_table(draws: &mut Draws) -> (Table, u32) {
    let conditions = draws.below(6).max(draws.below(6));
    let [positive, negative, few] = [1 + draws.below(6), 1 + draws.below(6), draws.below(2)];
    let mut rows = Vec::new();
    for code in 0..1_u32 << conditions {
        let number = draws.below(14);
        let output = if number < positive {
            Output::Positive
        } else if number < positive + negative {
            Output::Negative
        } else if number < positive + negative + few {
            Output::Few
        } else {
            continue;
        };
        rows.push(Row { code, cases: vec![], count: 1, positives: 0, consistency: None, pri: None, output });
    }
    let told = rows.iter().filter(|row| row.output != Output::Few).count();
    let remainders = (1_u64 << conditions) - u64::try_from(told).unwrap();
    let excluded = if draws.below(3) == 0 { draws.below(u32::MAX) & draws.below(u32::MAX) } else { 0 };
    (Table { conditions: conditions as usize, rows, remainders, left_out: 0, undecided: 0 }, excluded)
}

/// All terms of some conditions.
fn all_terms(conditions: usize) -> Vec<Term> {
    let bound = 1_u32 << conditions;
    (0..bound)
        .flat_map(|care| (0..bound).map(move |value| Term { care, value }))
        .filter(|term| term.value & !term.care == 0)
        .collect()
}

/// The prime implicants that cover a positive row.
fn primes(conditions: usize, positives: &[u32], is_allowed: impl Fn(u32) -> bool) -> BTreeSet<Term> {
    let terms = all_terms(conditions);
    let is_implicant = |term: &Term| (0..1_u32 << conditions).all(|code| !term.covers(code) || is_allowed(code));
    let implicants: Vec<Term> = terms.into_iter().filter(is_implicant).collect();
    let is_prime = |term: &&Term| implicants.iter().all(|other| other == *term || !term.implies(*other));
    let covers_positive = |term: &&Term| positives.iter().any(|&code| term.covers(code));
    implicants.iter().filter(is_prime).filter(covers_positive).copied().collect()
}

/// All covers of which no term can be left out, by trying all sets of terms; or only those of fewest, where all are too
/// many.
fn covers(positives: &[u32], primes: &BTreeSet<Term>) -> (Option<BTreeSet<Vec<Term>>>, BTreeSet<Vec<Term>>) {
    let primes: Vec<Term> = primes.iter().copied().collect();
    let covered = |set: &[Term]| positives.iter().all(|&code| set.iter().any(|term| term.covers(code)));
    let is_irredundant = |set: &Vec<Term>| (0..set.len()).all(|at| !covered(&[&set[..at], &set[at + 1..]].concat()));
    let mut by_size: Vec<Vec<Vec<Term>>> = Vec::new();
    if primes.len() <= MOST_TRIED {
        by_size.resize(primes.len() + 1, Vec::new());
        for bits in 0..1_u32 << primes.len() {
            let set = primes.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, &term)| term);
            by_size[bits.count_ones() as usize].push(set.collect());
        }
    } else {
        // Sets of so many, each made of smaller ones and a term that comes later.
        by_size.push(vec![vec![]]);
        while !by_size.last().unwrap().iter().any(|set| covered(set)) {
            let longer = |set: &Vec<Term>| {
                let from = set.last().map_or(0, |last| 1 + primes.binary_search(last).unwrap());
                primes[from..].iter().map(|&term| [&set[..], &[term]].concat()).collect::<Vec<_>>()
            };
            by_size.push(by_size.last().unwrap().iter().flat_map(longer).collect());
        }
    }
    let fewest = by_size.iter().find(|sets| sets.iter().any(|set| covered(set))).unwrap();
    let fewest = fewest.iter().filter(|set| covered(set)).cloned().collect();
    let all = by_size.iter().flatten().filter(|set| covered(set) && is_irredundant(set)).cloned();
    ((primes.len() <= MOST_TRIED).then(|| all.collect()), fewest)
}

#[test]
fn solutions_are_those_of_an_exhaustive_search() {
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    let (mut all_compared, mut several) = (0, 0);
    let mut before: Vec<Term> = Vec::new();
    for _ in 0..3_000 {
        let (table, excluded) = draw_table(&mut draws);
        let expected: Vec<Option<bool>> =
            (0..table.conditions).map(|_| [None, Some(true), Some(false)][draws.below(3) as usize]).collect();
        let is_excluded = |code: u32| excluded >> code & 1 == 1;
        let output = |code: u32| table.rows.iter().find(|row| row.code == code).map_or(Output::Few, |row| row.output);
        let positives: Vec<u32> = (0..32).filter(|&code| output(code) == Output::Positive).collect();
        let is_remainder = |code: u32| output(code) == Output::Few && !is_excluded(code);
        let is_positive = |code: u32| positives.contains(&code);
        let conservative = primes(table.conditions, &positives, is_positive);
        let parsimonious = primes(table.conditions, &positives, |code| is_positive(code) || is_remainder(code));
        // What is not as expected is left out as far as the parsimonious term has it out.
        let mut wide = Vec::new();
        for complex in &conservative {
            for simple in parsimonious.iter().filter(|simple| complex.implies(**simple)) {
                let mut term = *complex;
                for (at, expected) in expected.iter().enumerate() {
                    let is_present = complex.value >> at & 1 == 1;
                    if simple.care >> at & 1 == 0 && expected.is_some_and(|expected| expected != is_present) {
                        term = Term { care: term.care & !(1 << at), value: term.value & !(1 << at) };
                    }
                }
                wide.push(term);
            }
        }
        let is_easy = |code: u32| is_remainder(code) && wide.iter().any(|term| term.covers(code));
        let intermediate = primes(table.conditions, &positives, |code| is_positive(code) || is_easy(code));
        for (kind, primes) in
            [(Kind::Conservative, conservative), (Kind::Intermediate, intermediate), (Kind::Parsimonious, parsimonious)]
        {
            let solution = match solve(&table, kind, &expected, Some(&is_excluded)) {
                Ok(solution) => solution,
                Err(error) => {
                    assert!(error == Unsolved::NoPositive && positives.is_empty());
                    continue;
                }
            };
            assert_eq!(solution.primes, primes.iter().copied().collect::<Vec<_>>());
            assert!(solution.is_complete && solution.is_fewest_complete);
            let (all, fewest) = covers(&positives, &primes);
            let few = solution.models.iter().filter(|model| model.is_fewest).map(|model| model.terms.clone());
            assert_eq!(few.collect::<Vec<_>>().len(), fewest.len());
            assert!(solution.models.iter().filter(|model| model.is_fewest).all(|model| fewest.contains(&model.terms)));
            let terms = &solution.models[0].terms;
            let assumed: Vec<u32> = (0..1_u32 << table.conditions)
                .filter(|&code| output(code) == Output::Few && terms.iter().any(|term| term.covers(code)))
                .collect();
            // Terms of another table stand for those of the absence: whatever they are, both assume what both cover.
            before.retain(|term| term.care >> table.conditions == 0);
            let both: Vec<u32> =
                assumed.iter().copied().filter(|&code| before.iter().any(|term| term.covers(code))).collect();
            let contradictory = Assumptions::contradictory(terms, &before, &table);
            assert_eq!((contradictory.count, contradictory.codes), (u64::try_from(both.len()).ok(), Some(both)));
            let assumptions = Assumptions::of(terms, &table);
            assert_eq!((assumptions.count, assumptions.codes), (u64::try_from(assumed.len()).ok(), Some(assumed)));
            before.clone_from(terms);
            several += usize::from(solution.models.len() > 1);
            if let Some(all) = all {
                all_compared += 1;
                assert_eq!(solution.models.len(), all.len());
                assert!(solution.models.iter().all(|model| all.contains(&model.terms)));
            }
        }
    }
    assert!(all_compared > 7_000 && several > 500, "{all_compared} {several}");
}
