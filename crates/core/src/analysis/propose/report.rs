//! Proposals in the words of the model, each with a text that can be added to it.

use crate::analysis::exchange::{Pair, Standing};
use crate::analysis::inquiry::{Words, figure};
use crate::analysis::propose::proposal::{Found, Proposal, Wish};
use crate::analysis::propose::text::{of_exchange, of_proposal};
use crate::kernel::{AtomId, Exchange, Party};
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// What two actors could propose.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalsReport<'s> {
    /// The two.
    pub between: [Cow<'s, str>; 2],
    /// Where propositions were sought; nowhere, where no environment is declared.
    pub environment: Option<Cow<'s, str>>,
    /// The propositions, those that none is better than first.
    pub propositions: Vec<PropositionProposal<'s>>,
    /// The exchanges by whose terms both gain.
    pub exchanges: Vec<ExchangeProposal<'s>>,
    /// Whether there may be more propositions than were asked for.
    pub more: bool,
    /// How many actions the two could promise, of those on which anything of value to them depends.
    pub actions: usize,
    /// How many sets of these were followed.
    pub sets: usize,
    /// Whether these are all sets.
    pub complete: bool,
}

/// A value proposition that would be realised and leave both better off.
#[derive(Clone, Debug, Serialize)]
pub struct PropositionProposal<'s> {
    /// A name that nothing has yet.
    pub name: String,
    /// By party, what it promises.
    pub promises: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
    /// By party, what it expects, payments excepted.
    pub expects: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
    /// What is assumed.
    pub assuming: Vec<Cow<'s, str>>,
    /// Who would pay whom.
    pub payment: PaymentReport<'s>,
    /// By party, what it nets.
    pub nets: IndexMap<Cow<'s, str>, f64>,
    /// By party, what it has otherwise.
    pub otherwise: IndexMap<Cow<'s, str>, f64>,
    /// Whether no other one found is better for the one and no worse for the other.
    pub best: bool,
    /// What rules find in it.
    pub findings: Vec<String>,
    /// The declaration, as it can be added to the model.
    pub text: String,
}

/// A payment, and by which payments both gain.
#[derive(Clone, Debug, Serialize)]
pub struct PaymentReport<'s> {
    /// Who pays.
    pub by: Cow<'s, str>,
    /// Who is paid.
    pub to: Cow<'s, str>,
    /// How much; nothing where both gain without.
    pub amount: f64,
    /// Both gain by payments between these; `null` where there is no bound. Below zero it is paid the other way.
    pub between: [Option<f64>; 2],
}

/// An exchange by whose terms both gain.
#[derive(Clone, Debug, Serialize)]
pub struct ExchangeProposal<'s> {
    /// The exchange it comes from.
    pub exchange: Cow<'s, str>,
    /// A name that nothing has yet.
    pub name: String,
    /// By good, who exports it.
    pub exports: IndexMap<Cow<'s, str>, Cow<'s, str>>,
    /// How much of the first of these goods is given for one unit of the second.
    pub unit: [Cow<'s, str>; 2],
    /// The terms.
    pub terms: f64,
    /// By party, the hours it saves for each unit it receives.
    pub gains: IndexMap<Cow<'s, str>, f64>,
    /// The declaration, as it can be added to the model.
    pub text: String,
}

impl<'s> ProposalsReport<'s> {
    /// What was found; `is_taken` says which names there are already.
    pub fn new(
        words: Words<'s>,
        parties: [AtomId; 2],
        asked: Option<(&Wish, Found)>,
        is_taken: &dyn Fn(&str) -> bool,
    ) -> Self {
        let [one, other] = parties.map(|party| words.atom(party));
        let mut names = Names { base: format!("{one}_and_{other}"), next: 1, is_taken };
        let exchanges = words.kernel.exchanges.iter().filter(|exchange| {
            let is_theirs = parties.iter().all(|party| exchange.parties.contains(party));
            is_theirs && exchange.parties.len() == 2 && exchange.sound
        });
        let exchanges = exchanges.filter_map(|exchange| ExchangeProposal::new(words, exchange, &mut names)).collect();
        let (environment, found, wish) = match asked {
            Some((wish, found)) => (Some(words.environment(wish.environment)), found, Some(wish)),
            None => (None, Found { is_complete: true, ..Found::default() }, None),
        };
        let propositions = wish.map_or_else(Vec::new, |wish| {
            found
                .proposals
                .iter()
                .map(|proposal| PropositionProposal::new(words, wish, proposal, names.fresh()))
                .collect()
        });
        Self {
            between: [one, other],
            environment,
            propositions,
            exchanges,
            more: found.has_more,
            actions: found.actions,
            sets: found.sets,
            complete: found.is_complete,
        }
    }
}

