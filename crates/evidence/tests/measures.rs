//! Measures by hand, and against their formulas written plainly.

mod common;

use common::{Draws, formula};
use coproduce_evidence::{Column, Cuts, Fit, Formula, Output, Table, Term, TooMany, reaches, unique_coverages};

fn near(measured: Option<f64>, expected: f64) -> bool {
    measured.is_some_and(|measured| (measured - expected).abs() < 1e-6)
}

#[test]
fn degrees_by_hand() {
    let condition = Column::Fuzzy(vec![0.9, 0.8, 0.3, 0.6, 0.1]);
    let product = Column::Fuzzy(vec![0.8, 0.9, 0.6, 0.4, 0.2]);
    let fit = Fit::of(&condition, &product);
    assert_eq!((fit.cases, fit.missing, fit.members), (5, 0, 3));
    assert!(near(fit.consistency, 0.888_889) && near(fit.coverage, 0.827_586) && near(fit.pri, 0.8125));
    assert!(near(fit.necessity.consistency, 0.827_586) && near(fit.necessity.coverage, 0.888_889));
    assert!(near(fit.necessity.relevance, 0.884_615) && near(fit.weighted_consistency, 0.787_812));
    assert!(near(fit.product, 0.722_222) && fit.adjusted.is_none());
}

#[test]
fn rounding_alone_says_nothing() {
    // min(x, y), min(x, y, 1 − y) and x are all a tenth: nothing is left to be reduced.
    for (x, y) in [(0.1, 0.9), (0.3, 0.7), (0.2, 0.8)] {
        assert_eq!(Fit::of(&Column::Fuzzy(vec![x]), &Column::Fuzzy(vec![y])).pri, None, "{x}");
    }
    // Four fifths exactly, which as sums of what is held come to less.
    let fit = Fit::of(&Column::Fuzzy(vec![0.1, 0.9]), &Column::Fuzzy(vec![0.1, 0.7]));
    assert!(fit.consistency.is_some_and(|consistency| consistency < 0.8 && reaches(consistency, 0.8)));
    assert!(!reaches(0.799_999, 0.8));
}

#[test]
fn counts_by_hand() {
    let cases = [(1, 1, 8), (1, 0, 2), (0, 1, 4), (0, 0, 6), (2, 1, 3), (0, 2, 1)];
    let column = |of: fn(&(u8, u8, usize)) -> u8| {
        Column::Crisp(cases.iter().flat_map(|case| std::iter::repeat_n(of(case), case.2)).collect())
    };
    let fit = Fit::of(&column(|case| case.0), &column(|case| case.1));
    assert_eq!((fit.cases, fit.missing, fit.members), (20, 4, 10));
    assert!(near(fit.consistency, 0.8) && near(fit.coverage, 0.666_667) && near(fit.pri, 0.8));
    assert!(near(fit.necessity.relevance, 0.833_333));
    let adjusted = fit.adjusted.unwrap();
    assert_eq!([adjusted.both, adjusted.condition_alone, adjusted.product_alone, adjusted.neither], [8, 2, 4, 6]);
    assert!(near(adjusted.contrapositive_consistency, 0.75) && near(adjusted.contrapositive_coverage, 0.6));
    assert!(near(adjusted.prevalence_adjusted_consistency, 0.727_273));
    assert!(near(adjusted.antecedent_adjusted_contrapositive_consistency, 0.75));
    assert!(near(adjusted.antecedent_adjusted_coverage, 0.666_667));
    assert!(near(adjusted.prevalence_adjusted_contrapositive_coverage, 0.692_308));
}

