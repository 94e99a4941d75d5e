//! Exchanges in the words of the model.

#[cfg(feature = "programmes")]
use crate::analysis::exchange::plan;
use crate::analysis::exchange::{Likelihood, Pair, Sampling, likelihood, likelihood_at_terms, spans};
use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Exchange};
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// What comes of an exchange.
#[derive(Clone, Debug, Serialize)]
pub struct TradeReport<'s> {
    /// Its name.
    pub exchange: Cow<'s, str>,
    /// The parties.
    pub between: Vec<Cow<'s, str>>,
    /// The goods.
    pub goods: Vec<Cow<'s, str>>,
    /// Whether everyone can gain: in every case the ranges allow, in none, or in some.
    pub gain: Possibility,
    /// Of which good terms are stated, and for one unit of which: two parties and two goods only.
    pub unit: Option<[Cow<'s, str>; 2]>,
    /// By party, the least and the most that a unit of the second good costs it of the first.
    pub opportunity_costs: IndexMap<Cow<'s, str>, [f64; 2]>,
    /// The open interval of the terms by which both gain, where hours are exact and there is one.
    pub interval: Option<[f64; 2]>,
    /// By good, who exports it.
    pub exports: IndexMap<Cow<'s, str>, Cow<'s, str>>,
    /// The terms that gains are given for: those stated, else the geometric mean of the interval.
    pub terms: Option<f64>,
    /// The geometric mean of the interval.
    pub mean: Option<f64>,
    /// By party, the hours it saves for each unit it receives.
    pub gains: IndexMap<Cow<'s, str>, GainReport<'s>>,
    /// What becomes of it as each party makes more of what it exports.
    pub learning: Vec<LearningReport<'s>>,
    /// How likely it is that everyone can gain, where hours lie within ranges.
    pub likelihood: Option<Likelihood>,
    /// How likely it is that both gain by the stated terms.
    pub likelihood_at_terms: Option<Likelihood>,
    /// Who should make what.
    pub plan: Option<PlanReport<'s>>,
    /// Why there is no plan, or no likelihood, where one could be expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unfinished: Option<String>,
}

/// Whether everyone can gain by an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Possibility {
    /// Whatever the hours are, but for such as happen with no likelihood.
    Always,
    /// For some hours within the ranges, as far as is known.
    Sometimes,
    /// For none.
    Never,
}

/// What a party gains.
#[derive(Clone, Debug, Serialize)]
pub struct GainReport<'s> {
    /// For each unit it receives of this good.
    pub per: Cow<'s, str>,
    /// So many of its own hours.
    pub hours: f64,
}

/// What becomes of an exchange once each party has made so many units of what it exports.
#[derive(Clone, Debug, Serialize)]
pub struct LearningReport<'s> {
    /// How many units each has made: the first, the second, the fourth, …
    pub units: u32,
    /// The open interval then.
    pub interval: [f64; 2],
    /// What each party gains then, by the same terms.
    pub gains: IndexMap<Cow<'s, str>, GainReport<'s>>,
}

/// Who should make what.
#[derive(Clone, Debug, Serialize)]
pub struct PlanReport<'s> {
    /// The share of its own hours that each party saves at least.
    pub saving: f64,
    /// What each party does.
    pub parties: Vec<PartReport<'s>>,
    /// By good, a price that supports the plan; that of the first good that has one is 1.
    pub prices: IndexMap<Cow<'s, str>, f64>,
}

/// What a party does by a plan.
#[derive(Clone, Debug, Serialize)]
pub struct PartReport<'s> {
    /// Who.
    pub actor: Cow<'s, str>,
    /// What it makes, by good.
    pub makes: IndexMap<Cow<'s, str>, f64>,
    /// What it sends, by good.
    pub sends: IndexMap<Cow<'s, str>, f64>,
    /// What it receives, by good.
    pub receives: IndexMap<Cow<'s, str>, f64>,
    /// Its hours without the exchange.
    pub alone: f64,
    /// Its hours by the plan.
    pub hours: f64,
}

/// Whether everyone can gain, with what is known of how likely that is.
pub fn possibility(likelihood: Option<Likelihood>) -> Possibility {
    match likelihood {
        Some(Likelihood::Reasoning { probability }) if probability <= 0.0 => Possibility::Never,
        Some(Likelihood::Reasoning { .. }) => Possibility::Always,
        _ => Possibility::Sometimes,
    }
}

/// How often the units made are doubled in what is reported of learning.
const DOUBLINGS: u8 = 4;

