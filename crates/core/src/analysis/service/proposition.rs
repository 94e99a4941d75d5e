//! Propositions in the words of the model: status, nets, and what each breach does to whom.

use super::deal::{Breakable, Deal};
use super::episode::{Episode, episode};
use super::status::{Keeping, Status};
use super::worth::{Net, Nets, below, is_above, preferences};
use crate::analysis::inquiry::Verdict;
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::figure::{amount, decimal, rounded};
use crate::kernel::{AtomId, Layer, Party, Proposition};
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use std::borrow::Cow;

/// What becomes of a proposition in a situation.
#[derive(Clone, Debug, Serialize)]
pub struct PropositionReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Whether it is shown as it is promised: all promises kept, and what it assumes is there.
    pub as_promised: bool,
    /// The parties.
    pub between: [Cow<'s, str>; 2],
    /// What becomes of it.
    pub status: Status,
    /// How the episode ends: the leaf of the ISPAR tree.
    pub ispar: Episode,
    /// What everyone concerned nets over all layers, where that is settled.
    pub nets: IndexMap<Cow<'s, str>, Option<f64>>,
    /// How everyone concerned fares, the parties first.
    pub accounts: Vec<AccountReport<'s>>,
    /// What becomes of the promises.
    pub promises: Vec<PromiseReport<'s>>,
    /// What becomes of the expectations.
    pub expectations: Vec<ExpectationReport<'s>>,
    /// What comes of breaking one promise, where all are kept.
    pub breaches: Vec<BreachReport<'s>>,
}

/// A net by layer; `null` where it depends on what is open.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NetReport {
    /// Price, and what it buys.
    pub economic: Option<f64>,
    /// The right thing with the least time and effort.
    pub functional: Option<f64>,
    /// What is felt.
    pub emotional: Option<f64>,
    /// What it means.
    pub symbolic: Option<f64>,
    /// The sum over the layers, for this actor alone.
    pub total: Option<f64>,
    /// The total at the least and at the most, where it is not settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<[f64; 2]>,
}

impl NetReport {
    pub(in crate::analysis) fn of(net: &Net) -> Self {
        let total = net.total().map(decimal);
        let on = |layer| net.on(layer).map(decimal);
        Self {
            economic: on(Layer::Economic),
            functional: on(Layer::Functional),
            emotional: on(Layer::Emotional),
            symbolic: on(Layer::Symbolic),
            total,
            between: total.is_none().then(|| net.totals.map(decimal)),
        }
    }

    /// The amount on a layer, where it is settled.
    pub const fn on(&self, layer: Layer) -> Option<f64> {
        match layer {
            Layer::Economic => self.economic,
            Layer::Functional => self.functional,
            Layer::Emotional => self.emotional,
            Layer::Symbolic => self.symbolic,
        }
    }
}

/// How someone whom a proposition concerns fares.
#[derive(Clone, Debug, Serialize)]
pub struct AccountReport<'s> {
    /// Who it is.
    pub actor: Cow<'s, str>,
    /// What it nets.
    pub net: NetReport,
    /// What it measures that by, where it is a party or requires anything.
    #[serde(flatten)]
    pub stake: Option<StakeReport>,
}

/// What someone measures a net by.
#[derive(Clone, Debug, Serialize)]
pub struct StakeReport {
    /// What a party has without a deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<f64>,
    /// What it requires, by layer.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub requires: IndexMap<Layer, f64>,
    /// Whether every layer it requires is there: otherwise it does not take part, whatever the others give.
    pub eligible: bool,
    /// Emotional and symbolic worth, by which it ranks what it is eligible for.
    pub score: Option<f64>,
    /// Whether it is a party that would rather not take part.
    pub loses: bool,
}

/// What becomes of a promise.
#[derive(Clone, Debug, Serialize)]
pub struct PromiseReport<'s> {
    /// Who promises.
    pub by: Cow<'s, str>,
    /// What is promised.
    pub promise: String,
    /// What becomes of it.
    pub keeping: Keeping,
}

/// What becomes of an expectation.
#[derive(Clone, Debug, Serialize)]
pub struct ExpectationReport<'s> {
    /// Who expects.
    pub by: Cow<'s, str>,
    /// What is expected.
    pub expected: String,
    /// Whether it comes about.
    pub verdict: Verdict,
}

/// What comes of one breach.
#[derive(Clone, Debug, Serialize)]
pub struct BreachReport<'s> {
    /// Who breaks it.
    pub by: Cow<'s, str>,
    /// What is broken.
    pub promise: String,
    /// What everyone concerned nets then.
    pub nets: IndexMap<Cow<'s, str>, Option<f64>>,
    /// Whether the one who breaks it gains.
    pub tempting: bool,
}