#[test]
fn nothing_by_nothing_is_none() {
    for (condition, product) in [(vec![0, 0], vec![0, 0]), (vec![], vec![]), (vec![2], vec![1])] {
        let fit = Fit::of(&Column::Crisp(condition), &Column::Crisp(product));
        assert_eq!([fit.consistency, fit.pri, fit.coverage, fit.weighted_consistency], [None; 4]);
    }
    // A condition in which every case is, and a product of which every case is.
    let fit = Fit::of(&Column::Crisp(vec![1, 1]), &Column::Crisp(vec![1, 1]));
    assert_eq!((fit.consistency, fit.necessity.relevance), (Some(1.0), None));
    assert_eq!(fit.adjusted.unwrap().prevalence_adjusted_consistency, None);
    // A case as much in as out, in a condition it is in no further.
    let half = Fit::of(&Column::Fuzzy(vec![0.4]), &Column::Fuzzy(vec![0.5]));
    assert_eq!((half.consistency, half.pri), (Some(1.0), None));
    assert_eq!(unique_coverages(&[Column::Crisp(vec![1])], &Column::Crisp(vec![0])), [None]);
}

/// Columns of degrees, or of 0 and 1, some missing.
fn draw_columns(draws: &mut Draws, count: usize, is_fuzzy: bool) -> Vec<Column> {
    let cases = draws.below(3_000);
    let mut columns = vec![Column::default(); count];
    for column in &mut columns {
        for _ in 0..cases {
            let degree = if is_fuzzy { f64::from(draws.below(21)) / 20.0 } else { f64::from(draws.below(2)) };
            column.push((draws.below(50) > 0).then_some(degree));
        }
    }
    columns
}

#[test]
#[allow(clippy::float_cmp, reason = "where there is no denominator")]
fn measures_are_their_formulas() {
    let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
    for round in 0..60 {
        let columns = draw_columns(&mut draws, 4, round % 3 > 0);
        let pair = |case: usize| Some((columns[0].get(case)?, columns[3].get(case)?));
        let both: Vec<(f64, f64)> = (0..columns[3].len()).filter_map(pair).collect();
        let sum = |of: &dyn Fn(f64, f64) -> f64| both.iter().map(|&(x, y)| of(x, y)).sum::<f64>();
        let ratio = |above: f64, below: f64| if below == 0.0 { None } else { Some(above / below) };
        let fit = Fit::of(&columns[0], &columns[3]);
        let least = sum(&f64::min);
        let either = sum(&|x, y| x.min(y).min(1.0 - y));
        let expected = [
            (fit.consistency, ratio(least, sum(&|x, _| x))),
            (fit.coverage, ratio(least, sum(&|_, y| y))),
            (fit.pri, ratio(least - either, sum(&|x, _| x) - either)),
            (fit.necessity.relevance, ratio(sum(&|x, _| 1.0 - x), sum(&|x, y| 1.0 - x.min(y)))),
            (fit.weighted_consistency, ratio(least, sum(&|x, y| x.min(y) + ((x - y).max(0.0) * x).sqrt()))),
        ];
        for (measured, expected) in expected {
            let is_near = measured.zip(expected).map_or(measured == expected, |(a, b)| (a - b).abs() < 1e-12);
            assert!(is_near, "{measured:?} {expected:?}");
        }
        assert_eq!((fit.cases, fit.missing), (both.len(), columns[0].len() - both.len()));
        // Unique coverage: all, less all but one.
        let coverage = |terms: &[usize]| {
            let (mut above, mut below) = (0.0, 0.0);
            for case in 0..columns[3].len() {
                let complete: Option<Vec<f64>> = columns.iter().map(|column| column.get(case)).collect();
                if let Some(degrees) = complete {
                    above += terms.iter().map(|&term| degrees[term]).fold(0.0, f64::max).min(degrees[3]);
                    below += degrees[3];
                }
            }
            ratio(above, below)
        };
        let others = [[1, 2], [0, 2], [0, 1]];
        for (measured, others) in unique_coverages(&columns[..3], &columns[3]).into_iter().zip(others) {
            let expected = coverage(&[0, 1, 2]).zip(coverage(&others)).map(|(all, others)| all - others);
            assert!(measured.zip(expected).map_or(measured == expected, |(a, b)| (a - b).abs() < 1e-12));
        }
    }
}

