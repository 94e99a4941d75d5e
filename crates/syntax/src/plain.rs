//! Laws of the usual form, `law l in e { a and b produce p }`: read without the combinators, off bytes or tokens.
//!
//! A large model consists of them. Runs of them are not kept as trees, which would take several times the room of the
//! text, but are read again when they are elaborated. What has another form is left to the parser of all declarations.
//!
//! If that parser read all of them, a `check` of 100,000 would take 1.8 times as long; if it read only those that are
//! documented or have names in another script, 1.4 times where all are such (`cargo bench --bench reading` shows the
//! reading alone). To keep what was read would save a third of the second reading, 2 % of a `check`, and up to a tenth
//! where laws are documented or in another script; but it would take a hundred bytes a law.

use super::condition::{Condition, Group, Need};
use super::declaration::{Declaration, Law, LawBody, Paragraph};
use super::lexer::Lexer;
use super::name::{DeclaredName, Name};
use super::section::Section;
use super::token::Token;
use crate::source::{Sources, Span};
use std::ops::Range;

/// What a law is read off, where it is known what may come next.
pub(super) trait Expected {
    /// Passes over a sign or a keyword, and says where it stands; over nothing where something else comes next.
    fn take(&mut self, kind: Token) -> Option<Span>;

    /// Passes over a name, and says what its word is where it stands alone; over nothing where there is none.
    fn name(&mut self) -> Option<(Token, Name)>;

    /// Passes over names with something between each two, and says what the word of the first is.
    #[expect(clippy::inline_always, reason = "what comes between is known where it is called")]
    #[inline(always)]
    fn names(&mut self, names: &mut Vec<Name>, between: Token) -> Option<Token> {
        let (first, name) = self.name()?;
        names.push(name);
        while self.take(between).is_some() {
            names.push(self.name()?.1);
        }
        Some(first)
    }
}

/// A law of the usual form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainLaw<'n> {
    /// The place of its declaration, documentation excluded.
    pub span: Span,
    /// Whether other laws for the same product are meant to stand beside it.
    pub alternative: bool,
    /// Where its `produce` stands.
    pub(super) produce: u32,
    /// Its own name, then those of environments, coproducers and products.
    pub(super) names: &'n [Name],
    /// Where among the names those of coproducers begin.
    pub(super) coproducers: usize,
    /// Where among the names those of products begin.
    pub(super) products: usize,
}

impl<'n> PlainLaw<'n> {
    /// The law that comes next, its names put into a buffer; none where it has another form.
    pub(super) fn next(text: &mut impl Expected, names: &'n mut Vec<Name>) -> Option<Self> {
        names.clear();
        let alternative = text.take(Token::Alternative);
        let law = text.take(Token::Law)?;
        names.push(text.name()?.1);
        text.take(Token::In)?;
        text.names(names, Token::Comma)?;
        text.take(Token::BraceOpen)?;
        let coproducers = names.len();
        let first = text.names(names, Token::And)?;
        let products = names.len();
        // A single name is a condition of another form, and where a condition begins these keywords are no names.
        if products - coproducers < 2 || matches!(first, Token::Likelihood | Token::Source) {
            return None;
        }
        let produce = text.take(Token::Produce)?.start;
        text.names(names, Token::Comma)?;
        let span = alternative.unwrap_or(law).to(text.take(Token::BraceClose)?);
        Some(Self { span, alternative: alternative.is_some(), produce, names, coproducers, products })
    }

    /// Its name.
    pub const fn name(self) -> Name {
        self.names[0]
    }

    /// Where it applies.
    pub fn environments(self) -> &'n [Name] {
        &self.names[1..self.coproducers]
    }

    /// All it needs.
    pub fn coproducers(self) -> &'n [Name] {
        &self.names[self.coproducers..self.products]
    }

    /// What they jointly produce.
    pub fn products(self) -> &'n [Name] {
        &self.names[self.products..]
    }

    /// Its syntax tree.
    pub fn tree(self) -> Law {
        let members = self.coproducers().iter().copied().map(Condition::Name).collect();
        let span = self.names[self.coproducers].span.to(self.names[self.products - 1].span);
        let condition = Condition::Group(Box::new(Group { need: Need::All, members, span }));
        Law {
            alternative: self.alternative,
            declared: DeclaredName { name: self.name(), label: None },
            environments: self.environments().into(),
            body: Some(LawBody::plain(condition, self.produce, self.products().into())),
        }
    }
}

