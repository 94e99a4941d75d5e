//! A session: a model explored by asking, supposing, withdrawing and asking again.
//!
//! In: what a person enters, one entry after the other, and [`Files`] where it reads and writes. Out: a [`Reply`] to
//! each, which [`text`] shows to people and [`json`] to machines. Nothing here knows a terminal, and no entry ends a
//! session but `:quit`.

#![allow(clippy::result_large_err, reason = "an entry is refused at most once, and a finding is what refuses it")]

mod answer;
mod carry_out;
mod changed;
pub mod command;
mod completion;
mod cursor;
mod describe;
mod entry;
mod explain;
mod files;
mod form;
mod graph;
mod help;
pub mod highlight;
pub mod json;
mod parse;
mod past;
mod reading;
pub mod reply;
mod save;
mod session;
mod settled;
mod situation;
mod states;
pub mod text;

pub use completion::{Candidates, hint};
pub use describe::{About, about};
pub use files::{Files, NoFiles, Text};
pub use reading::Reading;
pub use reply::Reply;
pub use session::Session;
pub use situation::Situation;
pub use states::States;
