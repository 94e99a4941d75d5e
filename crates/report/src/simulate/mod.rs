//! What becomes of adoptions, prices and elevations: as text with plots, as SVG and as CSV.

mod canvas;
pub mod csv;
mod plot;
pub mod svg;
mod text;

pub use text::render;
