//! What a page is set of: columns, tables, cells and phrases, and text of a model made fit for where it is read.

pub mod column;
pub mod drawing;
pub mod escape;
pub mod fit;
pub(crate) mod markdown;
pub(crate) mod number;
pub mod phrase;
pub(crate) mod sheet;
pub mod surface;
pub(crate) mod table;