/// What a formula makes of memberships, part by part.
fn plain(formula: &Formula, degrees: &[f64]) -> f64 {
    match formula {
        Formula::Set(set) => degrees[*set],
        Formula::Constant(constant) => *constant,
        Formula::Not(part) => 1.0 - plain(part, degrees),
        Formula::All(parts) => parts.iter().map(|part| plain(part, degrees)).fold(1.0, f64::min),
        Formula::Any(parts) => parts.iter().map(|part| plain(part, degrees)).fold(0.0, f64::max),
        Formula::AtLeast(0, _) => 1.0,
        Formula::AtLeast(least, parts) => {
            let mut degrees: Vec<f64> = parts.iter().map(|part| plain(part, degrees)).collect();
            degrees.sort_by(|one, other| other.total_cmp(one));
            degrees.get(least - 1).copied().unwrap_or(0.0)
        }
    }
}

fn draw_formula(draws: &mut Draws, depth: u32) -> Formula {
    let parts = |draws: &mut Draws| (0..draws.below(4)).map(|_| draw_formula(draws, depth - 1)).collect();
    match draws.below(if depth == 0 { 3 } else { 8 }) {
        0 | 1 => Formula::Set(draws.below(4) as usize),
        2 => Formula::Constant(f64::from(draws.below(2))),
        3 => Formula::Not(Box::new(draw_formula(draws, depth - 1))),
        4 | 5 => Formula::All(parts(draws)),
        6 => Formula::Any(parts(draws)),
        _ => Formula::AtLeast(draws.below(4) as usize, parts(draws)),
    }
}

#[test]
fn formulas_are_worked_out_part_by_part() {
    let mut draws = Draws(0xDA94_2042_E4DD_58B5);
    for round in 0..120 {
        let mut columns = draw_columns(&mut draws, 4, round % 2 > 0);
        if round % 4 == 3 {
            // One of them crisp beside others by degrees.
            columns[1] = Column::Crisp((0..columns[1].len()).map(|_| u8::try_from(draws.below(3)).unwrap()).collect());
        }
        let formula = draw_formula(&mut draws, 4);
        let (sets, memberships) = (formula.sets(), formula.memberships(&columns));
        assert_eq!(memberships.len(), columns[0].len());
        assert_eq!(memberships.is_crisp(), sets.iter().all(|&set| columns[set].is_crisp()));
        for case in 0..memberships.len() {
            let is_missing = sets.iter().any(|&set| columns[set].get(case).is_none());
            let degrees: Vec<f64> = columns.iter().map(|column| column.get(case).unwrap_or(0.0)).collect();
            let expected = (!is_missing).then(|| plain(&formula, &degrees));
            assert_eq!(memberships.get(case), expected, "{formula:?}");
        }
    }
}

#[test]
fn formulas_may_be_deep_and_lack_columns() {
    let mut formula = Formula::Set(0);
    for _ in 0..2_000 {
        formula = Formula::Not(Box::new(formula));
    }
    assert_eq!(formula.memberships(&[Column::Crisp(vec![1, 0, 2])]).get(0), Some(1.0));
    let lacking = Formula::Any(vec![Formula::Set(0), Formula::Set(7)]);
    assert_eq!(lacking.memberships(&[Column::Crisp(vec![1])]).missing(), 1);
    assert_eq!(Formula::Constant(f64::NAN).memberships(&[Column::Crisp(vec![1])]).missing(), 1);
    assert_eq!(Formula::Constant(0.3).memberships(&[Column::Crisp(vec![1])]).get(0), Some(0.3));
    assert!(formula.memberships(&[]).is_empty());
}

