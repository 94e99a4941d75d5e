//! What may stand at the end of an unfinished entry: words, commands, and names of the kinds that fit there.

use super::command::{Argument, COMMANDS, find};
use super::form::{FORMS, Takes, form};
use super::parse::{beginnings, declares};
use super::session::Session;
use coproduce_core::kernel::Origin;
use coproduce_core::model::{Kinds, plain, written};
use coproduce_report::words;
use coproduce_syntax::completion::Clause;
use coproduce_syntax::{Declaration, Shape, Token, entry};

/// What may replace the end of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The byte from which on the entry is replaced.
    pub start: usize,
    /// What may stand there, in the order in which it is offered.
    pub words: Vec<String>,
    /// Whether a file may stand there, which the front end knows.
    pub files: bool,
}

/// How many names are offered.
const MOST: usize = 500;

/// What a place takes.
enum Wanted {
    /// Words of the language and names of some kinds.
    Words(Vec<&'static str>, Option<Kinds>),
    /// The names of scenarios.
    Scenarios,
    /// The names of courses.
    Courses,
    /// The names of laws, or all of them.
    Laws,
}

impl Session {
    /// What may stand at the end of a text.
    pub fn complete(&self, text: &str) -> Candidates {
        if let Some(rest) = text.trim_start().strip_prefix(':') {
            return self.of_command(text, rest);
        }
        let (start, before) = last_word(text);
        let begun = &text[start..];
        match wanted(before) {
            Wanted::Words(words, kinds) => self.begun_so(start, begun, &words, kinds),
            Wanted::Scenarios => Candidates { start, words: self.scenarios_begun_so(begun), files: false },
            Wanted::Courses => Candidates { start, words: self.courses_begun_so(begun), files: false },
            Wanted::Laws => Candidates { start, words: self.laws_begun_so(begun), files: false },
        }
    }

    fn of_command(&self, text: &str, rest: &str) -> Candidates {
        let at = text.len() - rest.len();
        let Some(end) = rest.find(char::is_whitespace) else {
            let names = COMMANDS.iter().map(|about| about.name).filter(|name| name.starts_with(rest));
            return Candidates { start: at, words: names.map(str::to_owned).collect(), files: false };
        };
        let Ok(command) = find(rest[..end].trim_end_matches('!')) else { return Candidates::default() };
        let (start, _) = last_word(text);
        let begun = &text[start..];
        let fixed = |words: &mut dyn Iterator<Item = &'static str>| {
            let words = words.filter(|word| word.starts_with(begun)).map(str::to_owned).collect();
            Candidates { start, words, files: false }
        };
        match command.about().argument {
            Argument::None => Candidates::default(),
            Argument::File => Candidates { start: at + end, words: Vec::new(), files: true },
            Argument::Environment => self.begun_so(start, begun, &[], Some(Kinds::ENVIRONMENTS)),
            Argument::Scenario => Candidates { start, words: self.scenarios_begun_so(begun), files: false },
            Argument::Course => Candidates { start, words: self.courses_begun_so(begun), files: false },
            Argument::Name => self.begun_so(start, begun, &[], Some(Kinds::ANY)),
            Argument::Word => {
                // A rule's name has hyphens in it.
                let start = text.rfind(char::is_whitespace).map_or(0, |space| space + 1);
                let names = words::listed().filter(|name| name.starts_with(&text[start..]));
                Candidates { start, words: names.map(str::to_owned).collect(), files: false }
            }
            Argument::Command => fixed(&mut COMMANDS.iter().map(|about| about.name)),
        }
    }

    fn begun_so(&self, start: usize, begun: &str, words: &[&str], kinds: Option<Kinds>) -> Candidates {
        let mut found: Vec<String> =
            words.iter().filter(|word| word.starts_with(begun)).map(|word| (*word).to_owned()).collect();
        if let Some(kinds) = kinds {
            let bare = begun.trim_start_matches('`');
            let names = self.reading().program.names();
            let fits = names.filter(|(name, kind, _)| kinds.contains(*kind) && name.starts_with(bare));
            found.extend(fits.map(|(name, ..)| written(&name).into_owned()).take(MOST));
        }
        let mut seen = indexmap::IndexSet::new();
        seen.extend(found);
        Candidates { start, words: seen.into_iter().collect(), files: false }
    }

    fn courses_begun_so(&self, begun: &str) -> Vec<String> {
        let names = self.reading().program.course_names().map(|(_, name)| written(&name).into_owned());
        names.filter(|name| name.starts_with(begun)).collect()
    }

    fn laws_begun_so(&self, begun: &str) -> Vec<String> {
        let program = &self.reading().program;
        let own = program.kernel.laws.iter().filter(|law| law.origin == Origin::Stated);
        let names = own.map(|law| written(&plain(program.sources.text(law.name))).into_owned());
        let found = ["all".to_owned()].into_iter().chain(names).filter(|name| name.starts_with(begun));
        found.take(MOST).collect()
    }

    fn scenarios_begun_so(&self, begun: &str) -> Vec<String> {
        let names = self.reading().scenarios().map(|(_, name)| written(&name).into_owned());
        names.filter(|name| name.starts_with(begun)).collect()
    }
}