/// Names that nothing has yet.
struct Names<'n> {
    base: String,
    next: usize,
    is_taken: &'n dyn Fn(&str) -> bool,
}

impl Names<'_> {
    fn fresh(&mut self) -> String {
        loop {
            let name = if self.next == 1 { self.base.clone() } else { format!("{}_{}", self.base, self.next) };
            self.next += 1;
            if !(self.is_taken)(&name) {
                return name;
            }
        }
    }
}

impl<'s> PropositionProposal<'s> {
    fn new(words: Words<'s>, wish: &Wish, proposal: &Proposal, name: String) -> Self {
        let proposition = &proposal.proposition;
        let party = |party: Party| words.atom(wish.parties[party.index()]);
        let by_party = |of: &dyn Fn(Party) -> Vec<AtomId>| -> IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>> {
            let lists = Party::BOTH.map(|by| (party(by), of(by).into_iter().map(|atom| words.atom(atom)).collect()));
            lists.into_iter().filter(|(_, list): &(_, Vec<_>)| !list.is_empty()).collect()
        };
        let promised = |by: Party| -> Vec<AtomId> {
            proposition.promises.iter().filter(|one| one.by == by).map(|one| one.promised).collect()
        };
        let expected = |by: Party| -> Vec<AtomId> {
            proposition.expectations.iter().filter(|one| one.by == by).map(|one| one.expected).collect()
        };
        let price = proposal.price;
        let finite = |bound: f64| bound.is_finite().then_some(bound);
        let [least, most] = price.between;
        let (by, between) =
            if price.proposed < 0.0 { (Party::First, [-most, -least]) } else { (Party::Second, [least, most]) };
        let payment = PaymentReport {
            by: party(by),
            to: party(by.other()),
            amount: price.proposed.abs(),
            between: between.map(finite),
        };
        let tempting = proposal.tempting.iter().map(|(by, promised)| {
            let what = promised.map_or_else(|| "the payment".to_owned(), |promised| words.quoted(promised));
            format!(
                "tempting-breach: {} gains by breaking the promise of {what}",
                words.quoted(wish.parties[by.index()])
            )
        });
        let basic =
            proposal.is_parity.then(|| "parity-only: nothing in it is of emotional or symbolic worth".to_owned());
        Self {
            promises: by_party(&promised),
            expects: by_party(&expected),
            assuming: wish.assumptions.iter().map(|&atom| words.atom(atom)).collect(),
            payment,
            nets: Party::BOTH.map(|by| (party(by), proposal.nets[by.index()])).into_iter().collect(),
            otherwise: Party::BOTH.map(|by| (party(by), wish.otherwise[by.index()])).into_iter().collect(),
            best: proposal.is_best,
            findings: tempting.chain(basic).collect(),
            text: of_proposal(words, wish, proposal, &name),
            name,
        }
    }
}

impl<'s> ExchangeProposal<'s> {
    /// The exchange by the terms it states, where both gain by them, else by the geometric mean; none where no terms gain
    /// both, or hours are not exact.
    fn new(words: Words<'s>, exchange: &Exchange, names: &mut Names) -> Option<Self> {
        let pair = Pair::exact(exchange).filter(Pair::is_open)?;
        if !crate::analysis::exchange::exists(exchange, |party, good| exchange.hours[party][good][0]) {
            return None;
        }
        let stated = exchange.terms.map(|terms| terms.amount);
        let gains_both = |terms: &f64| pair.standing(*terms) == Some(Standing::Within);
        let mean = figure(pair.mean()).parse().ok().filter(gains_both).unwrap_or_else(|| pair.mean());
        let terms = stated.filter(gains_both).unwrap_or(mean);
        let exporter = pair.exporter()?;
        let good = |index: usize| words.atom(exchange.goods[index].0);
        let party = |index: usize| words.atom(exchange.parties[index]);
        let gains = pair.gains(terms)?.into_iter().enumerate().map(|(index, (_, hours))| (party(index), hours));
        let name = names.fresh();
        Some(Self {
            exchange: words.atom(exchange.atom),
            exports: [(good(pair.per), party(exporter)), (good(pair.given), party(1 - exporter))].into_iter().collect(),
            unit: [good(pair.given), good(pair.per)],
            terms,
            gains: gains.collect(),
            text: of_exchange(words, exchange, &pair, terms, &name),
            name,
        })
    }
}
