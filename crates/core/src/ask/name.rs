//! What names stand for: the one place where the names of a question are looked up.

use super::word::Word;
use crate::Program;
use crate::analysis::Words;
use crate::kernel::{AtomId, EnvironmentId, Found, ScenarioId};
use crate::model::{Kind, Kinds, plain};
use coproduce_syntax::diagnostic::{Diagnostic, joined, listed, nearest, rules, shortened};

/// How many names a help lists.
const SHOWN: usize = 8;

/// What a word stands for, which has to be of some kinds; `of` is the word of the question that takes it.
///
/// # Errors
///
/// `unknown-name` with the names that may have been meant, or with all that it may stand for, or `wrong-kind`.
pub fn thing(program: &Program, word: &Word, kinds: Kinds, of: &str) -> Result<AtomId, Diagnostic> {
    let atom = match program.find(&word.name) {
        Found::One(atom) => atom,
        Found::Several(atoms) => return Err(several(program, word, &atoms)),
        Found::None => {
            let known: Vec<String> = names(program, kinds).collect();
            return Err(unknown(word, if kinds == Kinds::ACTORS { "actor" } else { "name" }, &known));
        }
    };
    let kind = words(program).kind(atom);
    if kinds.contains(kind) {
        return Ok(atom);
    }
    let message = format!("`{}` is {}; `{of}` takes {}", plain(&word.name), kind.with_article(), kinds.phrase());
    let help = match kind {
        Kind::Environment => "an environment is where a question is asked: name it after `in`".to_owned(),
        _ => among(&plain(&word.name), &names(program, kinds).collect::<Vec<_>>(), "name"),
    };
    Err(rules::WRONG_KIND.at(word.span, message).remark(kind.with_article()).help(help))
}

/// The environment that a word names.
///
/// # Errors
///
/// `unknown-name` with the environments that may have been meant, or `wrong-kind`.
pub fn environment(program: &Program, word: &Word) -> Result<EnvironmentId, Diagnostic> {
    let known = || -> Vec<String> { names(program, Kinds::ENVIRONMENTS).collect() };
    let atom = match program.find(&word.name) {
        Found::One(atom) => atom,
        Found::Several(atoms) => return Err(several(program, word, &atoms)),
        Found::None => return Err(unknown(word, "environment", &known())),
    };
    program.kernel.environment_of(atom).ok_or_else(|| {
        let (name, kind) = (plain(&word.name), words(program).kind(atom));
        let message = format!("`{name}` is {}, and an environment is needed", kind.with_article());
        let help = among(&name, &known(), "environment");
        rules::WRONG_KIND.at(word.span, message).remark("not an environment").help(help)
    })
}

/// The scenario that a word names, by its position among all.
///
/// # Errors
///
/// `unknown-name` with the scenarios that may have been meant.
pub fn scenario(program: &Program, word: &Word) -> Result<usize, Diagnostic> {
    let is_meant = |id: &ScenarioId| program.kernel.scenarios[id.index()].is_own_situation();
    let found = program.find_scenario(&word.name).all().into_iter().find(is_meant);
    found.map(ScenarioId::index).ok_or_else(|| {
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
    let is_meant = |&atom: &AtomId| kinds.contains(&words(program).kind(atom)) && program.kernel.atom(atom).own;
    program.find(&word.name).one().filter(is_meant).ok_or_else(|| {
        let own = program.names().filter(|(_, kind, atom)| kinds.contains(kind) && program.kernel.atom(*atom).own);
        let known: Vec<String> = own.map(|(name, ..)| name.into_owned()).collect();
        let nouns: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        unknown(word, &nouns.join(" or "), &known)
    })
}

const fn words(program: &Program) -> Words<'_> {
    program.words()
}

/// A name that several modules declare.
fn several(program: &Program, word: &Word, atoms: &[AtomId]) -> Diagnostic {
    let written: Vec<String> = atoms.iter().map(|&atom| words(program).written(atom)).collect();
    let message = format!("`{}` may be several things", plain(&word.name));
    let finding = rules::UNKNOWN_NAME.at(word.span, message).remark("declared in several modules");
    finding.help(format!("write {}", joined(&written, "or")))
}

/// The names that stand for one of some kinds, in order of declaration.
pub fn names(program: &Program, kinds: Kinds) -> impl Iterator<Item = String> {
    program.names().filter(move |(_, kind, _)| kinds.contains(*kind)).map(|(name, ..)| name.into_owned())
}

/// A name that is not declared.
pub fn unknown(word: &Word, noun: &str, known: &[String]) -> Diagnostic {
    rules::UNKNOWN_NAME
        .at(word.span, format!("no {noun} `{}` is declared", shortened(&plain(&word.name))))
        .remark("not declared")
        .help(among(&plain(&word.name), known, noun))
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
