//! Sets of changes, and trees of modules, against what trying every situation says.

use super::super::{Formula, Formulas, Freedom, Functions, Limits, Reading};
use super::{NODES, OPEN, Random, holds, named, network, primes, roles, situations_agree};
use crate::network::Node;
use crate::role::Settled;

/// Freedoms of all kinds.
fn freedom(random: &mut Random) -> Freedom {
    match random.below(6) {
        0 | 1 => Freedom::Kept { as_it_is: false },
        2 => Freedom::Kept { as_it_is: true },
        3 => Freedom::Open { present: true, absent: true },
        4 => Freedom::Open { present: true, absent: false },
        _ => Freedom::Open { present: random.below(2) == 0, absent: random.below(2) == 0 },
    }
}

/// The minimal sets of changes, by trying every set of them in every situation.
fn changes(truth: &[bool], freedoms: &[Freedom]) -> Vec<(u32, u32)> {
    let all = u32::try_from(truth.len()).unwrap() - 1;
    let by = |test: &dyn Fn(&Freedom) -> bool| {
        (0..).zip(freedoms).filter(|(_, freedom)| test(freedom)).fold(0, |bits, (place, _)| bits | 1_u32 << place)
    };
    let kept = by(&|freedom| matches!(freedom, Freedom::Kept { .. }));
    let there = by(&|freedom| matches!(freedom, Freedom::Kept { as_it_is: true }));
    let may_come =
        by(&|freedom| matches!(freedom, Freedom::Kept { as_it_is: false } | Freedom::Open { present: true, .. }));
    let may_go =
        by(&|freedom| matches!(freedom, Freedom::Kept { as_it_is: true } | Freedom::Open { absent: true, .. }));
    let mut enough = Vec::new();
    for present in (0..=all).filter(|present| present & !may_come == 0) {
        for absent in (0..=all).filter(|absent| absent & !may_go == 0 && absent & present == 0) {
            let unchanged = kept & !present & !absent;
            let possible =
                |one: u32| one & present == present && one & absent == 0 && one & unchanged == there & unchanged;
            if (0..=all).filter(|&one| possible(one)).all(|one| truth[one as usize]) {
                enough.push((present, absent));
            }
        }
    }
    let within = |one: (u32, u32), other: (u32, u32)| one != other && one.0 & !other.0 == 0 && one.1 & !other.1 == 0;
    enough.iter().copied().filter(|&set| !enough.iter().any(|&other| within(other, set))).collect()
}

#[test]
fn changes_agree_with_trying_everything() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for round in 0..600 {
        let network = network(&mut random, round % 3 != 0);
        let roles = roles(&mut random);
        let role = |node: Node| roles[node as usize];
        let mut functions = Functions::new(&network, &OPEN, role, Limits::default());
        let formula = functions.of(NODES - 1).unwrap();
        let variables: Vec<Node> = functions.formulas.variables().collect();
        if variables.len() > 6 || round % 3 == 0 && roles.iter().any(|role| matches!(role.allowed, Settled::Unless(_)))
        {
            continue;
        }
        let truth: Vec<bool> =
            (0..1_u32 << variables.len()).map(|situation| holds(&network, &roles, &variables, situation)).collect();
        let freedoms: Vec<Freedom> = variables.iter().map(|_| freedom(&mut random)).collect();
        let of = |variable: Node| freedoms[variables.iter().position(|&one| one == variable).unwrap()];
        let found = functions.formulas.changes(formula, of).unwrap();
        let expected = named(&variables, &changes(&truth, &freedoms));
        assert_eq!(found.smallest(usize::MAX), expected, "{freedoms:?}");
        assert_eq!(found.count().small(), Some(expected.len() as u128));
    }
}

/// A tree of modules: each of its parts has variables of its own, so that all but the top are cut off.
fn of_modules(random: &mut Random, formulas: &mut Formulas<Node>, next: &mut Node, depth: u32) -> Formula {
    let [one, other] = if depth > 0 && *next < 3 {
        [of_modules(random, formulas, next, depth - 1), of_modules(random, formulas, next, depth - 1)]
    } else {
        [0, 1].map(|_| {
            let variable = formulas.variable(*next);
            *next += 1;
            if random.below(3) == 0 { variable.not() } else { variable }
        })
    };
    match random.below(5) {
        0 => formulas.all(&[one, other]),
        1 => formulas.any(&[one, other]),
        // Contradictory, or always true, without an argument that shows it at once.
        2 => {
            let pairs = [[one, other], [one, other.not()], [one.not(), other], [one.not(), other.not()]];
            let pairs = pairs.map(|pair| formulas.any(&pair));
            let never = formulas.all(&pairs);
            if random.below(2) == 0 { never } else { never.not() }
        }
        // One of them alone, or both or none.
        _ => {
            let (with, without) = (formulas.all(&[one, other.not()]), formulas.all(&[one.not(), other]));
            let either = formulas.any(&[with, without]);
            if random.below(2) == 0 { either } else { either.not() }
        }
    }
}

#[test]
fn modules_that_decide_both_ways_or_never_agree_with_trying_everything() {
    let mut random = Random(0xA076_1D64_78BD_642F);
    for _ in 0..400 {
        let mut formulas = Formulas::new(Limits::default());
        let mut next = 0;
        let formula = of_modules(&mut random, &mut formulas, &mut next, 2);
        let variables: Vec<Node> = formulas.variables().collect();
        assert!(variables.len() <= 6);
        let graph = formulas.graph.clone();
        let truth: Vec<bool> = (0..1_u32 << variables.len())
            .map(|situation| graph.holds(formula.0, |variable| situation >> variable & 1 == 1))
            .collect();
        let analysis = formulas.analysis(formula).unwrap();
        let constant = truth.iter().all(|&holds| holds == truth[0]).then_some(truth[0]);
        assert_eq!(analysis.constant(), constant);
        assert_eq!(formulas.value(formula).unwrap(), constant);
        let width = variables.len();
        assert_eq!(
            analysis.sets(Reading::Primes).unwrap().smallest(usize::MAX),
            named(&variables, &primes(&truth, width))
        );
        let of_analysis: Vec<Node> = analysis.variables().collect();
        if of_analysis == variables {
            situations_agree(&analysis, &variables, &truth);
        }
        let freedoms: Vec<Freedom> = variables.iter().map(|_| freedom(&mut random)).collect();
        let found = formulas.changes(formula, |variable| freedoms[variable as usize]).unwrap();
        assert_eq!(found.smallest(usize::MAX), named(&variables, &changes(&truth, &freedoms)), "{freedoms:?}");
    }
}
