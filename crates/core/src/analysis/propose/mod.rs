//! Proposing: which value propositions two actors could make that would be realised and leave both better off.
//!
//! Sought are sets of actions the two could promise, by themselves or as offerings to one another, and a payment. Each
//! set is followed as propositions always are ([`Deal`](crate::analysis::service::Deal)), so that what is proposed is judged by what later
//! judges it. Worths of the two are never added: a payment takes economic worth from the one and brings it to the other,
//! each as they weigh it, and what is sought is where both are above what they have otherwise.

mod price;
mod proposal;
mod report;
mod search;
mod subsets;
mod text;

pub use price::Price;
pub use proposal::{Extent, Found, Proposal, Wish};
pub use report::{ExchangeProposal, ProposalsReport, PropositionProposal};
pub use search::propose;
