//! How several actors are brought to act together: co-creations, platforms, problems and the games they see.

pub(super) mod cocreation;
mod complexity;
mod decision;
mod hypergame;
mod matrix;

pub use cocreation::{CocreationReport, PhaseProgress, PhaseReport, Progress};
pub use complexity::{Declared, Disagreement, Path, ProblemReport, Share, problems};
pub use hypergame::{HyperEquilibrium, HypergameReport, SeenGame, hypergames};
pub use matrix::{Cell, Matrix, matrix};
