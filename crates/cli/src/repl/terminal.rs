//! A session at a terminal: a line editor with history, and Ctrl-C that ends an analysis and no session.

use super::assist::Assistant;
use super::disk::Disk;
use super::{Shown, history};
use coproduce_session::text::prompt;
use coproduce_session::{Reply, Session};
use rustyline::config::{ColorMode, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};
use std::cell::RefCell;
use std::io::{Error, Result, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many entries are kept from one session to the next.
const REMEMBERED: usize = 10_000;

/// How many columns the terminal has.
pub(super) fn width() -> Option<usize> {
    let mut editor = Editor::<(), FileHistory>::new().ok()?;
    columns(&mut editor)
}

fn columns<H: rustyline::Helper>(editor: &mut Editor<H, FileHistory>) -> Option<usize> {
    editor.dimensions().map(|(columns, _)| usize::from(columns)).filter(|&columns| columns > 0)
}

/// Runs a session until it ends.
pub(super) fn run(session: Session, mut shown: Shown, out: &mut dyn Write) -> Result<()> {
    let interrupt = session.interrupt();
    // Without it, Ctrl-C during an analysis ends the session, as it does elsewhere.
    let _ = ctrlc::set_handler(move || interrupted(&interrupt));
    let session = Rc::new(RefCell::new(session));
    let color = if shown.style.colour { ColorMode::Enabled } else { ColorMode::Disabled };
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .color_mode(color)
        .auto_add_history(true)
        .max_history_size(REMEMBERED)
        .and_then(|config| config.history_ignore_dups(true))
        .map_err(Error::other)?
        .build();
    let mut editor: Editor<Assistant, FileHistory> = Editor::with_config(config).map_err(Error::other)?;
    editor.set_helper(Some(Assistant { session: Rc::clone(&session), colour: shown.style.colour }));
    let file = history::file();
    if let Some(file) = &file {
        let _ = editor.load_history(file);
    }
    loop {
        shown.style.width = columns(&mut editor).unwrap_or(shown.style.width);
        let prompt = prompt(session.borrow().situation(), shown.style.width);
        match editor.readline(&prompt) {
            Ok(entry) => {
                let mut session = session.borrow_mut();
                let reply = session.enter_with(&entry, &mut Disk);
                shown.reply(&reply, out)?;
                if matches!(reply, Reply::Quit) {
                    break;
                }
            }
            // Ctrl-C clears the line; a signal says that the size of the terminal changed.
            Err(ReadlineError::Interrupted | ReadlineError::Signal(_)) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(Error::other(error)),
        }
    }
    if let Some(file) = &file {
        let _ = editor.append_history(file);
    }
    Ok(())
}

/// Ends the analysis at hand; where that does not help, the session.
fn interrupted(flag: &AtomicBool) {
    const ENDED_BY_INTERRUPT: i32 = 130;
    if flag.swap(true, Ordering::Relaxed) {
        std::process::exit(ENDED_BY_INTERRUPT);
    }
}
