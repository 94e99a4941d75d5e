//! Names in texts: which one stands at a place, and what it stands for.
//!
//! Things, laws and scenarios may share a name. Where a name stands for several, the word that governs the place says
//! which of them is meant, and where it is declared it is itself.

use coproduce_core::Program;
use coproduce_core::model::plain;
use coproduce_syntax::completion::Clause;
use coproduce_syntax::source::{Span, bytes};
use coproduce_syntax::{Token, entry};
use std::ops::Range;

/// A word of a text that may be a name.
#[derive(Clone, Debug)]
pub struct Word {
    /// What it is a token of.
    pub token: Token,
    /// Where it stands.
    pub range: Range<usize>,
}

/// The word at a byte, or one that ends there.
pub fn word_at(text: &str, byte: usize) -> Option<Word> {
    // No token goes beyond its line.
    let start = text[..byte].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[byte..].find(['\n', '\r']).map_or(text.len(), |at| byte + at);
    let mut touching = entry::tokens(&text[start..end])
        .filter_map(|(token, range)| Some(Word { token: token?, range: start + range.start..start + range.end }))
        .filter(|word| word.range.start <= byte && byte <= word.range.end)
        .filter(|word| word.token.is_name() || word.token.is_keyword() || word.token == Token::Path);
    // Between two of them, the one that begins is meant.
    let first = touching.next()?;
    Some(touching.next().unwrap_or(first))
}

/// Where what a word stands for is declared, as the text's own model means it; nothing where it is no name.
pub fn declared_at(program: &Program, text: &str, word: &Word) -> Vec<Span> {
    let name = &text[word.range.clone()];
    let kernel = &program.kernel;
    let things = program.find(name).all().into_iter().map(|atom| kernel.name_span(atom));
    let laws = program.find_law(name).all().into_iter().map(|law| kernel.laws[law.index()].name);
    let scenarios = program.find_scenario(name).all().into_iter().map(|one| kernel.scenarios[one.index()].name);
    let [things, laws, scenarios] = [things.collect(), laws.collect::<Vec<_>>(), scenarios.collect::<Vec<_>>()];
    let [mut things, mut laws, mut scenarios]: [Vec<Span>; 3] = [things, laws, scenarios];
    for spans in [&mut things, &mut laws, &mut scenarios] {
        spans.dedup();
    }
    if word.token.is_keyword() && !is_in_place_of_a_name(text, word) {
        return Vec::new();
    }
    let is_here = |span: &&Span| is_own(program, **span, &word.range);
    if let Some(here) = things.iter().chain(&laws).chain(&scenarios).find(is_here) {
        return vec![*here];
    }
    let kinds = [&things, &laws, &scenarios].into_iter().filter(|spans| !spans.is_empty()).count();
    if kinds < 2 {
        return [things, laws, scenarios].concat();
    }
    match Clause::at_end_of(shortly_before(text, word.range.start)).map(|clause| clause.governed_by) {
        Some(Token::Like) if !scenarios.is_empty() => scenarios,
        Some(Token::Tests | Token::By) if !laws.is_empty() => laws,
        _ if !things.is_empty() => things,
        _ => laws,
    }
}

/// Whether a place is one of the model's first text.
fn is_own(program: &Program, span: Span, range: &Range<usize>) -> bool {
    bytes(&program.sources, span).is_some_and(|(file, place)| file.index() == 0 && place == *range)
}

/// Whether a word that may be a keyword stands where names stand: behind a comma, or where something is declared.
fn is_in_place_of_a_name(text: &str, word: &Word) -> bool {
    let before = entry::tokens(shortly_before(text, word.range.start)).filter_map(|(token, _)| token).last();
    word.token.is_name()
        && matches!(before, Some(Token::Comma | Token::And | Token::Or | Token::Not | Token::ParenOpen))
        || before.is_some_and(Token::begins_declaration)
}

/// The text before a byte from the beginning of a line on, so far that it shows what governs the place, and no further:
/// to look at all of it for each of many words takes long.
fn shortly_before(text: &str, byte: usize) -> &str {
    const FAR: usize = 2000;
    let mut from = byte.saturating_sub(FAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let start = if from == 0 { 0 } else { text[from..byte].find(['\n', '\r']).map_or(byte, |at| from + at + 1) };
    &text[start..byte]
}

/// The words of a text that are written as a name is, alone or behind a qualifier, each with the part that is the name.
pub fn written_as<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = (Word, Range<usize>)> + 't {
    entry::tokens(text).filter_map(move |(token, range)| {
        let token = token.filter(|token| token.is_name() || *token == Token::Path || token.is_keyword())?;
        let part = last_part(text, &range);
        (plain(&text[part.clone()]) == name).then_some((Word { token, range }, part))
    })
}

/// The last part of a qualified name: what stands behind its last dot outside backticks.
fn last_part(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut quoted = false;
    let mut start = range.start;
    for (at, character) in text[range.clone()].char_indices() {
        quoted ^= character == '`';
        if character == '.' && !quoted {
            start = range.start + at + 1;
        }
    }
    start..range.end
}
