//! Constellations: who coproduces what for whom, whose leaving stops what, and what each is to the other.

use super::benefit::{BenefitReport, benefits};
use super::force::promised;
use super::ledger::ledger;
use super::worth::{Nets, nets};
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::takes_part;
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::kernel::{AtomId, Constellation, EnvironmentId, Kernel, Situation, Supposed};
use coproduce_engine::Network;
use coproduce_syntax::declaration::PartIn;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// What becomes of a constellation.
#[derive(Clone, Debug, Serialize)]
pub struct ConstellationReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Its members, in order.
    pub members: Vec<MemberReport<'s>>,
    /// What each pair are to one another.
    pub benefit: Vec<BenefitReport<'s>>,
}

/// What a member gives and gets.
#[derive(Clone, Debug, Serialize)]
pub struct MemberReport<'s> {
    /// Who it is.
    pub actor: Cow<'s, str>,
    /// The parts it has.
    pub parts: Vec<PartIn>,
    /// The values it coproduces, each with those they are for.
    pub coproduces: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
    /// The actual values it receives.
    pub receives: Vec<Cow<'s, str>>,
    /// What it nets, where that is settled.
    pub net: Option<f64>,
    /// The offerings and actual values that stop where it leaves.
    pub stops: Vec<Cow<'s, str>>,
}

/// A situation in which members act, with the payments they make.
#[derive(Clone)]
pub struct Assembly<'k> {
    /// The situation.
    pub inquiry: Inquiry<'k>,
    /// Whether it is made of what the members promise one another.
    as_promised: bool,
}

impl<'k> Assembly<'k> {
    /// The members in a situation that is stated.
    pub const fn in_situation(inquiry: Inquiry<'k>) -> Self {
        Self { inquiry, as_promised: false }
    }

    /// The members in an environment where they keep all that they promise one another there; none where they promise
    /// nothing.
    pub fn as_promised(
        kernel: &'k Kernel,
        network: &'k Network,
        constellation: &Constellation,
        environment: EnvironmentId,
        additions: &[(AtomId, Supposed)],
    ) -> Option<Self> {
        let is_member = |actor: &AtomId| constellation.members.iter().any(|(_, member, _)| member == actor);
        let here = kernel.environment(environment);
        let among = kernel.propositions.iter().filter(|proposition| {
            proposition.sound && here.is_within(proposition.environment) && proposition.parties.iter().all(is_member)
        });
        let mut given: Vec<AtomId> = Vec::new();
        let mut any = false;
        for proposition in among {
            any = true;
            given.extend(promised(kernel, network, proposition, environment));
        }
        given.sort_unstable();
        given.dedup();
        let states = given.into_iter().map(|atom| (atom, Supposed::Given)).chain(additions.iter().copied());
        let situation = Situation::as_promised(kernel, network, environment, states);
        any.then(|| Self { inquiry: Inquiry::new(kernel, network, situation), as_promised: true })
    }

    /// The same without one of the members.
    #[must_use]
    pub fn without(&self, member: AtomId) -> Self {
        let Inquiry { kernel, network, .. } = self.inquiry;
        let mut situation = self.inquiry.situation.clone();
        situation.suppose(kernel, member, Supposed::Without);
        Self { inquiry: Inquiry::new(kernel, network, situation), as_promised: self.as_promised }
    }

    /// The same members in another situation.
    pub(super) const fn with(&self, inquiry: Inquiry<'k>) -> Self {
        Self { inquiry, as_promised: self.as_promised }
    }

    /// What the situation comes to for everyone concerned, with the payments of all propositions in force there.
    pub fn nets(&self) -> Nets {
        let mut ledger = ledger(&self.inquiry);
        let owed = ledger.owed_by_all(self.as_promised, None);
        nets(&mut ledger, &owed)
    }

    /// The offerings that are delivered and the values that are actual.
    fn achieved(&self) -> Vec<AtomId> {
        let kernel = self.inquiry.kernel;
        let offerings = kernel.offerings.iter().map(|offering| offering.atom);
        let values = kernel.values.iter().map(|value| value.atom);
        offerings.chain(values).filter(|&atom| self.inquiry.presence(atom) == Verdict::Produced).collect()
    }
}

/// What becomes of a constellation in an assembly of its members.
pub(super) fn report<'s>(
    words: Words<'s>,
    constellation: &Constellation,
    assembly: &Assembly,
) -> ConstellationReport<'s> {
    let mut parts: IndexMap<AtomId, Vec<PartIn>> = IndexMap::new();
    for &(part, actor, _) in &constellation.members {
        parts.entry(actor).or_default().push(part);
    }
    let nets = assembly.nets();
    let absences: Vec<Assembly> = parts.keys().map(|&actor| assembly.without(actor)).collect();
    let members = parts
        .iter()
        .zip(&absences)
        .map(|((&actor, parts), absence)| member(words, actor, parts, assembly, &nets, absence))
        .collect();
    let actors: Vec<AtomId> = parts.keys().copied().collect();
    ConstellationReport {
        name: words.atom(constellation.atom),
        members,
        benefit: benefits(words, assembly, &actors, &absences),
    }
}

fn member<'s>(
    words: Words<'s>,
    actor: AtomId,
    parts: &[PartIn],
    assembly: &Assembly,
    nets: &Nets,
    absence: &Assembly,
) -> MemberReport<'s> {
    let kernel = words.kernel;
    let network = assembly.inquiry.network;
    let coproduced = kernel.values.iter().filter(|value| takes_part(kernel, &network.cone(&[value.atom.0]), actor));
    let names = |value: &crate::kernel::Value| value.beneficiaries.iter().map(|&(one, _)| words.atom(one)).collect();
    let achieved = assembly.achieved();
    let left = absence.achieved();
    let received = kernel.values.iter().filter(|value| {
        achieved.contains(&value.atom) && value.beneficiaries.iter().any(|&(beneficiary, _)| beneficiary == actor)
    });
    MemberReport {
        actor: words.atom(actor),
        parts: parts.to_vec(),
        coproduces: coproduced.map(|value| (words.atom(value.atom), names(value))).collect(),
        receives: received.map(|value| words.atom(value.atom)).collect(),
        net: nets.get(&actor).map_or(Some(0.0), super::worth::Net::total),
        stops: achieved.iter().filter(|atom| !left.contains(atom)).map(|&atom| words.atom(atom)).collect(),
    }
}
