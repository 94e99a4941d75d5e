//! Solutions of random tables against searches of everything.

mod common;

use common::{Draws, irredundant};
use coproduce_evidence::{Assumptions, Kind, Output, Row, Solution, Table, Term, Unsolved, easy_terms, solve};
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

/// What an exhaustive search finds.
struct Searched {
    primes: BTreeSet<Term>,
    /// All models, unless these are too many.
    all: Option<BTreeSet<Vec<Term>>>,
    fewest: BTreeSet<Vec<Term>>,
}

impl Searched {
    fn of(conditions: usize, positives: &[u32], is_allowed: impl Fn(u32) -> bool) -> Self {
        let primes = primes(conditions, positives, is_allowed);
        let (all, fewest) = covers(positives, &primes);
        Self { primes, all, fewest }
    }

    /// The models of both.
    fn and(mut self, other: Self) -> Self {
        self.primes.extend(other.primes);
        self.all = self.all.zip(other.all).map(|(one, other)| &one | &other);
        self.fewest.extend(other.fewest);
        let least = self.fewest.iter().map(Vec::len).min().unwrap();
        self.fewest.retain(|model| model.len() == least);
        self
    }

    fn assert_same(&self, solution: &Solution) {
        assert_eq!(solution.primes, self.primes.iter().copied().collect::<Vec<_>>());
        assert!(solution.is_complete && solution.is_fewest_complete);
        let few = solution.models.iter().filter(|model| model.is_fewest).map(|model| model.terms.clone());
        assert_eq!(few.collect::<Vec<_>>(), self.fewest.iter().cloned().collect::<Vec<_>>());
        if let Some(all) = &self.all {
            assert_eq!(solution.models.len(), all.len());
            assert!(solution.models.iter().all(|model| all.contains(&model.terms)));
        }
    }
}

/// The remainders that are easy counterfactuals by a conservative and a parsimonious model. What is not as expected is
/// left out as far as the parsimonious term has it out.
fn easy(
    complex: &[Term],
    simple: &[Term],
    expected: &[Option<bool>],
    is_remainder: impl Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let mut easy = BTreeSet::new();
    for complex in complex {
        for simple in simple.iter().filter(|simple| complex.implies(**simple)) {
            let mut term = *complex;
            for (at, expected) in expected.iter().enumerate() {
                let is_present = complex.value >> at & 1 == 1;
                if simple.care >> at & 1 == 0 && expected.is_some_and(|expected| expected != is_present) {
                    term = Term { care: term.care & !(1 << at), value: term.value & !(1 << at) };
                }
            }
            easy.extend((0..1 << expected.len()).filter(|&code| term.covers(code) && is_remainder(code)));
        }
    }
    easy
}

/// The rows that a model covers.
fn covered(conditions: usize, model: &[Term]) -> BTreeSet<u32> {
    (0..1 << conditions).filter(|&code| model.iter().any(|term| term.covers(code))).collect()
}

