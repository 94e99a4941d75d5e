//! Laws of the usual form, `law l in e { a and b produce p }`: read off their tokens without the combinators.
//!
//! A large model consists of them. Runs of them are not kept as trees, which would take several times the room of the
//! text, but are read again when they are elaborated. What has another form is left to the parser of all declarations.

use super::condition::{Condition, Group, Need};
use super::declaration::{Declaration, Law, LawBody, Paragraph};
use super::lexer::Lexer;
use super::name::{DeclaredName, Name};
use super::section::Section;
use super::token::Token;
use crate::source::{Sources, Span};
use std::ops::Range;

/// A law of the usual form, as positions of tokens. In the ranges, every second token is a name.
#[derive(Clone, Debug)]
pub(super) struct Form {
    docs: Range<usize>,
    law: usize,
    environments: Range<usize>,
    coproducers: Range<usize>,
    products: Range<usize>,
}

impl Form {
    /// The law that begins at a token, with its documentation; none where it has another form.
    fn of(kinds: &[Token], from: usize) -> Option<Self> {
        let documented = kinds[from..].iter().take_while(|&&kind| kind == Token::Doc).count();
        let start = from + documented;
        let law = start + usize::from(kinds.get(start) == Some(&Token::Alternative));
        let [Token::Law, name, Token::In, ..] = kinds.get(law..)? else { return None };
        let environments = names(kinds, law + 3, Token::Comma)?;
        let coproducers = names(kinds, expect(kinds, environments.end, Token::BraceOpen)?, Token::And)?;
        let products = names(kinds, expect(kinds, coproducers.end, Token::Produce)?, Token::Comma)?;
        // A single name is a condition of another form, and where a condition begins these keywords are no names.
        let is_plain = coproducers.len() > 1 && !matches!(kinds[coproducers.start], Token::Likelihood | Token::Source);
        let found = Self { docs: from..start, law, environments, coproducers, products };
        let closes = kinds.get(found.products.end) == Some(&Token::BraceClose);
        (name.is_name() && is_plain && closes).then_some(found)
    }

    const fn end(&self) -> usize {
        self.products.end + 1
    }

    /// The law, its names put into a buffer.
    fn law<'n>(&self, section: &Section, names: &'n mut Vec<Name>) -> PlainLaw<'n> {
        names.clear();
        let mut add = |tokens: Range<usize>| {
            names.extend(tokens.step_by(2).map(|at| Name { span: section.span(at) }));
            names.len()
        };
        add(self.law + 1..self.law + 2);
        let coproducers = add(self.environments.clone());
        let products = add(self.coproducers.clone());
        add(self.products.clone());
        PlainLaw {
            span: section.place(self.docs.end, self.end()),
            alternative: self.law > self.docs.end,
            produce: section.starts[self.coproducers.end],
            names,
            coproducers,
            products,
        }
    }

    fn paragraph(&self, section: &Section, law: PlainLaw) -> Paragraph {
        let docs = self.docs.clone().map(|at| section.span(at)).collect::<Box<[Span]>>();
        let docs = (!docs.is_empty()).then_some(docs);
        Paragraph { docs, span: law.span, declaration: Declaration::Law(law.tree()) }
    }
}

fn expect(kinds: &[Token], at: usize, kind: Token) -> Option<usize> {
    (kinds.get(at) == Some(&kind)).then_some(at + 1)
}

/// Names with a token between each two.
fn names(kinds: &[Token], from: usize, between: Token) -> Option<Range<usize>> {
    let is_name = |at: usize| kinds.get(at).is_some_and(|kind| kind.is_name());
    let mut end = from + 1;
    while is_name(end - 1) && kinds.get(end) == Some(&between) {
        end += 2;
    }
    is_name(end - 1).then_some(from..end)
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
            Forms::at(&section, 0).each(|_, law| visit(law));
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

/// Laws of the usual form that follow one another.
pub(super) struct Forms<'r> {
    section: &'r Section,
    laws: Vec<Form>,
    /// The token after them.
    pub end: usize,
}

impl<'r> Forms<'r> {
    /// The laws that begin at a token.
    pub fn at(section: &'r Section, from: usize) -> Self {
        let mut found = Self { section, laws: Vec::new(), end: from };
        while let Some(form) = Form::of(&section.kinds, found.end) {
            found.end = form.end();
            found.laws.push(form);
        }
        found
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.laws.is_empty()
    }

    /// Their syntax trees.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut paragraphs = Vec::with_capacity(self.laws.len());
        self.each(|form, law| paragraphs.push(form.paragraph(self.section, law)));
        paragraphs
    }

    /// The laws as text.
    pub fn into_text(self) -> Option<Laws> {
        let mut run = Run::default();
        self.each(|_, law| run.add(law));
        run.take()
    }

    pub fn each(&self, mut visit: impl FnMut(&Form, PlainLaw)) {
        let mut names = Vec::new();
        for form in &self.laws {
            visit(form, form.law(self.section, &mut names));
        }
    }
}
