//! What outcomes are worth: offerings, values, propositions and constellations.

pub(super) mod constellation;
pub(super) mod offering;
pub(super) mod proposition;
pub(super) mod value;
pub(super) mod worth;