#[test]
fn solutions_are_those_of_an_exhaustive_search() {
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    let (mut all_compared, mut several, mut joined) = (0, 0, 0);
    let mut before: Vec<Term> = Vec::new();
    for _ in 0..3_000 {
        let (table, excluded) = draw_table(&mut draws);
        let conditions = table.conditions;
        let expected: Vec<Option<bool>> =
            (0..conditions).map(|_| [None, Some(true), Some(false)][draws.below(3) as usize]).collect();
        let is_excluded = |code: u32| excluded >> code & 1 == 1;
        let output = |code: u32| table.rows.iter().find(|row| row.code == code).map_or(Output::Few, |row| row.output);
        let positives: Vec<u32> = (0..32).filter(|&code| output(code) == Output::Positive).collect();
        let solved = |kind: Kind| solve(&table, kind, &expected, Some(&is_excluded));
        if positives.is_empty() {
            for kind in [Kind::Conservative, Kind::Intermediate, Kind::Parsimonious] {
                assert_eq!(solved(kind), Err(Unsolved::NoPositive));
            }
            continue;
        }
        let is_remainder = |code: u32| output(code) == Output::Few && !is_excluded(code);
        let is_positive = |code: u32| positives.contains(&code);
        let conservative = Searched::of(conditions, &positives, is_positive);
        let parsimonious = Searched::of(conditions, &positives, |code| is_positive(code) || is_remainder(code));
        let pairs =
            conservative.fewest.iter().flat_map(|complex| parsimonious.fewest.iter().map(move |it| (complex, it)));
        let easy: BTreeSet<BTreeSet<u32>> =
            pairs.map(|(complex, simple)| easy(complex, simple, &expected, is_remainder)).collect();
        joined += usize::from(easy.len() > 1);
        let of_pair = |easy: &BTreeSet<u32>| {
            Searched::of(conditions, &positives, |code| is_positive(code) || easy.contains(&code))
        };
        let intermediate = easy.iter().map(of_pair).reduce(Searched::and).unwrap();
        let terms = easy_terms(&table, &expected, Some(&is_excluded)).unwrap();
        let told: Vec<u32> =
            covered(conditions, &terms).into_iter().filter(|&code| output(code) == Output::Few).collect();
        assert_eq!(told, easy.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>());
        // Whatever the rule: all positive rows are covered, and nothing that no parsimonious model covers.
        let widest: Vec<BTreeSet<u32>> = parsimonious.fewest.iter().map(|model| covered(conditions, model)).collect();
        for model in solved(Kind::Intermediate).unwrap().models {
            let covered = covered(conditions, &model.terms);
            assert!(positives.iter().all(|code| covered.contains(code)));
            assert!(widest.iter().any(|widest| covered.is_subset(widest)));
        }
        for (kind, searched) in
            [(Kind::Conservative, conservative), (Kind::Intermediate, intermediate), (Kind::Parsimonious, parsimonious)]
        {
            let solution = solved(kind).unwrap();
            searched.assert_same(&solution);
            all_compared += usize::from(searched.all.is_some());
            several += usize::from(solution.models.len() > 1);
            let terms = &solution.models[0].terms;
            let assumed: Vec<u32> =
                covered(conditions, terms).into_iter().filter(|&code| output(code) == Output::Few).collect();
            // Terms of another table stand for those of the absence: whatever they are, both assume what both cover.
            before.retain(|term| term.care >> conditions == 0);
            let both: Vec<u32> =
                assumed.iter().copied().filter(|&code| before.iter().any(|term| term.covers(code))).collect();
            let contradictory = Assumptions::contradictory(terms, &before, &table);
            assert_eq!((contradictory.count, contradictory.codes), (u64::try_from(both.len()).ok(), Some(both)));
            let assumptions = Assumptions::of(terms, &table);
            assert_eq!((assumptions.count, assumptions.codes), (u64::try_from(assumed.len()).ok(), Some(assumed)));
            before.clone_from(terms);
        }
    }
    assert!(all_compared > 7_000 && several > 500 && joined > 50, "{all_compared} {several} {joined}");
}

/// A table of three conditions, by the combinations that are positive and negative, the first condition first.
fn table(positive: &[&str], negative: &[&str]) -> Table {
    let code = |text: &str| text.bytes().enumerate().fold(0, |code, (at, byte)| code | u32::from(byte == b'1') << at);
    let of = |texts: &[&str], output: Output| -> Vec<Row> {
        let row = |text: &&str| Row {
            code: code(text),
            cases: vec![],
            count: 1,
            positives: 0,
            consistency: None,
            pri: None,
            output,
        };
        texts.iter().map(row).collect()
    };
    let mut rows = [of(positive, Output::Positive), of(negative, Output::Negative)].concat();
    rows.sort_by_key(|row| row.code);
    let remainders = 8 - u64::try_from(rows.len()).unwrap();
    Table { conditions: 3, rows, remainders, left_out: 0, undecided: 0 }
}

/// The models of a solution, as they are written in the field.
fn models(table: &Table, kind: Kind, expected: [bool; 3]) -> Vec<String> {
    let names = ["A", "B", "C"].map(str::to_owned);
    irredundant(&solve(table, kind, &expected.map(Some), None).unwrap(), &names)
}

/// A prime of no parsimonious model of fewest terms makes nothing easy.
#[test]
fn an_intermediate_solution_lies_between_two_models() {
    let table = table(&["110", "100", "000"], &["001", "011"]);
    let expected = [true, false, true];
    assert_eq!(models(&table, Kind::Conservative, expected), ["A*~C + ~B*~C"]);
    assert_eq!(models(&table, Kind::Parsimonious, expected)[0], "~C");
    assert_eq!(models(&table, Kind::Intermediate, expected), ["A*~C + ~B*~C"]);
    assert!(easy_terms(&table, &expected.map(Some), None).unwrap().is_empty());
}

/// What two conservative terms may leave out, they may by one and the same parsimonious model.
#[test]
fn an_intermediate_solution_is_within_one_parsimonious_model() {
    let table = table(&["010", "100"], &["111"]);
    let expected = [true; 3];
    assert_eq!(models(&table, Kind::Conservative, expected), ["A*~B*~C + ~A*B*~C"]);
    assert_eq!(models(&table, Kind::Parsimonious, expected), ["~C", "~A + ~B"]);
    assert_eq!(models(&table, Kind::Intermediate, expected), ["A*~C + B*~C"]);
    let easy = Assumptions::of(&easy_terms(&table, &expected.map(Some), None).unwrap(), &table);
    assert_eq!(easy.codes.unwrap(), [0b011]);
}
