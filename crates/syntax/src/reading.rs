//! Each way in which laws can be read, alone and on one thread: for `benches/reading.rs`, which says what those gain
//! that are not needed to understand a text.

use super::declaration::Declaration;
use super::lexer::Lexer;
use super::parser::{Found, parse_run, sound};
use super::plain::{PlainLaw, Usual};
use super::section::Section;
use crate::source::Source;
use std::hint::black_box;

/// A way to read the laws of a text without mistakes: its name, and what says how many there are.
pub type Way = (&'static str, fn(&Source) -> usize);

/// All of them.
pub const WAYS: [Way; 6] = [
    ("off the bytes", off_bytes),
    ("off tokens", off_tokens),
    ("off tokens of the automaton", off_automaton),
    ("by the combinators", by_combinators),
    ("off the bytes, twice", |source| off_bytes(source).min(off_bytes(source))),
    ("off the bytes, and kept", kept),
];

fn off_bytes(source: &Source) -> usize {
    let mut laws = 0;
    each(source, |law| laws += usize::from(!black_box(law).names.is_empty()));
    laws
}

/// Reads off the bytes what can be read off them, and off tokens what remains.
fn each(source: &Source, mut visit: impl FnMut(PlainLaw)) {
    let (mut lexer, mut names) = (Lexer::new(source.text(), source.base()), Vec::new());
    loop {
        while let Some(law) = lexer.law(&mut names) {
            visit(law);
        }
        let Some(section) = lexer.section() else { return };
        for laws in usual(&section) {
            laws.each(|_, law| visit(law));
        }
    }
}

fn off_tokens(source: &Source) -> usize {
    let mut lexer = Lexer::new(source.text(), source.base());
    std::iter::from_fn(|| lexer.section()).map(|section| count(&section)).sum()
}

fn off_automaton(source: &Source) -> usize {
    let mut lexer = Lexer::new(source.text(), source.base());
    std::iter::from_fn(|| lexer.section_of(Lexer::unusual)).map(|section| count(&section)).sum()
}

fn count(section: &Section) -> usize {
    let mut count = 0;
    for laws in usual(section) {
        laws.each(|_, law| count += usize::from(!black_box(law).names.is_empty()));
    }
    count
}

fn usual(section: &Section) -> Vec<Usual<'_>> {
    let laws = |found| if let Found::Laws(laws) = found { Some(laws) } else { None };
    sound(section).into_iter().flatten().filter_map(laws).collect()
}

fn by_combinators(source: &Source) -> usize {
    let mut lexer = Lexer::new(source.text(), source.base());
    let laws = |section: Section| {
        let paragraphs = parse_run(&section, 0, section.kinds.len()).paragraphs.unwrap_or_default();
        paragraphs.iter().filter(|paragraph| matches!(paragraph.declaration, Declaration::Law(_))).count()
    };
    std::iter::from_fn(|| lexer.section()).map(laws).sum()
}

/// Keeps all that was read, and goes through it once more.
fn kept(source: &Source) -> usize {
    let (mut names, mut laws) = (Vec::new(), Vec::new());
    each(source, |law| {
        let from = names.len();
        names.extend_from_slice(law.names);
        laws.push((from..names.len(), law.span, law.alternative, law.produce, law.coproducers, law.products));
    });
    let law = |(range, span, alternative, produce, coproducers, products): &(std::ops::Range<usize>, _, _, _, _, _)| {
        let names = &names[range.clone()];
        let (&coproducers, &products) = (coproducers, products);
        PlainLaw { span: *span, alternative: *alternative, produce: *produce, names, coproducers, products }
    };
    laws.iter().map(law).filter(|&law| !black_box(law).names.is_empty()).count()
}
