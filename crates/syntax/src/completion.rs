//! Where a name stands: the declaration and the clause, from which follows what kinds of names fit there.
//!
//! In: a text up to a cursor, however broken it is. Out: the clause the cursor stands in. What may stand for a name there
//! is said by `Kinds::wanted` in the model.

use super::scanner::Scanner;
use super::token::Token;

/// A place for names: a declaration and the word that governs it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The keyword of the declaration.
    pub declaration: Token,
    /// The last keyword that says what stands there, as in `interactions a, b`; an opening brace where none does.
    pub governed_by: Token,
}

impl Clause {
    /// The clause at the end of a text; none where no declaration has begun.
    pub fn at_end_of(text: &str) -> Option<Self> {
        let mut clause: Option<Self> = None;
        let (mut depth, mut before) = (0_usize, None);
        for kind in Scanner::of(text).filter_map(Result::ok).filter(|kind| *kind != Token::Comment) {
            match kind {
                Token::BraceOpen => depth += 1,
                Token::BraceClose => depth = depth.saturating_sub(1),
                _ => {}
            }
            // After a comma, or where something is declared, a name is to come, whatever word it is.
            let is_name = before == Some(Token::Comma) || before.is_some_and(Token::begins_declaration);
            if depth == 0 && kind.begins_declaration() && kind != Token::Alternative && !is_name {
                clause = Some(Self { declaration: kind, governed_by: kind });
            } else if let Some(clause) = &mut clause {
                let governs = kind == Token::BraceOpen || kind.is_keyword() && !is_name;
                // `enabled by` is one word of two.
                if governs && before != Some(Token::Enabled) {
                    clause.governed_by = kind;
                }
            }
            before = Some(kind);
        }
        // In a proposition a party begins the next clause, and no comma comes before it.
        let ended = depth > 0 && matches!(before, Some(Token::Name | Token::Path | Token::Number));
        match &mut clause {
            Some(Self { declaration: Token::Proposition, governed_by }) if ended && *governed_by != Token::Pays => {
                *governed_by = Token::BraceOpen;
            }
            _ => {}
        }
        clause
    }
}