/// Whether a name has just been written, which a comma or a keyword is to follow.
fn is_behind_a_name(tokens: &[(Option<Token>, &str)]) -> bool {
    let mut last = tokens.iter().rev().filter_map(|(kind, _)| *kind);
    matches!(last.next(), Some(Token::Name | Token::Path | Token::All))
}

/// Where the word that is being written begins, and the text before it.
fn last_word(text: &str) -> (usize, &str) {
    if text.matches('`').count() % 2 == 1 {
        let start = text.rfind('`').unwrap_or(0);
        return (start, &text[..start]);
    }
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let start = text.rfind(|character| !is_part(character));
    let start = start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (start, &text[..start])
}

/// The words that may stand between a question and its end.
const TAIL: [&str; 5] = ["in", "given", "without", "unknown", "likely"];

/// What fits behind a text.
fn wanted(before: &str) -> Wanted {
    let tokens: Vec<(Option<Token>, &str)> =
        entry::tokens(before).map(|(kind, range)| (kind, &before[range])).collect();
    let Some(&(first, word)) = tokens.first() else {
        let words = beginnings().chain(Token::declaring()).collect();
        return Wanted::Words(words, Some(Kinds::PRESENT));
    };
    if declares(Some(first).flatten()) {
        let Some(clause) = Clause::at_end_of(before) else { return Wanted::Words(Vec::new(), None) };
        if clause.declaration == Token::Scenario && clause.governed_by == Token::Like {
            return Wanted::Scenarios;
        }
        if clause.declaration == Token::Course && clause.governed_by == Token::Like {
            return Wanted::Courses;
        }
        if clause.declaration == Token::Evidence && clause.governed_by == Token::Tests && !is_behind_a_name(&tokens) {
            return Wanted::Laws;
        }
        let words = Shape::of(clause.declaration).map(|shape| shape.words().collect());
        return Wanted::Words(words.unwrap_or_default(), Kinds::wanted(clause));
    }
    let last = tokens.last().map(|(_, text)| *text).unwrap_or_default();
    // Behind a comma stands what stood before it.
    let governing = tokens.iter().rev().map(|(_, text)| *text).find(|text| governs(text));
    let names = matches!(last, "," | "not" | "(") || governs(last);
    match (governing, names) {
        (Some("in"), true) => Wanted::Words(Vec::new(), Some(Kinds::ENVIRONMENTS)),
        (Some("given" | "without" | "unknown" | "likely"), true) => Wanted::Words(Vec::new(), Some(Kinds::CONDITIONS)),
        (Some("to"), true) => Wanted::Words(Vec::new(), Some(Kinds::EXPECTED)),
        (Some(":"), true) => Wanted::Words(FORMS.iter().map(|form| form.word).collect(), Some(Kinds::PRESENT)),
        (Some("if"), true) if last == "if" => Wanted::Words(TAIL.to_vec(), None),
        (Some(governing), true) => behind(governing, last),
        (None, true) => Wanted::Words(Vec::new(), Some(Kinds::PRESENT)),
        _ => match (form(word).map(|form| form.takes), tokens.len()) {
            (Some(Takes::Phrase(second)), 1) => Wanted::Words(vec![second], None),
            (Some(Takes::Actors(_)), 2) => Wanted::Words(Vec::new(), Some(Kinds::ACTORS)),
            (None, _) if governing.is_none() => Wanted::Words([&["to"][..], &TAIL].concat(), None),
            _ => Wanted::Words(TAIL.to_vec(), None),
        },
    }
}

/// Whether a word says what may follow it.
fn governs(text: &str) -> bool {
    let takes_a_name = |text: &str| form(text).is_some_and(|form| form.takes.kinds().is_some());
    ["in", "given", "without", "unknown", "likely", "to", ":", "if"].contains(&text) || takes_a_name(text)
}

/// What may follow the word of a question.
fn behind(governing: &str, last: &str) -> Wanted {
    let Some(form) = form(governing) else { return Wanted::Words(Vec::new(), None) };
    let words = match form.takes {
        Takes::Record(_) | Takes::Situations(_) => TAIL.to_vec(),
        _ if last == "why" => vec!["not"],
        _ => Vec::new(),
    };
    Wanted::Words(words, form.takes.kinds())
}

/// What is shown in grey behind an entry that could go on: what a command takes, what a word begins.
pub fn hint(text: &str) -> Option<&'static str> {
    if let Some(rest) = text.strip_prefix(':') {
        let (name, argument) = rest.split_once(' ').map_or((rest, None), |(name, argument)| (name, Some(argument)));
        let about = find(name).ok()?.about();
        let hint = match argument {
            None if about.name == name && !about.usage.is_empty() => about.usage,
            Some("") => about.usage,
            _ => return None,
        };
        return Some(hint).filter(|hint| !hint.is_empty());
    }
    let declares = |shape: &&Shape| text.strip_suffix(' ') == Some(shape.keyword.word());
    if let Some(shape) = Declaration::SHAPES.iter().find(declares) {
        return Some(shape.usage);
    }
    Some(match text {
        "why " => "NAME, or not NAME",
        "sets " | "rank " => "NAME",
        "given " | "without " | "unknown " => "NAME, …",
        "likely " => "NAME 0.9, …",
        "in " => "ENVIRONMENT",
        "who " => "gains",
        "what " => "changed",
        "if " => "given NAME …: QUESTION",
        _ => return None,
    })
}