impl<'s> TradeReport<'s> {
    /// What comes of an exchange that was understood.
    pub fn new(words: Words<'s>, exchange: &Exchange, sampling: Sampling) -> Self {
        let pair = Pair::exact(exchange);
        let likelihood = likelihood(exchange, sampling);
        let gain = possibility(likelihood);
        let open = pair.filter(|_| gain == Possibility::Always);
        let name = |atom: AtomId| words.atom(atom);
        let good = |index: usize| name(exchange.goods[index].0);
        let party = |index: usize| name(exchange.parties[index]);
        let terms = open.map(|pair| exchange.terms.map_or_else(|| pair.mean(), |terms| terms.amount));
        let spans = spans(exchange);
        let oriented = exchange.terms.map_or([0, 1], |terms| [terms.given, terms.per]);
        let by_party = |pair: &Pair, terms: f64| -> IndexMap<_, _> {
            let gains = pair.gains(terms).into_iter().flatten().enumerate();
            gains
                .map(|(index, (per, hours))| {
                    (party(index), GainReport { per: good(if per { pair.per } else { pair.given }), hours })
                })
                .collect()
        };
        let exports = open.and_then(|pair| Some((pair, pair.exporter()?))).map(|(pair, exporter)| {
            let mut exports = [(pair.given, 1 - exporter), (pair.per, exporter)];
            exports.sort_unstable();
            exports.into_iter().map(|(one, by)| (good(one), party(by))).collect()
        });
        let learning = open.zip(exchange.learning).zip(terms).map_or_else(Vec::new, |((pair, ratio), terms)| {
            let after = (0..=DOUBLINGS).map(|doublings| (doublings, pair.after(doublings, ratio)));
            after
                .map(|(doublings, pair)| LearningReport {
                    units: 1 << doublings,
                    interval: pair.interval(),
                    gains: by_party(&pair, terms),
                })
                .collect()
        });
        let (plan, mut unfinished) = planned(words, exchange, gain);
        if likelihood.is_none() {
            unfinished = Some("so many samples of so many hours take too long: ask for fewer samples".to_owned());
        }
        let is_exact = exchange.is_exact();
        Self {
            exchange: name(exchange.atom),
            between: (0..exchange.parties.len()).map(party).collect(),
            goods: (0..exchange.goods.len()).map(good).collect(),
            gain,
            unit: spans.map(|_| oriented.map(good)),
            opportunity_costs: spans
                .into_iter()
                .flatten()
                .enumerate()
                .map(|(index, span)| (party(index), span))
                .collect(),
            interval: open.map(|pair| pair.interval()),
            exports: exports.unwrap_or_default(),
            terms,
            mean: open.map(|pair| pair.mean()),
            gains: open.zip(terms).map(|(pair, terms)| by_party(&pair, terms)).unwrap_or_default(),
            learning,
            likelihood: likelihood.filter(|_| !is_exact),
            likelihood_at_terms: likelihood_at_terms(exchange)
                .filter(|_| !is_exact)
                .map(|probability| Likelihood::Reasoning { probability }),
            plan,
            unfinished,
        }
    }
}

#[cfg(feature = "programmes")]
fn planned<'s>(words: Words<'s>, exchange: &Exchange, gain: Possibility) -> (Option<PlanReport<'s>>, Option<String>) {
    if !exchange.is_exact() || gain == Possibility::Never {
        return (None, None);
    }
    let plan = match plan(exchange) {
        Ok(plan) => plan,
        Err(reason) => return (None, Some(reason)),
    };
    let good = |index: usize| words.atom(exchange.goods[index].0);
    let above = |amounts: &mut dyn Iterator<Item = f64>| -> IndexMap<Cow<'s, str>, f64> {
        let amounts = amounts.enumerate().filter(|(_, amount)| *amount > 0.0);
        amounts.map(|(index, amount)| (good(index), amount)).collect()
    };
    let parties = exchange.parties.iter().enumerate().map(|(index, &party)| PartReport {
        actor: words.atom(party),
        makes: above(&mut plan.made[index].iter().copied()),
        sends: above(&mut plan.sent[index].iter().copied()),
        receives: above(&mut plan.sent[index].iter().map(|amount| -amount)),
        alone: plan.hours[index][0],
        hours: plan.hours[index][1],
    });
    let report = PlanReport {
        saving: plan.saving,
        parties: parties.collect(),
        prices: plan.prices.iter().enumerate().map(|(index, &price)| (good(index), price)).collect(),
    };
    (Some(report), None)
}

#[cfg(not(feature = "programmes"))]
const fn planned<'s>(_: Words<'s>, _: &Exchange, _: Possibility) -> (Option<PlanReport<'s>>, Option<String>) {
    (None, None)
}
