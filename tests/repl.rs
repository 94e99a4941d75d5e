//! The session as its users meet it: exact replies, whatever is entered, and the same on a pipe and at a terminal.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read models and run the binary")]

#[path = "repl/assist.rs"]
mod assist;
#[path = "repl/disk.rs"]
mod disk;
#[path = "repl/interrupt.rs"]
mod interrupt;
#[path = "repl/long.rs"]
mod long;
#[cfg(feature = "repl")]
#[path = "repl/piped.rs"]
mod piped;
#[path = "repl/random.rs"]
mod random;
#[cfg(feature = "cli")]
#[path = "repl/replay.rs"]
mod replay;
#[path = "repl/save.rs"]
mod save;
#[path = "repl/schema.rs"]
mod schema;
#[cfg(feature = "repl")]
#[path = "repl/terminal.rs"]
mod terminal;
#[cfg(feature = "cli")]
#[path = "repl/transcripts.rs"]
mod transcripts;
