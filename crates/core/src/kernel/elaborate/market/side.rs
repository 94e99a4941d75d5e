//! What adoptions, prices and elevations have in common: sides, numbers and periods.

use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::service::worth::within;
use crate::kernel::{AtomId, AtomKind, Joining, Prices};
use crate::model::{Kind, Kinds, plain};
use coproduce_syntax::amount::{Amount, Weighted};
use coproduce_syntax::declaration;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

/// The largest amount that the dynamics of markets are computed with: beyond it nothing is told apart any more.
const LARGEST: f64 = 1e6;
/// The most periods that are followed.
const MOST_PERIODS: u32 = 100_000;

/// An amount from one number to another.
pub(super) fn between(elaborator: &mut Elaborator, amount: &Amount, low: f64, high: f64) -> Option<f64> {
    let needed = format!("a number from {low} to {high}");
    within(elaborator, amount, &needed, "write a number in this range", |value| (low..=high).contains(&value))
}

/// Any amount that markets are computed with.
pub(super) fn any(elaborator: &mut Elaborator, amount: &Amount) -> Option<f64> {
    between(elaborator, amount, -LARGEST, LARGEST)
}

/// An amount from 0 upwards.
pub(super) fn positive(elaborator: &mut Elaborator, amount: &Amount) -> Option<f64> {
    between(elaborator, amount, 0.0, LARGEST)
}

/// A share above 0 and up to 1.
pub(super) fn part(elaborator: &mut Elaborator, amount: &Amount) -> Option<f64> {
    let is_part = |value| value > 0.0 && value <= 1.0;
    within(elaborator, amount, "a number above 0 and up to 1", "1 is the whole way in one period", is_part)
}

/// A number of periods.
pub(super) fn periods(elaborator: &mut Elaborator, span: Span) -> Option<u32> {
    let text = elaborator.text(span);
    let periods = text.replace('_', "").parse().ok().filter(|periods| (1..=MOST_PERIODS).contains(periods));
    if periods.is_none() {
        elaborator.report(
            rules::NUMBER_OUT_OF_RANGE
                .at(span, format!("`{text}` periods cannot be followed"))
                .remark(format!("needs a whole number from 1 to {MOST_PERIODS}"))
                .help("the long run is reported however many periods are shown"),
        );
    }
    periods
}

/// Reports what a declaration does not say.
pub(super) fn unsaid(elaborator: &mut Elaborator, name: Span, missing: &[&str], help: &str) {
    if missing.is_empty() {
        return;
    }
    let text = plain(elaborator.text(name));
    let message = format!("`{text}` does not say {}", missing.join(" and "));
    elaborator.report(rules::SYNTAX_ERROR.at(name, message).remark("not complete").help(help));
}

/// What makes a side join, with what names the other side.
pub(super) fn joining(
    elaborator: &mut Elaborator,
    said: &declaration::Joining,
    cost: f64,
) -> Option<(Joining, Option<(AtomId, Span)>)> {
    let actor = elaborator.mention(said.side, Kinds::ACTORS);
    let alone = any(elaborator, &said.alone);
    let (mut per, mut other) = (Some(0.0), None);
    if let Some(Weighted { name, amount }) = &said.per {
        other = elaborator.mention(*name, Kinds::ACTORS).map(|actor| (actor, name.span));
        per = any(elaborator, amount).filter(|_| other.is_some());
    }
    let joining = Joining { actor: actor?, alone: alone?, per: per?, cost, span: said.side.span };
    Some((joining, other))
}

