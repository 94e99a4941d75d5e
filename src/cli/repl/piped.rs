//! Piped input: entries are put together from lines as they are at a terminal.

use super::Shown;
use super::disk::Disk;
use crate::repl::{Reply, Session};
use std::io::{BufRead, Read, Result, Write};

/// A longer line is read in parts.
const LONGEST: u64 = 64 << 20;

/// Answers every entry; whether one was refused.
pub(super) fn run(session: &mut Session, shown: Shown, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<bool> {
    let mut refused = false;
    let mut next = line(input)?;
    while let Some(mut entry) = next {
        next = line(input)?;
        // A block may open on the line after what it belongs to.
        while let Some(more) = &next
            && (Session::is_unfinished(entry.trim_end_matches(['\r', '\n'])) || opens(more, &entry))
        {
            entry.push_str(more);
            let ends = more.trim().is_empty();
            next = line(input)?;
            if ends {
                break;
            }
        }
        let reply = session.enter_with(entry.trim_end_matches(['\r', '\n']), &mut Disk);
        refused |= reply.is_refusal();
        shown.reply(&reply, out)?;
        if matches!(reply, Reply::Quit) {
            break;
        }
    }
    Ok(refused)
}

/// Whether a line opens the block of a declaration that could do without.
fn opens(line: &str, entry: &str) -> bool {
    line.trim_start().starts_with('{') && !entry.trim_end().ends_with('}') && Session::is_declaration(entry)
}

/// The next line with its end; none at the end of the input.
fn line(input: &mut dyn BufRead) -> Result<Option<String>> {
    let mut bytes = Vec::new();
    input.take(LONGEST).read_until(b'\n', &mut bytes)?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
