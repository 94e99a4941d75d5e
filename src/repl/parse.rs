//! A line to an [`Entry`].
//!
//! A declaration is whatever the parser of the language reads as one. All else is made of names, and of words that are
//! keywords in their place only: what does not fit the form that its first word announces is read as a question about
//! something of that name.

use super::command;
use super::cursor::{Cursor, Read};
use super::entry::{Entry, Member, Question, Supposition, Word};
use crate::diagnostic::{Diagnostic, joined, nearest, shortened};
use crate::kernel::Supposed;
use crate::source::Span;
use crate::syntax::Token;
use crate::syntax::entry::is_sound;

/// The words that may begin an entry.
pub(super) const BEGINNINGS: [&str; 13] =
    ["given", "without", "unknown", "likely", "in", "why", "sets", "rank", "necessary", "loops", "who", "what", "if"];

/// Those that begin a question about a product.
pub(super) const OF_PRODUCT: [&str; 3] = ["sets", "rank", "necessary"];

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
    let form: fn(Cursor) -> Read<Entry> = match cursor.word() {
        Some("given" | "without" | "unknown" | "likely" | "in") => supposition,
        Some("if") => hypothetical,
        _ => return asked(cursor),
    };
    form(cursor.clone()).or_else(|mistake| named_so(cursor).ok_or(mistake))
}

/// A question about something whose name is a word of another form: `to` or `?` shows that it is one.
fn named_so(cursor: Cursor) -> Option<Entry> {
    let asks = cursor.has("?");
    question(cursor).ok().filter(|entry| asks || matches!(entry, Entry::Question(Question::Relate(..), _)))
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

/// `in ENV`, `given …`, `without …`, `unknown …` and `likely …`, in any order.
fn clauses(cursor: &mut Cursor) -> Read<Supposition> {
    let mut found = Supposition::default();
    loop {
        let supposed = match cursor.kind() {
            Some(Token::In) => {
                let twice = cursor.mistake("one environment alone");
                cursor.advance();
                if found.environment.replace(cursor.name("an environment")?).is_some() {
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

/// `why oak`, `why not oak`
fn why(mut cursor: Cursor) -> Read<Entry> {
    cursor.advance();
    let not = cursor.takes("not");
    let product = cursor.name("a product")?;
    rest(cursor, if not { Question::WhyNot(product) } else { Question::Why(product) })
}

/// `sets oak`, `rank oak`, `necessary oak`
fn of_product(mut cursor: Cursor) -> Read<Entry> {
    let question = match cursor.word() {
        Some("sets") => Question::Sets,
        Some("rank") => Question::Rank,
        _ => Question::Necessary,
    };
    cursor.advance();
    let product = cursor.name("a product")?;
    rest(cursor, question(product))
}

/// `loops`; with `?` behind it, something of that name is meant.
fn loops(mut cursor: Cursor) -> Read<Entry> {
    cursor.advance();
    if cursor.clone().takes("?") {
        return Err(cursor.mistake("`in`, `given` or the end"));
    }
    rest(cursor, Question::Loops)
}

/// Words that are a question together.
fn phrase(mut cursor: Cursor, words: [&str; 2], question: Question) -> Read<Entry> {
    for word in words {
        if !cursor.takes(word) {
            return Err(cursor.mistake(&format!("`{word}`")));
        }
    }
    rest(cursor, question)
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
    let form: fn(Cursor) -> Read<Entry> = match cursor.word() {
        Some("why") => why,
        Some(word) if OF_PRODUCT.contains(&word) => of_product,
        Some("loops") => loops,
        Some("who") => |cursor| phrase(cursor, ["who", "gains"], Question::Gains),
        Some("what") => |cursor| phrase(cursor, ["what", "changed"], Question::Changed),
        _ => question,
    };
    form(cursor.clone()).or_else(|mistake| named_so(cursor).ok_or(mistake))
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
        return rest(cursor, Question::Relate(members, product));
    }
    let names: Option<Vec<Word>> =
        members.into_iter().map(|member| if let Member::Present(word) = member { Some(word) } else { None }).collect();
    let Some(names) = names else { return Err(cursor.mistake("`to` and a product")) };
    let follows = cursor.kind();
    if follows.is_some_and(|token| token.is_name() && !SUPPOSES.contains(&token)) {
        return Err(unread(&first, &cursor));
    }
    rest(cursor, Question::Verdict(names))
}

const SUPPOSES: [Token; 5] = [Token::In, Token::Given, Token::Without, Token::Unknown, Token::Likely];

fn member(cursor: &mut Cursor) -> Read<Member> {
    if cursor.takes("not") {
        return Ok(Member::Absent(cursor.name("a name")?));
    }
    if !cursor.takes("any") {
        return Ok(Member::Present(cursor.name("a name")?));
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
    if cursor.takes(")") { Ok(Member::AnyOf(names)) } else { Err(cursor.mistake("`,` or `)`")) }
}

/// Two names in a row: perhaps the first is a keyword misspelt.
fn unread(first: &Cursor, second: &Cursor) -> Diagnostic {
    let word = &*shortened(first.text());
    let near = nearest(word, BEGINNINGS.into_iter().chain(Token::declaring()));
    let help = if near.is_empty() {
        format!("ask `{word}?`, or how it stands to something with `{word} to NAME`; `:help` lists what can be said")
    } else {
        format!("perhaps {} was meant in place of `{word}`", joined(&near, "or"))
    };
    second.mistake("`?`, `to`, `,` or the end").help(help)
}

/// The place of a whole text.
pub(super) fn whole(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(place(start), place(text.trim_end().len().max(start)))
}
