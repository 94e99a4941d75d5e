//! Deals: what becomes of a value proposition in a situation.
//!
//! A proposition is itself a situation: all promises kept, and what is assumed is there. In it, and in any scenario that
//! touches the promises, it is asked which are kept, whether that produces what is expected, what each actor nets, and
//! what comes of it when one promise is broken.

use super::inquiry::{Inquiry, Verdict};
use super::worth::{Nets, Paid, completions, is_above, nets, preferences, spanned};
use crate::engine::{CERTAIN, Network, POSSIBLE};
use crate::kernel::{
    AtomId, EnvironmentId, Kernel, Layer, Part, Party, Payment, Promise, Proposition, PropositionId, Situation,
    Supposed, is_exogenous,
};
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// A proposition in a situation.
#[derive(Clone)]
pub struct Deal<'i, 'k> {
    /// The proposition.
    pub proposition: &'k Proposition,
    /// The situation with all that follows in it.
    pub inquiry: Cow<'i, Inquiry<'k>>,
    /// Whether the situation is that of the proposition itself.
    pub as_promised: bool,
    /// The payment that is withheld, if one is.
    withheld: Option<usize>,
}

/// What becomes of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// What is promised is there.
    Kept,
    /// Whether it is depends on what is open.
    Open,
    /// The one who promised does not do their part.
    Broken,
    /// They do, and still it is not there.
    Unkeepable,
}

/// What becomes of a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Promises are kept, expectations met, and each party is better off than without.
    Realised,
    /// What is promised cannot be produced.
    Unkeepable,
    /// Something promised is not done, or something expected does not come about.
    Unrealised,
    /// A party is no better off than without, or lacks what it requires.
    Losing,
}

impl Status {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Realised => "realised",
            Self::Unkeepable => "unkeepable",
            Self::Unrealised => "unrealised",
            Self::Losing => "losing",
        }
    }
}

/// How an episode between two service systems ends (Maglio, Vargo, Caswell & Spohrer 2009): the leaves of the tree that
/// begin with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Episode {
    /// Value is realised.
    #[serde(rename = "R")]
    Realised,
    /// There is no proposal that could be kept.
    #[serde(rename = "-P")]
    NotProposed,
    /// A party does not agree.
    #[serde(rename = "-A")]
    NotAgreed,
    /// Agreed and not realised, without dispute.
    #[serde(rename = "-D")]
    NotDisputed,
    /// Agreed and not realised; the dispute is resolved.
    #[serde(rename = "K")]
    Resolved,
    /// Agreed and not realised; the dispute is not resolved.
    #[serde(rename = "-K")]
    Unresolved,
}

impl Episode {
    /// The leaf's sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Realised => "R",
            Self::NotProposed => "-P",
            Self::NotAgreed => "-A",
            Self::NotDisputed => "-D",
            Self::Resolved => "K",
            Self::Unresolved => "-K",
        }
    }

    /// What happened, in words.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Realised => "proposed, agreed and realised",
            Self::NotProposed => "not a proposal that can be kept",
            Self::NotAgreed => "proposed, not agreed",
            Self::NotDisputed => "agreed, not realised, not disputed",
            Self::Resolved => "agreed, not realised, dispute resolved",
            Self::Unresolved => "agreed, not realised, dispute unresolved",
        }
    }
}

/// What stands in the way of a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Its net is not above what it has without a deal.
    NotAbove {
        /// The net, where it is settled.
        net: Option<f64>,
        /// What it has otherwise.
        otherwise: f64,
    },
    /// A layer is below what it requires.
    Below {
        /// The layer.
        layer: Layer,
        /// What it nets there, where that is settled.
        net: Option<f64>,
        /// What it requires.
        required: f64,
    },
}

/// Something that can be broken: a promise, or a payment that no other promise carries.
#[derive(Clone, Copy, Debug)]
pub enum Breakable<'k> {
    /// A promise.
    Promise(&'k Promise),
    /// A payment, by its position.
    Payment(usize, &'k Payment),
}

impl Breakable<'_> {
    /// Who would break it.
    pub const fn by(&self) -> Party {
        match self {
            Self::Promise(promise) => promise.by,
            Self::Payment(_, payment) => payment.by,
        }
    }

    /// The place that says so.
    pub const fn span(&self) -> crate::source::Span {
        match self {
            Self::Promise(promise) => promise.span,
            Self::Payment(_, payment) => payment.span,
        }
    }
}

impl<'i, 'k> Deal<'i, 'k> {
    /// A proposition in a situation.
    pub const fn in_situation(proposition: &'k Proposition, inquiry: &'i Inquiry<'k>, as_promised: bool) -> Self {
        Self { proposition, inquiry: Cow::Borrowed(inquiry), as_promised, withheld: None }
    }

