//! A second evaluator: what a model means, read off the reference pages alone and computed by trying every completion.
//!
//! It shares no code with the interpreter and none with the first evaluator but its source of random numbers. It is made
//! to be obviously right: a function is the table of its values, a least model is iterated until nothing changes, a
//! minimal set is found by trying all smaller ones first.

pub mod asked;
pub mod check;
mod checks;
pub mod condition;
pub mod facts;
pub mod follow;
pub mod generate;
pub mod ground;
pub mod judged_rules;
pub mod language;
pub mod loops;
pub mod modules;
#[path = "../naive/random.rs"]
pub mod random;
pub mod reader;
pub mod relations;
pub mod rules;
pub mod sets;
pub mod setting;
pub mod shrink;
pub mod table;
pub mod verdicts;
mod worked;
pub mod worth;
pub mod writer;
