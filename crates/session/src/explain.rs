//! Words explained: `:explain`, and what newcomers enter to be helped or to leave.

use super::command::Command;
use super::reply::Reply;
use super::session::Session;
use coproduce_core::model::Kinds;
use coproduce_report::words::{self, Explained};
use coproduce_syntax::diagnostic::nearest;

/// What newcomers enter without a colon.
const PLAIN: [&str; 3] = ["help", "exit", "quit"];

/// The word of these that an entry of one word is nearly.
pub(super) fn meant(text: &str) -> Option<&'static str> {
    nearest(text.trim(), PLAIN.into_iter()).first().copied()
}

impl Session {
    /// `help`, `?`, `exit` and `quit` do what they do elsewhere, without a colon; where the model has something of that
    /// name, it is said how to ask for either.
    pub(super) fn plain_word(&self, text: &str) -> Option<Reply<'static>> {
        let word = text.trim();
        let command = match word {
            "help" | "?" => Command::Help,
            "exit" | "quit" => Command::Quit,
            _ => return None,
        };
        let name = command.about().name;
        if word != "?" && self.names(Kinds::ANY).any(|declared| declared == word) {
            let reason = format!("`{word}` is declared in the model");
            let help = format!("ask `{word}?` about it; `:{name}` is the command");
            return Some(Reply::Failed { reason, help: Some(help) });
        }
        Some(if command == Command::Quit { Reply::Quit } else { self.help("") })
    }

    /// Explains a word, or a command of the session where a colon shows that one is meant.
    pub(super) fn explain(&self, word: &str) -> Reply<'static> {
        if word.is_empty() {
            return Reply::Words { groups: words::groups() };
        }
        if word.starts_with(':') {
            return self.help(word);
        }
        match words::explain(word) {
            Ok(Explained::Rule(rule)) => Reply::Page { rule: rule.name, page: rule.page },
            Ok(explained @ Explained::Word(word, _)) => Reply::Word { word, page: explained.text() },
            Err((reason, help)) => {
                let help = if help.is_empty() { "`:explain` lists all words".to_owned() } else { help };
                Reply::Failed { reason, help: Some(help) }
            }
        }
    }
}
