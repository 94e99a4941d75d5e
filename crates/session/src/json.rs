//! Replies for machines: one object on a line of its own for each entry.

use super::reply::Reply;
use coproduce_report::wire;
use std::io::{Result, Write};

/// Writes a reply as one line; nothing where there was nothing to answer.
///
/// # Errors
///
/// Those of the writer.
pub fn render(reply: &Reply, out: &mut dyn Write) -> Result<()> {
    match reply {
        Reply::Nothing => Ok(()),
        reply => wire::line(reply, out),
    }
}
