//! Production sets and blocking sets: the prime implicants of a product's function and of its complement.

use super::follow::{State, follow};
use super::ground::{Ground, Node};
use super::table::Table;
use super::verdicts::{Change, Situation};
use std::collections::BTreeSet;

/// All sets of one product in one situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductSets {
    pub production: BTreeSet<Vec<Change>>,
    /// Members are literals that have to hold so that the product is not produced.
    pub blocking: BTreeSet<Vec<Change>>,
}

/// The sets of a product; none where there is too much to try.
pub fn sets(ground: &Ground, situation: &Situation, product: Node) -> Option<ProductSets> {
    let state = situation.state(ground).about(ground, product);
    sets_of(ground, &state, product)
}

/// The sets of a product in a state.
pub fn sets_of(ground: &Ground, state: &State, product: Node) -> Option<ProductSets> {
    if state.open.len() > 8 {
        return None;
    }
    let table = follow(ground, state)?.swap_remove(product);
    let named = |table: &Table| -> BTreeSet<Vec<Change>> {
        let name = |term: Vec<(usize, bool)>| {
            let mut changes: Vec<Change> = term.into_iter().map(|(place, sign)| (state.open[place], sign)).collect();
            changes.sort_unstable();
            changes
        };
        prime_implicants(table).into_iter().map(name).collect()
    };
    Some(ProductSets { production: named(&table), blocking: named(&table.not()) })
}

/// The minimal terms that imply a function: every term is tried, shorter ones first.
pub fn prime_implicants(table: &Table) -> Vec<Vec<(usize, bool)>> {
    let open = u32::try_from(table.open()).expect("few open things");
    let mut terms: Vec<Vec<(usize, bool)>> = (0..3_usize.pow(open))
        .map(|code| {
            let digit = |place: usize| code / 3_usize.pow(u32::try_from(place).expect("few")) % 3;
            (0..table.open()).filter(|&place| digit(place) != 0).map(|place| (place, digit(place) == 1)).collect()
        })
        .collect();
    terms.sort_by_key(Vec::len);
    let mut found: Vec<Vec<(usize, bool)>> = Vec::new();
    for term in terms {
        let known = found.iter().any(|prime| prime.iter().all(|literal| term.contains(literal)));
        let meets = |completion: usize| term.iter().all(|&(place, sign)| (completion >> place & 1 == 1) == sign);
        if !known && table.completions().all(|completion| !meets(completion) || table.at(completion)) {
            found.push(term);
        }
    }
    found
}
