//! Exchanges in normal form.

use crate::analysis::normal::{Normal, clause, sorted};
use crate::kernel::Exchange;

impl Normal<'_> {
    pub(super) fn exchange(&self, exchange: &Exchange) -> String {
        if !exchange.sound {
            return String::new();
        }
        let parties = exchange.parties.iter().zip(&exchange.hours).zip(&exchange.alone);
        let parties = parties.map(|((&party, hours), alone)| {
            let goods = exchange.goods.iter().zip(hours).zip(alone);
            let goods = goods.map(|(((good, _), [fewest, most]), alone)| {
                let most = if most > fewest { format!(" {most}") } else { String::new() };
                let alone = if (alone - 1.0).abs() > 0.0 { format!(" (alone {alone})") } else { String::new() };
                format!("({} {fewest}{most}{alone})", self.name(*good))
            });
            format!("({} {})", self.name(party), sorted(goods))
        });
        let good = |index: usize| self.name(exchange.goods[index].0);
        let terms = exchange.terms.map(|terms| format!("{} {} {}", terms.amount, good(terms.given), good(terms.per)));
        let costs = if exchange.costs > 0.0 { clause("costs", exchange.costs.to_string()) } else { String::new() };
        clause("hours", sorted(parties))
            + &clause("terms", terms.unwrap_or_default())
            + &clause("learning", exchange.learning.map(|ratio| ratio.to_string()).unwrap_or_default())
            + &costs
    }
}
