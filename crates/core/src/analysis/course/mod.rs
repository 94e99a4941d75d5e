//! What becomes of a situation that goes on, period by period.
//!
//! In: a course. Out: what is there when, whether what is expected comes about in time, and how the course ends: it
//! settles, or goes round. A course of which nothing is open is followed period by period; what is open in it is decided
//! on the network of its periods.

mod contest;
mod expectation;
mod report;
mod settling;
mod steady;
mod stepper;

pub use contest::{Contest, contests};
pub use expectation::{Late, Standing, judge};
pub use report::{Cell, Change, CourseReport, Line, Place, Said, follow, presences};
pub use settling::{Settling, settling};
pub use steady::{SteadyState, SteadyStates, steady};
pub use stepper::{Step, Stepper};
