//! What outcomes are worth, and to whom, as text.

pub(crate) mod gains;
pub(crate) mod offering;
pub(crate) mod values;
