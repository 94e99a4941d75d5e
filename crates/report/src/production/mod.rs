//! Who and what produces a product, as text.

pub mod elementary;
pub mod explanation;
pub mod loops;
pub mod necessary;
pub mod rank;
pub mod relate;
pub mod sets;
pub mod standing;
pub mod sustain;
pub mod why;
pub mod why_not;
