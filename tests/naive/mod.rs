//! A naive evaluator of the language, to judge the engine by.
//!
//! In: a small random model as plain data ([`model`], [`generate`]). Out: verdicts, missing sets, production sets,
//! blocking sets and relations, each by going through every situation ([`evaluate`], [`sets`], [`relations`]).
//! Nothing here is shared with the crate under test, and nothing here is clever: every function follows the words of
//! the language reference. Where the reference leaves a choice, a comment beginning with `Choice:` says which was made.
#![allow(dead_code)]

#[cfg(test)]
mod build;
pub mod condition;
pub mod evaluate;
pub mod fixpoint;
pub mod generate;
pub mod member;
pub mod model;
#[cfg(test)]
mod properties;
pub mod question;
pub mod random;
pub mod relations;
pub mod sets;
pub mod setting;
#[cfg(test)]
mod worked;
