//! A course: what is there when.

mod csv;
mod steady;
mod svg;
mod text;

pub use csv::csv;
pub use steady::steady;
pub(crate) use svg::DRESS;
pub use svg::svg;
pub use text::text;
