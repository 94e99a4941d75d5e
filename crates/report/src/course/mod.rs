//! A course: what is there when.

mod text;

pub use text::text;
