//! A long text in pieces, read side by side.
//!
//! No token goes on behind the end of its line. A text may therefore be cut where a law begins a line behind a block:
//! if every piece is without mistakes, its blocks closed, then so is the whole, and it says what they say. Otherwise it
//! is for the parser to read the whole once more, from its beginning, and to say what is wrong.

use super::Part;
use super::lexer::Lexer;
use super::parser::{Found, sound};
use super::plain::Run;
use crate::source::Source;
use coproduce_threads::ahead;
use std::ops::Range;

/// A piece is cut off at the first place after this many bytes.
const PIECE: usize = 1 << 16;

/// The parts of a long text without mistakes; none of any other.
pub(super) fn survey(source: &Source) -> Option<Vec<Part>> {
    let pieces = cut(source.text());
    if pieces.len() < 2 {
        return None;
    }
    ahead(
        &pieces,
        |piece| flawless(source, piece.clone()),
        |found| {
            let mut parts = Vec::new();
            for piece in found {
                parts.append(&mut piece?);
            }
            Some(parts)
        },
    )
}

/// Where a text may be cut.
fn cut(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let mut from = 0;
    while bytes.len() - from > PIECE {
        let behind = &bytes[from + PIECE..];
        let ends = behind.windows(2).enumerate().filter(|(_, pair)| pair == b"}\n").map(|(at, _)| at + 2);
        let is_law = |&at: &usize| behind[at..].starts_with(b"law ") || behind[at..].starts_with(b"alternative law ");
        let Some(end) = ends.into_iter().find(is_law) else { break };
        pieces.push(from..from + PIECE + end);
        from += PIECE + end;
    }
    pieces.push(from..bytes.len());
    pieces
}

/// The parts of a piece in which nothing is wrong.
fn flawless(source: &Source, piece: Range<usize>) -> Option<Vec<Part>> {
    let base = source.base() + u32::try_from(piece.start).ok()?;
    let mut lexer = Lexer::new(&source.text()[piece], base);
    let mut parts = Vec::new();
    let (mut run, mut names) = (Run::default(), Vec::new());
    loop {
        while let Some(law) = lexer.law(&mut names) {
            run.add(law);
        }
        parts.extend(run.take().map(Part::Laws));
        let Some(section) = lexer.section() else { break };
        if section.mended {
            return None;
        }
        for found in sound(&section)? {
            match found {
                Found::Laws(laws) => parts.extend(laws.into_text().map(Part::Laws)),
                Found::Paragraphs(found) => parts.extend(found.into_iter().map(Part::Paragraph)),
                Found::Unread(_) => return None,
            }
        }
    }
    lexer.findings.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::{Laws, survey};
    use std::fmt::Write;

    fn model(laws: usize, end: &str) -> Sources {
        let mut text = "object a, b, p\nenvironment e { holds a }\n".to_owned();
        for law in 0..laws {
            let _ = writeln!(text, "law l{law} in e {{ a and b produce p }}");
        }
        let mut sources = Sources::new();
        let _ = sources.add("long.coprod", text + end);
        sources
    }

    /// How many laws of the usual form, and how many findings.
    fn counted(sources: &Sources) -> (usize, usize) {
        let mut findings = Vec::new();
        let (file, _) = sources.iter().next().unwrap();
        let parts = survey(sources, file, &mut findings).parts;
        let laws = |part: &Part| match part {
            Part::Laws(laws) => Laws::names(laws).len(),
            Part::Paragraph(_) => 0,
        };
        (parts.iter().map(laws).sum(), findings.len())
    }

    #[test]
    fn pieces_add_up_to_the_text() {
        let sources = model(10_000, "");
        let text = sources.iter().next().unwrap().1.text();
        let pieces = cut(text);
        assert!(pieces.len() > 4 && pieces.len() < 10);
        assert_eq!(pieces.iter().map(|piece| &text[piece.clone()]).collect::<String>(), text);
        assert!(pieces[1..].iter().all(|piece| text[piece.clone()].starts_with("law ")));
        assert_eq!(counted(&sources), (10_000, 0));
    }

    #[test]
    fn a_mistake_is_found_wherever_it_is() {
        for end in ["law l in e { a and }", "environment f {\n", "}", "// \u{202e}\n"] {
            assert_eq!(counted(&model(5_000, end)).1, 1, "{end}");
        }
        let (laws, findings) = counted(&model(5_000, "object c, d of\nlaw last in e { a and b produce p }"));
        assert_eq!(findings, 1);
        assert!(laws >= 4_000);
    }
}
