//! Small random models with courses, as the judge of time draws them; its own tests are not run again.
#![allow(dead_code, unused_imports, reason = "the judge asks more of it")]

pub use super::naive::random;

#[path = "../stepper/condition.rs"]
pub mod condition;
#[path = "../stepper/generate/mod.rs"]
pub mod generate;
#[path = "../stepper/model.rs"]
pub mod model;
#[path = "../stepper/period.rs"]
pub mod period;
#[path = "../stepper/setting.rs"]
pub mod setting;
#[path = "../stepper/timetable.rs"]
pub mod timetable;
#[path = "../stepper/writer.rs"]
pub mod writer;
