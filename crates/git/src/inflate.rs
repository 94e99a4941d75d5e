//! What was deflated, inflated as far as it is read.

use crate::error::corrupt;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
use std::fmt;
use std::io::{self, BufRead, ErrorKind, Read};

/// A stream in the format zlib. It ends only where its checksum is right.
pub(crate) struct Inflate<R> {
    input: R,
    state: Box<InflateState>,
    ended: bool,
}

impl<R> Inflate<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, state: InflateState::new_boxed(DataFormat::Zlib), ended: false }
    }
}

impl<R> fmt::Debug for Inflate<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inflate").field("ended", &self.ended).finish_non_exhaustive()
    }
}

impl<R: BufRead> Read for Inflate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !buffer.is_empty() {
            let input = self.input.fill_buf()?;
            let is_last = input.is_empty();
            let step = inflate(&mut self.state, input, buffer, MZFlush::None);
            self.input.consume(step.bytes_consumed);
            match step.status {
                Ok(MZStatus::StreamEnd) => self.ended = true,
                Ok(MZStatus::Ok) | Err(MZError::Buf) => {}
                _ => return Err(corrupt("it was not deflated by git")),
            }
            if step.bytes_written > 0 {
                return Ok(step.bytes_written);
            }
            if is_last && !self.ended {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if step.bytes_consumed == 0 && !self.ended {
                return Err(corrupt("it was not deflated by git"));
            }
        }
        Ok(0)
    }
}
