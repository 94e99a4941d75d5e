//! `// allow RULE, RULE: reason`: findings that a text says may stand, and where.
//!
//! On a line of its own such a comment speaks of the declaration or the clause that begins next, and otherwise of the
//! line that follows. At the end of a line it speaks of that line, and of all of a clause or declaration that ends
//! there, so that it means the same however the text is laid out. A comment of another form says nothing to the tool.

use super::parser::parse;
use super::{Paragraph, Scanner, Token};
use crate::source::{FileId, Source, Sources, Span, offset};
use memchr::memmem;

/// The word with which the comment begins.
const WORD: &str = "allow";

/// One such comment.
#[derive(Debug)]
pub struct Allowance {
    /// The comment.
    pub span: Span,
    /// The rules it names.
    pub rules: Vec<Span>,
    /// Why; none where no colon or nothing stands behind it.
    pub reason: Option<Span>,
    /// Whether a colon stands behind the rules.
    pub colon: bool,
    /// The place of which it speaks: what begins there is meant.
    pub covers: Span,
}

/// The comments of a text that allow something, in order.
pub fn allowances(sources: &Sources, file: FileId) -> Vec<Allowance> {
    let source = sources.get(file);
    let mut found: Vec<(Allowance, Line)> = comments(source);
    if found.is_empty() {
        return Vec::new();
    }
    let paragraphs = parse(sources, file, &mut Vec::new()).paragraphs;
    let next = following(source, found.iter().map(|(allowance, _)| allowance.span));
    for ((allowance, line), next) in found.iter_mut().zip(next) {
        allowance.covers = covered(source, &paragraphs, allowance.span, line, next);
    }
    found.into_iter().map(|(allowance, _)| allowance).collect()
}

/// The line of a comment: where it begins, and where what stands before the comment ends, if anything does.
struct Line {
    start: u32,
    before: Option<u32>,
}

fn comments(source: &Source) -> Vec<(Allowance, Line)> {
    let text = source.text();
    let mut found = Vec::new();
    let mut done = 0;
    for at in memmem::find_iter(text.as_bytes(), WORD) {
        if at < done || !text[..at].trim_end_matches([' ', '\t']).ends_with("//") {
            continue;
        }
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
        done = end;
        let mut tokens = Scanner::of(&text[start..end]).spanned();
        let Some((_, range)) = tokens.find(|(token, _)| *token == Ok(Token::Comment)) else { continue };
        let comment = start + range.start..end;
        let before = text[start..comment.start].trim_end_matches([' ', '\t']).trim_start_matches('\u{feff}');
        let before = (!before.trim_start().is_empty()).then(|| {
            source.base() + offset(start + range.start) - {
                let gap = &text[start..comment.start];
                offset(gap.len() - gap.trim_end_matches([' ', '\t']).len())
            }
        });
        let line = Line { start: source.base() + offset(start), before };
        let span = Span::new(source.base() + offset(comment.start), source.base() + offset(comment.end));
        found.extend(read(&text[comment], span).map(|allowance| (allowance, line)));
    }
    found
}

/// What a comment says, where it has the form.
fn read(comment: &str, span: Span) -> Option<Allowance> {
    let rest = comment.strip_prefix("//")?.trim_start_matches([' ', '\t']).strip_prefix(WORD)?;
    let (list, reason) = rest.split_once(':').map_or((rest, None), |(list, reason)| (list, Some(reason)));
    if !list.starts_with([' ', '\t']) {
        return None;
    }
    let place = |part: &str| {
        let start = span.start + offset(part.as_ptr() as usize - comment.as_ptr() as usize);
        Span::new(start, start + offset(part.len()))
    };
    let names: Vec<&str> = list.split(',').map(|name| name.trim_matches([' ', '\t'])).collect();
    let is_name = |name: &&str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|one| one.is_ascii_alphanumeric() || one == '-' || one == '_')
    };
    names.iter().all(is_name).then(|| Allowance {
        span,
        rules: names.iter().map(|name| place(name)).collect(),
        colon: reason.is_some(),
        reason: reason.map(str::trim).filter(|reason| !reason.is_empty()).map(place),
        covers: span.at_end(),
    })
}

/// The first token behind each of some comments, which stand in order.
fn following(source: &Source, comments: impl DoubleEndedIterator<Item = Span>) -> Vec<u32> {
    let (text, base) = (source.text(), source.base());
    let mut known: Option<(u32, u32)> = None;
    let mut all: Vec<u32> = comments
        .rev()
        .map(|comment| {
            let mut next = base + offset(text.len());
            for (token, range) in Scanner::of(&text[(comment.end - base) as usize..]).spanned() {
                let start = comment.end + offset(range.start);
                match (token, known) {
                    // What was looked up for the comment behind this one.
                    (Ok(Token::Comment), Some((at, behind))) if at == start => {
                        next = behind;
                        break;
                    }
                    (Ok(Token::Comment | Token::Doc), _) => {}
                    _ => {
                        next = start;
                        break;
                    }
                }
            }
            known = Some((comment.start, next));
            next
        })
        .collect();
    all.reverse();
    all
}

fn covered(source: &Source, paragraphs: &[Paragraph], comment: Span, line: &Line, next: u32) -> Span {
    let around = paragraphs.partition_point(|paragraph| paragraph.span.end <= comment.start);
    let inside = paragraphs.get(around).filter(|paragraph| paragraph.span.start < comment.start);
    let Some(before) = line.before else {
        let Some(paragraph) = inside else {
            // Behind what could not be read nothing is meant.
            let begins = paragraphs.get(around).filter(|paragraph| paragraph.span.start == next);
            return begins.map_or(comment.at_end(), |paragraph| paragraph.span);
        };
        return clause(paragraph, next).unwrap_or_else(|| rest_of_line(source, next));
    };
    let ends = paragraphs[..around].last().filter(|last| last.span.end == before);
    let start = match (ends, inside) {
        (Some(last), _) => last.span.start,
        (None, Some(paragraph)) => {
            let starts = paragraph.declaration.clause_starts();
            let own = starts.iter().copied().filter(|&start| start < before).max();
            let ends = starts.contains(&next) || next + 1 == paragraph.span.end;
            own.filter(|_| ends).unwrap_or(line.start)
        }
        (None, None) => line.start,
    };
    Span::new(start.min(line.start), comment.start)
}

/// The clause that begins at a place.
fn clause(paragraph: &Paragraph, at: u32) -> Option<Span> {
    let starts = paragraph.declaration.clause_starts();
    let end = starts.iter().copied().filter(|&start| start > at).min().unwrap_or(paragraph.span.end);
    starts.contains(&at).then(|| Span::new(at, end))
}

fn rest_of_line(source: &Source, from: u32) -> Span {
    let rest = &source.text()[(from - source.base()) as usize..];
    Span::new(from, from + offset(rest.find(['\n', '\r']).unwrap_or(rest.len())))
}
