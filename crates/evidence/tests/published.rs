//! Solutions as published, of cases as published.

mod common;

use common::{cases, fewest, irredundant, row_number, terms};
use coproduce_evidence::{
    Assumptions, Column, Cuts, Fit, Formula, Kind, Output, Table, Term, easy_terms, solve, unique_coverages,
};

const ALWAYS: Cuts = Cuts { cases: 1, consistency: 1.0, pri: 0.0 };

#[test]
fn interwar_democracies() {
    let cases = cases(include_str!("data/lipset_crisp_LC.csv"));
    let table = Table::of(cases.conditions(), cases.product(), ALWAYS, false).unwrap();
    assert_eq!((table.rows.len(), table.remainders, table.left_out, table.undecided), (9, 23, 0, 0));
    assert!(table.rows.iter().all(|row| !row.is_contradictory()));
    let conservative = solve(&table, Kind::Conservative, &[], None).unwrap();
    assert_eq!(fewest(&conservative, &cases.names), ["DEV*~URB*LIT*STB + DEV*LIT*IND*STB"]);
    let terms = &conservative.models[0].terms;
    let columns: Vec<Column> = terms.iter().map(|&term| cases.memberships(term)).collect();
    let coverages: Vec<Option<f64>> = columns.iter().map(|column| Fit::of(column, cases.product()).coverage).collect();
    assert_eq!(coverages, [Some(0.5), Some(0.75)]);
    assert_eq!(unique_coverages(&columns, cases.product()), [Some(0.25), Some(0.5)]);
    let parsimonious = solve(&table, Kind::Parsimonious, &[], None).unwrap();
    assert_eq!(fewest(&parsimonious, &cases.names), ["DEV*STB"]);
    assert_eq!(irredundant(&parsimonious, &cases.names), ["DEV*STB", "DEV*~IND + IND*STB"]);
    assert!(parsimonious.is_complete && parsimonious.is_fewest_complete);
    let assumptions = Assumptions::of(&parsimonious.models[0].terms, &table);
    let numbers = |codes: &[u32]| {
        let mut numbers: Vec<u32> = codes.iter().map(|&code| row_number(code, 5)).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers(&assumptions.codes.unwrap()), [18, 20, 26, 28, 30]);
    assert_eq!(assumptions.count, Some(5));
    // That towns are many is not expected to be in the way, so that it need not be that they are few.
    let expected = [Some(true); 5];
    let intermediate = solve(&table, Kind::Intermediate, &expected, None).unwrap();
    assert_eq!(fewest(&intermediate, &cases.names), ["DEV*LIT*STB"]);
    let easy = Assumptions::of(&easy_terms(&table, &expected, None).unwrap(), &table);
    assert_eq!(numbers(&easy.codes.unwrap()), [30]);
    // Nothing expected of a condition leaves as much as is known.
    let intermediate = solve(&table, Kind::Intermediate, &[], None).unwrap();
    assert_eq!(intermediate, conservative);
}

#[test]
fn interwar_democracies_that_did_not_survive() {
    let cases = cases(include_str!("data/lipset_crisp_LC.csv"));
    let table = Table::of(cases.conditions(), cases.product(), ALWAYS, true).unwrap();
    let conservative = solve(&table, Kind::Conservative, &[], None).unwrap();
    assert_eq!(fewest(&conservative, &cases.names), ["DEV*LIT*IND*~STB + ~DEV*~URB*~IND"]);
    let parsimonious = solve(&table, Kind::Parsimonious, &[], None).unwrap();
    assert_eq!(fewest(&parsimonious, &cases.names), ["~DEV + ~STB"]);
    // Nothing is assumed for survival as well as for its absence.
    let survive = Table::of(cases.conditions(), cases.product(), ALWAYS, false).unwrap();
    let of_survival = solve(&survive, Kind::Parsimonious, &[], None).unwrap();
    let both = Assumptions::contradictory(&of_survival.models[0].terms, &parsimonious.models[0].terms, &table);
    assert_eq!((both.count, both.codes), (Some(0), Some(Vec::new())));
}

