//! An expression to a function.

use super::function::Function;
use super::read::{Network, third_column};
use super::token::{FORM, Token, Tokens, Wrong};

/// How deep expressions may be nested.
pub(super) const MOST_NESTED: usize = 256;

/// Operators on what is so in several periods.
const TIMED: [&str; 5] = ["all", "any", "timeis", "timegt", "timelt"];
/// Operators that count.
const COUNTING: [&str; 4] = ["maj", "sumis", "sumgt", "sumlt"];

/// An expression that is being read: `!` binds tighter than `&`, and `&` tighter than `|`.
pub(super) struct Expression<'t, 'n> {
    tokens: Tokens<'t>,
    /// The part that comes next, and its place.
    next: (Option<Token<'t>>, usize),
    network: &'n mut Network,
}

impl<'t, 'n> Expression<'t, 'n> {
    /// The function that the rest of a line says, over names by their position.
    pub fn of(mut tokens: Tokens<'t>, network: &'n mut Network) -> Result<Function<usize>, Wrong> {
        let next = tokens.next()?;
        let mut expression = Self { tokens, next, network };
        let function = expression.any(0)?;
        match expression.next {
            (None, _) => Ok(function),
            (Some(Token::Comma), at) => Err(third_column(at)),
            (Some(Token::Close), at) => Err(Wrong::new(at, "`)` without `(` before it", FORM)),
            (Some(_), at) => Err(no_operator(at)),
        }
    }

    fn advance(&mut self) -> Result<(Option<Token<'t>>, usize), Wrong> {
        let next = self.tokens.next()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    fn any(&mut self, depth: usize) -> Result<Function<usize>, Wrong> {
        let mut parts = vec![self.all(depth)?];
        while self.next.0 == Some(Token::Or) {
            self.advance()?;
            parts.push(self.all(depth)?);
        }
        Ok(Function::any(parts))
    }

    fn all(&mut self, depth: usize) -> Result<Function<usize>, Wrong> {
        let mut parts = vec![self.one(depth)?];
        while self.next.0 == Some(Token::And) {
            self.advance()?;
            parts.push(self.one(depth)?);
        }
        Ok(Function::all(parts))
    }

    fn one(&mut self, depth: usize) -> Result<Function<usize>, Wrong> {
        let (token, at) = self.advance()?;
        if depth > MOST_NESTED {
            let message = format!("an expression nested more than {MOST_NESTED} deep");
            return Err(Wrong::new(at, message, "write it with fewer parentheses and negations"));
        }
        match token {
            Some(Token::Constant(value)) => Ok(Function::Constant(value)),
            Some(Token::Not) => Ok(Function::not(self.one(depth + 1)?)),
            Some(Token::Open) => {
                let inner = self.any(depth + 1)?;
                match self.advance()? {
                    (Some(Token::Close), _) => Ok(inner),
                    (None, _) => Err(Wrong::new(at, "`(` without `)` after it", FORM)),
                    (Some(Token::Comma), at) => Err(Wrong::new(at, "a comma within parentheses", FORM)),
                    (Some(_), at) => Err(no_operator(at)),
                }
            }
            Some(Token::Name(name)) => match foreign(name, at, self.next.0) {
                Some(wrong) => Err(wrong),
                None => Ok(Function::Name(self.network.position(name))),
            },
            _ => Err(Wrong::new(at, "an expression breaks off: a name is missing", FORM)),
        }
    }
}

fn no_operator(at: usize) -> Wrong {
    Wrong::new(at, "no operator before this", "`&` joins what is needed together, `|` what stands in for one another")
}

/// What a name begins that networks in which a function sees the period before alone do not have.
fn foreign(name: &str, at: usize, next: Option<Token>) -> Option<Wrong> {
    let shown = match next {
        Some(Token::Bracket) => format!("`{name}[…]`"),
        Some(Token::Open) => format!("`{name}(…)`"),
        _ => return None,
    };
    let before = "a function sees only what is so in the period before";
    let is_one_of = |words: &[&str]| words.iter().any(|word| name.eq_ignore_ascii_case(word));
    Some(if is_one_of(&TIMED) {
        Wrong::new(at, format!("the timed operator {shown} is not supported"), before)
    } else if is_one_of(&COUNTING) {
        let help = "write out with `&` and `|` which of them suffice together";
        Wrong::new(at, format!("the counting operator {shown} is not supported"), help)
    } else if next == Some(Token::Bracket) {
        Wrong::new(at, format!("the delay in {shown} is not supported"), before)
    } else {
        Wrong::new(at, format!("no operator between `{name}` and `(`"), FORM)
    })
}
