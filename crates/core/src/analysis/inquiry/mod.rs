//! What one situation is asked: the situation with all that follows in it, and the words to speak of it.

mod dependence;
mod expected;
pub mod figure;
mod literal;
pub(super) mod missing;
mod setting;
mod supposal;
mod verdict;
mod witness;
mod words;

pub(crate) use dependence::{cone, cone_before, takes_part};
pub use figure::{amount, chance, compared, exact, figure, grouped, measure, without_noise};
pub use literal::{Literal, runs};
pub use missing::{Missing, MissingSets, missing, seeds};
pub use setting::{Setting, Supposition};
pub use supposal::Supposal;
pub use verdict::{Inquiry, Verdict};
pub use witness::Witness;
pub use words::Words;
pub use words::{is_of_something, signed};
