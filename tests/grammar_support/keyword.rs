//! What the productions of the grammar leave to words: at the start of a law's block, the keyword wins.

use super::terminal::Terminal;

/// Whether a block that is neither a list of imported names nor opens with a party begins with `likelihood` or `source`.
///
/// Such a block is a law's, or belongs to no sentence anyway.
pub fn wins(tokens: &[Terminal]) -> bool {
    (0..tokens.len()).any(|at| {
        let next = tokens.get(at + 1);
        tokens[at].is("{")
            && next.is_some_and(|next| next.is("likelihood") || next.is("source"))
            && !imports(&tokens[..at])
            && !tokens.get(at + 2).is_some_and(is_of_party)
    })
}

/// Whether a `use` with its path, and perhaps its short name, comes last.
fn imports(before: &[Terminal]) -> bool {
    let used = |distance: usize| before.len().checked_sub(distance).is_some_and(|at| before[at].is("use"));
    used(2) || (used(4) && before[before.len() - 2].is("as"))
}

/// Whether a token says something of the party before it; in no law does such a word follow the first of the block.
fn is_of_party(token: &Terminal) -> bool {
    ["promises", "expects", "pays", "alone", "elasticity", "provides"].into_iter().any(|word| token.is(word))
}
