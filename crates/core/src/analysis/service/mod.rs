//! What outcomes are worth, and to whom: offerings, values, propositions and constellations.

mod account;
mod benefit;
mod choice;
pub(super) mod consequence;
mod constellation;
mod deal;
mod episode;
pub(super) mod force;
mod ledger;
mod logic;
mod offering;
mod proposition;
mod status;
pub(super) mod value;
pub(super) mod worth;

pub use account::{Accounts, Entry, Source};
pub use benefit::{Benefit, BenefitReport};
pub use consequence::nets_in;
pub use constellation::{Assembly, ConstellationReport, MemberReport};
pub use deal::{Breakable, Deal};
pub use episode::Episode;
pub use logic::{Contradiction, Logics};
pub use offering::{LogicReport, OfferingReport, magnitude};
pub(crate) use proposition::promise;
pub use proposition::{
    AccountReport, BreachReport, ExpectationReport, NetReport, PromiseReport, PropositionReport, StakeReport,
};
pub use status::{Keeping, Loss, Status};
pub use value::{Standing, ValueReport};
pub use worth::{Net, Nets, Paid, is_above};
