//! `certain-cause`: a `cause` claim rests on a law that is only likely to hold.
//!
//! "It is not possible to have a probability other than 1.0 associated with a cause" (Ackoff on Singer). Reported by
//! `refuted-claim`, in its place.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub static RULE: Rule = Rule::new(
    "certain-cause",
    Level::Error,
    "a `cause` claim rests on a law with a likelihood below 1",
    include_str!("../../../../docs/rules/certain-cause.md"),
);
