//! A line to an [`Entry`].
//!
//! A declaration is whatever the parser of the language reads as one. All else is made of names, and of words that are
//! keywords in their place only: what does not fit the form that its first word announces is read as a question about
//! something of that name.

use super::command;
use super::cursor::{Cursor, Read};
use super::entry::{Entry, Question};
use super::form::{FORMS, Form, Takes, form};
use coproduce_core::ask::{self, NamedMember, NamedSetting, Word};
use coproduce_core::kernel::Supposed;
use coproduce_syntax::Token;
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, shortened};
use coproduce_syntax::entry::is_sound;
use coproduce_syntax::source::{Span, offset};

/// The words that suppose something, or begin a question that does.
const SUPPOSING: [&str; 6] = ["given", "without", "unknown", "likely", "in", "if"];

/// The words that may begin an entry.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    SUPPOSING.into_iter().chain(FORMS.iter().map(|form| form.word))
}

/// Reads an entry.
///
/// # Errors
///
/// What it cannot be read for, with its place in the text.
pub fn read(text: &str) -> Result<Entry, Diagnostic> {
    if let Some(rest) = text.trim_start().strip_prefix(':') {
        let start = text.len() - rest.len();
        return command::read(text, start).map(Entry::Command);
    }
    let cursor = Cursor::new(text);
    if cursor.is_at_end() {
        return Ok(Entry::Nothing);
    }
    if declares(cursor.kind()) {
        // What can be no declaration may still be a question about something called `value`.
        return if is_sound(text) {
            Ok(Entry::Declarations)
        } else {
            Ok(named_so(cursor).unwrap_or(Entry::Declarations))
        };
    }
    let read: fn(Cursor) -> Read<Entry> = match cursor.word() {
        Some("given" | "without" | "unknown" | "likely" | "in") => supposition,
        Some("if") => hypothetical,
        _ => return asked(cursor),
    };
    read(cursor.clone()).or_else(|mistake| named_so(cursor).ok_or(mistake))
}

/// A question about something whose name is a word of another form: `to` or `?` shows that it is one.
fn named_so(cursor: Cursor) -> Option<Entry> {
    let asks = cursor.has("?");
    question(cursor)
        .ok()
        .filter(|entry| asks || matches!(entry, Entry::Question(Question::Asked(ask::Question::Relate(..)), _)))
}

/// Whether a token may begin declarations.
pub(super) fn declares(token: Option<Token>) -> bool {
    token.is_some_and(|token| token.begins_declaration() || token == Token::Doc)
}

/// `given acorn, soil in forest`
fn supposition(mut cursor: Cursor) -> Read<Entry> {
    let supposition = clauses(&mut cursor)?;
    cursor.end()?;
    Ok(Entry::Supposition(supposition))
}

/// `in ENV`, `at 3`, `given …`, `without …`, `unknown …` and `likely …`, in any order.
fn clauses(cursor: &mut Cursor) -> Read<NamedSetting> {
    let mut found = NamedSetting::default();
    loop {
        let supposed = match cursor.kind() {
            Some(Token::In) => {
                let twice = cursor.mistake("only one environment");
                cursor.advance();
                if found.environment.replace(cursor.name("an environment")?).is_some() {
                    return Err(twice);
                }
                continue;
            }
            Some(Token::At) => {
                let twice = cursor.mistake("only one period");
                cursor.advance();
                if found.at.replace(cursor.period()?).is_some() {
                    return Err(twice);
                }
                continue;
            }
            Some(Token::Given) => Supposed::Given,
            Some(Token::Without) => Supposed::Without,
            Some(Token::Unknown) => Supposed::Unknown,
            Some(Token::Likely) => Supposed::Likely(0.0),
            _ => return Ok(found),
        };
        cursor.advance();
        loop {
            let name = cursor.name("a name")?;
            let supposed = match supposed {
                Supposed::Likely(_) => Supposed::Likely(cursor.probability()?),
                other => other,
            };
            found.states.push((name, supposed));
            if !cursor.takes(",") {
                break;
            }
        }
    }
}

/// What may stand after a question, and its end; `?` stands before or after what is supposed.
fn rest(mut cursor: Cursor, question: Question) -> Read<Entry> {
    cursor.takes("?");
    let supposition = clauses(&mut cursor)?;
    cursor.takes("?");
    cursor.end()?;
    Ok(Entry::Question(question, supposition))
}

