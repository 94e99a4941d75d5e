//! A course: what is there when.

mod steady;
mod text;

pub use steady::steady;
pub use text::text;
