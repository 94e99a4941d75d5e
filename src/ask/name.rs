//! What names stand for: the one place where the names of a question are looked up.

use super::word::Word;
use crate::Program;
use crate::diagnostic::{Diagnostic, joined, listed, nearest, shortened};
use crate::kernel::{AtomId, EnvironmentId};
use crate::model::{Kind, Kinds};

/// How many names a help lists.
const SHOWN: usize = 8;

/// What a word stands for, which has to be of some kinds; `of` is the word of the question that takes it.
///
/// # Errors
///
/// `unknown-name` with the names that may have been meant, or `wrong-kind`.
pub fn thing(program: &Program, word: &Word, kinds: Kinds, of: &str) -> Result<AtomId, Diagnostic> {
    match program.find(&word.name) {
        Some((kind, atom)) if kinds.contains(kind) => Ok(atom),
        Some((kind, _)) => {
            let message = format!("`{}` is {}; `{of}` takes {}", word.name, kind.with_article(), kinds.phrase());
            let help = match kind {
                Kind::Environment => "an environment is where a question is asked: name it after `in`".to_owned(),
                _ => among(&word.name, &names(program, kinds).collect::<Vec<_>>(), "name"),
            };
            Err(Diagnostic::error("wrong-kind", word.span, message).remark(kind.with_article()).help(help))
        }
        None => {
            let known: Vec<String> = names(program, kinds).collect();
            Err(unknown(word, if kinds == Kinds::ACTORS { "actor" } else { "name" }, &known))
        }
    }
}

/// The environment that a word names.
///
/// # Errors
///
/// `unknown-name` with the environments that may have been meant, or `wrong-kind`.
pub fn environment(program: &Program, word: &Word) -> Result<EnvironmentId, Diagnostic> {
    let found = program.find(&word.name);
    if let Some(environment) = found.and_then(|(_, atom)| program.kernel.environment_of(atom)) {
        return Ok(environment);
    }
    let known: Vec<String> = names(program, Kinds::ENVIRONMENTS).collect();
    let Some((kind, _)) = found else { return Err(unknown(word, "environment", &known)) };
    let message = format!("`{}` is {}, and an environment is needed", word.name, kind.with_article());
    let help = among(&word.name, &known, "environment");
    Err(Diagnostic::error("wrong-kind", word.span, message).remark("not an environment").help(help))
}

/// The scenario that a word names, by its position among all.
///
/// # Errors
///
/// `unknown-name` with the scenarios that may have been meant.
pub fn scenario(program: &Program, word: &Word) -> Result<usize, Diagnostic> {
    let found = program.scenarios().find(|(_, name)| *name == word.name);
    found.map(|(index, _)| index).ok_or_else(|| {
        let known: Vec<String> = program.scenarios().map(|(_, name)| name).collect();
        unknown(word, "scenario", &known)
    })
}

/// The record of some kinds that a word names.
///
/// # Errors
///
/// `unknown-name` with the records that may have been meant.
pub fn record(program: &Program, word: &Word, kinds: &[Kind]) -> Result<AtomId, Diagnostic> {
    let found = program.find(&word.name).filter(|(kind, atom)| kinds.contains(kind) && program.kernel.atom(*atom).own);
    found.map(|(_, atom)| atom).ok_or_else(|| {
        let own = program.names().filter(|(_, kind, atom)| kinds.contains(kind) && program.kernel.atom(*atom).own);
        let known: Vec<String> = own.map(|(name, ..)| name.into_owned()).collect();
        let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        unknown(word, &words.join(" or "), &known)
    })
}

/// The names that stand for one of some kinds, in order of declaration.
pub fn names(program: &Program, kinds: Kinds) -> impl Iterator<Item = String> {
    program.names().filter(move |(_, kind, _)| kinds.contains(*kind)).map(|(name, ..)| name.into_owned())
}

/// A name that is not declared.
pub fn unknown(word: &Word, noun: &str, known: &[String]) -> Diagnostic {
    Diagnostic::error("unknown-name", word.span, format!("no {noun} `{}` is declared", shortened(&word.name)))
        .remark("not declared")
        .help(among(&word.name, known, noun))
}

/// The names that may have been meant.
fn among(name: &str, known: &[String], noun: &str) -> String {
    let near = nearest(name, known.iter().map(String::as_str));
    if !near.is_empty() {
        return format!("perhaps {} was meant", joined(&near, "or"));
    }
    if known.is_empty() {
        let example = match noun {
            "environment" => "environment forest { holds soil }",
            "scenario" => "scenario sowing in forest { given acorn }",
            "name" => "object acorn",
            other => return format!("declare one first: `{other} …`"),
        };
        return format!("declare one first, as in `{example}`");
    }
    choices(known)
}

/// Some of the names there are.
pub fn choices(known: &[String]) -> String {
    let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
    known.dedup();
    let more = if known.len() > SHOWN { ", …" } else { "" };
    known.truncate(SHOWN);
    format!("there is {}{more}", listed(&known))
}
