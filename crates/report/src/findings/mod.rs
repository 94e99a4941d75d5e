//! Findings, in each of the forms in which they are read.

pub mod concise;
#[cfg_attr(not(feature = "frames"), allow(dead_code, reason = "frames need more of it than lines do"))]
mod excerpt;
mod fingerprint;
#[cfg(feature = "frames")]
mod frame;
#[cfg(feature = "frames")]
pub mod full;
#[cfg_attr(not(feature = "frames"), allow(dead_code, reason = "frames need more of it than lines do"))]
mod gathered;
pub mod github;
pub mod gitlab;
pub mod junit;
pub mod plain;
pub mod sarif;
pub mod summary;
