//! `--watch` where the tool is built without it.

use super::output::Output;
use clap::Args;
use std::io::Result;
use std::path::PathBuf;

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct WatchFlags {}

impl WatchFlags {
    /// Nothing is done again.
    #[expect(clippy::unused_self, reason = "there is a flag to ask where the tool is built with it")]
    pub const fn repeats(self) -> bool {
        false
    }

    /// Does something once.
    #[expect(clippy::unused_self, reason = "there is a flag to ask where the tool is built with it")]
    pub fn each_time(
        self,
        _: &[PathBuf],
        output: &mut Output,
        mut once: impl FnMut(&mut Output) -> Result<()>,
    ) -> Result<()> {
        once(output)
    }
}
