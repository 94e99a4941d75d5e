//! Where answers are read, and how more is asked for there.

/// Where an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// On the command line: a flag asks for more.
    CommandLine,
    /// In a session: an entry does.
    Session,
}

/// How much of an answer is shown at once, and where.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Where it is read.
    pub surface: Surface,
    /// How many times as much as is usual.
    pub times: usize,
}

impl Page {
    /// What the command line shows.
    pub const COMMAND: Self = Self { surface: Surface::CommandLine, times: 1 };
    /// What a session shows.
    pub const SESSION: Self = Self { surface: Surface::Session, times: 1 };

    /// How many are shown where usually there are so many.
    pub(crate) const fn room(self, usual: usize) -> usize {
        usual.saturating_mul(self.times)
    }

    /// What lists more: a flag of the command line, or what is entered in a session.
    pub(crate) const fn more(self, flag: &'static str) -> &'static str {
        match self.surface {
            Surface::CommandLine => flag,
            Surface::Session => "`:more`",
        }
    }
}
