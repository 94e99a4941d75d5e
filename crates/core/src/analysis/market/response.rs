//! The best response of each side to the other, and the order in which they respond.
//!
//! A side joins where joining is worth more than what keeps each member away, evenly spread from 0 to 1: a linear response,
//! which is the tool's own. The critical mass is that of Evans, D. S. & Schmalensee, R. (2010). Failure to launch: critical
//! mass in platform businesses. Review of Network Economics 9(4).

use crate::analysis::market::Shares;
use crate::kernel::{Joining, Order};

/// How two sides respond to one another.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    alone: [f64; 2],
    per: [f64; 2],
}

impl Response {
    /// The responses of customers and providers.
    pub fn of(sides: &[Joining; 2]) -> Self {
        Self { alone: sides.map(|side| side.alone), per: sides.map(|side| side.per) }
    }

    /// The share of customers that the share of providers attracts.
    pub fn customers(&self, providers: f64) -> f64 {
        self.per[0].mul_add(providers, self.alone[0]).clamp(0.0, 1.0)
    }

    /// The share of providers that the share of customers attracts.
    pub fn providers(&self, customers: f64) -> f64 {
        self.per[1].mul_add(customers, self.alone[1]).clamp(0.0, 1.0)
    }

    /// The state one period later.
    pub fn next(&self, now: Shares, order: Order) -> Shares {
        let [customers, providers] = [self.customers(now.providers), self.providers(now.customers)];
        match order {
            Order::Simultaneous => Shares { customers, providers },
            Order::First(0) => Shares { customers, providers: self.providers(customers) },
            Order::First(_) => Shares { customers: self.customers(providers), providers },
            Order::Damped(part) => Shares {
                customers: part.mul_add(customers - now.customers, now.customers),
                providers: part.mul_add(providers - now.providers, now.providers),
            },
        }
    }

    /// What the full presence of the other side adds for each side.
    pub const fn cross_effects(&self) -> [f64; 2] {
        self.per
    }

    /// What joining is worth to each side with nobody on the other.
    pub(super) const fn alone(&self) -> [f64; 2] {
        self.alone
    }

    /// Whether the product of the cross effects is 1, so that responses may meet along a line or nowhere.
    pub fn is_degenerate(&self) -> bool {
        (self.per[0] * self.per[1] - 1.0).abs() < 1e-12
    }
}
