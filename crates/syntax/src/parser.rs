//! Tokens to syntax tree; never fails.
//!
//! A section of sound text is parsed in few runs. Where a mistake is met, the section is parsed again paragraph by
//! paragraph, so that one mistake hides nothing of the others; within a block, clauses recover on their own.

use super::advice::Context;
use super::brackets::begins_line;
use super::declaration::{Paragraph, paragraph};
use super::error::Mistake;
use super::explained::Explained;
use super::lexer::Lexer;
use super::plain::Usual;
use super::section::Section;
use super::token::Token;
use super::{Ast, Part, Survey, Unread, pieces};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Source, Sources};
use chumsky::prelude::*;

/// Parses a text. Every input gives a tree and all its findings.
pub fn parse(sources: &Sources, file: FileId, findings: &mut Vec<Diagnostic>) -> Ast {
    let mut paragraphs = Vec::new();
    read(sources.get(file), findings, |found, _| match found {
        Found::Laws(laws) => paragraphs.extend(laws.paragraphs()),
        Found::Paragraphs(mut found) => paragraphs.append(&mut found),
        Found::Unread(_) => {}
    });
    Ast { paragraphs }
}

/// Parses a text, but leaves laws of the usual form as text. Every input gives its parts and all its findings.
pub fn survey(sources: &Sources, file: FileId, findings: &mut Vec<Diagnostic>) -> Survey {
    let source = sources.get(file);
    if let Some(parts) = pieces::survey(source) {
        return Survey { parts, unread: Vec::new() };
    }
    let (mut parts, mut unread) = (Vec::new(), Vec::new());
    read(source, findings, |found, mended| match found {
        // What has been mended would have to be mended again.
        Found::Laws(laws) if mended => parts.extend(laws.paragraphs().into_iter().map(Part::Paragraph)),
        Found::Laws(laws) => parts.extend(laws.into_text().map(Part::Laws)),
        Found::Paragraphs(found) => parts.extend(found.into_iter().map(Part::Paragraph)),
        Found::Unread(found) => unread.push(found),
    });
    Survey { parts, unread }
}

/// Declarations that follow one another.
pub(super) enum Found<'r> {
    Laws(Usual<'r>),
    Paragraphs(Vec<Paragraph>),
    /// What mistakes kept from being read beside them.
    Unread(Unread),
}

/// Reads a text and hands on what is found, in order, each time with whether anything near it had to be mended.
fn read(source: &Source, findings: &mut Vec<Diagnostic>, mut keep: impl FnMut(Found<'_>, bool)) {
    let first = findings.len();
    let mut lexer = Lexer::new(source.text(), source.base());
    let mut reported = 0;
    while let Some(section) = lexer.section() {
        let explained = &lexer.findings[std::mem::replace(&mut reported, lexer.findings.len())..];
        if let Some(sound) = sound(&section) {
            for found in sound {
                keep(found, !explained.is_empty());
            }
            continue;
        }
        let explained = Explained::by(explained);
        for (from, to) in segments(&section, source.text(), source.base()) {
            let run = parse_run(&section, from, to);
            if !run.mistakes.is_empty() {
                keep(Found::Unread(Unread::of(&section, from, to)), true);
            }
            keep(Found::Paragraphs(run.paragraphs.unwrap_or_default()), true);
            for mistake in run.mistakes {
                // What had to be mended has been reported; its consequences are not worth a second finding.
                if explained.covers(mistake.span) {
                    continue;
                }
                let context = Context::of(&section, from, mistake.span, source.text(), source.base());
                findings.push(mistake.diagnostic(&context));
            }
        }
    }
    findings.append(&mut lexer.findings);
    findings[first..].sort_by_key(|finding| finding.span);
}

/// The declarations of a section without mistakes; none where there is one.
pub(super) fn sound(section: &Section) -> Option<Vec<Found<'_>>> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    let others = |from: usize, to: usize| {
        let run = parse_run(section, from, to);
        run.paragraphs.filter(|_| run.mistakes.is_empty()).map(Found::Paragraphs)
    };
    while at < section.kinds.len() {
        let laws = Usual::at(section, at);
        if laws.is_empty() {
            at = end_of_block(&section.kinds, at);
            continue;
        }
        if from < at {
            found.push(others(from, at)?);
        }
        at = laws.end;
        from = at;
        found.push(Found::Laws(laws));
    }
    if from < at {
        found.push(others(from, at)?);
    }
    Some(found)
}

