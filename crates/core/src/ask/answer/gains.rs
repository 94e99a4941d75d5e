//! `who gains`: what a situation is worth to whom, each for themselves.

use crate::analysis::{
    Inquiry, NetReport, Options, PropositionReport, Setting, Standing as Actuality, ValueReport, Words,
    evaluate_setting, is_above, nets_in,
};
use crate::kernel::Networks;
use serde::Serialize;
use std::borrow::Cow;

/// Who gains and who loses.
#[derive(Debug, Serialize)]
pub struct Gains<'s> {
    /// Where.
    #[serde(skip)]
    pub situation: Cow<'s, str>,
    /// Everyone whom a value, a cost or a payment concerns.
    pub actors: Vec<Share<'s>>,
    /// The values.
    pub values: Vec<ValueReport<'s>>,
    /// The propositions that play a part.
    pub propositions: Vec<PropositionReport<'s>>,
}

/// How one actor fares.
#[derive(Debug, Serialize)]
pub struct Share<'s> {
    /// Who.
    pub actor: Cow<'s, str>,
    /// Whether the net is above or below nothing.
    pub fares: Fares,
    /// The net by layer.
    pub net: NetReport,
    /// The actual values for this actor.
    pub receives: Vec<Cow<'s, str>>,
}

/// Whether someone gains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fares {
    /// The net is above 0.
    Gains,
    /// The net is below 0.
    Loses,
    /// It is 0.
    Neither,
    /// It depends on what is open.
    Depends,
}

impl Fares {
    fn of(net: &NetReport) -> Self {
        let (least, most) = match (net.total, net.between) {
            (Some(total), _) => (total, total),
            (None, Some([least, most])) => (least, most),
            (None, None) => return Self::Depends,
        };
        if is_above(least, 0.0) {
            Self::Gains
        } else if is_above(0.0, most) {
            Self::Loses
        } else if net.total.is_some() {
            Self::Neither
        } else {
            Self::Depends
        }
    }
}

impl<'s> Gains<'s> {
    /// Who gains in a situation.
    pub fn new(words: Words<'s>, networks: &Networks, setting: &Setting, inquiry: &Inquiry<'s>) -> Self {
        let options = Options { missing_sets: 3, listed: 0, ..Options::default() };
        let report = evaluate_setting(words, networks, setting, &options);
        let actual = |value: &&ValueReport| value.status == Actuality::Actual;
        let share = |(actor, net): (Cow<'s, str>, NetReport)| Share {
            receives: report
                .values
                .iter()
                .filter(actual)
                .filter(|value| value.beneficiary == actor)
                .map(|value| value.name.clone())
                .collect(),
            fares: Fares::of(&net),
            actor,
            net,
        };
        let actors = nets_in(words, inquiry).into_iter().map(share).collect();
        let situation = setting.name(words);
        Self { situation, actors, values: report.values, propositions: report.propositions }
    }
}
