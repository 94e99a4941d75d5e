//! Prices: a record of what they come from.

use super::side::{both, joining, positive, unsaid};
use crate::kernel::elaborate::once::{Once, OnlyClause};
use crate::kernel::elaborate::service::worth::within;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Prices};
use crate::model::{Kind, Kinds};
use coproduce_syntax::declaration::{self, PricingClause};
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Pricing {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Pricing, index) = elaborator.kernel.atom(atom).kind else { return };
        let platform = elaborator.mention(self.platform, Kinds::PLATFORMS);
        let (mut members, mut users): (Vec<_>, Vec<(AtomId, f64)>) = (Vec::new(), Vec::new());
        let (mut once, mut cost, mut named, mut using) = (Once::default(), OnlyClause::default(), 0, 0);
        for clause in &self.clauses {
            match &clause.kind {
                PricingClause::Membership(said, cost) => {
                    named += 1;
                    let cost = cost.as_ref().map_or(Some(0.0), |amount| positive(elaborator, amount));
                    let side = cost.and_then(|cost| joining(elaborator, said, cost));
                    members.extend(side.filter(|(side, _)| once.is_first(elaborator, side.actor, said.side)));
                }
                PricingClause::Elasticity(name, amount) => {
                    using += 1;
                    let actor = elaborator.mention(*name, Kinds::ACTORS);
                    let help = "by how many per cent the use falls when the price rises by one per cent";
                    let is_elasticity = |value| value > 0.0 && value <= 1e6;
                    let amount = within(elaborator, amount, "a number above 0 and up to 1000000", help, is_elasticity);
                    let side = actor.filter(|&actor| once.is_first(elaborator, actor, *name)).zip(amount);
                    users.extend(side);
                }
                PricingClause::Cost(amount) => cost.say(elaborator, clause.span, "what one use costs", amount),
            }
        }
        let cost = cost.content().map(|amount| positive(elaborator, amount));
        let name = self.declared.name.span;
        let prices = if using == 0 && cost.is_none() {
            let missing = ["what makes each of the two sides join"];
            let form = "write it as `c alone 1 per d 0.2   d alone 1 per c 0.6`, or for prices of use as \
                        `cost 4   c elasticity 2   d elasticity 3`";
            unsaid(elaborator, name, if named == 2 { &[] } else { &missing }, form);
            let sides = if named == 2 && members.len() == 2 { both(elaborator, members) } else { None };
            sides.map(Prices::Membership)
        } else {
            let mut missing = Vec::new();
            if using != 2 || named > 0 {
                missing.push("how elastic the use of each of the two sides is, and of nothing else");
            }
            if cost.is_none() {
                missing.push("what one use costs");
            }
            unsaid(elaborator, name, &missing, "write it as `cost 4   c elasticity 2   d elasticity 3`");
            match (&users[..], cost.flatten()) {
                (&[(user, first), (other, second)], Some(cost)) if missing.is_empty() => {
                    Some(Prices::Usage { actors: [user, other], elasticities: [first, second], cost })
                }
                _ => None,
            }
        };
        let known = &mut elaborator.kernel.pricings[index as usize];
        (known.platform, known.prices) = (platform, prices);
    }
}
