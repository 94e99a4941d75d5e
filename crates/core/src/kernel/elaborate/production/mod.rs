//! Who and what produces a product: actors, actions, environments, laws, claims and scenarios.

pub(super) mod action;
pub(super) mod actor;
pub(super) mod claim;
pub(super) mod condition;
pub(super) mod course;
pub(super) mod environment;
pub(super) mod lasting;
pub(super) mod law;
pub(super) mod laws;
pub(super) mod outcome;
mod period;
pub(super) mod property;
pub(super) mod scenario;
pub(super) mod table;
