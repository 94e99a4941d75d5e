//! The command line as its users meet it: exact output and status, and what hostile input may not do.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests write models and run the binary")]

#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/evidence.rs"]
mod evidence;
#[path = "cli/extent.rs"]
mod extent;
#[path = "cli/fix.rs"]
mod fix;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/graph.rs"]
mod graph;
#[path = "cli/hash.rs"]
mod hash;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/hostile_repository.rs"]
mod hostile_repository;
#[path = "cli/init.rs"]
mod init;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/modules.rs"]
mod modules;
#[path = "cli/networks.rs"]
mod networks;
#[path = "cli/numbers.rs"]
mod numbers;
#[path = "cli/orchestration.rs"]
mod orchestration;
#[path = "cli/places.rs"]
mod places;
#[cfg(feature = "pages")]
#[path = "cli/report.rs"]
mod report;
#[path = "cli/repository.rs"]
mod repository;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/status.rs"]
mod status;
#[path = "cli/support.rs"]
mod support;
#[path = "cli/table_forms.rs"]
mod table_forms;
#[path = "cli/tables.rs"]
mod tables;
#[path = "cli/testing.rs"]
mod testing;
#[path = "cli/timetables.rs"]
mod timetables;
#[path = "cli/transcripts.rs"]
mod transcripts;
#[path = "cli/watch.rs"]
mod watch;
