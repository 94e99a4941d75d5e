//! How many to seed: the smallest addition to what is there at first that leads to the upper equilibrium.

use crate::analysis::market::Shares;
use crate::analysis::market::adoption::{EndKind, long_run};
use crate::analysis::market::equilibria::Equilibrium;
use crate::analysis::market::response::Response;
use crate::kernel::Order;
use serde::Serialize;

/// What has to be added at first; more than this, unless it is nothing. None where no addition suffices.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Seeds {
    /// The upper equilibrium.
    pub target: Shares,
    /// To the share of customers alone.
    pub customers: Option<f64>,
    /// To the share of providers alone.
    pub providers: Option<f64>,
    /// To both shares, equally, up to all of each.
    pub both: Option<f64>,
}

/// How often the way between what suffices and what does not is halved.
const HALVINGS: usize = 40;

/// What to seed, where no side keeps the other away: only then does more on one side never harm. None too where it takes
/// too long to tell.
pub(super) fn seeds(response: &Response, start: Shares, order: Order, equilibria: &[Equilibrium]) -> Option<Seeds> {
    if response.cross_effects().iter().any(|&effect| effect < 0.0) {
        return None;
    }
    let target = equilibria.last().filter(|last| last.stable)?.shares;
    let reaches = |state: Shares| match long_run(response, state, order, equilibria) {
        (EndKind::Equilibrium, end) => Some(end.distance(target) < 1e-6),
        (EndKind::Cycle, _) => Some(false),
        (EndKind::Unsettled, _) => None,
    };
    let room = [1.0 - start.customers, 1.0 - start.providers];
    let least = |with: &dyn Fn(f64) -> Shares, room: f64| -> Option<Option<f64>> {
        if reaches(start)? {
            return Some(Some(0.0));
        }
        if !reaches(with(room))? {
            return Some(None);
        }
        let (mut low, mut high) = (0.0, room);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if reaches(with(middle))? {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(Some(high))
    };
    let customers = |more: f64| Shares { customers: (start.customers + more).min(1.0), ..start };
    let providers = |more: f64| Shares { providers: (start.providers + more).min(1.0), ..start };
    let both = |more: f64| Shares { customers: (start.customers + more).min(1.0), ..providers(more) };
    Some(Seeds {
        target,
        customers: least(&customers, room[0])?,
        providers: least(&providers, room[1])?,
        both: least(&both, room[0].max(room[1]))?,
    })
}
