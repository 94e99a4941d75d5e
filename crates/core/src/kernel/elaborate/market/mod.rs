//! How the sides of a platform respond to one another: adoptions, prices and spirals.

pub(super) mod adoption;
pub(super) mod elevation;
pub(super) mod pricing;
pub(super) mod side;
