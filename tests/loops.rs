//! Elementary loops: those of well-known structures, worked out by hand, and those of random models, against all cyclic
//! sequences of things.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may touch the world")]

#[path = "naive/random.rs"]
#[allow(dead_code, reason = "other tests draw more from it")]
mod random;

#[path = "loops/archetypes.rs"]
mod archetypes;
#[path = "loops/enumeration.rs"]
mod enumeration;
#[path = "loops/steps.rs"]
mod steps;

use coproduce_core::Program;
use coproduce_core::analysis::{FeedbackLoop, Setting, loops};

/// The groups of loops in the environment of a name.
fn groups<'p>(program: &'p Program, environment: &str) -> Vec<FeedbackLoop<'p>> {
    let words = program.words();
    let here = program.environments().find(|&id| words.environment(id) == environment).expect("an environment");
    let inquiry = Setting::bare(here).inquiry(&program.kernel, &program.networks);
    loops(words, &inquiry, 10)
}