    /// A proposition as it is promised, in an environment within its own, with additions.
    pub fn as_promised(
        kernel: &'k Kernel,
        network: &'k Network,
        proposition: &'k Proposition,
        environment: EnvironmentId,
        additions: &[(AtomId, Supposed)],
    ) -> Self {
        let given = promised(kernel, network, proposition, environment).into_iter().map(|atom| (atom, Supposed::Given));
        let states = given.chain(additions.iter().copied());
        let situation = Situation::closed(kernel, network, environment, states);
        let inquiry = Cow::Owned(Inquiry::new(kernel, network, situation));
        Self { proposition, inquiry, as_promised: true, withheld: None }
    }

    /// What becomes of a promise.
    pub fn keeping(&self, promise: &Promise) -> Keeping {
        match self.presence(promise) {
            Verdict::Produced => Keeping::Kept,
            Verdict::Undetermined => Keeping::Open,
            Verdict::NotProduced if self.as_promised || self.does_part(promise) => Keeping::Unkeepable,
            Verdict::NotProduced => Keeping::Broken,
        }
    }

    /// Whether a payment is made: the payer keeps all else that the payer promises. Where that is nothing, the other
    /// party keeps all that it promises; where that is nothing too, the deal is the payment, and is made as promised.
    pub fn made(&self, index: usize) -> Verdict {
        let payment = &self.proposition.payments[index];
        let kept_out = self.proposition.parties.iter().any(|&party| self.inquiry.situation.is_blocked(party));
        if self.withheld == Some(index) || kept_out {
            return Verdict::NotProduced;
        }
        for (party, fulfilled) in [(payment.by, false), (payment.by.other(), true)] {
            let mut own = self.promises_of(party).peekable();
            if own.peek().is_some() {
                return all(own.map(|promise| if fulfilled { self.presence(promise) } else { self.effort(promise) }));
            }
        }
        if self.as_promised { Verdict::Produced } else { Verdict::NotProduced }
    }

    fn presence(&self, promise: &Promise) -> Verdict {
        self.inquiry.presence(promise.promised)
    }

    /// Whether the one who promised does what the promise asks of them.
    fn effort(&self, promise: &Promise) -> Verdict {
        match self.part(promise) {
            Part::Act(acts) if !acts.is_empty() => all(acts.iter().map(|&act| self.inquiry.presence(act))),
            Part::Bring(atom) => self.inquiry.presence(atom),
            Part::Act(_) | Part::Nothing => self.presence(promise),
        }
    }

    /// Whether the one who promised chooses what the promise asks of them, and is not kept out.
    fn does_part(&self, promise: &Promise) -> bool {
        if self.inquiry.situation.is_blocked(self.proposition.actor(promise.by)) {
            return false;
        }
        let is_given = |atom: AtomId| self.inquiry.situation.present[atom.index()] & CERTAIN != 0;
        match self.part(promise) {
            Part::Act(acts) => acts.iter().all(|&act| is_given(self.inquiry.kernel.choice(act))),
            Part::Bring(atom) => is_given(atom),
            Part::Nothing => true,
        }
    }

    fn part(&self, promise: &Promise) -> Part {
        let Inquiry { kernel, network, .. } = *self.inquiry;
        self.proposition.part(kernel, promise, |atom| is_exogenous(kernel, network, atom))
    }

    /// Whether a party has promised to take part in an action, by itself or in an offering.
    pub fn has_promised(&self, actor: AtomId, performed: AtomId) -> bool {
        let party = Party::BOTH.into_iter().find(|&party| self.proposition.actor(party) == actor);
        party.is_some_and(|party| {
            self.promises_of(party)
                .any(|promise| matches!(self.part(promise), Part::Act(acts) if acts.contains(&performed)))
        })
    }

    fn promises_of(&self, party: Party) -> impl Iterator<Item = &'k Promise> + use<'k> {
        self.proposition.promises.iter().filter(move |promise| promise.by == party)
    }

    /// Whether every promise is kept.
    pub fn is_kept(&self) -> bool {
        self.proposition.promises.iter().all(|promise| self.keeping(promise) == Keeping::Kept)
    }

    /// Whether everything expected comes about, payments included.
    pub fn is_met(&self) -> bool {
        let expected = self.proposition.expectations.iter().map(|one| self.inquiry.presence(one.expected));
        let paid = (0..self.proposition.payments.len()).map(|index| self.made(index));
        all(expected.chain(paid)) == Verdict::Produced
    }

