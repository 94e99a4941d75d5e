//! The language server, driven as an editor drives it.

mod client;
mod edits;
mod requests;
mod rules;
