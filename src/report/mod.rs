//! Findings and evaluations as text: one rendering a file.
//!
//! In: the sources, and findings or an evaluation. Out: text on a writer; where it goes, and whether in colour, is the
//! caller's choice. Nothing of a model reaches a writer but through [`escape`] or the JSON of [`wire`](crate::wire).

pub mod answer;
mod cocreation;
pub(crate) mod column;
pub mod compare;
pub mod complexity;
pub mod concise;
pub mod difference;
pub mod escape;
pub mod evaluation;
#[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "frames need more of it than lines do"))]
mod excerpt;
pub mod explanation;
mod fingerprint;
#[cfg(feature = "cli")]
mod frame;
#[cfg(feature = "cli")]
pub mod full;
pub(crate) mod gains;
pub mod github;
pub mod gitlab;
pub mod graph;
pub mod hypergame;
pub mod junit;
pub mod loops;
mod markdown;
pub mod matrix;
pub mod necessary;
mod offering;
mod phrase;
pub mod plain;
pub mod propose;
pub mod rank;
pub mod refusal;
pub mod relate;
pub mod sarif;
pub(crate) mod service;
pub mod sets;
mod sheet;
pub mod simulate;
pub(crate) mod standing;
pub mod surface;
pub mod sustain;
mod table;
pub mod test;
pub mod trade;
pub mod why;
pub mod why_not;

pub(crate) use crate::analysis::signed;
pub use phrase::counted;
pub(crate) use phrase::{listed, shortlisted};
