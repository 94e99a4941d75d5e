//! Two-sided markets: how the sides of a platform grow with one another, what they are charged, and how the sides of a
//! co-creation raise one another.
//!
//! In: the records of the kernel. Out: trajectories, equilibria, prices, limits; every number finite.

mod adoption;
mod elevation;
mod equilibria;
mod pricing;
mod response;
mod seed;
mod separatrix;

pub use adoption::{AdoptionReport, End, EndKind, Period, adoption};
pub use elevation::{ElevationReport, Rise, elevation};
pub use equilibria::Equilibrium;
pub use pricing::{PricingReport, SidePrice, pricing};
pub use response::Response;
pub use seed::Seeds;

/// The shares of customers and of providers, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Shares {
    /// The share of customers.
    pub customers: f64,
    /// The share of providers.
    pub providers: f64,
}

impl Shares {
    /// How far apart two states are: the larger of the two differences.
    pub fn distance(self, other: Self) -> f64 {
        (self.customers - other.customers).abs().max((self.providers - other.providers).abs())
    }
}

impl From<[f64; 2]> for Shares {
    fn from([customers, providers]: [f64; 2]) -> Self {
        Self { customers, providers }
    }
}