#[test]
fn rows_are_measured_by_all_cases() {
    let mut draws = Draws(0xBF58_476D_1CE4_E5B9);
    for round in 0..40 {
        let columns = draw_columns(&mut draws, 5, round % 4 > 0);
        let (conditions, product) = (&columns[..4], &columns[4]);
        let cuts = Cuts { cases: 1 + draws.below(40) as usize, consistency: 0.6, pri: 0.3 };
        let is_negated = round % 5 == 0;
        let table = Table::of(conditions, product, cuts, is_negated).unwrap();
        let outcome = |case: usize| product.get(case).map(|y| if is_negated { 1.0 - y } else { y });
        let is_complete = |case: &usize| columns.iter().all(|column| column.get(*case).is_some());
        let complete: Vec<usize> = (0..product.len()).filter(is_complete).collect();
        assert_eq!(table.left_out, product.len() - complete.len());
        let is_undecided = |case: &usize| conditions.iter().any(|column| column.get(*case) == Some(0.5));
        let decided: Vec<usize> = complete.iter().copied().filter(|case| !is_undecided(case)).collect();
        assert_eq!(table.undecided, complete.len() - decided.len());
        assert_eq!(table.rows.iter().map(|row| row.count).sum::<usize>(), decided.len());
        assert!(table.rows.is_sorted_by_key(|row| row.code));
        for row in &table.rows {
            let column = formula(Term { care: 0b1111, value: row.code }).memberships(conditions);
            let members: Vec<usize> = decided.iter().copied().filter(|&case| column.get(case).unwrap() > 0.5).collect();
            assert_eq!(row.cases.iter().map(|&case| case as usize).collect::<Vec<_>>(), members);
            assert_eq!(row.count, members.len());
            assert_eq!(row.positives, members.iter().filter(|&&case| outcome(case).unwrap() > 0.5).count());
            let mut outcomes = Column::Fuzzy(Vec::new());
            (0..product.len()).for_each(|case| outcomes.push(outcome(case)));
            let fit = Fit::of(&column, &outcomes);
            assert!((fit.consistency.unwrap() - row.consistency.unwrap()).abs() < 1e-12);
            assert!((fit.pri.unwrap() - row.pri.unwrap()).abs() < 1e-12);
            let is_positive = fit.consistency.unwrap() >= 0.6 - 1e-9 && fit.pri.unwrap() >= 0.3 - 1e-9;
            let output = match () {
                () if members.len() < cuts.cases => Output::Few,
                () if is_positive => Output::Positive,
                () => Output::Negative,
            };
            assert_eq!(row.output, output);
        }
        let told = table.rows.iter().filter(|row| row.output != Output::Few).count();
        assert_eq!(table.remainders, 16 - u64::try_from(told).unwrap());
    }
}

#[test]
fn tables_have_limits() {
    let cuts = Cuts { cases: 1, consistency: 0.8, pri: 0.0 };
    let none = Column::default();
    assert_eq!(Table::of(&vec![none.clone(); 32], &none, cuts, false), Err(TooMany::Conditions(32)));
    assert_eq!(Table::of(&vec![none.clone(); 31], &none, cuts, false).unwrap().remainders, 1 << 31);
    // Without conditions there is one row.
    let table = Table::of(&[], &Column::Crisp(vec![1, 1, 0, 2]), cuts, false).unwrap();
    assert_eq!((table.rows.len(), table.rows[0].count, table.left_out, table.remainders), (1, 3, 1, 0));
    // More comparisons than can be made: as many rows as cases.
    let bit = |case: u32, at: u32| if case >> at & 1 == 1 { 0.9 } else { 0.1 };
    let conditions: Vec<Column> =
        (0..18).map(|at| Column::Fuzzy((0..1 << 18).map(|case| bit(case, at)).collect())).collect();
    let product = Column::Crisp(vec![1; 1 << 18]);
    assert_eq!(Table::of(&conditions, &product, cuts, false), Err(TooMany::Comparisons(1 << 36)));
}
