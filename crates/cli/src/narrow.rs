//! Results on a terminal that is narrower than they are made for: lines are wrapped between words, not by the terminal.

use coproduce_report::page::fit::fit;
use std::io::{Result, Write};

/// Holds text back until all of it is there, and wraps it; what is for machines goes through as it is.
pub(super) struct Narrow<W> {
    inner: W,
    /// How many columns there are, where results have to be made to fit.
    width: Option<usize>,
    held: Vec<u8>,
}

impl<W: Write> Narrow<W> {
    pub const fn new(inner: W, width: Option<usize>) -> Self {
        Self { inner, width, held: Vec::new() }
    }

    /// Lets everything through as it is from now on.
    pub const fn open(&mut self) {
        self.width = None;
    }
}

/// Whether a text begins as JSON and XML do.
fn is_for_machines(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'{' | b'[' | b'<'))
}

impl<W: Write> Write for Narrow<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.width.is_none() {
            return self.inner.write(bytes);
        }
        self.held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        let held = std::mem::take(&mut self.held);
        match (self.width, std::str::from_utf8(&held)) {
            (Some(width), Ok(text)) if !is_for_machines(&held) => self.inner.write_all(fit(text, width).as_bytes())?,
            _ => self.inner.write_all(&held)?,
        }
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::Narrow;
    use std::io::Write;

    fn written(text: &str, width: Option<usize>) -> String {
        let mut narrow = Narrow::new(Vec::new(), width);
        for piece in text.as_bytes().chunks(7) {
            narrow.write_all(piece).unwrap();
        }
        narrow.flush().unwrap();
        String::from_utf8(narrow.inner).unwrap()
    }

    #[test]
    fn text_is_wrapped_between_words() {
        let text = "oak is not produced in at_sea\n  missing\n    soil, moisture and warmth of outdoors\n";
        let narrow = written(text, Some(30));
        assert!(narrow.lines().all(|line| line.len() <= 30), "{narrow}");
        assert_eq!(narrow.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        assert_eq!(written(text, None), text);
        assert_eq!(written(text, Some(80)), text);
    }

    #[test]
    fn what_is_for_machines_is_left_as_it_is() {
        let json = "{\"name\":\"a long name that would not fit into thirty columns\"}\n";
        assert_eq!(written(json, Some(30)), json);
    }
}
