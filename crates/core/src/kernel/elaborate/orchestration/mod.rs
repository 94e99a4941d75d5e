//! How actors are brought together: co-creations, platforms, problems and hypergames.

pub(super) mod cocreation;
pub(super) mod hypergame;
pub(super) mod platform;
pub(super) mod problem;
