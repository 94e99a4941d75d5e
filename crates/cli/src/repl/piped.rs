//! Piped input: entries are put together from lines as they are at a terminal, and answered as soon as they are whole,
//! so that another program can wait for each reply.

use super::Shown;
use super::disk::Disk;
use coproduce_session::{Reply, Session};
use std::io::{BufRead, Read, Result, Write};

/// A longer line is read in parts.
const LONGEST: u64 = 64 << 20;

/// Answers every entry; whether one was refused.
pub(super) fn run(session: &mut Session, shown: Shown, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<bool> {
    let mut refused = false;
    let mut first = true;
    while let Some(mut entry) = line(input)? {
        // Some shells put a byte order mark before what they hand on.
        if std::mem::take(&mut first) && entry.starts_with('\u{feff}') {
            entry.remove(0);
        }
        while Session::is_unfinished(whole(&entry))
            && let Some(more) = line(input)?
        {
            entry.push_str(&more);
        }
        let reply = session.enter_with(whole(&entry), &mut Disk);
        refused |= reply.is_refusal();
        shown.reply(&reply, out)?;
        if matches!(reply, Reply::Quit) {
            break;
        }
    }
    Ok(refused)
}

/// An entry without the end of its last line.
fn whole(entry: &str) -> &str {
    let entry = entry.strip_suffix('\n').unwrap_or(entry);
    entry.strip_suffix('\r').unwrap_or(entry)
}

/// The next line with its end; none at the end of the input.
fn line(input: &mut dyn BufRead) -> Result<Option<String>> {
    let mut bytes = Vec::new();
    input.take(LONGEST).read_until(b'\n', &mut bytes)?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
