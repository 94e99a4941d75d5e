//! The two streams, colour, and what happens when nobody reads on.

use super::guard::Guard;
use super::{Status, When};
use crate::report::page::escape::inline;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StderrLock, StdoutLock, Write};

/// Where results and remarks go, and the status so far.
pub(super) struct Output {
    /// Results.
    pub out: Guard<BufWriter<StdoutLock<'static>>>,
    /// Remarks for people.
    pub error: Guard<BufWriter<StderrLock<'static>>>,
    status: Status,
    colour: When,
}

impl Output {
    pub fn new(colour: When) -> Self {
        Self {
            out: Guard::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
            error: Guard::new(BufWriter::new(io::stderr().lock())),
            status: Status::Fine,
            colour,
        }
    }

    /// Raises the status; it never falls.
    pub fn raise(&mut self, status: Status) {
        self.status = self.status.max(status);
    }

    /// Says on the second stream why something could not be done.
    pub fn refuse(&mut self, reason: &str) -> io::Result<()> {
        self.raise(Status::CouldNotRun);
        writeln!(self.error, "error: {}", inline(reason))
    }

    /// Whether the second stream is a terminal.
    pub fn is_watched() -> bool {
        io::stderr().is_terminal()
    }

    /// Whether what goes to the second stream is coloured.
    pub fn is_coloured(&self) -> bool {
        self.colours(Self::is_watched())
    }

    /// Whether results are coloured, where they are of a kind that can be.
    #[cfg(feature = "repl")]
    pub fn colours_results(&self) -> bool {
        self.colours(io::stdout().is_terminal())
    }

    fn colours(&self, watched: bool) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.colour {
            When::Always => true,
            When::Never => false,
            When::Auto => watched && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }

    /// Ends both streams. A reader that went away is no failure: the status so far stands.
    pub fn finish(&mut self, done: io::Result<()>) -> Status {
        let written = done.and_then(|()| self.out.flush()).and_then(|()| self.error.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = writeln!(self.error, "error: the output could not be written: {error}");
                let _ = self.error.flush();
                self.raise(Status::CouldNotRun);
            }
            Err(_) => {
                let _ = self.error.flush();
            }
            Ok(()) => {}
        }
        self.status
    }
}
