//! The language server: what editors show of models, and what they change in them.
//!
//! In: the texts that an editor has open, over any [`Tree`](coproduce_repository::Tree) of files, and its requests, as
//! the Language Server Protocol says them. Out: findings as they arise, and an answer to every request. A text is read
//! as a whole whenever it changes, by the same interpreter that `check` runs. Nothing here touches files.

#![allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, reason = "what answers requests has one form")]
#![allow(clippy::disallowed_types, clippy::mutable_key_type, reason = "edits are a map of the protocol's own type")]

mod capabilities;
mod code_action;
mod code_lens;
mod command;
mod completion;
mod definition;
mod diagnostics;
mod documents;
mod folding;
mod formatting;
mod hover;
mod inlay_hint;
mod link;
mod mention;
mod position;
mod progress;
mod references;
mod refusal;
mod rename;
mod semantic_tokens;
mod server;
mod settings;
mod signature;
mod symbols;
mod transport;
mod uri;
mod workspace;

pub use lsp_server::Connection;
pub use server::{serve, serve_streams};
