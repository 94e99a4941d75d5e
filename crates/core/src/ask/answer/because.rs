//! By what something is there or not, where laws do not say it.

use crate::analysis::inquiry::exact;
use crate::analysis::{Inquiry, Verdict, Words};
use crate::kernel::{AtomId, AtomKind, Statement, Supposed};
use crate::model::written;
use coproduce_engine::CERTAIN;
use serde::{Serialize, Serializer};
use std::fmt;

/// By what something is there or not.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// Of an environment: whether the situation lies in it.
    Within(bool),
    /// Of an action: by whom it is chosen, as the language writes them, and what becomes of that.
    Chosen(Vec<String>, Choice),
    /// It is given, taken away, unknown or likely in the situation.
    Supposed(Supposed),
    /// What an environment states of it, and which.
    Stated(Statement, String),
    /// Of an actor: somebody who acts is there.
    Acts,
    /// The situation is closed, and does not give it.
    NotGiven,
    /// The environment says nothing of it.
    Open(String),
}

/// What becomes of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is made, and the action performed.
    Enabled,
    /// It is made, and one of the actors is kept out.
    KeptOut,
    /// It is made, and what would enable it is not there.
    NotEnabled,
    /// It is made, and what would enable it is open.
    Undecided,
    /// It is taken away.
    TakenAway,
    /// It is not made.
    NotMade,
    /// It may be made or not.
    Open,
}

impl Because {
    /// By what an atom is there or not; nothing where laws say it.
    pub(super) fn of(
        words: Words,
        inquiry: &Inquiry,
        states: &[(AtomId, Supposed)],
        atom: AtomId,
        verdict: Verdict,
    ) -> Option<Self> {
        let kernel = inquiry.kernel;
        let choice = kernel.choice(atom);
        let here = kernel.environment(inquiry.situation.environment);
        if let Some(environment) = kernel.environment_of(atom) {
            return Some(Self::Within(here.is_within(environment)));
        }
        if let Some(action) = kernel.action_of(atom) {
            let chosen = inquiry.situation.present[choice.index()];
            let becomes = match (chosen & CERTAIN != 0, verdict) {
                (true, Verdict::Produced) => Choice::Enabled,
                (true, _) if action.actors.iter().any(|&actor| inquiry.situation.is_blocked(actor)) => Choice::KeptOut,
                (true, Verdict::NotProduced) => Choice::NotEnabled,
                (true, Verdict::Undetermined) => Choice::Undecided,
                (false, _) if inquiry.situation.is_blocked(choice) => Choice::TakenAway,
                (false, _) if chosen == 0 => Choice::NotMade,
                (false, _) => Choice::Open,
            };
            let actors = action.actors.iter().map(|&actor| words.written(actor));
            return Some(Self::Chosen(actors.collect(), becomes));
        }
        let is_meant = |&&(supposed, _): &&(AtomId, Supposed)| supposed == choice || supposed == atom;
        if let Some(&(_, supposed)) = states.iter().rev().find(is_meant) {
            return Some(Self::Supposed(supposed));
        }
        if let Some(stated) = here.effective.get(&atom) {
            return Some(Self::Stated(stated.statement, words.environment(stated.by).into_owned()));
        }
        match kernel.atom(atom).kind {
            AtomKind::Actor if verdict == Verdict::Produced => Some(Self::Acts),
            _ if inquiry.network.is_produced(atom.0) => None,
            AtomKind::Value(_) => None,
            _ if inquiry.situation.closed => Some(Self::NotGiven),
            _ => Some(Self::Open(words.environment(inquiry.situation.environment).into_owned())),
        }
    }
}

impl fmt::Display for Because {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Within(true) => formatter.write_str("the situation lies in it"),
            Self::Within(false) => formatter.write_str("the situation lies outside it"),
            Self::Chosen(actors, becomes) => {
                let actors = actors.join(" and ");
                match becomes {
                    Choice::Enabled => write!(formatter, "chosen by {actors}, and enabled"),
                    Choice::KeptOut => formatter.write_str("chosen, but one of its actors is kept out"),
                    Choice::NotEnabled => formatter.write_str("chosen, not enabled"),
                    Choice::Undecided => formatter.write_str("chosen; whether it is enabled is open"),
                    Choice::TakenAway => formatter.write_str("taken away"),
                    Choice::NotMade => write!(formatter, "not chosen by {actors}"),
                    Choice::Open => write!(formatter, "{actors} may choose it"),
                }
            }
            Self::Supposed(Supposed::Given) => formatter.write_str("given"),
            Self::Supposed(Supposed::Without) => formatter.write_str("taken away"),
            Self::Supposed(Supposed::Unknown) => formatter.write_str("stated to be unknown"),
            Self::Supposed(Supposed::Likely(probability)) => write!(formatter, "likely {}", exact(*probability)),
            Self::Stated(Statement::Holds, place) => write!(formatter, "held by {}", written(place)),
            Self::Stated(Statement::Includes, place) => write!(formatter, "included by {}", written(place)),
            Self::Stated(Statement::Lacks, place) => write!(formatter, "lacked by {}", written(place)),
            Self::Stated(Statement::Likely(probability), place) => {
                write!(formatter, "likely {} in {}", exact(*probability), written(place))
            }
            Self::Acts => formatter.write_str("acts"),
            Self::NotGiven => formatter.write_str("not given"),
            Self::Open(place) => write!(formatter, "neither held nor lacked by {}", written(place)),
        }
    }
}

/// In JSON it is what people read.
impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
