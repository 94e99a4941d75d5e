//! Transcripts: what a person sees, from which what was entered can be read again.
//!
//! A line that begins with the prompt of the moment is an entry; lines that begin with `... ` go on with it. All else is
//! what the session replies. A new transcript may have `> ` in place of each prompt.

use super::disk::Disk;
use coproduce_session::Session;
use coproduce_session::text::{CONTINUED, Style, prompt, render};

/// The transcript that comes of the entries of another.
pub fn replayed(transcript: &str, session: &mut Session, disk: &mut Disk, style: Style) -> String {
    let mut found = String::new();
    let mut lines = transcript.lines().peekable();
    loop {
        let here = prompt(session.situation(), style.width);
        // What the session said before need not be what it says now.
        let entered = |line: &str| {
            let rest = line.strip_prefix("> ").or_else(|| line.strip_prefix(&here));
            rest.or_else(|| (line == here.trim_end()).then_some("")).map(str::to_owned)
        };
        let Some(mut entry) = lines.by_ref().find_map(entered) else { break };
        found.push_str(format!("{here}{entry}").trim_end());
        found.push('\n');
        while let Some(more) = lines.next_if(|line| line.starts_with(CONTINUED)) {
            assert!(Session::is_unfinished(&entry), "{entry} is whole");
            entry.push('\n');
            entry.push_str(&more[CONTINUED.len()..]);
            found.push_str(more);
            found.push('\n');
        }
        assert!(!Session::is_unfinished(&entry), "{entry} is not whole");
        let mut reply = Vec::new();
        render(&session.enter_with(&entry, disk), style, &mut reply).expect("memory");
        found.push_str(std::str::from_utf8(&reply).expect("text"));
    }
    found
}
