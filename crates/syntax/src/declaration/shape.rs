//! What is known of a declaration beside its grammar: one table for each, from which everything else derives.

use super::Declaration;
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::DeclaredName;
use crate::token::Token;

/// A declaration as a table of words and names: what may stand where.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The word that begins it.
    pub keyword: Token,
    /// The rest of it in short, as a person is reminded of it.
    pub usage: &'static str,
    /// What the names that it declares stand for; none where it declares none that can be mentioned.
    pub declares: Option<Kind>,
    /// The words that join the parts of its header; a line may begin with them.
    pub joins: &'static [Token],
    /// What clauses of its block begin with: words, or a name.
    pub begins: &'static [Token],
    /// Words by which clauses of its block are known that begin otherwise.
    pub says: &'static [Token],
    /// The other words in it.
    pub within: &'static [Token],
    /// Behind which word a name may stand for what; behind an opening brace, where no word says it.
    pub takes: &'static [(Token, Kinds)],
}

impl Shape {
    /// A declaration of which nothing is known.
    pub(super) const NONE: Self = Self {
        keyword: Token::Object,
        usage: "",
        declares: None,
        joins: &[],
        begins: &[],
        says: &[],
        within: &[],
        takes: &[],
    };

    /// The declaration that a word begins.
    pub fn of(keyword: Token) -> Option<&'static Self> {
        let keyword = if keyword == Token::Alternative { Token::Law } else { keyword };
        Declaration::SHAPES.iter().find(|shape| shape.keyword == keyword)
    }

    /// The declaration in whose block a word belongs; none where another one has the word elsewhere before.
    pub(crate) fn home(word: Token) -> Option<&'static Self> {
        let first = Declaration::SHAPES.iter().filter(|_| word.is_keyword()).find(|shape| {
            let lists = [shape.joins, shape.begins, shape.says, shape.within];
            lists.iter().any(|list| list.contains(&word))
        })?;
        (first.begins.contains(&word) || first.says.contains(&word)).then_some(first)
    }

    /// Whether clauses may follow in braces.
    pub(crate) const fn has_block(&self) -> bool {
        !self.begins.is_empty()
    }

    /// Whether its block begins with a name, whatever word that is: a law with a condition, a list of imported names.
    pub(crate) fn begins_with_a_name(&self) -> bool {
        self.begins == [Token::Name]
    }

    /// The words in it, in the order in which they are offered.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let lists = [self.joins, self.begins, self.within, self.says];
        lists.into_iter().flatten().map(|token| token.word()).filter(|word| !word.is_empty())
    }
}

/// What every declaration answers.
pub(super) trait Declares: Sized {
    /// What is known of it beside its grammar.
    const SHAPE: Shape;

    /// What reads it.
    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self>;

    /// The names it declares that can be mentioned.
    fn declared(&self) -> &[DeclaredName] {
        &[]
    }

    /// Where clauses begin that canonical form may put on lines of their own.
    fn clause_starts(&self) -> Vec<u32> {
        Vec::new()
    }

    /// Where clauses of blocks inside the block begin.
    fn inner_starts(&self) -> Vec<u32> {
        Vec::new()
    }
}
