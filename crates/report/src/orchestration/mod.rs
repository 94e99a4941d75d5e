//! How several actors are brought to act together, as text.

pub mod cocreation;
pub mod complexity;
pub mod hypergame;
pub mod matrix;