/// Two sides, each of which grows with the other.
pub(super) fn both(elaborator: &mut Elaborator, sides: Vec<(Joining, Option<(AtomId, Span)>)>) -> Option<[Joining; 2]> {
    let [one, other]: [_; 2] = sides.try_into().ok()?;
    let mut sound = true;
    for ((_, per), partner) in [(&one, &other.0), (&other, &one.0)] {
        if let Some((actor, span)) = per
            && *actor != partner.actor
        {
            sound = false;
            let text = plain(elaborator.text(*span));
            let wanted = plain(elaborator.text(partner.span));
            elaborator.report(
                rules::WRONG_KIND
                    .at(*span, format!("`{text}` is not the other side"))
                    .remark("not the other side here")
                    .help(format!("write `per {wanted}`: the other of the two sides")),
            );
        }
    }
    sound.then_some([one.0, other.0])
}

/// Puts customers before providers, once all platforms are known.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    elaborator.module = 0;
    for index in 0..elaborator.kernel.adoptions.len() {
        let adoption = elaborator.kernel.adoptions[index].clone();
        let Some(sides) = adoption.sides else { continue };
        let order =
            order(elaborator, adoption.atom, adoption.platform, sides.map(|side| (side.actor, Some(side.span))));
        let adoption = &mut elaborator.kernel.adoptions[index];
        match order {
            Some(false) => {}
            Some(true) => {
                adoption.sides = Some([sides[1], sides[0]]);
                adoption.start.swap(0, 1);
                if let Some(crate::kernel::Order::First(side)) = &mut adoption.order {
                    *side = 1 - *side;
                }
            }
            None => adoption.sides = None,
        }
    }
    for index in 0..elaborator.kernel.pricings.len() {
        let pricing = elaborator.kernel.pricings[index].clone();
        let Some(prices) = pricing.prices else { continue };
        let actors = match prices {
            Prices::Membership(sides) => sides.map(|side| (side.actor, Some(side.span))),
            Prices::Usage { actors, .. } => actors.map(|actor| (actor, None)),
        };
        let order = order(elaborator, pricing.atom, pricing.platform, actors);
        let prices = order.map(|swaps| match prices {
            prices if !swaps => prices,
            Prices::Membership([one, other]) => Prices::Membership([other, one]),
            Prices::Usage { actors: [one, other], elasticities: [first, second], cost } => {
                Prices::Usage { actors: [other, one], elasticities: [second, first], cost }
            }
        });
        elaborator.kernel.pricings[index].prices = prices;
    }
}

/// Whether two sides stand in the order of providers and customers; none where they are not the sides of the platform.
fn order(
    elaborator: &mut Elaborator,
    atom: AtomId,
    platform: Option<AtomId>,
    sides: [(AtomId, Option<Span>); 2],
) -> Option<bool> {
    let AtomKind::Record(Kind::Platform, index) = elaborator.kernel.atom(platform?).kind else { return None };
    let platform = &elaborator.kernel.platforms[index as usize];
    let (customers, providers) = (&platform.customers, &platform.providers);
    let [one, other] = sides.map(|(actor, _)| actor);
    if customers.contains(&one) && providers.contains(&other) {
        return Some(false);
    }
    if customers.contains(&other) && providers.contains(&one) {
        return Some(true);
    }
    // A platform without a side is reported by itself.
    if customers.is_empty() || providers.is_empty() {
        return None;
    }
    let wrong = sides.into_iter().find(|(actor, _)| !customers.contains(actor) && !providers.contains(actor));
    let (actor, span) = wrong.unwrap_or(sides[1]);
    let name = elaborator.kernel.name_span(platform.atom);
    let name = plain(elaborator.text(name));
    let text = plain(elaborator.text(elaborator.kernel.name_span(actor)));
    let finding = match wrong {
        Some(_) => format!("`{text}` is not a side of `{name}`"),
        None => format!("both sides are on one side of `{name}`"),
    };
    let own = elaborator.kernel.atom(atom).own;
    let span = span.unwrap_or_else(|| elaborator.kernel.name_span(atom));
    if own {
        elaborator.report(
            rules::WRONG_KIND
                .at(span, finding)
                .remark("needs one of the customers and one of the providers")
                .help(format!("name a customer and a provider that `platform {name}` lists")),
        );
    }
    None
}
