//! Reads revisions of git: which repository a folder lies in, what a revision is called, and which objects it has.
//!
//! Nothing is written, nothing is run, and nothing is read but the repository itself: no variable of the environment, no
//! setting of the machine or the user. Of the repository's own settings only those count that say how it is laid out.
//!
//! A repository may be a stranger's. Its files are taken to be of any content whatever: what is corrupt gives an error,
//! a limit of bytes holds however much a few bytes inflate to, and what refers to itself comes to an end. The bytes of
//! an object are returned only if they are those its name was made of.
//!
//! ```no_run
//! use coproduce_git::{Kind, Repository};
//!
//! # fn main() -> Result<(), coproduce_git::Error> {
//! if let Some(repository) = Repository::discover(".".as_ref())? {
//!     let tree = repository.peel(repository.resolve("main~2")?, Kind::Tree)?;
//!     for entry in repository.objects().read(tree, 1 << 20)?.entries()? {
//!         println!("{}", entry?.name.escape_ascii());
//!     }
//! }
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]
#![allow(clippy::disallowed_methods, reason = "a repository of git lies in files")]

mod alternates;
mod commit;
mod config;
mod database;
mod digest;
mod discovery;
mod error;
mod files;
mod inflate;
mod loose;
mod object;
mod pack;
mod path;
mod prefix;
mod reference;
mod reflog;
mod repository;
mod revision;
mod tree;

pub use commit::{Commit, Tag};
pub use database::Database;
pub use error::Error;
pub use object::{Header, Kind, Object, ObjectFormat, ObjectId};
pub use path::path;
pub use reference::References;
pub use repository::Repository;
pub use tree::{Entries, Entry, EntryKind};