    /// The payments that are made in the situation, or may be: those of the proposition, and those of others that are in
    /// force there beside it.
    pub fn payments(&self) -> Vec<Paid> {
        let others = in_force(&self.inquiry, false, Some(self.proposition));
        let beside = others.into_iter().map(|one| Deal::in_situation(one, &self.inquiry, false));
        let beside: Vec<Paid> = beside.flat_map(|deal| deal.own_payments().collect::<Vec<_>>()).collect();
        self.own_payments().chain(beside).collect()
    }

    /// The payments of the proposition.
    pub(super) fn own_payments(&self) -> impl Iterator<Item = Paid> {
        self.proposition.payments.iter().enumerate().map(|(index, payment)| Paid {
            payer: self.proposition.actor(payment.by),
            payee: self.proposition.actor(payment.by.other()),
            amount: payment.amount,
            made: self.made(index),
        })
    }

    /// The deal in each completion of what is open; itself where nothing is, or where there are too many.
    pub fn completed(&self) -> Vec<Self> {
        let completions = completions(&self.inquiry);
        if completions.is_empty() {
            return vec![self.clone()];
        }
        completions.into_iter().map(|inquiry| Self { inquiry: Cow::Owned(inquiry), ..*self }).collect()
    }

    /// What the situation comes to for everyone concerned; the parties are always among them.
    pub fn nets(&self) -> Nets {
        spanned(self.completed().iter().map(Self::nets_as_they_stand))
    }

    fn nets_as_they_stand(&self) -> Nets {
        let mut nets = nets(&self.inquiry, &self.payments());
        for party in self.proposition.parties {
            nets.entry(party).or_default();
        }
        nets.sort_unstable_keys();
        nets
    }

    /// Why a party would rather not take part, if it would.
    pub fn loss(&self, party: Party, nets: &Nets) -> Option<Loss> {
        let actor = self.proposition.actor(party);
        let net = nets.get(&actor).copied().unwrap_or_default();
        let required = &preferences(self.inquiry.kernel, actor).requires;
        let gate = Layer::ALL.into_iter().zip(required).find_map(|(layer, required)| {
            let required = (*required)?;
            is_above(required, net.least[layer]).then(|| Loss::Below { layer, net: net.on(layer), required })
        });
        let otherwise = self.proposition.otherwise[party.index()];
        gate.or_else(|| (!is_above(net.totals[0], otherwise)).then(|| Loss::NotAbove { net: net.total(), otherwise }))
    }

    /// Whether each party is better off than without.
    fn is_agreeable(&self) -> bool {
        let nets = self.nets();
        Party::BOTH.into_iter().all(|party| self.loss(party, &nets).is_none())
    }

    /// What becomes of the proposition here.
    pub fn status(&self, nets: &Nets) -> Status {
        let keepings: Vec<Keeping> = self.proposition.promises.iter().map(|promise| self.keeping(promise)).collect();
        let is_broken = keepings.contains(&Keeping::Broken);
        // What is not there because another broke a promise could still have been kept; what depends on chance cannot
        // be promised.
        let unsure = self.as_promised && keepings.contains(&Keeping::Open);
        if (keepings.contains(&Keeping::Unkeepable) || unsure) && !is_broken {
            Status::Unkeepable
        } else if keepings.iter().any(|&keeping| keeping != Keeping::Kept) || !self.is_met() {
            Status::Unrealised
        } else if Party::BOTH.into_iter().any(|party| self.loss(party, nets).is_some()) {
            Status::Losing
        } else {
            Status::Realised
        }
    }

    /// What a party promises by itself, and what it pays where nothing else it promises carries the payment.
    pub fn breakables(&self) -> impl Iterator<Item = Breakable<'k>> {
        let promises = self.proposition.promises.iter().map(Breakable::Promise);
        let payments = self.proposition.payments.iter().enumerate();
        let alone = payments.filter(|(_, payment)| self.promises_of(payment.by).next().is_none());
        promises.chain(alone.map(|(index, payment)| Breakable::Payment(index, payment)))
    }

    /// The same situation in which one promise is broken, while all others do what they do.
    #[must_use]
    pub fn broken(&self, breakable: Breakable) -> Self {
        let promise = match breakable {
            Breakable::Payment(index, _) => return Self { withheld: Some(index), ..self.clone() },
            Breakable::Promise(promise) => promise,
        };
        let Inquiry { kernel, network, .. } = *self.inquiry;
        let mut situation = self.inquiry.situation.clone();
        let taken = match self.part(promise) {
            Part::Act(acts) if !acts.is_empty() => acts.iter().map(|&act| kernel.choice(act)).collect(),
            Part::Bring(atom) => vec![atom],
            Part::Act(_) | Part::Nothing => vec![promise.promised],
        };
        for atom in taken {
            situation.suppose(kernel, atom, Supposed::Without);
        }
        Self { inquiry: Cow::Owned(Inquiry::new(kernel, network, situation)), ..*self }
    }
}