impl<'s> PropositionReport<'s> {
    pub(in crate::analysis) fn new(words: Words<'s>, promised: &Deal, here: &Deal, dispute: Option<bool>) -> Self {
        let proposition = here.proposition;
        let nets = here.nets();
        let concerned = concerned(words, here);
        let breakables = here.breakables().filter(|_| here.is_kept());
        let breaches = breakables.map(|broken| {
            let by = here.proposition.actor(broken.by());
            let after = here.broken(broken).nets();
            let least = |nets: &Nets| nets.get(&by).copied().unwrap_or_default().totals[0];
            let tempting = is_above(least(&after), least(&nets));
            BreachReport {
                by: words.atom(by),
                promise: promise(words, proposition, broken),
                nets: totals(words, &after, &concerned),
                tempting,
            }
        });
        let by = |party: Party| words.atom(proposition.actor(party));
        let expected = proposition.expectations.iter().map(|one| ExpectationReport {
            by: by(one.by),
            expected: words.atom(one.expected).into_owned(),
            verdict: here.inquiry.presence(one.expected),
        });
        let paid = proposition.payments.iter().enumerate().map(|(index, payment)| ExpectationReport {
            by: by(payment.by.other()),
            expected: format!("{} from {}", amount(payment.amount), words.written(proposition.actor(payment.by))),
            verdict: here.made(index),
        });
        Self {
            name: words.atom(proposition.atom),
            as_promised: here.as_promised,
            between: proposition.parties.map(|party| words.atom(party)),
            status: here.status(&nets),
            ispar: episode(promised, here, dispute),
            nets: totals(words, &nets, &concerned),
            accounts: concerned.iter().map(|&actor| account(words, here, &nets, actor)).collect(),
            promises: proposition
                .promises
                .iter()
                .map(|promise| PromiseReport {
                    by: by(promise.by),
                    promise: words.atom(promise.promised).into_owned(),
                    keeping: here.keeping(promise),
                })
                .collect(),
            expectations: expected.chain(paid).collect(),
            breaches: breaches.collect(),
        }
    }
}

/// What is broken, in words.
pub fn promise(words: Words, proposition: &Proposition, broken: Breakable) -> String {
    match broken {
        Breakable::Promise(promise) => words.atom(promise.promised).into_owned(),
        Breakable::Payment(_, payment) => {
            format!("pays {} {}", words.written(proposition.actor(payment.by.other())), amount(payment.amount))
        }
    }
}

fn account<'s>(words: Words<'s>, deal: &Deal, nets: &Nets, actor: AtomId) -> AccountReport<'s> {
    let net = nets.get(&actor).copied().unwrap_or_default();
    let party = Party::BOTH.into_iter().find(|&party| deal.proposition.actor(party) == actor);
    let thresholds = Layer::ALL.into_iter().zip(preferences(words.kernel, actor).requires);
    let requires: IndexMap<Layer, f64> = thresholds.filter_map(|(layer, required)| Some((layer, required?))).collect();
    let stake = (party.is_some() || !requires.is_empty()).then(|| {
        let score = net.on(Layer::Emotional).zip(net.on(Layer::Symbolic));
        StakeReport {
            otherwise: party.map(|party| deal.proposition.otherwise[party.index()]),
            eligible: below(words.kernel, actor, &net).is_none(),
            requires,
            score: score.map(|(emotional, symbolic)| rounded(emotional + symbolic)),
            loses: party.is_some_and(|party| deal.loss(party, nets).is_some()),
        }
    });
    AccountReport { actor: words.atom(actor), net: NetReport::of(&net), stake }
}

/// The parties, and the third parties on whom the proposition rests or to whom it matters: those assumed to act, and
/// the beneficiaries and counterparts of values that come with what is expected.
fn concerned(words: Words, deal: &Deal) -> Vec<AtomId> {
    let kernel = words.kernel;
    let proposition = deal.proposition;
    let acting = proposition.assumptions.iter().filter_map(|&(atom, _)| kernel.action_of(atom));
    let mut concerned: IndexSet<AtomId> = acting.flat_map(|action| action.actors.iter().copied()).collect();
    let expected = |atom: AtomId| proposition.expectations.iter().any(|one| one.expected == atom);
    let outcomes: Vec<AtomId> = kernel
        .values
        .iter()
        .filter(|value| expected(value.atom))
        .filter_map(|value| Some(value.outcome?.0))
        .chain(proposition.expectations.iter().map(|one| one.expected))
        .collect();
    let values = kernel.values.iter().filter(|value| value.outcome.is_some_and(|(one, _)| outcomes.contains(&one)));
    for value in values {
        concerned.extend(value.beneficiaries.iter().chain(&value.counterpart).map(|&(actor, _)| actor));
    }
    concerned.sort_unstable();
    let others = concerned.into_iter().filter(|actor| !proposition.parties.contains(actor));
    proposition.parties.into_iter().chain(others).collect()
}

fn totals<'s>(words: Words<'s>, nets: &Nets, concerned: &[AtomId]) -> IndexMap<Cow<'s, str>, Option<f64>> {
    let total = |actor: &AtomId| nets.get(actor).map_or(Some(0.0), Net::total).map(decimal);
    concerned.iter().map(|actor| (words.atom(*actor), total(actor))).collect()
}
