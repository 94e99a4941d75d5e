//! Who should make what, for any number of parties and goods: a linear programme and its dual.
//!
//! Everyone gets at least what it has alone, and the share of its own hours that everyone saves is as large as can be
//! for the one who saves least. Hours of different parties are compared as shares of what each spends alone, never added.
//! The dual programme gives prices of goods and of hours that support the plan: a good is made where it costs no more
//! than its price. That both programmes come to the same is the proof that the plan is a best one.

use crate::kernel::Exchange;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

/// A best plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The share of its hours that everyone saves at least.
    pub saving: f64,
    /// By party and good, how much is made.
    pub made: Vec<Vec<f64>>,
    /// By party and good, how much is sent (above zero) or received (below zero).
    pub sent: Vec<Vec<f64>>,
    /// By party, the hours alone and by the plan.
    pub hours: Vec<[f64; 2]>,
    /// By good, its price, that of the first good with a price being 1.
    pub prices: Vec<f64>,
}

/// How many pairs of a party and a good a programme may have.
pub const MOST: usize = 600;

/// How far the two programmes may come apart, and what counts as nothing.
const NEAR: f64 = 1e-6;

/// The exchange as shares: by party and good the share of its hours alone that all wanted units would take, by party and
/// good the share of all wanted units that the party wants.
struct Shares {
    hours: Vec<Vec<f64>>,
    wanted: Vec<Vec<f64>>,
    /// By good, how many units are wanted by all together.
    units: Vec<f64>,
    /// By party, the hours alone.
    alone: Vec<f64>,
}

/// A best plan of an exchange with exact hours.
///
/// # Errors
///
/// Why there is none: the exchange is too large, or its numbers are too far apart.
pub fn plan(exchange: &Exchange) -> Result<Plan, String> {
    let (parties, goods) = (exchange.parties.len(), exchange.goods.len());
    if parties.saturating_mul(goods) > MOST {
        return Err(format!("{parties} parties and {goods} goods are more than a programme can handle ({MOST} pairs)"));
    }
    let shares = Shares::of(exchange);
    let apart = |_| "the numbers are too far apart to calculate with".to_owned();
    let (left, flows) = primal(&shares, exchange.costs).map_err(apart)?;
    let (value, prices) = dual(&shares, exchange.costs).map_err(apart)?;
    if (left - value).abs() > NEAR {
        return Err(apart(microlp::Error::Infeasible));
    }
    let clean = |number: f64| if number.abs() < NEAR * NEAR.sqrt() { 0.0 } else { number };
    let by_good =
        |row: &Vec<f64>| -> Vec<f64> { row.iter().zip(&shares.units).map(|(one, all)| clean(one * all)).collect() };
    let hours = flows.made.iter().zip(&shares.hours).zip(&shares.alone).map(|((made, hours), &alone)| {
        let share: f64 = made.iter().zip(hours).map(|(made, hours)| made * hours).sum();
        [alone, share * alone]
    });
    let hours = hours.collect();
    let first = prices.iter().zip(&shares.units).map(|(price, units)| price / units).find(|price| *price > NEAR * NEAR);
    let first = first.unwrap_or(1.0);
    Ok(Plan {
        saving: (1.0 - left).max(0.0),
        made: flows.made.iter().map(by_good).collect(),
        sent: flows.sent.iter().map(by_good).collect(),
        hours,
        prices: prices.iter().zip(&shares.units).map(|(price, units)| price / units / first).collect(),
    })
}

impl Shares {
    fn of(exchange: &Exchange) -> Self {
        let goods = exchange.goods.len();
        let total = |good: usize| exchange.alone.iter().map(|amounts| amounts[good]).sum::<f64>();
        // What nobody wants is counted by the unit.
        let units: Vec<f64> = (0..goods).map(total).map(|total| if total > 0.0 { total } else { 1.0 }).collect();
        let wanted = exchange.alone.iter().map(|row| row.iter().zip(&units).map(|(one, all)| one / all).collect());
        let spent = |(hours, amounts): (&Vec<[f64; 2]>, &Vec<f64>)| -> f64 {
            hours.iter().zip(amounts).map(|([hours, _], amount)| hours * amount).sum()
        };
        let alone: Vec<f64> = exchange.hours.iter().zip(&exchange.alone).map(spent).collect();
        let hours = exchange
            .hours
            .iter()
            .zip(&alone)
            .map(|(row, alone)| row.iter().zip(&units).map(|([hours, _], all)| hours * all / alone).collect());
        Self { hours: hours.collect(), wanted: wanted.collect(), units, alone }
    }
}

