//! What the line editor asks while an entry is written: completion, hints, colours, and whether it is whole.

use super::disk::going_on;
use coproduce_session::Session;
use coproduce_session::highlight::Class;
use coproduce_session::hint;
use rustyline::completion::Completer;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::SearchDirection;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper, Result};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// Asks the session.
pub(super) struct Assistant {
    pub session: Rc<RefCell<Session>>,
    pub colour: bool,
}

impl Helper for Assistant {}

impl Completer for Assistant {
    type Candidate = String;

    fn complete(&self, line: &str, position: usize, _: &Context<'_>) -> Result<(usize, Vec<String>)> {
        let found = self.session.borrow().complete(&line[..position]);
        if !found.files {
            return Ok((found.start, found.words));
        }
        let rest = &line[found.start..position];
        // The last of several paths.
        let start = position - rest.rsplit(char::is_whitespace).next().map_or(0, str::len);
        Ok((start, going_on(&line[start..position])))
    }
}

/// A hint that is shown; only what was entered before can be taken over with the right arrow.
pub(super) struct Grey {
    shown: String,
    taken: bool,
}

impl rustyline::hint::Hint for Grey {
    fn display(&self) -> &str {
        &self.shown
    }

    fn completion(&self) -> Option<&str> {
        self.taken.then_some(&self.shown)
    }
}

impl Hinter for Assistant {
    type Hint = Grey;

    fn hint(&self, line: &str, position: usize, context: &Context<'_>) -> Option<Grey> {
        if line.is_empty() || position < line.len() {
            return None;
        }
        if let Some(hint) = hint(line) {
            let space = if line.ends_with(' ') { "" } else { " " };
            return Some(Grey { shown: format!("{space}{hint}"), taken: false });
        }
        let from = context.history_index().min(context.history().len()).checked_sub(1)?;
        let found = context.history().starts_with(line, from, SearchDirection::Reverse).ok()??;
        let rest = found.entry.get(line.len()..).filter(|rest| !rest.is_empty() && !rest.contains('\n'))?;
        Some(Grey { shown: rest.to_owned(), taken: true })
    }
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if !self.colour {
            return Cow::Borrowed(line);
        }
        let classes = self.session.borrow().classes(line);
        let mut painted = String::with_capacity(line.len() + classes.len() * 9);
        let mut at = 0;
        for (range, class) in classes {
            painted.push_str(&line[at..range.start]);
            painted.extend([code(class), &line[range.clone()], "\u{1b}[0m"]);
            at = range.end;
        }
        painted.push_str(&line[at..]);
        Cow::Owned(painted)
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        if self.colour { Cow::Owned(format!("\u{1b}[1m{prompt}\u{1b}[0m")) } else { Cow::Borrowed(prompt) }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colour { Cow::Owned(format!("\u{1b}[90m{hint}\u{1b}[0m")) } else { Cow::Borrowed(hint) }
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        self.colour && kind != CmdKind::MoveCursor
    }
}

const fn code(class: Class) -> &'static str {
    match class {
        Class::Keyword => "\u{1b}[34m",
        Class::Known => "\u{1b}[36m",
        Class::Literal => "\u{1b}[33m",
        Class::Command => "\u{1b}[35m",
        Class::Unreadable => "\u{1b}[31m",
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext) -> Result<ValidationResult> {
        let unfinished = Session::is_unfinished(context.input());
        Ok(if unfinished { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}
