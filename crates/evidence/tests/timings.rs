//! How long large evidence takes: `cargo test --release --package coproduce-evidence --test timings -- --ignored
//! --nocapture`.

mod common;

use common::Draws;
use coproduce_evidence::{Assumptions, Column, Cuts, Fit, Formula, Kind, Table, solve, unique_coverages};
use std::time::Instant;

fn timed<R>(what: &str, work: impl FnOnce() -> R) -> R {
    let start = Instant::now();
    let result = work();
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// Cases whose product mostly comes of one of two conjunctions.
fn draw(cases: usize, conditions: usize, is_fuzzy: bool, noise: u32) -> Vec<Column> {
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    let mut columns = vec![Column::default(); conditions + 1];
    for _ in 0..cases {
        let mut code = 0_u32;
        for (at, column) in columns[..conditions].iter_mut().enumerate() {
            let degree = if is_fuzzy { f64::from(draws.below(1_001)) / 1e3 } else { f64::from(draws.below(2)) };
            code |= u32::from(degree > 0.5) << at;
            column.push(Some(degree));
        }
        let comes = (code & 0b111 == 0b101) || (code >> 2 & 0b111 == 0b110);
        let product = if draws.below(1_000) < noise { draws.below(2) } else { u32::from(comes) };
        let degree = if is_fuzzy { 0.2 + 0.6 * f64::from(product) } else { f64::from(product) };
        columns[conditions].push(Some(degree));
    }
    columns
}

fn solutions(columns: &[Column], conditions: usize, cuts: Cuts) {
    let table = timed("  table", || Table::of(&columns[..conditions], &columns[conditions], cuts, false)).unwrap();
    println!("  {} rows", table.rows.len());
    for kind in [Kind::Conservative, Kind::Intermediate, Kind::Parsimonious] {
        let name = format!("  {kind:?}");
        let expected = vec![Some(true); conditions];
        match timed(&name, || solve(&table, kind, &expected, None)) {
            Ok(solution) => {
                let fewest = solution.models.iter().filter(|model| model.is_fewest).count();
                println!(
                    "    {} primes, {} models, {fewest} of fewest terms, {}; all of these {}, all {}",
                    solution.primes.len(),
                    solution.models.len(),
                    solution.models[0].terms.len(),
                    solution.is_fewest_complete,
                    solution.is_complete
                );
                timed("    assumptions", || Assumptions::of(&solution.models[0].terms, &table)).count.unwrap_or(0);
            }
            Err(error) => println!("    {error:?}"),
        }
    }
}

#[test]
#[ignore = "measures time"]
fn large_evidence() {
    let cuts = Cuts { cases: 1, consistency: 0.8, pri: 0.5 };
    println!("a million cases, fifteen conditions, crisp");
    let columns = draw(1_000_000, 15, false, 50);
    solutions(&columns, 15, cuts);
    let law = Formula::All(vec![Formula::Set(0), Formula::Not(Box::new(Formula::Set(1))), Formula::Set(2)]);
    let members = timed("  memberships in a law", || law.memberships(&columns));
    timed("  its fit", || Fit::of(&members, &columns[15]));
    println!("a million cases, by degrees");
    let fuzzy = draw(1_000_000, 3, true, 50);
    let members = timed("  memberships in a law", || law.memberships(&fuzzy));
    timed("  its fit", || Fit::of(&members, &fuzzy[3]));
    timed("  unique coverages of three", || unique_coverages(&fuzzy[..3], &fuzzy[3]));
    println!("ten thousand cases, eight conditions, by degrees");
    solutions(&draw(10_000, 8, true, 50), 8, Cuts { consistency: 0.6, ..cuts });
    for noise in [0, 50, 1_000] {
        for conditions in [15, 20, 25] {
            println!("three hundred cases, {conditions} conditions, crisp, {noise} ‰ at random");
            solutions(&draw(300, conditions, false, noise), conditions, cuts);
        }
    }
    for conditions in [10, 13, 15] {
        println!("every combination of {conditions} conditions, at random");
        let mut columns = vec![Column::default(); conditions + 1];
        let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
        for code in 0..1_u32 << conditions {
            (0..conditions).for_each(|at| columns[at].push(Some(f64::from(code >> at & 1))));
            columns[conditions].push(Some(f64::from(draws.below(2))));
        }
        solutions(&columns, conditions, cuts);
    }
}
