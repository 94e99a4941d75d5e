//! Judgements: how what a model puts to the test stands, each case judged once.
//!
//! In: the expectations and claims of a model. Out: for each whether it holds, with what shows that it does not. Rules
//! make findings of these, and tests results.

mod account;
mod case;
mod claim;
mod expectation;
mod net;
mod timed;

pub use account::{Account, Lacking, account, account_of};
pub use case::Case;
pub use expectation::{Remedy, Unmet};
pub use net::judge_net;

use super::course::Late;
use super::inquiry::Witness;
use super::service::{Entry, Net};
use crate::kernel::{AtomId, Conflict, Kernel, LawId, NetClaim, Networks};
use coproduce_engine::exact::Unfinished;
use coproduce_syntax::source::Span;

/// How a case stands.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What is asked.
    pub case: Case,
    /// Whether it holds.
    pub ruling: Ruling,
}

/// Whether a case holds, and what shows that it does not.
#[derive(Clone, Debug)]
pub enum Ruling {
    /// It holds.
    Held,
    /// It does not.
    Failed(Failure),
    /// Whether it holds depends on what is open, or is not known.
    Undecided(Undecided),
    /// Nothing can be said of it.
    Unjudged(Unjudged),
}

/// What shows that a case does not hold.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The scenario contradicts itself or its environment, so that it is no situation, and nothing holds in it.
    Conflict(Conflict),
    /// What an expectation asks of a product does not come of its scenario.
    Unmet(Unmet),
    /// What a course expects does not come about in time.
    Late(Late),
    /// The product is produced, but not by the law that is expected: by others, or by none where it is given.
    NotBy {
        /// The law that is expected.
        expected: LawId,
        /// Those that produce it.
        others: Vec<LawId>,
    },
    /// A relation is denied, and holds.
    Denied,
    /// A relation is claimed, and this shows why it does not hold.
    Refuted(Witness),
    /// A cause is claimed that would be one if these, which laws leave unnamed, were among it.
    OnlyLikely(Vec<AtomId>),
    /// A net is claimed of a proposition whose promises cannot all be kept; where the first of these is made.
    Unkept(Option<Span>),
    /// The actor nets this instead of what is claimed, and this is what it comes of.
    Nets(Net, Vec<Entry>),
}

/// Why it is undecided whether a case holds.
#[derive(Clone, Debug)]
pub enum Undecided {
    /// It depends on what is open.
    Open(Unmet),
    /// It depends on what is open in a course.
    OpenInTime,
    /// The analysis reached its limit.
    TooLarge(Unfinished),
    /// The course has too many things in too many periods.
    TooLong,
}

/// Why nothing can be said of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unjudged {
    /// Products depend on their own absence in a circle where it is set.
    Unstratified,
    /// The proposition it is about was not understood, or contradicts its environment.
    Unsound,
}

/// Judges every case of a module, in order of place; `net` judges the claims about nets.
pub fn judgements(kernel: &Kernel, networks: &Networks, net: impl Fn(&NetClaim) -> Ruling) -> Vec<Judgement> {
    let mut judgements = expectation::judge(kernel, networks);
    judgements.extend(timed::judge(kernel, networks));
    let claims = (0..).zip(&kernel.claims);
    judgements.extend(
        claims.map(|(at, claim)| Judgement { case: Case::Claim(at), ruling: claim::judge(kernel, networks, claim) }),
    );
    let nets = (0..).zip(&kernel.net_claims);
    judgements.extend(nets.map(|(at, claim)| Judgement { case: Case::Net(at), ruling: net(claim) }));
    judgements.sort_by_key(|judgement| judgement.case.span(kernel));
    judgements
}
