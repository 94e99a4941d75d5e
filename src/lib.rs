//! Coproduce: a small declarative language for saying who and what jointly produces an outcome.
//!
//! Nothing is ever produced by one thing. A *producer* is necessary for its product and never sufficient; all its
//! coproducers together, in a named environment, are the *cause* (Ackoff & Emery 1972). A [`Program`] is a model that was
//! read and checked against the conditions these definitions impose; a [`Question`] asked of it in a [`Situation`] has an
//! [`Answer`].
//!
//! ```
//! use coproduce::{Program, Question, Situation, Verdict};
//!
//! let program = Program::read(
//!     "acorn.coprod",
//!     "object acorn, oak
//!      property soil, warmth of outdoors
//!      environment outdoors { holds soil }
//!      law germination in outdoors { acorn and soil and warmth produce oak }",
//! );
//! assert!(program.findings().is_empty());
//!
//! let answer = program.ask(&Question::why("oak"), &Situation::in_environment("outdoors").given("acorn"))?;
//! assert_eq!(answer.verdicts()[0].verdict, Verdict::Undetermined);
//! assert_eq!(answer.verdicts()[0].missing[0][0].to_string(), "warmth");
//! # Ok::<(), coproduce::Refusal>(())
//! ```
//!
//! A [`Session`] takes what a person enters, one entry after the other; a [`builder`] writes models in Rust code.
//!
//! The library touches neither files nor terminal nor environment: texts come in as strings, modules through
//! [`Modules`]. The same text gives the same answer, at any time and in any place.

mod answer;
pub mod builder;
mod course;
mod evaluation;
mod finding;
mod literal;
mod modules;
mod program;
mod question;
mod refusal;
mod session;
mod situation;
mod verdict;

pub use answer::{Answer, Sets, Standing};
pub use course::{Course, Moment, Presence, Settling, Thing};
pub use evaluation::{Evaluated, Product};
pub use finding::{Finding, Level, Place, Remark};
pub use literal::Literal;
pub use modules::{Modules, NoModules, Text};
pub use program::{Declared, Judged, Program};
pub use question::Question;
pub use refusal::{Reason, Refusal};
pub use session::{Reply, Session};
pub use situation::Situation;
pub use verdict::Verdict;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
