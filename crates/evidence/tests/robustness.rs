//! Whatever comes in, something comes out.

mod common;

use common::Draws;
use coproduce_evidence::{
    Assumptions, Calibration, Column, Cuts, Fit, Formula, Kind, Output, Row, Table, Term, deviant, easy_terms, solve,
    uncovered, unique_coverages,
};

const NUMBERS: [f64; 10] =
    [0.0, 1.0, 0.5, -1.0, 7.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE];

fn draw_number(draws: &mut Draws) -> f64 {
    NUMBERS[draws.below(10) as usize]
}

/// A column of any length that holds anything.
fn draw_column(draws: &mut Draws) -> Column {
    let cases = draws.below(40);
    if draws.below(2) == 0 {
        Column::Crisp((0..cases).map(|_| u8::try_from(draws.below(256)).unwrap()).collect())
    } else {
        Column::Fuzzy((0..cases).map(|_| draw_number(draws)).collect())
    }
}

#[test]
fn columns_may_hold_anything() {
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    for _ in 0..2_000 {
        let columns: Vec<Column> = (0..=draws.below(5)).map(|_| draw_column(&mut draws)).collect();
        let product = draw_column(&mut draws);
        for column in &columns {
            let fit = Fit::of(column, &product);
            assert_eq!(fit.cases + fit.missing, column.len().max(product.len()));
            assert!(deviant(column, &product).count() + uncovered(column, &product).count() <= column.len());
            assert!(column.missing() + column.undecided() <= column.len());
        }
        assert_eq!(unique_coverages(&columns, &product).len(), columns.len());
        let parts: Vec<Formula> = (0..draws.below(8)).map(|set| Formula::Set(set as usize)).collect();
        let formula = Formula::AtLeast(draws.below(9) as usize, parts);
        assert_eq!(formula.memberships(&columns).len(), columns.iter().map(Column::len).max().unwrap_or(0));
        let [consistency, pri] = [draw_number(&mut draws), draw_number(&mut draws)];
        let cuts = Cuts { cases: draws.below(3) as usize, consistency, pri };
        let table = Table::of(&columns, &product, cuts, draws.below(2) == 0).unwrap();
        for kind in [Kind::Conservative, Kind::Intermediate, Kind::Parsimonious] {
            if let Ok(solution) = solve(&table, kind, &[Some(true); 9], Some(&|code| code % 3 == 0)) {
                assert!(!solution.models.is_empty());
            }
        }
        let calibration = Calibration::Anchors {
            out: draw_number(&mut draws),
            crossover: draw_number(&mut draws),
            full: draw_number(&mut draws),
        };
        let membership = calibration.membership(draw_number(&mut draws));
        assert!(membership.is_nan() || (0.0..=1.0).contains(&membership));
    }
}

#[test]
fn tables_may_be_any() {
    let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
    for _ in 0..500 {
        let conditions = draws.below(40) as usize;
        let row = |draws: &mut Draws| Row {
            code: draws.below(u32::MAX) >> draws.below(32),
            cases: Vec::new(),
            count: 0,
            positives: 0,
            consistency: None,
            pri: None,
            output: [Output::Positive, Output::Negative, Output::Few][draws.below(3) as usize],
        };
        let rows = (0..draws.below(12)).map(|_| row(&mut draws)).collect();
        let table = Table { conditions, rows, remainders: 0, left_out: 0, undecided: 0 };
        for kind in [Kind::Conservative, Kind::Intermediate, Kind::Parsimonious] {
            let _ = solve(&table, kind, &[Some(false); 50], None);
            // Asking of every combination takes long where there are many.
            if conditions < 12 {
                let _ = solve(&table, kind, &[None], Some(&|code| code % 7 == 0));
            }
        }
        let _ = easy_terms(&table, &[Some(true); 3], None);
        let terms: Vec<Term> =
            (0..draws.below(6)).map(|_| Term { care: draws.below(u32::MAX), value: draws.below(u32::MAX) }).collect();
        let _ = Assumptions::of(&terms, &table);
        let _ = Assumptions::contradictory(&terms, &terms, &table);
    }
}
