//! The two streams, colour, and what happens when nobody reads on.

use super::guard::Guard;
use super::narrow::Narrow;
use super::{Status, When};
use coproduce_report::page::column::{INDENT, paragraph_within};
use coproduce_report::page::escape::inline;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stderr, Stdout, Write};

/// No page is taken to be narrower.
const NARROWEST: usize = 30;

/// Where results and remarks go, and the status so far.
pub(super) struct Output {
    /// Results.
    pub out: Guard<BufWriter<Narrow<Stdout>>>,
    /// Remarks for people.
    pub error: Guard<BufWriter<Stderr>>,
    status: Status,
    colour: When,
}

impl Output {
    pub fn new(colour: When) -> Self {
        Self {
            out: Guard::new(BufWriter::with_capacity(1 << 16, Narrow::new(io::stdout(), Self::page()))),
            error: Guard::new(BufWriter::new(io::stderr())),
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

    /// Says something to people, in lines that fit.
    pub fn remark(&mut self, text: &str) -> io::Result<()> {
        paragraph_within(Self::width(), text, 0, INDENT, &mut self.error)
    }

    /// Clears the terminal that shows both streams; what goes elsewhere has no such thing.
    pub fn clear(&mut self) -> io::Result<()> {
        const CLEAR: &[u8] = b"\x1b[2J\x1b[H";
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        if Self::is_watched() && io::stdout().is_terminal() && !is_dumb {
            self.error.write_all(CLEAR)?;
        }
        self.error.flush()
    }

    /// Whether the second stream is a terminal.
    pub fn is_watched() -> bool {
        io::stderr().is_terminal()
    }

    /// How many columns results may have, where a terminal shows them; a file takes them as they are.
    fn page() -> Option<usize> {
        let width = usize::from(terminal_size::terminal_size_of(io::stdout())?.0.0);
        Some(width.max(NARROWEST))
    }

    /// Lets results through as they are: they are laid out already, or each of their lines is read by a program.
    pub fn lay_out_no_more(&mut self) {
        self.out.inner.get_mut().open();
    }

    /// How many columns what goes to the second stream may have: what `COLUMNS` says, or what the terminal has; a file takes
    /// any number.
    pub fn width() -> usize {
        let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || Some(usize::from(terminal_size::terminal_size_of(io::stderr())?.0.0));
        said.or_else(terminal)
            .filter(|&columns| columns > 0)
            .map_or(usize::MAX, |columns: usize| columns.max(NARROWEST))
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
