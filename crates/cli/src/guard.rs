//! A stream in which no line is a command to the host of a workflow.
//!
//! GitHub reads a line that begins with `::`, white space aside, as a command, whoever wrote it. The name of a file or a
//! thing in a model may begin so, and a long line may be broken before it.

use std::io::{Result, Write};

/// Where in a line the stream is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Nothing but white space was written; all that is not ASCII may be some.
    Start,
    /// After that, one colon, which is held back.
    Colon,
    /// Something else.
    Within,
}

/// Writes the first colon of `::` at the beginning of a line as `\u{3a}`.
pub(super) struct Guard<W> {
    pub inner: W,
    at: At,
    /// Whether lines may be commands.
    pub commands: bool,
}

impl<W: Write> Guard<W> {
    pub const fn new(inner: W) -> Self {
        Self { inner, at: At::Start, commands: false }
    }

    /// Writes up to the first byte that decides what a line begins with, and gives the rest.
    fn start<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8]> {
        if self.at == At::Colon {
            let (written, rest): (&[u8], _) = match bytes {
                [b':', rest @ ..] => (br"\u{3a}:", rest),
                rest => (b":", rest),
            };
            self.inner.write_all(written)?;
            self.at = At::Within;
            return Ok(rest);
        }
        let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || !byte.is_ascii()).count();
        let (blank, rest) = bytes.split_at(blank);
        self.inner.write_all(blank)?;
        match rest {
            [b':', rest @ ..] => {
                self.at = At::Colon;
                Ok(rest)
            }
            [] => Ok(rest),
            _ => {
                self.at = At::Within;
                Ok(rest)
            }
        }
    }
}

impl<W: Write> Write for Guard<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.commands {
            return self.inner.write(bytes);
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.at != At::Within {
                rest = self.start(rest)?;
                continue;
            }
            let end = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
            let (line, more) = rest.split_at(end);
            self.inner.write_all(line)?;
            if line.ends_with(b"\n") {
                self.at = At::Start;
            }
            rest = more;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_two_colons() {
        let text = "::a\n :b: ::\n\t\u{3000}::c\n:\n::::\nd::e\n:";
        let safe = "\\u{3a}:a\n :b: ::\n\t\u{3000}\\u{3a}:c\n:\n\\u{3a}:::\nd::e\n";
        // Whatever the pieces in which it is written; the last colon waits for what comes after it.
        for size in 1..text.len() {
            let mut guard = Guard::new(Vec::new());
            for piece in text.as_bytes().chunks(size) {
                guard.write_all(piece).unwrap();
            }
            assert_eq!(String::from_utf8(guard.inner.clone()).unwrap(), safe, "{size}");
            guard.write_all(b"\n").unwrap();
            assert!(guard.inner.ends_with(b"\n:\n"));
        }
    }
}