/// Whether all of several things are so.
fn all(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    verdicts.fold(Verdict::Produced, |all, one| match (all, one) {
        (Verdict::NotProduced, _) | (_, Verdict::NotProduced) => Verdict::NotProduced,
        (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => Verdict::Undetermined,
        _ => Verdict::Produced,
    })
}

/// How the episode around a proposition ends in a situation, given whether it is disputed there and with what end.
///
/// What comes out well here is realised, whatever it took. Otherwise it is asked whether there was a proposal that can be
/// kept as promised, whether both would agree to what they would net by it, and how the parties part.
pub fn episode(promised: &Deal, here: &Deal, dispute: Option<bool>) -> Episode {
    let is_one_sided = promised.proposition.is_one_sided();
    if !is_one_sided && here.is_met() && here.is_kept() && here.is_agreeable() {
        Episode::Realised
    } else if is_one_sided || !promised.is_kept() {
        Episode::NotProposed
    } else if !promised.is_agreeable() {
        Episode::NotAgreed
    } else {
        match dispute {
            None => Episode::NotDisputed,
            Some(true) => Episode::Resolved,
            Some(false) => Episode::Unresolved,
        }
    }
}

/// The propositions that are in force in a situation, beside one if one is named: of those between the same two parties,
/// which are alternatives, the first that is kept there, else the first of which anyone does anything.
pub(super) fn in_force<'k>(
    inquiry: &Inquiry<'k>,
    as_promised: bool,
    beside: Option<&Proposition>,
) -> Vec<&'k Proposition> {
    let kernel = inquiry.kernel;
    let here = kernel.environment(inquiry.situation.environment);
    let pair = |one: &Proposition| {
        let [first, second] = one.parties;
        [first.min(second), first.max(second)]
    };
    let own = beside.map(pair);
    let mut chosen: IndexMap<[AtomId; 2], (&Proposition, bool)> = IndexMap::new();
    // A deal of payments alone is made as promised.
    let bare = kernel.propositions.iter().filter(|one| as_promised && one.promises.is_empty());
    for one in touched(inquiry).into_iter().chain(bare) {
        if !one.sound || !here.is_within(one.environment) || own == Some(pair(one)) {
            continue;
        }
        let kept = || Deal::in_situation(one, inquiry, as_promised).is_kept();
        let known = chosen.entry(pair(one)).or_insert_with(|| (one, kept()));
        if !known.1 && kept() {
            *known = (one, true);
        }
    }
    chosen.into_values().map(|(one, _)| one).collect()
}

/// The propositions of which anyone does anything in a situation, in order of declaration.
pub(super) fn touched<'k>(inquiry: &Inquiry<'k>) -> Vec<&'k Proposition> {
    let kernel = inquiry.kernel;
    let is_done = |atom: AtomId| inquiry.situation.present[atom.index()] & POSSIBLE != 0;
    let done = kernel.promised_parts.iter().filter(|&&(_, part)| is_done(part));
    let mut touched: Vec<PropositionId> = done.map(|&(proposition, _)| proposition).collect();
    touched.dedup();
    touched.into_iter().map(|id| kernel.proposition(id)).collect()
}

/// What the promises and assumptions of a proposition put in place: choices of actions that all their actors promise to
/// take part in, and what is brought or assumed.
pub(super) fn promised(
    kernel: &Kernel,
    network: &Network,
    proposition: &Proposition,
    environment: EnvironmentId,
) -> Vec<AtomId> {
    let lacks = |atom: AtomId| kernel.environment(environment).lacks(atom);
    let mut given: Vec<AtomId> = proposition.assumptions.iter().map(|&(atom, _)| atom).collect();
    let mut acts: Vec<(AtomId, AtomId)> = Vec::new();
    for promise in &proposition.promises {
        let promiser = proposition.actor(promise.by);
        match proposition.part(kernel, promise, |atom| is_exogenous(kernel, network, atom)) {
            Part::Act(own) => acts.extend(own.into_iter().map(|act| (act, promiser))),
            Part::Bring(atom) => given.push(atom),
            Part::Nothing => {}
        }
    }
    for &(act, _) in &acts {
        let Some(action) = kernel.action_of(act) else { continue };
        if action.actors.iter().all(|&actor| acts.contains(&(act, actor))) {
            given.push(action.chosen);
        }
    }
    given.retain(|&atom| !lacks(atom));
    given.sort_unstable();
    given.dedup();
    given
}