/// A question that begins with a word of its own.
fn formed(mut cursor: Cursor, form: &Form) -> Read<Entry> {
    cursor.advance();
    let question = match form.takes {
        Takes::Product(question) => {
            // `why not oak` asks the same: whichever of the two is true is answered.
            if form.word == "why" {
                cursor.takes("not");
            }
            question(cursor.name("a product")?)
        }
        Takes::Actors(question) => {
            let one = cursor.name("an actor")?;
            cursor.takes(",");
            question(one, cursor.name("another actor")?)
        }
        Takes::Phrase(word) => {
            if !cursor.takes(word) {
                return Err(cursor.mistake(&format!("`{word}`")));
            }
            match form.word {
                "what" => return rest(cursor, Question::Changed),
                _ => ask::Question::Gains,
            }
        }
        // With `?` behind it, something of that name is meant.
        _ if cursor.clone().takes("?") => return Err(cursor.mistake("a name, `in`, `given` or the end")),
        Takes::Nothing(question) => question(),
        Takes::Situations(question) => {
            let mut names = Vec::new();
            if names_follow(&cursor) {
                names.push(cursor.name("a scenario or an environment")?);
                while cursor.takes(",") {
                    names.push(cursor.name("a scenario or an environment")?);
                }
            }
            question(names)
        }
        Takes::Record(records) => {
            let name = if names_follow(&cursor) { Some(cursor.name("the name of one of them")?) } else { None };
            ask::Question::Records(records, name)
        }
    };
    rest(cursor, Question::Asked(question))
}

/// Whether names follow, and not what is supposed.
fn names_follow(cursor: &Cursor) -> bool {
    !cursor.is_at_end() && cursor.kind().is_none_or(|token| !SUPPOSES.contains(&token))
}

/// `if without soil in forest: oak?`
fn hypothetical(mut cursor: Cursor) -> Read<Entry> {
    cursor.advance();
    let supposed = clauses(&mut cursor)?;
    if supposed.is_empty() {
        return Err(cursor.mistake("`given`, `without`, `unknown`, `likely` or `in`"));
    }
    if !cursor.takes(":") {
        return Err(cursor.mistake("`:` and a question"));
    }
    let from = cursor.clone();
    match asked(cursor)? {
        Entry::Question(question, also) if also.is_empty() => Ok(Entry::Question(question, supposed)),
        _ => Err(from.mistake("a question, with all that it supposes before `:`")),
    }
}

/// A question of any form.
fn asked(cursor: Cursor) -> Read<Entry> {
    let found = match cursor.word().and_then(form) {
        Some(form) => formed(cursor.clone(), form),
        None => question(cursor.clone()),
    };
    found.or_else(|mistake| named_so(cursor).ok_or(mistake))
}

/// `oak?`, `oak, ash?`, `acorn, not frost, any of (rain, river) to oak`
fn question(mut cursor: Cursor) -> Read<Entry> {
    let first = cursor.clone();
    let mut members = vec![member(&mut cursor)?];
    while cursor.takes(",") {
        members.push(member(&mut cursor)?);
    }
    if cursor.takes("to") {
        let product = cursor.name("a product")?;
        return rest(cursor, Question::Asked(ask::Question::Relate(members, product)));
    }
    let names: Option<Vec<Word>> = members
        .into_iter()
        .map(|member| if let NamedMember::Present(word) = member { Some(word) } else { None })
        .collect();
    let Some(names) = names else { return Err(cursor.mistake("`to` and a product")) };
    let follows = cursor.kind();
    if follows.is_some_and(|token| token.is_name() && !SUPPOSES.contains(&token)) {
        return Err(unread(&first, &cursor));
    }
    rest(cursor, Question::Asked(ask::Question::Verdicts(names)))
}

const SUPPOSES: [Token; 6] = [Token::In, Token::At, Token::Given, Token::Without, Token::Unknown, Token::Likely];

fn member(cursor: &mut Cursor) -> Read<NamedMember> {
    if cursor.takes("not") {
        return Ok(NamedMember::Absent(cursor.name("a name")?));
    }
    if !cursor.takes("any") {
        return Ok(NamedMember::Present(cursor.name("a name")?));
    }
    for sign in ["of", "("] {
        if !cursor.takes(sign) {
            return Err(cursor.mistake(&format!("`{sign}`")));
        }
    }
    let mut names = vec![cursor.name("a name")?];
    while cursor.takes(",") {
        names.push(cursor.name("a name")?);
    }
    if cursor.takes(")") { Ok(NamedMember::AnyOf(names)) } else { Err(cursor.mistake("`,` or `)`")) }
}

/// Two names in a row: perhaps the first is a keyword misspelt.
fn unread(first: &Cursor, second: &Cursor) -> Diagnostic {
    let word = &*shortened(first.text());
    let near = nearest(word, beginnings().chain(Token::declaring()));
    let help = if near.is_empty() {
        format!(
            "ask `{word}?`, or how it relates to something with `{word} to NAME`; `:help` lists what can be \
                 entered"
        )
    } else {
        format!("perhaps {} was meant in place of `{word}`", joined(&near, "or"))
    };
    second.mistake("`?`, `to`, `,` or the end").help(help)
}

/// The place of a whole text.
pub(super) fn whole(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(offset(start), offset(text.trim_end().len().max(start)))
}