#[test]
fn what_is_necessary_for_survival() {
    let cases = cases(include_str!("data/lipset_crisp_LC.csv"));
    let published = [("DEV", 0.8, 0.8), ("LIT", 0.615, 0.5), ("STB", 0.727, 0.7), ("DEV*STB", 1.0, 1.0)];
    for (term, coverage, relevance) in published {
        let column = cases.memberships(terms(term, &cases.names)[0]);
        let necessity = Fit::of(&column, cases.product()).necessity;
        assert_eq!(necessity.consistency, Some(1.0));
        assert!((necessity.coverage.unwrap() - coverage).abs() < 5e-4, "{term}");
        assert!((necessity.relevance.unwrap() - relevance).abs() < 5e-4, "{term}");
    }
}

#[test]
fn women_in_parliaments() {
    let cases = cases(include_str!("data/krook.csv"));
    let table = Table::of(cases.conditions(), cases.product(), ALWAYS, false).unwrap();
    let conservative = solve(&table, Kind::Conservative, &[], None).unwrap();
    assert!(conservative.models.iter().all(|model| model.terms.len() == 5));
    let columns: Vec<Column> = conservative.models[0].terms.iter().map(|&term| cases.memberships(term)).collect();
    let mut coverages: Vec<f64> =
        columns.iter().map(|column| Fit::of(column, cases.product()).coverage.unwrap()).collect();
    coverages.sort_by(f64::total_cmp);
    for (coverage, published) in coverages.into_iter().zip([0.182, 0.182, 0.273, 0.273, 0.273]) {
        assert!((coverage - published).abs() < 5e-4, "{coverage}");
    }
    let parsimonious = solve(&table, Kind::Parsimonious, &[], None).unwrap();
    let published = ["ES*WM + ~ES*LP + QU*LP + WS", "ES*WM + QU*LP + WS + WM*LP"];
    assert_eq!(fewest(&parsimonious, &cases.names), published);
}

#[test]
fn a_case_that_stands_for_both_is_in_two_rows() {
    let cases = cases(include_str!("data/ragin_strand_RS.csv"));
    let table = Table::of(cases.conditions(), cases.product(), ALWAYS, false).unwrap();
    let conservative = solve(&table, Kind::Conservative, &[], None).unwrap();
    assert_eq!(fewest(&conservative, &cases.names), ["P*E*A*EBA + P*E*S + E*A*~EBA*S"]);
}

#[test]
fn a_chain_has_two_readings() {
    let cases = cases(include_str!("data/cna_d_educate.csv"));
    let [ups, downs, literacy, goods, education] = [0, 1, 2, 3, 4];
    // What leads to education, by all that comes before it, and what leads to literacy.
    let table = Table::of(&cases.columns[..education], &cases.columns[education], ALWAYS, false).unwrap();
    let parsimonious = solve(&table, Kind::Parsimonious, &[], None).unwrap();
    assert_eq!(irredundant(&parsimonious, &cases.names), ["L + G", "U + D + G"]);
    assert_eq!(parsimonious.models.iter().map(|model| model.is_fewest).collect::<Vec<_>>(), [true, false]);
    let table = Table::of(&cases.columns[..literacy], &cases.columns[literacy], ALWAYS, false).unwrap();
    let parsimonious = solve(&table, Kind::Parsimonious, &[], None).unwrap();
    assert_eq!(fewest(&parsimonious, &cases.names), ["U + D"]);
    for sets in [vec![literacy, goods], vec![ups, downs, goods]] {
        let any = Formula::Any(sets.into_iter().map(Formula::Set).collect());
        let fit = Fit::of(&any.memberships(&cases.columns), &cases.columns[education]);
        assert_eq!((fit.consistency, fit.coverage), (Some(1.0), Some(1.0)));
    }
}

#[test]
fn output_by_hand() {
    // Positive where the first and one of the others is present.
    let rows = (0..8_u32).map(|code| (code, code & 1 == 1 && code != 1));
    let mut columns = vec![Column::default(); 4];
    for (code, is_positive) in rows {
        (0..3).for_each(|at| columns[at].push(Some(f64::from(code >> at & 1))));
        columns[3].push(Some(f64::from(u8::from(is_positive))));
    }
    let table = Table::of(&columns[..3], &columns[3], ALWAYS, false).unwrap();
    assert_eq!(table.rows.iter().filter(|row| row.output == Output::Positive).count(), 3);
    let models = solve(&table, Kind::Conservative, &[], None).unwrap().models;
    assert_eq!(models[0].terms, [Term { care: 0b11, value: 0b11 }, Term { care: 0b101, value: 0b101 }]);
}