/// Where the next block ends, and with it a declaration.
fn end_of_block(kinds: &[Token], from: usize) -> usize {
    let mut depth = 0_usize;
    let end = kinds[from..].iter().position(|kind| {
        depth += usize::from(*kind == Token::BraceOpen);
        let closes = *kind == Token::BraceClose;
        depth = depth.saturating_sub(usize::from(closes));
        closes && depth == 0
    });
    end.map_or(kinds.len(), |at| from + at + 1)
}

/// The outcome of parsing a run of tokens.
pub(super) struct Run {
    pub paragraphs: Option<Vec<Paragraph>>,
    pub mistakes: Vec<Mistake>,
}

pub(super) fn parse_run(section: &Section, from: usize, to: usize) -> Run {
    let tokens = section.kinds[from..to].map_span(|span: SimpleSpan| section.place(from + span.start, from + span.end));
    let (paragraphs, mistakes) = paragraph().repeated().collect().then_ignore(end()).parse(tokens).into_output_errors();
    Run { paragraphs, mistakes }
}

/// Where paragraphs seem to begin: at a keyword of a declaration outside all blocks that is first on its line or follows
/// a block, with its documentation; never where a list or a header goes on.
fn segments(section: &Section, text: &str, base: u32) -> Vec<(usize, usize)> {
    let mut begins = Vec::new();
    let mut depth = 0_usize;
    for (index, &kind) in section.kinds.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| section.kinds[before]);
        match kind {
            Token::BraceOpen | Token::ParenOpen => depth += 1,
            Token::BraceClose | Token::ParenClose => depth = depth.saturating_sub(1),
            _ => {}
        }
        let goes_on = matches!(before, Some(Token::Comma | Token::Doc | Token::Alternative))
            || before.is_some_and(|token| {
                token.begins_declaration()
                    || matches!(token, Token::In | Token::Of | Token::By | Token::Within | Token::Changes)
                    || matches!(token, Token::From | Token::To | Token::For | Token::With | Token::Between)
            });
        let offset = (section.starts[index] - base) as usize;
        // No name is ever followed by another: here a declaration begins whatever was left open before.
        let named = section.kinds.get(index + 1) == Some(&Token::Name)
            && !matches!(before, Some(Token::Doc | Token::Alternative))
            && begins_line(text, offset);
        let misspelt = named && kind == Token::Name && before.is_none_or(|token| !token.is_keyword());
        let begins_here = depth == 0
            && (misspelt
                || (named && kind.begins_declaration())
                || ((kind.begins_declaration() || kind == Token::Doc)
                    && !goes_on
                    && (before == Some(Token::BraceClose) || first_on_line(text, offset))));
        if begins_here {
            begins.push(index);
        }
    }
    if begins.first() != Some(&0) {
        begins.insert(0, 0);
    }
    let ends = begins.iter().skip(1).copied().chain(std::iter::once(section.kinds.len()));
    begins.iter().copied().zip(ends).collect()
}

fn first_on_line(text: &str, offset: usize) -> bool {
    let before = text[..offset].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read off the tokens of laws is what the combinators make of them.
    #[test]
    fn plain_laws_are_read_as_all_laws_are() {
        let words =
            ["law", "l", "in", "e", "{", "a", "and", "source", "produce", "p", ",", "}", "alternative", "/// d\n"];
        let law = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11];
        let (mut plain, mut other) = (0, 0);
        for (place, word, way) in
            (0..law.len()).flat_map(|a| (0..words.len()).flat_map(move |b| [(a, b, 0), (a, b, 1)]))
        {
            let mut changed: Vec<usize> = law.to_vec();
            if way == 0 {
                changed.insert(place, word);
            } else {
                changed[place] = word;
            }
            let changed: Vec<&str> = changed.iter().map(|&at| words[at]).collect();
            let text = format!("{} law m in e, f {{ b and c produce q, r }}", changed.join(" "));
            let Some(section) = Lexer::new(&text, 0).section().filter(|section| !section.mended) else { continue };
            let whole = parse_run(&section, 0, section.kinds.len());
            let found = sound(&section).map(|found| {
                let trees = found.into_iter().flat_map(|found| match found {
                    Found::Laws(laws) => laws.paragraphs(),
                    Found::Paragraphs(paragraphs) => paragraphs,
                    Found::Unread(_) => Vec::new(),
                });
                trees.collect::<Vec<Paragraph>>()
            });
            assert_eq!(found.is_some(), whole.mistakes.is_empty(), "{text}");
            if let Some(found) = found {
                assert_eq!(format!("{found:?}"), format!("{:?}", whole.paragraphs.unwrap_or_default()), "{text}");
                plain += usize::from(Usual::at(&section, 0).end == section.kinds.len());
            } else {
                other += 1;
            }
        }
        assert!(plain > 20 && other > 20, "{plain} {other}");
    }
}
