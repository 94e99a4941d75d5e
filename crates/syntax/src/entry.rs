//! What a person types, a line at a time: its tokens, and whether declarations in it go on.

use super::lexer::Lexer;
use super::parser::{parse_run, survey};
use super::scanner::Scanner;
use super::section::{MOST_NESTED, Section};
use super::token::Token;
use crate::source::{Sources, Span};
use std::ops::Range;

/// The tokens of a text with their places, remarks left out; none stands for what is no token.
pub fn tokens(text: &str) -> impl Iterator<Item = (Option<Token>, Range<usize>)> {
    Scanner::of(text)
        .spanned()
        .map(|(token, range)| (token.ok(), range))
        .filter(|(kind, _)| *kind != Some(Token::Comment))
}

/// Whether a text is nothing but declarations, or would be if it went on.
pub fn is_sound(text: &str) -> bool {
    let mut sources = Sources::new();
    let Ok(file) = sources.add("", text) else { return false };
    let mut findings = Vec::new();
    survey(&sources, file, &mut findings);
    findings.is_empty() || is_unfinished(text)
}

/// Whether declarations are right as far as they go, but end too early: at the end of the text the parser needs more.
pub fn is_unfinished(text: &str) -> bool {
    let mut lexer = Lexer::new(text, 0);
    let mut section = Section::default();
    let mut open = Vec::new();
    while let Some((kind, span)) = lexer.next(&mut section) {
        let closer = match kind {
            Token::BraceOpen => Some(Token::BraceClose),
            Token::ParenOpen => Some(Token::ParenClose),
            _ => None,
        };
        open.extend(closer);
        let is_closing = matches!(kind, Token::BraceClose | Token::ParenClose);
        if is_closing && open.pop() != Some(kind) || open.len() > MOST_NESTED {
            return false;
        }
        section.end = span.end;
        section.push(kind, span);
    }
    if section.kinds.is_empty() || !lexer.findings.is_empty() {
        return false;
    }
    // With all brackets closed, a mistake further ahead would show as one.
    let end = section.end;
    let goes_on = !open.is_empty();
    while let Some(closer) = open.pop() {
        section.push(closer, Span::new(end, end));
    }
    let mistakes = parse_run(&section, 0, section.kinds.len()).mistakes;
    (goes_on || !mistakes.is_empty()) && mistakes.iter().all(|mistake| mistake.span.start >= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_unfinished() {
        for text in [
            "object",
            "object a,",
            "object a \"label\",",
            "law l in e {",
            "law l in e { acorn and",
            "law l in e { acorn and (soil or",
            "law l in e { acorn and soil",
            "law l in e { acorn and soil produce",
            "law l in e { acorn and soil produce oak",
            "environment forest within outdoors {",
            "environment forest within outdoors { holds",
            "environment forest within outdoors { holds moisture   lacks soil",
            "scenario s in e { given a, b   expect not",
            "claim acorn is a",
            "claim acorn is a producer of oak in",
            "action sow by",
            "offering o from a to b {\n  physical shirt 7,",
            "proposition p between a and b in e {\n  a promises",
            "alternative",
            "/// An oak.",
            "object a\nlaw l in e {",
        ] {
            assert!(is_unfinished(text), "{text}");
        }
    }

    #[test]
    fn what_is_whole_or_wrong_is_not() {
        for text in [
            "",
            "// a remark",
            "object a, b",
            "environment forest within outdoors",
            "environment forest { holds a }",
            "law l in e { a and b produce c }",
            "claim acorn is a producer of oak in forest",
            "object a b",
            "law l in e { acorn xx yy",
            "law l in e { acorn and ) produce",
            "object a }",
            "object \"a",
            "object `a",
            "environment forest { holds a   what",
        ] {
            assert!(!is_unfinished(text), "{text}");
        }
    }
}
