//! What outcomes are worth, and to whom, as text.

pub(crate) mod gains;
pub mod offering;
pub mod values;
