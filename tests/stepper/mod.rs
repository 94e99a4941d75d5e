//! An evaluator of courses: what a situation that goes on comes to, read off the reference page alone.
//!
//! It shares no code with the interpreter, and none with the other evaluators but their source of random numbers. It is
//! made to be obviously right: every completion of what is unknown is gone through, period by period, with plain sets;
//! within a period a least set is what rounds over all laws come to, one stratum after the other; and a course has come
//! round when a state that has been there before is there again.

mod compare;
mod completions;
mod condition;
mod expectations;
mod generate;
mod history;
mod model;
mod period;
#[path = "../naive/random.rs"]
mod random;
mod setting;
mod settling;
mod shrink;
mod timetable;
mod worked;
mod writer;
