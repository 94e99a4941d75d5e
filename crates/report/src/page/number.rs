//! Numbers with their thousands set apart, as people read them.

use coproduce_core::analysis;
use coproduce_core::analysis::inquiry::{self, grouped};

/// A number that was computed in steps.
pub(crate) fn figure(number: f64) -> String {
    grouped(&inquiry::figure(number))
}

/// An amount.
pub(crate) fn amount(amount: f64) -> String {
    grouped(&inquiry::amount(amount))
}

/// An amount that is gained or lost: `+1,300`, `-2`, or `open` where it is not settled.
pub(crate) fn signed(amount: Option<f64>) -> String {
    grouped(&analysis::signed(amount))
}

/// How many there are.
pub(crate) fn count(count: &impl ToString) -> String {
    grouped(&count.to_string())
}
