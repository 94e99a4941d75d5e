//! What outcomes are worth, and to whom, as text.

pub mod gains;
pub mod offering;
pub mod values;