/// What is made and sent, as shares of all wanted units.
struct Flows {
    made: Vec<Vec<f64>>,
    sent: Vec<Vec<f64>>,
}

/// The least share of its hours that everyone can do with, and how.
fn primal(shares: &Shares, costs: f64) -> Result<(f64, Flows), microlp::Error> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let share = problem.add_var(1.0, (0.0, f64::INFINITY));
    let grid = |problem: &mut Problem| -> Vec<Vec<Variable>> {
        let row = |row: &Vec<f64>, problem: &mut Problem| -> Vec<Variable> {
            row.iter().map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect()
        };
        shares.hours.iter().map(|hours| row(hours, problem)).collect()
    };
    let (kept, sent, received) = (grid(&mut problem), grid(&mut problem), grid(&mut problem));
    for (party, hours) in shares.hours.iter().enumerate() {
        let mut hours_used = vec![(share, -1.0)];
        for (good, &hours) in hours.iter().enumerate() {
            hours_used.extend([(kept[party][good], hours), (sent[party][good], hours)]);
            let wanted = shares.wanted[party][good];
            if wanted > 0.0 {
                problem.add_constraint(
                    [(kept[party][good], 1.0), (received[party][good], 1.0)],
                    ComparisonOp::Ge,
                    wanted,
                );
            }
        }
        problem.add_constraint(&hours_used, ComparisonOp::Le, 0.0);
    }
    for good in 0..shares.units.len() {
        let of_all = |grid: &Vec<Vec<Variable>>, factor: f64| -> Vec<(Variable, f64)> {
            grid.iter().map(|row| (row[good], factor)).collect()
        };
        let arriving = [of_all(&sent, 1.0 - costs), of_all(&received, -1.0)].concat();
        problem.add_constraint(&arriving, ComparisonOp::Ge, 0.0);
    }
    let solution = solved(&problem)?;
    let value = |grid: &Vec<Vec<Variable>>, party: usize, good: usize| solution.var_value(grid[party][good]);
    let all = |of: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        (0..shares.hours.len()).map(|party| (0..shares.units.len()).map(|good| of(party, good)).collect()).collect()
    };
    let made = all(&|party, good| value(&kept, party, good) + value(&sent, party, good));
    // Where nothing is used up, to send something and receive it again changes nothing: what matters is the rest.
    let net = all(&|party, good| {
        if costs > 0.0 {
            value(&sent, party, good) - value(&received, party, good)
        } else {
            made[party][good] - shares.wanted[party][good]
        }
    });
    Ok((solution.var_value(share), Flows { made, sent: net }))
}

/// The most that all that is wanted can be worth, and the price of all wanted units of each good.
fn dual(shares: &Shares, costs: f64) -> Result<(f64, Vec<f64>), microlp::Error> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let prices: Vec<Variable> = shares.units.iter().map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect();
    let mut wages = Vec::new();
    for (hours, wanted) in shares.hours.iter().zip(&shares.wanted) {
        let wage = problem.add_var(0.0, (0.0, f64::INFINITY));
        wages.push((wage, 1.0));
        for ((&price, &hours), &wanted) in prices.iter().zip(hours).zip(wanted) {
            // To make something in order to sell it brings no more than it takes.
            problem.add_constraint([(price, 1.0 - costs), (wage, -hours)], ComparisonOp::Le, 0.0);
            if wanted > 0.0 {
                // What is wanted is worth no more than it takes to make it, and no more than its price.
                let worth = problem.add_var(wanted, (0.0, f64::INFINITY));
                problem.add_constraint([(worth, 1.0), (wage, -hours)], ComparisonOp::Le, 0.0);
                problem.add_constraint([(worth, 1.0), (price, -1.0)], ComparisonOp::Le, 0.0);
            }
        }
    }
    problem.add_constraint(&wages, ComparisonOp::Le, 1.0);
    let solution = solved(&problem)?;
    Ok((solution.objective(), prices.iter().map(|&price| solution.var_value(price)).collect()))
}

fn solved(problem: &Problem) -> Result<Solution, microlp::Error> {
    problem.solve()?.into_solution().map_err(|_| microlp::Error::Infeasible)
}
