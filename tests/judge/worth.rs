//! What a scenario is worth to whom: values, costs and payments, in every completion.

use super::follow::{State, follow};
use super::ground::{Ground, one};
use super::language::{Atom, Kind, Proposition};
use super::table::Table;
use super::verdicts::Situation;
use std::collections::BTreeMap;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Actual,
    Potential,
    Impossible,
}

/// The least and the most that each actor nets.
pub fn nets(ground: &Ground, situation: &Situation) -> Option<BTreeMap<Atom, (i32, i32)>> {
    let state = situation.state(ground);
    let tables = follow(ground, &state)?;
    let model = ground.model;
    let mut terms: Vec<(Atom, Table, i32)> = Vec::new();
    for value in &model.values {
        terms.extend(value.beneficiaries.iter().map(|&actor| (actor, tables[value.atom].clone(), value.worth)));
    }
    for action in &model.actions {
        terms.extend(action.actors.iter().map(|&actor| (actor, tables[action.atom].clone(), -action.cost)));
    }
    for proposition in model.propositions.iter().filter(|deal| state.there.contains(&deal.environment)) {
        let Some((payer, amount)) = proposition.pays else { continue };
        let paid = paid(ground, proposition, payer, &state, &tables);
        let [first, second] = proposition.parties;
        let other = if payer == first { second } else { first };
        terms.push((payer, paid.clone(), -amount));
        terms.push((other, paid, amount));
    }
    let net = |actor: Atom, completion: usize| -> i32 {
        let counted = terms.iter().filter(|(of, table, _)| *of == actor && table.at(completion));
        counted.map(|(_, _, amount)| amount).sum()
    };
    let range = |actor: Atom| {
        let nets = tables[0].completions().map(|completion| net(actor, completion));
        let (least, most) = (nets.clone().min().unwrap_or(0), nets.max().unwrap_or(0));
        (actor, (least, most))
    };
    Some(model.all(Kind::Actor).into_iter().map(range).collect())
}

/// Where a payment is made: where the payer does what all other promises of the payer ask; where there are none, where the
/// payee delivers all that the payee promises; and where there are none either, nowhere.
fn paid(ground: &Ground, deal: &Proposition, payer: Atom, state: &State, tables: &[Table]) -> Table {
    let open = tables[0].open();
    let kept_out = deal.parties.iter().any(|&party| state.blocked & one(party) != 0);
    let of_payer: Vec<Atom> = deal.promises.iter().filter(|(by, _)| *by == payer).map(|&(_, what)| what).collect();
    let of_other: Vec<Atom> = deal.promises.iter().filter(|(by, _)| *by != payer).map(|&(_, what)| what).collect();
    if kept_out || (of_payer.is_empty() && of_other.is_empty()) {
        return Table::constant(open, false);
    }
    let all = |tables: Vec<Table>| tables.iter().fold(Table::constant(open, true), |all, table| all.and(table));
    if of_payer.is_empty() {
        return all(of_other.iter().map(|&what| tables[what].clone()).collect());
    }
    // Choice: to do what a promise of an action asks is to perform it, for a payment hangs on what comes of a promise and
    // not on the will to keep it; of an offering, the interactions that are the payer's.
    let part = |&what: &Atom| match ground.model.offerings.iter().find(|offering| offering.atom == what) {
        Some(offering) => {
            let acts = |action: &&Atom| ground.model.action(**action).is_some_and(|it| it.actors.contains(&payer));
            all(offering.interactions.iter().filter(acts).map(|&at| tables[at].clone()).collect())
        }
        None => tables[what].clone(),
    };
    all(of_payer.iter().map(part).collect())
}

/// What becomes of a value in a situation.
pub fn standing(ground: &Ground, situation: &Situation, value: Atom) -> Option<Standing> {
    let state = situation.state(ground).about(ground, value);
    if follow(ground, &state)?[value].always() {
        return Some(Standing::Actual);
    }
    // All that is open, or not lacked or taken away, might be there; but where no law leads to the outcome nothing does.
    let outcome = ground.model.values.iter().find(|known| known.atom == value)?.outcome;
    let undecided = state.open.iter().fold(ground.exogenous(&state.there), |all, &node| all | one(node));
    let open = (0..ground.size).filter(|&node| undecided & !one(outcome) & one(node) != 0).collect();
    let might = State { open, ..state }.about(ground, value);
    Some(if follow(ground, &might)?[value].ever() { Standing::Potential } else { Standing::Impossible })
}
