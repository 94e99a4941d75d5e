//! What is checked, a test for each.

mod answers;
mod modules;
mod properties;
mod rules;
mod witnesses;

use super::facts::{Facts, Shown};

/// What the judge says.
type Judge = fn(&Shown) -> Facts;

/// What somebody else says of some files.
type Asked = fn(&Shown, &[(String, String)]) -> Facts;
