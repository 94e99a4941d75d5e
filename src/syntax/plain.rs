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
struct Form {
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

    fn is_alternative(&self) -> bool {
        self.law > self.docs.end
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
#[derive(Clone, Copy, Debug)]
pub struct PlainLaw<'r> {
    section: &'r Section,
    form: &'r Form,
}

impl<'r> PlainLaw<'r> {
    /// The place of its declaration, documentation excluded.
    pub fn span(self) -> Span {
        self.section.place(self.form.docs.end, self.form.end())
    }

    /// Whether other laws for the same product are meant to stand beside it.
    pub fn is_alternative(self) -> bool {
        self.form.is_alternative()
    }

    /// Its name.
    pub fn name(self) -> Name {
        Name { span: self.section.span(self.form.law + 1) }
    }

    /// Where it applies.
    pub fn environments(self) -> impl ExactSizeIterator<Item = Name> + 'r {
        self.names(&self.form.environments)
    }

    /// All it needs.
    pub fn coproducers(self) -> impl ExactSizeIterator<Item = Name> + 'r {
        self.names(&self.form.coproducers)
    }

    /// What they jointly produce.
    pub fn products(self) -> impl ExactSizeIterator<Item = Name> + 'r {
        self.names(&self.form.products)
    }

    /// Its syntax tree.
    pub fn tree(self) -> Law {
        let members = self.coproducers().map(Condition::Name).collect();
        let span = self.section.place(self.form.coproducers.start, self.form.coproducers.end);
        let condition = Condition::Group(Box::new(Group { need: Need::All, members, span }));
        let produce = self.section.span(self.form.coproducers.end).start;
        Law {
            alternative: self.is_alternative(),
            declared: DeclaredName { name: self.name(), label: None },
            environments: self.environments().collect(),
            body: Some(LawBody::plain(condition, produce, self.products().collect())),
        }
    }

    fn names(self, range: &Range<usize>) -> impl ExactSizeIterator<Item = Name> + 'r {
        let section = self.section;
        range.clone().step_by(2).map(|at| Name { span: section.span(at) })
    }

    fn paragraph(self) -> Paragraph {
        let docs = self.form.docs.clone().map(|at| self.section.span(at)).collect::<Box<[Span]>>();
        let docs = (!docs.is_empty()).then_some(docs);
        Paragraph { docs, span: self.span(), declaration: Declaration::Law(self.tree()) }
    }
}

/// A run of laws of the usual form, kept as text.
#[derive(Debug)]
pub struct Laws {
    span: Span,
    names: Box<[Name]>,
}

impl Laws {
    /// The names of the laws.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Reads the laws again.
    pub fn read(&self, sources: &Sources, mut visit: impl FnMut(PlainLaw)) {
        let mut lexer = Lexer::new(sources.text(self.span), self.span.start);
        while let Some(section) = lexer.section() {
            for form in &Forms::at(&section, 0).laws {
                visit(PlainLaw { section: &section, form });
            }
        }
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
    pub fn paragraphs(&self) -> impl Iterator<Item = Paragraph> {
        self.laws().map(PlainLaw::paragraph)
    }

    /// The laws as text.
    pub fn into_text(self) -> Laws {
        let from = self.laws.first().map_or(self.end, |form| form.docs.end);
        Laws { span: self.section.place(from, self.end), names: self.laws().map(PlainLaw::name).collect() }
    }

    fn laws(&self) -> impl Iterator<Item = PlainLaw<'_>> {
        self.laws.iter().map(|form| PlainLaw { section: self.section, form })
    }
}
