//! Mends the brackets of a section, so that the parser meets matching ones only.
//!
//! A bracket that is never opened is left out, one that is never closed is closed where the next paragraph begins, and
//! what is nested too deeply is left out; each is one finding. Linear in the number of tokens.

use super::section::{MOST_NESTED, Section};
use super::token::Token;
use crate::diagnostic::{Diagnostic, Fix, Label, rules};
use crate::source::Span;

/// Whether every closing bracket closes one of its own kind.
pub(super) fn alternate(section: &Section) -> bool {
    let mut open = Vec::new();
    section.kinds.iter().all(|&kind| match kind {
        Token::BraceOpen | Token::ParenOpen => {
            open.push(kind);
            true
        }
        Token::BraceClose => open.pop() == Some(Token::BraceOpen),
        Token::ParenClose => open.pop() == Some(Token::ParenOpen),
        _ => true,
    })
}

/// The section with matching brackets.
pub(super) fn mend(section: &Section, text: &str, base: u32, findings: &mut Vec<Diagnostic>) -> Section {
    let out = Section { end: section.end, mended: true, ..Section::default() };
    let mut mended =
        Mended { out, open: Vec::new(), swallowed: &section.swallowed, deepest: None, text, base, findings };
    let mut too_deep = 0_usize;
    for (index, &kind) in section.kinds.iter().enumerate() {
        let span = section.span(index);
        if kind.begins_declaration() && begins_line(text, (span.start - base) as usize) {
            too_deep = 0;
            mended.close_all(0);
            mended.deepest = None;
        }
        match kind {
            Token::BraceOpen | Token::ParenOpen if too_deep > 0 || mended.open.len() == MOST_NESTED => {
                if too_deep == 0 {
                    mended.report_depth(span);
                }
                too_deep += 1;
            }
            Token::BraceClose | Token::ParenClose if too_deep > 0 => {
                too_deep -= 1;
                if too_deep == 0 {
                    mended.report_end_of_depth(span);
                }
            }
            _ if too_deep > 0 => {}
            Token::BraceOpen | Token::ParenOpen => {
                mended.open.push((kind, span));
                mended.out.push(kind, span);
            }
            Token::BraceClose | Token::ParenClose => mended.close(kind, span),
            _ => mended.out.push(kind, span),
        }
    }
    mended.close_all(0);
    mended.out
}

struct Mended<'f> {
    out: Section,
    open: Vec<(Token, Span)>,
    /// Where texts and names begin that lack their end and may have swallowed brackets.
    swallowed: &'f [u32],
    /// The finding that brackets of this paragraph are nested too deeply.
    deepest: Option<usize>,
    text: &'f str,
    base: u32,
    findings: &'f mut Vec<Diagnostic>,
}

impl Mended<'_> {
    fn close(&mut self, kind: Token, span: Span) {
        let opener = if kind == Token::BraceClose { Token::BraceOpen } else { Token::ParenOpen };
        if let Some(at) = self.open.iter().rposition(|&(open, _)| open == opener) {
            // A `)` does not reach out of the block it stands in.
            if kind == Token::BraceClose || at + 1 == self.open.len() {
                self.close_all(at + 1);
                self.open.pop();
                self.out.push(kind, span);
                return;
            }
        }
        self.findings.push(
            rules::SYNTAX_ERROR
                .at(span, format!("{} closes nothing", kind.described()))
                .remark("no bracket is open here")
                .help("remove it, or open the bracket it should close"),
        );
    }

    /// Closes all brackets but the outermost `keep`, where the text has come to.
    fn close_all(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some((opener, span)) = self.open.pop() else { break };
            let closer = if opener == Token::BraceOpen { Token::BraceClose } else { Token::ParenClose };
            let here = self.out.ends.last().copied().unwrap_or(span.end);
            self.out.push(closer, Span::new(here, here));
            // What opens too much or swallows a bracket has been reported already.
            let first_after = self.swallowed.partition_point(|&start| start < span.end);
            let swallowed = self.swallowed.get(first_after).is_some_and(|&start| start <= here);
            if swallowed || self.deepest.is_some() {
                continue;
            }
            // A condition or a list goes wrong anywhere after a missing `)`; clauses recover within a block.
            let (from, where_) =
                if opener == Token::BraceOpen { (here, "here at the latest") } else { (span.end, "in here") };
            self.findings.push(
                rules::SYNTAX_ERROR
                    .at(span, format!("{} is never closed", opener.described()))
                    .remark("opened here")
                    .label(Span::new(from, here), format!("{} is missing {where_}", closer.described()))
                    .help(format!("close it with {}", closer.described()))
                    .fix(self.closing(opener, span, here)),
            );
        }
    }

    /// A brace where the block is over at the latest: in a line of its own where the block is in several. None where
    /// the opening brace is the one too many, or where a `)` is missing.
    fn closing(&self, opener: Token, span: Span, here: u32) -> Option<Fix> {
        let block = &self.text[(span.end - self.base) as usize..(here - self.base) as usize];
        let is_single = opener == Token::BraceOpen && !block.trim_start().starts_with('{');
        let gap = if block.contains('\n') { "\n" } else { " " };
        is_single.then(|| Fix::suggested(Span::new(here, here), format!("{gap}}}")))
    }

    fn report_depth(&mut self, span: Span) {
        self.deepest = Some(self.findings.len());
        self.findings.push(
            rules::SYNTAX_ERROR
                .at(span, format!("brackets are nested more than {MOST_NESTED} deep"))
                .remark("anything nested deeper is not read")
                .help("name the inner parts as products of laws of their own"),
        );
    }

    fn report_end_of_depth(&mut self, span: Span) {
        if let Some(finding) = self.deepest.and_then(|at| self.findings.get_mut(at)) {
            finding.labels.push(Label { span, message: "up to here".into() });
        }
    }
}

/// Whether a token is the first of its line and not indented: there a paragraph begins.
pub(super) fn begins_line(text: &str, offset: usize) -> bool {
    offset == 0 || matches!(text.as_bytes()[offset - 1], b'\n' | b'\r')
}
