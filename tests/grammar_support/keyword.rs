//! The one rule of the grammar that its productions leave to words: where a clause may begin with a name, the keyword
//! wins.

use super::terminal::Terminal;

/// Whether a block that is no list of imported names begins with `likelihood` or `source`.
///
/// Such a block is a law's, or belongs to no sentence anyway.
pub fn wins(tokens: &[Terminal]) -> bool {
    (0..tokens.len()).any(|at| {
        let next = tokens.get(at + 1);
        tokens[at].is("{")
            && next.is_some_and(|next| next.is("likelihood") || next.is("source"))
            && !imports(&tokens[..at])
    })
}

/// Whether a `use` with its path, and perhaps its short name, comes last.
fn imports(before: &[Terminal]) -> bool {
    let used = |distance: usize| before.len().checked_sub(distance).is_some_and(|at| before[at].is("use"));
    used(2) || (used(4) && before[before.len() - 2].is("as"))
}