/// A run of laws of the usual form, kept as text.
#[derive(Debug)]
pub struct Laws {
    span: Span,
    names: Box<[Name]>,
    coproducers: usize,
}

impl Laws {
    /// The names of the laws.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// How many coproducers the laws mention, all together.
    pub const fn coproducers(&self) -> usize {
        self.coproducers
    }

    /// Reads the laws again.
    pub fn read(&self, sources: &Sources, mut visit: impl FnMut(PlainLaw)) {
        let mut lexer = Lexer::new(sources.text(self.span), self.span.start);
        let mut names = Vec::new();
        loop {
            while let Some(law) = lexer.law(&mut names) {
                visit(law);
            }
            let Some(section) = lexer.section() else { break };
            let mut cursor = Cursor::new(&section, 0);
            while let Some((_, law)) = cursor.law(&mut names) {
                visit(law);
            }
        }
    }
}

/// A run of laws of the usual form as it grows.
#[derive(Default)]
pub(super) struct Run {
    span: Option<Span>,
    names: Vec<Name>,
    coproducers: usize,
}

impl Run {
    pub fn add(&mut self, law: PlainLaw) {
        self.span = Some(self.span.map_or(law.span, |span| span.to(law.span)));
        self.names.push(law.name());
        self.coproducers += law.coproducers().len();
    }

    /// The laws, if there are any; the next run begins.
    pub fn take(&mut self) -> Option<Laws> {
        let span = self.span.take()?;
        Some(Laws { span, names: self.names.drain(..).collect(), coproducers: std::mem::take(&mut self.coproducers) })
    }
}

/// A place among the tokens of a section.
pub(super) struct Cursor<'r> {
    section: &'r Section,
    at: usize,
}

impl<'r> Cursor<'r> {
    pub const fn new(section: &'r Section, at: usize) -> Self {
        Self { section, at }
    }

    /// The law that comes next, with the tokens of its documentation before it.
    pub fn law<'n>(&mut self, names: &'n mut Vec<Name>) -> Option<(Range<usize>, PlainLaw<'n>)> {
        let from = self.at;
        while self.take(Token::Doc).is_some() {}
        let docs = from..self.at;
        PlainLaw::next(self, names).map(|law| (docs, law))
    }
}

impl Expected for Cursor<'_> {
    fn take(&mut self, kind: Token) -> Option<Span> {
        (self.section.kinds.get(self.at) == Some(&kind)).then(|| {
            self.at += 1;
            self.section.span(self.at - 1)
        })
    }

    fn name(&mut self) -> Option<(Token, Name)> {
        let kind = self.section.kinds.get(self.at).copied().filter(|kind| kind.is_name())?;
        self.take(kind).map(|span| (kind, Name { span }))
    }
}

/// Laws of the usual form that follow one another.
pub(super) struct Usual<'r> {
    section: &'r Section,
    from: usize,
    /// The token after them.
    pub end: usize,
}

impl<'r> Usual<'r> {
    /// The laws that begin at a token.
    pub fn at(section: &'r Section, from: usize) -> Self {
        let (mut cursor, mut names, mut end) = (Cursor::new(section, from), Vec::new(), from);
        while cursor.law(&mut names).is_some() {
            end = cursor.at;
        }
        Self { section, from, end }
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.from == self.end
    }

    /// Their syntax trees.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        self.each(|docs, law| {
            let docs = docs.map(|at| self.section.span(at)).collect::<Box<[Span]>>();
            let docs = (!docs.is_empty()).then_some(docs);
            paragraphs.push(Paragraph { docs, span: law.span, declaration: Declaration::Law(law.tree()) });
        });
        paragraphs
    }

    /// The laws as text.
    pub fn into_text(self) -> Option<Laws> {
        let mut run = Run::default();
        self.each(|_, law| run.add(law));
        run.take()
    }

    /// Each law, with the tokens of its documentation.
    pub fn each(&self, mut visit: impl FnMut(Range<usize>, PlainLaw)) {
        let (mut cursor, mut names) = (Cursor::new(self.section, self.from), Vec::new());
        while cursor.at < self.end
            && let Some((docs, law)) = cursor.law(&mut names)
        {
            visit(docs, law);
        }
    }
}
