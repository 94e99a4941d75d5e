//! Adoptions, prices and elevations in normal form.

use crate::analysis::normal::{Normal, clause};
use crate::kernel::{Adoption, AtomId, Elevation, Joining, Order, Prices, Pricing};

impl Normal<'_> {
    fn optional(&self, atom: Option<AtomId>) -> &str {
        atom.map_or("", |atom| self.name(atom))
    }

    fn joining(&self, side: &Joining) -> String {
        format!("({} {} {} {})", self.name(side.actor), side.alone, side.per, side.cost)
    }

    pub(super) fn adoption(&self, adoption: &Adoption) -> String {
        let sides = adoption.sides.iter().flatten().map(|side| self.joining(side));
        let order = match adoption.order {
            None => String::new(),
            Some(Order::Simultaneous) => "simultaneous".to_owned(),
            Some(Order::First(side)) => format!("first {}", if side == 0 { "customers" } else { "providers" }),
            Some(Order::Damped(part)) => format!("damped {part}"),
        };
        let [customers, providers] = adoption.start;
        clause("on", self.optional(adoption.platform))
            + &clause("sides", sides.collect::<Vec<_>>().join(" "))
            + &clause("start", format!("{customers} {providers}"))
            + &clause("update", order)
            + &clause("for", adoption.periods.to_string())
    }

    pub(super) fn pricing(&self, pricing: &Pricing) -> String {
        let prices = match &pricing.prices {
            None => String::new(),
            Some(Prices::Membership(sides)) => {
                clause("membership", sides.iter().map(|side| self.joining(side)).collect::<Vec<_>>().join(" "))
            }
            Some(Prices::Usage { actors, elasticities, cost }) => {
                let sides =
                    actors.iter().zip(elasticities).map(|(&actor, part)| format!("({} {part})", self.name(actor)));
                clause("usage", format!("{cost} {}", sides.collect::<Vec<_>>().join(" ")))
            }
        };
        clause("on", self.optional(pricing.platform)) + &prices
    }

    pub(super) fn elevation(&self, elevation: &Elevation) -> String {
        let levels = elevation.levels.iter().flatten();
        let levels = levels.map(|one| format!("({} {} {})", self.name(one.actor), one.level, one.change));
        clause("of", self.optional(elevation.cocreation))
            + &clause("levels", levels.collect::<Vec<_>>().join(" "))
            + &clause("for", elevation.periods.to_string())
    }
}
