//! The sections of pages, one file each: what a model answers, as parts of a page.
//!
//! Everything that can be said without asking is said here; what a section has nothing to say of is left out.

pub mod ask;
#[cfg(feature = "pages")]
pub mod assumptions;
#[cfg(feature = "pages")]
pub mod courses;
#[cfg(feature = "pages")]
pub mod evidence;
pub mod findings;
#[cfg(feature = "pages")]
pub mod loops;
pub mod picture;
#[cfg(feature = "pages")]
pub mod products;
#[cfg(feature = "pages")]
pub mod services;
pub mod situation;
#[cfg(feature = "pages")]
pub mod tests;
#[cfg(feature = "pages")]
pub mod texts;
pub mod worth;

use maud::Markup;

/// A part of a page with a heading of its own.
pub struct Section {
    /// The end of the address that leads to it.
    pub anchor: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub body: Markup,
}
