//! Tokens to syntax tree; never fails.
//!
//! A section of sound text is parsed in one go. Where a mistake is met, the section is parsed again paragraph by
//! paragraph, so that one mistake hides nothing of the others; within a block, clauses recover on their own.

use super::Ast;
use super::advice::Context;
use super::brackets::begins_line;
use super::declaration::{Paragraph, paragraph};
use super::error::Mistake;
use super::explained::Explained;
use super::lexer::Lexer;
use super::section::Section;
use super::token::Token;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources};
use chumsky::prelude::*;

/// Parses a text. Every input gives a tree and all its findings.
pub fn parse(sources: &Sources, file: FileId, findings: &mut Vec<Diagnostic>) -> Ast {
    let source = sources.get(file);
    let first = findings.len();
    let mut lexer = Lexer::new(source.text(), source.base());
    let mut ast = Ast::default();
    let mut reported = 0;
    while let Some(section) = lexer.section() {
        let explained = &lexer.findings[std::mem::replace(&mut reported, lexer.findings.len())..];
        if let Some(mut paragraphs) = parse_run(&section, 0, section.kinds.len()).into_output_if_sound() {
            ast.paragraphs.append(&mut paragraphs);
            continue;
        }
        let explained = Explained::by(explained);
        for (from, to) in segments(&section, source.text(), source.base()) {
            let run = parse_run(&section, from, to);
            ast.paragraphs.extend(run.paragraphs.unwrap_or_default());
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
    ast
}

/// The outcome of parsing a run of tokens.
struct Run {
    paragraphs: Option<Vec<Paragraph>>,
    mistakes: Vec<Mistake>,
}

impl Run {
    fn into_output_if_sound(self) -> Option<Vec<Paragraph>> {
        self.paragraphs.filter(|_| self.mistakes.is_empty())
    }
}

fn parse_run(section: &Section, from: usize, to: usize) -> Run {
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
