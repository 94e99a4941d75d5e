//! Models and what they answer, as pages for a browser.
//!
//! In: programs, and what was found, tested and held against cases of them. Out: one file of HTML that needs nothing else
//! (`report`, `playground`), and, to a page that asks while it is read, parts of such a page ([`live`]). Whatever stands in a page is
//! written here, once: a page that is alive asks the same code, compiled to WebAssembly, and puts what it is given in
//! place of what it had.
//!
//! Nothing of a model reaches a page but through `maud`, which escapes it, or as a drawing, which is escaped where it is
//! drawn; characters that are hidden or turn a line around are shown as what they are, as everywhere.

#[cfg(feature = "pages")]
mod alive;
#[cfg(feature = "pages")]
mod document;
#[cfg(feature = "pages")]
mod interpreter;
pub mod live;
mod mark;
#[cfg(feature = "pages")]
pub mod playground;
#[cfg(feature = "pages")]
pub mod report;
mod section;
mod texts;

#[cfg(feature = "pages")]
pub use interpreter::Interpreter;
pub use texts::{Given, Recorder, Texts};
